// Puts a backup in the place of a data folder: checked first, laid down beside, then moved in as a whole. Whoever was
// forgotten, here or there, is forgotten again before anybody comes in.
import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openIdentities } from '../access/identity.ts';
import { openForgotten, type Forgotten } from '../privacy/forgotten.ts';
import { openKeys } from '../privacy/keys.ts';
import { hashOfPerson } from '../privacy/nobody.ts';
import { checkLog } from '../verify/log-check.ts';
import { apart } from './backup.ts';
import { checkManifest, type Manifest } from './manifest.ts';

export interface RestoreOrder {
  readonly dataDir: string;
  readonly folder: string;
  readonly keysFolder?: string | undefined;
}

export interface Laid {
  readonly manifest: Manifest;
  /** People of the list whom the restored log still knows: they are forgotten at the next start, which comes right after. */
  readonly pending: number;
  /** Sealed parts that no key here opens. */
  readonly unreadable: number;
}

/** `ready`: all of it is there. `moving`: what was here is gone. */
const [staging, ready, moving] = ['restoring', 'ready', 'moving'];
/** What stays when everything else is replaced. */
const stays = new Set(['lock.sqlite', 'lock.sqlite-journal', staging]);

/**
 * The caller has the folder to itself. Nothing of it is changed before everything has been checked.
 * @throws Error that says what is wrong with the backup
 */
export async function layDown({ dataDir, folder, keysFolder }: RestoreOrder): Promise<Laid> {
  const manifest = await checkManifest(folder, 'data');
  if (keysFolder !== undefined) await checkManifest(keysFolder, 'keys');
  const place = join(dataDir, staging);
  rmSync(place, { recursive: true, force: true });
  mkdirSync(place, { mode: 0o700 });
  try {
    for (const name of readdirSync(folder).filter((each) => each !== 'manifest.json'))
      cpSync(join(folder, name), join(place, name), { recursive: true });
    checkCopy(place);
    takeKeys(place, keysFolder ?? dataDir);
    const laid = { manifest, ...markForgotten(place, dataDir) };
    writeFileSync(join(place, ready), '');
    finishRestore(dataDir);
    return laid;
  } catch (error) {
    if (!existsSync(join(place, ready))) rmSync(place, { recursive: true, force: true });
    throw error;
  }
}

/** Moves what was laid down into its place; called at every start too, since a kill may have come between. */
export function finishRestore(dataDir: string): void {
  const place = join(dataDir, staging);
  if (!existsSync(place)) return;
  if (!existsSync(join(place, ready))) return rmSync(place, { recursive: true, force: true });
  if (!existsSync(join(place, moving))) {
    for (const name of readdirSync(dataDir).filter((each) => !stays.has(each)))
      rmSync(join(dataDir, name), { recursive: true, force: true });
    writeFileSync(join(place, moving), '');
  }
  for (const name of readdirSync(place).filter((each) => each !== ready && each !== moving))
    renameSync(join(place, name), join(dataDir, name));
  rmSync(place, { recursive: true, force: true });
}

function checkCopy(place: string): void {
  const db = new DatabaseSync(join(place, 'log.sqlite'));
  try {
    const faults = checkLog(db);
    if (faults.length > 0)
      throw new Error(`The log of the backup is not whole: ${faults.join('; ')}. Nothing was changed.`);
  } finally {
    db.close();
  }
}

/** Keys and names of the copy that was given, else those that are here. */
function takeKeys(place: string, from: string): void {
  for (const name of apart) {
    const source = join(from, name);
    if (!existsSync(source)) continue;
    const db = new DatabaseSync(source);
    db.exec(`vacuum into '${join(place, name).replaceAll("'", "''")}'`);
    db.close();
  }
}

function markForgotten(place: string, dataDir: string): Omit<Laid, 'manifest'> {
  const list = openForgotten(join(place, 'forgotten.sqlite'));
  try {
    if (existsSync(join(dataDir, 'forgotten.sqlite'))) joinLists(list, join(dataDir, 'forgotten.sqlite'));
    const hashes = new Set(list.list().map(({ hash }) => hash));
    const known = [...peopleIn(join(place, 'log.sqlite'))].filter((iri) => hashes.has(hashOfPerson(iri)));
    for (const iri of known) list.begin(iri, new Date(0).toISOString());
    dropOthers(place, hashes, new Set(known));
    return { pending: known.length, unreadable: countUnreadable(place) };
  } finally {
    list.close();
  }
}

/** Both lists count: the backup may be older than this folder, or from another machine that went on. */
function joinLists(list: Forgotten, path: string): void {
  const here = openForgotten(path);
  for (const { hash, at } of here.list()) list.add(hash, at);
  for (const id of here.keys()) list.addKey(id);
  for (const iri of here.pending()) list.begin(iri, new Date(0).toISOString());
  here.close();
}

const personIri = /<([^<>\s]+\/id\/person\/[^<>\s#]+)[>#]/g;

/** People whom a log knows, by their own thing or where something that is not sealed names them. */
function peopleIn(path: string): ReadonlySet<string> {
  const db = new DatabaseSync(path);
  try {
    const found = new Set<string>();
    for (const { subject } of db.prepare(`select distinct subject from event where type = 'person'`).iterate())
      found.add(String(subject));
    const naming = `select internal || public as text from event where internal like '%/id/person/%' or public like '%/id/person/%'`;
    for (const { text } of db.prepare(naming).iterate())
      for (const [, iri = ''] of String(text).matchAll(personIri)) found.add(iri);
    return found;
  } finally {
    db.close();
  }
}

/** Keys and names of people of the list whom the log does not know go at once; those of the others when they are forgotten. */
function dropOthers(place: string, hashes: ReadonlySet<string>, known: ReadonlySet<string>): void {
  const goes = (iri: string): boolean => hashes.has(hashOfPerson(iri)) && !known.has(iri);
  const keys = openKeys(join(place, 'keys.sqlite'));
  for (const holder of keys.holders().filter(goes)) keys.destroy(holder);
  keys.close();
  const identities = openIdentities(join(place, 'identity.sqlite'));
  for (const person of identities.people().filter(goes)) identities.delete(person);
  identities.close();
}

function countUnreadable(place: string): number {
  const db = new DatabaseSync(join(place, 'log.sqlite'));
  const keys = openKeys(join(place, 'keys.sqlite'));
  try {
    const ids = new Map<string, boolean>();
    let unreadable = 0;
    for (const { personal } of db.prepare(`select personal from event where personal like '~1 %'`).iterate()) {
      const id = String(personal).split(' ')[1] ?? '';
      const there = ids.get(id) ?? keys.byId(id) !== undefined;
      ids.set(id, there);
      if (!there) unreadable += 1;
    }
    return unreadable;
  } finally {
    keys.close();
    db.close();
  }
}
