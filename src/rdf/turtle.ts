// Turtle, TriG, N-Triples and N-Quads from strangers, whole or in pieces.
// Refuses RDF-star, more than 128 levels, and anything malformed, with line and column.
import type { Quad } from '@rdfjs/types';
import { Parser } from 'n3';
import { Problem } from '../problem.ts';
import { checkQuad } from './check.ts';
import { turtleScanner } from './nesting.ts';
import { factory } from './terms.ts';

/** What n3 tells about the place of a fault: lines from 1, columns from 0. */
interface Fault extends Error {
  readonly context?: {
    readonly line?: number;
    readonly token?: { readonly start?: number };
    readonly previousToken?: { readonly line?: number; readonly end?: number };
  };
}

/** The piece in which a fault was found, and how many lines came before it. */
interface Piece {
  readonly text: string;
  readonly linesBefore: number;
}

const endOfPrevious = (context: Fault['context'], line: number): number =>
  context?.previousToken?.line === line ? (context.previousToken.end ?? 0) : 0;

/** The lexer says where the token before the fault ended; blanks after it are skipped where the line is at hand. */
function columnOf({ context }: Fault, piece: Piece): number {
  if (context?.token?.start !== undefined) return context.token.start + 1;
  const line = context?.line ?? 1;
  const from = endOfPrevious(context, line);
  const text = line > piece.linesBefore + 1 || piece.linesBefore === 0 ? lineOf(piece, line) : '';
  return from + (/^\s*/.exec(text.slice(from))?.[0].length ?? 0) + 1;
}

function lineOf(piece: Piece, line: number): string {
  let start = 0;
  for (let at = piece.linesBefore + 1; at < line && start >= 0; at += 1)
    start = piece.text.indexOf('\n', start) + 1 || -1;
  return start < 0
    ? ''
    : piece.text
        .slice(start, start + 10_000)
        .split('\n', 1)
        .join('');
}

const newlines = (text: string): number => {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
};

function toProblem(error: unknown, piece: Piece): unknown {
  if (error instanceof Problem || !(error instanceof Error)) return error;
  const line = (error as Fault).context?.line ?? 1;
  const column = columnOf(error, piece);
  const what = error.message.replace(/ on line \d+\.$/, '').slice(0, 200);
  return new Problem('bad-syntax', `${what} at line ${line}, column ${column}.`, { line, column }, error);
}

/** Takes text in pieces and gives the statements that are whole. */
export interface PieceParser {
  readonly push: (piece: string) => readonly Quad[];
  readonly end: () => readonly Quad[];
}

type Listener = (piece: string) => void;

/** @param mediaType one of the four of this family, without parameters */
export function createTurtleParser(mediaType: string, base: string): PieceParser {
  const scanner = turtleScanner();
  // The types ask for n3's own terms; any RDF/JS factory will do.
  const options = { format: mediaType, baseIRI: base, factory } as unknown as ConstructorParameters<typeof Parser>[0];
  const parser = new Parser(options);
  let ready: Quad[] = [];
  let piece: Piece = { text: '', linesBefore: 0 };
  let failure: unknown;
  const listeners = new Map<string, Listener>();
  const source = { on: (event: string, listener: Listener) => listeners.set(event, listener) };
  const take = (error: unknown, found: Quad | null): void => {
    if (error) failure ??= toProblem(error, piece);
    if (found && failure === undefined) {
      checkQuad(found);
      ready.push(found);
    }
  };
  (parser.parse as (input: unknown, take: (error: unknown, quad: Quad | null) => void) => void).call(
    parser,
    source,
    take,
  );
  const tell = (event: string, text: string): readonly Quad[] => {
    try {
      listeners.get(event)?.(text);
    } catch (error) {
      throw toProblem(error, piece);
    }
    if (failure !== undefined) throw failure;
    const given = ready;
    ready = [];
    return given;
  };
  return {
    push: (text) => {
      scanner.scan(text);
      if (text !== '') piece = { text, linesBefore: piece.linesBefore + newlines(piece.text) };
      return tell('data', text);
    },
    end: () => tell('end', ''),
  };
}
