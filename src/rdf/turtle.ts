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

function columnOf({ context }: Fault): number {
  if (context?.token?.start !== undefined) return context.token.start + 1;
  const previous = context?.previousToken;
  return previous?.end !== undefined && previous.line === context?.line ? previous.end + 1 : 1;
}

function toProblem(error: unknown): unknown {
  if (error instanceof Problem || !(error instanceof Error)) return error;
  const line = (error as Fault).context?.line ?? 1;
  const column = columnOf(error);
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
  let failure: unknown;
  const listeners = new Map<string, Listener>();
  const source = { on: (event: string, listener: Listener) => listeners.set(event, listener) };
  const take = (error: unknown, found: Quad | null): void => {
    if (error) failure ??= toProblem(error);
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
  const tell = (event: string, piece: string): readonly Quad[] => {
    try {
      listeners.get(event)?.(piece);
    } catch (error) {
      throw toProblem(error);
    }
    if (failure !== undefined) throw failure;
    const given = ready;
    ready = [];
    return given;
  };
  return {
    push: (piece) => {
      scanner.scan(piece);
      return tell('data', piece);
    },
    end: () => tell('end', ''),
  };
}
