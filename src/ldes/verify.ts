// Proves that the closed pages on disk are still what the log says, byte for byte. Changes nothing.
import { readFile, readdir } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliDecompress, gunzip } from 'node:zlib';
import { pagesDir, type LdesParts } from './door.ts';
import { forms, type Form } from './forms.ts';
import { isFull, parseNode, type NodeId } from './pages.ts';
import { readPage } from './read.ts';
import { findStream, type Stream } from './stream.ts';

const unpack = { br: promisify(brotliDecompress), gz: promisify(gunzip) } as const;

interface Kept {
  readonly name: string;
  readonly stream: string;
  readonly node: NodeId;
  readonly form: Form;
  readonly packing: keyof typeof unpack | undefined;
}

const pattern = /^([^/]+)\/(\d)\/(\d+)\.([a-z]+)(?:\.(br|gz))?$/;

function toKept(name: string): Kept | undefined {
  const [, stream = '', level = '', index = '', extension = '', packing] = pattern.exec(name) ?? [];
  const form = forms.find((each) => each.extension === extension);
  const node = parseNode(level, index);
  if (form === undefined || node === undefined) return undefined;
  return { name, stream: decodeURIComponent(stream), node, form, packing: packing as Kept['packing'] };
}

/** Sentences about stored pages that differ from the log, each with its first difference; none when all is well. */
export async function* verifyPages(parts: Omit<LdesParts, 'report'>): AsyncIterable<string> {
  const dir = pagesDir(parts.dataDir);
  const names = await readdir(dir, { recursive: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  for (const name of names.map((each) => each.replaceAll(sep, '/')).toSorted()) {
    const kept = toKept(name);
    if (kept === undefined) continue;
    const fault = await compare(parts, kept, join(dir, name));
    if (fault !== undefined) yield `pages/${name}: ${fault}`;
  }
}

async function compare(parts: Omit<LdesParts, 'report'>, kept: Kept, path: string): Promise<string | undefined> {
  const stream = await findStream(parts, kept.stream);
  if (stream === undefined) return `the log has no stream “${kept.stream}”`;
  if (!isFull(stream.count, kept.node)) return `the log has only ${stream.count} members, so this page is not closed`;
  const stored = await readStored(path, kept.packing);
  if (stored === undefined) return `the file cannot be unpacked`;
  const expected = await toText(parts, kept, stream);
  return stored === expected ? undefined : firstDifference(stored, expected);
}

async function readStored(path: string, packing: Kept['packing']): Promise<string | undefined> {
  const bytes = await readFile(path);
  try {
    return (packing === undefined ? bytes : await unpack[packing](bytes)).toString('utf8');
  } catch {
    return undefined;
  }
}

const toText = async (parts: Omit<LdesParts, 'report'>, { node, form }: Kept, stream: Stream): Promise<string> =>
  form.write(parts.base, await readPage(parts.log, stream, node));

const cut = (line: string | undefined): string => (line === undefined ? 'nothing' : `“${line.slice(0, 200)}”`);

function firstDifference(stored: string, expected: string): string {
  const [there, here] = [stored.split('\n'), expected.split('\n')];
  const at = here.findIndex((line, i) => line !== there[i]);
  const number = at < 0 ? here.length : at;
  return `line ${number + 1} is ${cut(there[number])}, but the log gives ${cut(here[number])}`;
}
