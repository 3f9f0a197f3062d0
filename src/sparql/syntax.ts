// Query text to a syntax tree (SPARQL 1.2, by traqula). Refuses, with line and column, whatever it cannot parse.
import { Parser, sparql12ParserBuilder } from '@traqula/parser-sparql-1-2';
import type * as tree from '@traqula/rules-sparql-1-2';
import { Problem } from '../problem.ts';
import { placeOf, type Place } from './scan.ts';

export type { tree };

class Unreadable extends Error {
  readonly offset: number;
  constructor(message: string, offset: number) {
    super(message);
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
  if (prefixes[prefix] === undefined) throw new Unreadable(`The prefix ${prefix}: is not declared`, token.startOffset);
  return { ...term, value: token.image.slice(colon + 1), prefix };
}

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
    throw new Unreadable(`${JSON.stringify(fault.token.image.slice(0, 60))} does not fit here`, start);
  // At the end of the text the token has no place of its own.
  const { startOffset = 0, image = '' } = fault.previousToken ?? {};
  throw new Unreadable('The query ends too early', startOffset + image.length);
}

let parser: Parser | undefined;

/** The lexer only tells its place in words: “unexpected character: … at offset: 22”. */
const lexerOffset = /at offset: (\d+)/;

function toUnreadable(text: string, error: unknown): { readonly message: string; readonly place?: Place } {
  if (error instanceof Unreadable) return { message: error.message, place: placeOf(text, error.offset) };
  const message = error instanceof Error ? error.message.slice(0, 300) : 'unreadable';
  const offset = lexerOffset.exec(message)?.[1];
  if (offset === undefined) return { message };
  const character = JSON.stringify(text.slice(Number(offset), Number(offset) + 1));
  return { message: `The character ${character} does not fit here`, place: placeOf(text, Number(offset)) };
}

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
      const { message, place } = toUnreadable(text, error);
      const where = place === undefined ? '' : `Line ${place.line}, column ${place.column}: `;
      throw new Problem('bad-syntax', `${where}${message}.`, { ...place }, error);
    }
  })();
  if (read.type === 'query') return read;
  if (read.updates.every((update) => update.operation === undefined))
    throw new Problem('bad-syntax', 'Line 1, column 1: there is no query here.', { line: 1, column: 1 });
  throw new Problem(
    'not-supported',
    'This is an update; the query door only answers SELECT, ASK, CONSTRUCT and DESCRIBE.',
  );
}
