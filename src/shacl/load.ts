// Reads the Turtle of shapes/ and vocab/. Relative IRIs belong to the hub that serves them.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Quad } from '@rdfjs/types';
import { parse } from '../rdf/parse.ts';

/** The project's own folder, where `shapes/` and `vocab/` lie. */
export const home = fileURLToPath(new URL('../../', import.meta.url));

export interface Files {
  /** What all modules share, from `shapes/core.ttl`. */
  readonly core: readonly Quad[];
  /** By module name, from `shapes/NAME.ttl`. */
  readonly shapes: ReadonlyMap<string, readonly Quad[]>;
  /** Our own terms and the marks of others', from `vocab/*.ttl`. */
  readonly vocab: readonly Quad[];
}

/** @throws Error naming the file when one is missing or malformed */
async function readTurtle(file: string, base: string): Promise<readonly Quad[]> {
  try {
    return await parse(await readFile(file, 'utf8'), 'text/turtle', `${base}/`);
  } catch (error) {
    throw new Error(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}

/** All shapes and vocabulary of the modules with these names. */
export async function loadFiles(base: string, names: readonly string[], folder: string): Promise<Files> {
  const shapeFile = (name: string) => readTurtle(join(folder, 'shapes', `${name}.ttl`), base);
  const [core, ...shapes] = await Promise.all(['core', ...names].map(shapeFile));
  const vocab = await Promise.all(
    ['vijver', 'marks'].map((name) => readTurtle(join(folder, 'vocab', `${name}.ttl`), base)),
  );
  return { core: core ?? [], shapes: new Map(names.map((name, at) => [name, shapes[at] ?? []])), vocab: vocab.flat() };
}
