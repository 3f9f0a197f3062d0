// Query text to a syntax tree (SPARQL 1.2, by traqula). Refuses, with line and column, whatever it cannot parse.
import { Parser, sparql12ParserBuilder } from '@traqula/parser-sparql-1-2';
import type * as tree from '@traqula/rules-sparql-1-2';
import { Problem } from '../problem.ts';
import { placeOf, type Place } from './scan.ts';

export type { tree };

interface Fault {
  readonly nl: string;
  readonly en: string;
}

class Unreadable extends Error {
  readonly fault: Fault;
  readonly offset: number;
  constructor(fault: Fault, offset: number) {
    super(fault.en);
    this.fault = fault;
    this.offset = offset;
  }
}

/** The part of chevrotain's token that is used here. */
interface Token {
  readonly image: string;
  readonly startOffset: number;
}

let token: Token | undefined;

/**
 * traqula 1.3.1 cuts a local name at its second colon (`e:a:b` became `e:a`) and tells no place for an unknown prefix.
 * This wraps its rule: the name is taken from the token itself. Chevrotain's grammar recording sees the same rule.
 */
function mendPrefixedNames(): void {
  const rule = sparql12ParserBuilder.getRule('prefixedName');
  const mended: typeof rule = {
    ...rule,
    impl: (api) => {
      const inner = rule.impl({
        ...api,
        CONSUME: (type, ...rest) => (token = api.CONSUME(type, ...rest)),
      } as typeof api);
      return (context, ...args) => {
        const term = inner(leniently(context), ...args) as tree.TermIriPrefixed;
        return (api.ACTION(() => completed(term, context.prefixes)) ?? term) as ReturnType<typeof inner>;
      };
    },
  };
  sparql12ParserBuilder.patchRule(mended);
}

/** The rule's own check of the prefix tells no place; ours does. While the grammar is recorded there is no context. */
const leniently = <Context extends object | undefined>(context: Context): Context =>
  context && (Object.create(context, { skipValidation: { value: true } }) as Context);

function completed(term: tree.TermIriPrefixed, prefixes: Readonly<Record<string, string>>): tree.TermIriPrefixed {
  if (token === undefined) return term;
  const colon = token.image.indexOf(':');
  const prefix = token.image.slice(0, colon);
  if (prefixes[prefix] === undefined) throw new Unreadable(undeclared(prefix), token.startOffset);
  return { ...term, value: token.image.slice(colon + 1), prefix };
}

const undeclared = (prefix: string): Fault => ({
  nl: `het voorvoegsel ${prefix}: is niet bekend; zet er een PREFIX-regel voor`,
  en: `The prefix ${prefix}: is not declared`,
});
const misplaced = (what: string, nl: string, en: string): Fault => ({
  nl: `${nl}${what} past hier niet`,
  en: `${en}${what} does not fit here`,
});
const tooEarly: Fault = { nl: 'de vraag stopt te vroeg', en: 'The query ends too early' };

interface ParseFault {
  readonly token: Token;
  readonly previousToken?: Token;
}

function createParser(): Parser {
  mendPrefixedNames();
  // The builder takes an error handler; the published type of this constructor forgets it.
  return new Parser({ errorHandler: throwFault } as ConstructorParameters<typeof Parser>[0]);
}

function throwFault(faults: readonly ParseFault[]): void {
  const fault = faults[0];
  if (fault === undefined) return;
  const start = fault.token.startOffset;
  if (Number.isFinite(start))
    throw new Unreadable(misplaced(JSON.stringify(fault.token.image.slice(0, 60)), '', ''), start);
  // At the end of the text the token has no place of its own.
  const { startOffset = 0, image = '' } = fault.previousToken ?? {};
  throw new Unreadable(tooEarly, startOffset + image.length);
}

let parser: Parser | undefined;

/** The lexer only tells its place in words: “unexpected character: … at offset: 22”. */
const lexerOffset = /at offset: (\d+)/;

function toUnreadable(text: string, error: unknown): { readonly fault: Fault; readonly place?: Place } {
  if (error instanceof Unreadable) return { fault: error.fault, place: placeOf(text, error.offset) };
  const message = error instanceof Error ? error.message.slice(0, 300) : 'unreadable';
  const offset = lexerOffset.exec(message)?.[1];
  if (offset === undefined) return { fault: { nl: message, en: message } };
  const character = JSON.stringify(text.slice(Number(offset), Number(offset) + 1));
  return { fault: misplaced(character, 'het teken ', 'The character '), place: placeOf(text, Number(offset)) };
}

/** `Line 2, column 5: …` */
const located = ({ nl, en }: Fault, place: Place | undefined): Fault =>
  place === undefined
    ? { nl: `${nl.charAt(0).toUpperCase()}${nl.slice(1)}.`, en: `${en}.` }
    : {
        nl: `Regel ${place.line}, kolom ${place.column}: ${nl}.`,
        en: `Line ${place.line}, column ${place.column}: ${en}.`,
      };

/**
 * @throws Problem `bad-syntax` with `line` and `column` (a rule about the whole, such as a variable that is bound twice,
 * has none), `not-supported` for an update
 */
export function parseQuery(text: string): tree.Query {
  parser ??= createParser();
  const read = ((): tree.SparqlQuery => {
    try {
      return parser.parse(text);
    } catch (error) {
      if (error instanceof RangeError) throw error;
      const { fault, place } = toUnreadable(text, error);
      throw new Problem('bad-syntax', located(fault, place), { ...place }, error);
    }
  })();
  if (read.type === 'query') return read;
  if (read.updates.every((update) => update.operation === undefined))
    throw new Problem(
      'bad-syntax',
      { nl: 'Regel 1, kolom 1: hier staat geen vraag.', en: 'Line 1, column 1: there is no query here.' },
      { line: 1, column: 1 },
    );
  throw new Problem('not-supported', {
    nl: 'Dit wijzigt iets. Hier kun je alleen vragen stellen: SELECT, ASK, CONSTRUCT of DESCRIBE.',
    en: 'This is an update; the query door only answers SELECT, ASK, CONSTRUCT and DESCRIBE.',
  });
}
