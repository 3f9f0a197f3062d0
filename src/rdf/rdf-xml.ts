// RDF/XML from strangers, in pieces. Refuses any DOCTYPE (entity expansion) and more than 128 levels.
import type { Quad } from '@rdfjs/types';
import { RdfXmlParser } from 'rdfxml-streaming-parser';
import { Problem } from '../problem.ts';
import { checkQuad } from './check.ts';
import { deepest } from './nesting.ts';
import { factory } from './terms.ts';
import type { PieceParser } from './turtle.ts';

interface Place {
  readonly line: number;
  readonly column: number;
}

/** The sax parser inside, which knows where it is. */
interface ActiveTag {
  language?: string | null;
}

interface Tag {
  readonly attributes: Readonly<Record<string, { readonly value: string }>>;
}

interface Inner {
  readonly saxParser: { readonly line: number; readonly column: number; close(): void };
  readonly activeTagStack: readonly ActiveTag[];
  onTag(tag: Tag): void;
  onDoctype(text: string): void;
  createLiteral(text: string, tag: ActiveTag): unknown;
}

const inner = (parser: RdfXmlParser): Inner => parser as unknown as Inner;
const placeOf = (parser: RdfXmlParser): Place => {
  const { line, column } = inner(parser).saxParser;
  return { line, column: column + 1 };
};

const above = RdfXmlParser.prototype as unknown as Inner;

class StrictParser extends RdfXmlParser {
  /** The language of the tag being opened, as written: the library folds its case. */
  #language = '';

  override onTag(tag: unknown): void {
    const place = placeOf(this);
    if (inner(this).activeTagStack.length >= deepest)
      throw new Problem('too-deep', `More than ${deepest} levels at line ${place.line}, column ${place.column}.`, {
        ...place,
      });
    this.#language = (tag as Tag).attributes['xml:lang']?.value ?? '';
    above.onTag.call(this, tag as Tag);
    const opened = inner(this).activeTagStack.at(-1);
    // What lies inside takes the language over from here.
    if (opened !== undefined && this.#language !== '') opened.language = this.#language;
    this.#language = '';
  }
  override createLiteral(text: string, tag: unknown): never {
    const { language } = tag as ActiveTag;
    const written = this.#language !== '' && language === this.#language.toLowerCase() ? this.#language : language;
    return above.createLiteral.call(this, text, { ...(tag as ActiveTag), language: written ?? null }) as never;
  }
  override onDoctype(): void {
    throw new Problem('bad-syntax', 'RDF/XML with a DOCTYPE is not read: write entities out and leave it away.', {
      ...placeOf(this),
    });
  }
}

function toProblem(error: unknown, parser: RdfXmlParser): unknown {
  if (error instanceof Problem || !(error instanceof Error)) return error;
  const place = placeOf(parser);
  const what = error.message.replace(/^(?:Line )?\d+(?: column |:)\d+: /, '').slice(0, 200);
  return new Problem('bad-syntax', `${what} at line ${place.line}, column ${place.column}.`, { ...place }, error);
}

export function createRdfXmlParser(base: string): PieceParser {
  const parser = new StrictParser({ baseIRI: base, dataFactory: factory as never, trackPosition: true });
  let failure: unknown;
  let ready: Quad[] = [];
  parser.on('error', (error: unknown) => {
    failure ??= toProblem(error, parser);
  });
  parser.push = (found: Quad | null): boolean => {
    if (found === null || failure !== undefined) return true;
    checkQuad(found);
    ready.push(found);
    return true;
  };
  // Driven by hand: no stream machinery between a piece and its statements.
  const drive = (work: (done: (error?: unknown) => void) => void): readonly Quad[] => {
    try {
      work((error) => {
        if (error) failure ??= toProblem(error, parser);
      });
    } catch (error) {
      failure ??= toProblem(error, parser);
    }
    if (failure !== undefined) throw failure;
    const given = ready;
    ready = [];
    return given;
  };
  return {
    // oxlint-disable-next-line no-underscore-dangle -- the name that node:stream gives it
    push: (piece) => drive((done) => parser._transform(piece, 'utf8', done as never)),
    // The parser itself does not look whether every element was closed.
    end: () => drive(() => inner(parser).saxParser.close()),
  };
}
