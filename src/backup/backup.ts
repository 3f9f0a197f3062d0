// A copy of the data folder while the hub runs: databases by SQLite's own online backup, other files as they are. Keys and
// names go into a folder of their own, or nowhere; views and pages are made again from the log.
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import { writeManifest, type Manifest } from './manifest.ts';

/** Kept apart from the rest: without them nobody reads what is personal, and what was forgotten stays so. */
export const apart = ['keys.sqlite', 'identity.sqlite'];
/** Made again from the log, or of the moment. */
const leftOut = /^(views\.sqlite|lock\.sqlite|hub\.sock|pages|incoming|import-.*|restoring|.*-(wal|shm|journal))$/;

export interface BackupOrder {
  readonly dataDir: string;
  readonly folder: string;
  /** Where keys and names go. */
  readonly keysFolder?: string | undefined;
  readonly now: Date;
}

/** @throws Error when a folder is in use, or lies where it must not */
export async function makeBackup(order: BackupOrder): Promise<readonly Manifest[]> {
  const { dataDir, folder, keysFolder } = order;
  checkPlaces(order);
  const names = readdirSync(dataDir).filter((name) => !apart.includes(name) && !leftOut.test(name));
  // The log goes last, then the files and the keys that it names: so each of them is there.
  const afterLog = names.filter((name) => name === 'files');
  const before = names.filter((name) => name !== 'log.sqlite' && name !== 'files');
  const ordered = [...before, 'log.sqlite', ...afterLog];
  for (const name of ordered) await copy(dataDir, folder, name);
  const manifests = [await writeManifest(folder, { kind: 'data', ...aboutCopy(folder, order) })];
  if (keysFolder === undefined) return manifests;
  for (const name of apart) if (existsSync(join(dataDir, name))) await copy(dataDir, keysFolder, name);
  return [...manifests, await writeManifest(keysFolder, { kind: 'keys', ...aboutCopy(folder, order) })];
}

function checkPlaces({ dataDir, folder, keysFolder }: BackupOrder): void {
  if (!existsSync(join(dataDir, 'log.sqlite'))) throw new Error(`There is nothing to keep: ${dataDir} holds no log.`);
  const places = keysFolder === undefined ? [folder] : [folder, keysFolder];
  for (const place of places) checkPlace(place, dataDir);
  if (keysFolder !== undefined && (isIn(keysFolder, folder) || isIn(folder, keysFolder)))
    throw new Error('Keys and names go apart from the rest: a folder beside it, on another disk at best.');
  for (const place of places) mkdirSync(place, { recursive: true, mode: 0o700 });
}

function checkPlace(place: string, dataDir: string): void {
  if (isIn(place, dataDir)) throw new Error(`${place} lies in the data folder. Choose a place outside it.`);
  if (existsSync(place) && readdirSync(place).length > 0)
    throw new Error(`${place} is not empty. A backup goes into a folder of its own.`);
}

function isIn(place: string, folder: string): boolean {
  const way = relative(resolve(folder), resolve(place));
  return way === '' || (!way.startsWith('..') && !way.startsWith('/'));
}

const allPages = 2 ** 30;

async function copy(from: string, to: string, name: string): Promise<void> {
  const [source, target] = [join(from, name), join(to, name)];
  if (!name.endsWith('.sqlite')) return cpSync(source, target, { recursive: true });
  const db = new DatabaseSync(source, { readOnly: true });
  try {
    db.exec('pragma busy_timeout = 10000');
    // In one step: a hub that writes meanwhile would make it start again and again.
    await backup(db, target, { rate: allPages });
  } finally {
    db.close();
  }
}

/** Read from the copy, so that it tells of the copy. */
function aboutCopy(folder: string, { now }: BackupOrder): Pick<Manifest, 'at' | 'base' | 'seq' | 'audit'> {
  const one = (file: string, sql: string): Record<string, unknown> | undefined => {
    if (!existsSync(join(folder, file))) return undefined;
    const db = new DatabaseSync(join(folder, file), { readOnly: true });
    try {
      return db.prepare(sql).get();
    } finally {
      db.close();
    }
  };
  const { seq } = one('log.sqlite', 'select coalesce(max(seq), 0) as seq from event') as { seq: number };
  const end = one(
    'audit.sqlite',
    'select n, hash from entry union all select n, hash from anchor order by n desc limit 1',
  );
  const audit = (end as Manifest['audit'] | undefined) ?? { n: 0, hash: '' };
  return { at: now.toISOString(), base: readFileSync(join(folder, 'base-iri.txt'), 'utf8').trim(), seq, audit };
}
