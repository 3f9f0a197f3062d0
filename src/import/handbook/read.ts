// A folder of Markdown (GitBook) to pages and fields of the wiki: `vijver import FOLDER --module wiki`. Tells what it left out.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, relative, sep } from 'node:path';
import type { Quad } from '@rdfjs/types';
import { Problem } from '../../problem.ts';
import { slug } from '../../rdf/refs.ts';
import { bookQuads } from './book.ts';
import { readChapter } from './gitbook.ts';
import { placesIn } from './summary.ts';

const [mostFiles, mostBytes] = [5000, 2_000_000];

export interface FolderOptions {
  readonly base: string;
  readonly lang: string;
  readonly onDropped: (what: string) => void;
}

export const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;

/** Markdown files under a folder, by path. Links to elsewhere are not followed. */
function filesUnder(folder: string): readonly string[] {
  const found = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.md'))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .toSorted();
  if (found.length === 0)
    throw new Problem('bad-request', `There is no Markdown (.md) in the folder ${basename(folder)}.`);
  if (found.length > mostFiles)
    throw new Problem('bad-request', `The folder holds more than ${mostFiles} Markdown files.`);
  return found;
}

function textOf(folder: string, path: string): string {
  const bytes = readFileSync(join(folder, path));
  if (bytes.length > mostBytes) throw new Problem('bad-request', `${path} is larger than ${mostBytes} bytes.`);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw new Problem('bad-syntax', `${path} is not UTF-8; save it as UTF-8.`, {}, error);
  }
}

/** All statements of the folder. @throws Problem that names the file */
export function readFolder(folder: string, { base, lang, onDropped }: FolderOptions): readonly Quad[] {
  const files = filesUnder(folder);
  const places = files.includes('SUMMARY.md') ? placesIn(textOf(folder, 'SUMMARY.md')) : [];
  const chapters = files.filter((path) => path !== 'SUMMARY.md').map((path) => readChapter(path, textOf(folder, path)));
  for (const { path, dropped } of chapters) for (const each of dropped) onDropped(`${path}: ${each}`);
  const there = new Set(files);
  for (const { path } of places) if (!there.has(path)) onDropped(`${path}: staat in de inhoudstafel, niet in de map`);
  return bookQuads({ base, lang, name: slug(basename(folder)) || 'handboek' }, chapters, { places, there, onDropped });
}
