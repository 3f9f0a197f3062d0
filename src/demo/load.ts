// The demonstration content as drafts for the one way in. Knows one folder of Turtle; refuses statements that belong to nothing.
import { createReadStream } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Quad } from '@rdfjs/types';
import type { Files } from '../files/files.ts';
import type { Receipt } from '../log/log.ts';
import { parse } from '../rdf/parse.ts';
import { ownThing } from '../rdf/refs.ts';
import type { Draft } from '../write.ts';
import { fillDates } from './dates.ts';

/** Names every node by the thing it belongs to: itself, what `#` follows, or the thing that leads to a blank node. */
function createOwners(base: string, quads: readonly Quad[]): (node: string) => string | undefined {
  const leadsTo = new Map<string, string>();
  for (const { subject, object } of quads)
    if (object.termType === 'BlankNode') leadsTo.set(`_:${object.value}`, keyOf(subject));
  return (node) => {
    let at: string | undefined = node;
    for (let steps = 0; at !== undefined && steps < 20; steps++) {
      const thing = at.split('#')[0] ?? at;
      if (ownThing(base, thing) !== undefined) return thing;
      at = leadsTo.get(at);
    }
    return undefined;
  };
}

const keyOf = (term: Quad['subject']): string => (term.termType === 'BlankNode' ? `_:${term.value}` : term.value);

/** One draft for each thing of a file, in the order of the file. @throws Error when a statement belongs to no thing of ours */
function draftsOf(base: string, file: string, quads: readonly Quad[]): readonly Draft[] {
  const ownerOf = createOwners(base, quads);
  const things = Map.groupBy(quads, ({ subject }) => {
    const owner = ownerOf(keyOf(subject));
    if (owner === undefined) throw new Error(`In ${file}, ${keyOf(subject)} is not part of a thing under ${base}/id/.`);
    return owner;
  });
  return [...things].map(([subject, its]) => ({ subject, quads: its }));
}

/**
 * Reads every Turtle file of the folder, in the order of their names, with dates around `now`.
 * @param base the hub's base IRI, no slash at its end
 * @param folder where the files lie: `fixtures/demo`
 * @returns one draft for each thing, for `hub.write`
 * @throws Problem bad-syntax for a file that does not parse; Error for an unknown date or a stray statement
 */
export async function demoDrafts(base: string, folder: URL | string, now: Date): Promise<Draft[]> {
  const path = typeof folder === 'string' ? folder : fileURLToPath(folder);
  const files = (await readdir(path)).filter((name) => name.endsWith('.ttl')).toSorted();
  const drafts: Draft[] = [];
  for (const file of files) {
    const text = fillDates(await readFile(join(path, file), 'utf8'), now);
    drafts.push(...draftsOf(base, file, await parse(text, 'text/turtle', `${base}/`)));
  }
  return drafts;
}

/** The parts of a hub that its demonstration content goes into. */
export interface Loading {
  readonly base: string;
  readonly files: Files;
  readonly now: Date;
  readonly write: (drafts: readonly Draft[]) => Promise<Receipt>;
}

/** The whole folder by the one way in: the bytes of its attachments first, then every thing. */
export async function loadDemo({ base, files, now, write }: Loading, folder: URL): Promise<Receipt> {
  const place = new URL('files/', folder);
  const names = (await readdir(place)).toSorted();
  const held = await Promise.all(names.map((name) => files.keep(createReadStream(new URL(name, place)), name)));
  try {
    return await write(await demoDrafts(base, folder, now));
  } finally {
    for (const { release } of held) release();
  }
}
