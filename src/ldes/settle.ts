// Kept pages belong to one log. When another log lies in the data folder (restored, replaced, begun anew), they go:
// a page of the old one would be served for ever.
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LogReader } from '../log/log.ts';

/** What tells one log from another: when and what it began with. */
async function identityOf(log: Pick<LogReader, 'event'>): Promise<string> {
  const first = await log.event(1);
  return first === undefined ? 'empty' : `${first.at} ${first.subject}`;
}

/** @param dir where closed pages are kept */
export async function settlePages(dir: string, log: Pick<LogReader, 'event'>): Promise<void> {
  const path = join(dir, 'log.txt');
  const [identity, known] = [await identityOf(log), await readFile(path, 'utf8').catch(() => undefined)];
  if (known === identity) return;
  await rm(dir, { recursive: true, force: true });
  await mkdir(dir, { recursive: true });
  await writeFile(path, identity);
}
