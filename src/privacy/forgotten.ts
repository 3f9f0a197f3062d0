// The list of the forgotten, in a file of its own: the hash of each random number, never who it was. A restore replays it.
// While somebody is being forgotten their IRI stands here too, so that a kill in the middle is made good at the next start.
import { chmodSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { emptyWal } from '../log/wal.ts';
import { hashOfPerson } from './nobody.ts';

export interface Forgotten {
  /** From here on it will happen, whatever comes between. */
  readonly begin: (personIri: string, at: string) => void;
  readonly finish: (personIri: string) => void;
  /** Those who were not yet forgotten to the end. */
  readonly pending: () => readonly string[];
  readonly has: (personIri: string) => boolean;
  readonly list: () => readonly { readonly hash: string; readonly at: string }[];
  readonly add: (hash: string, at: string) => void;
  /** Keys that are no more, by the number that the log names them by: tells what can never be read from what lacks its keys. */
  readonly addKey: (id: string) => void;
  readonly keys: () => readonly string[];
  readonly close: () => void;
}

export function openForgotten(path: string): Forgotten {
  const db = new DatabaseSync(path);
  chmodSync(path, 0o600);
  db.exec(
    'pragma busy_timeout = 10000; pragma journal_mode = wal; pragma synchronous = full; pragma secure_delete = on',
  );
  db.exec(`create table if not exists forgotten (hash text primary key, at text not null, pending text) strict;
    create table if not exists gone_key (id text primary key) strict`);
  const add = db.prepare('insert into forgotten values (?, ?, null) on conflict (hash) do nothing');
  const mark = db.prepare('update forgotten set pending = ? where hash = ?');
  const pending = db.prepare('select pending from forgotten where pending is not null order by at');
  const has = db.prepare('select 1 as found from forgotten where hash = ?');
  const addKey = db.prepare('insert or ignore into gone_key values (?)');
  const keys = db.prepare('select id from gone_key order by id');
  const list = db.prepare('select hash, at from forgotten order by at, hash');
  return {
    begin(personIri, at) {
      db.exec('begin immediate');
      add.run(hashOfPerson(personIri), at);
      mark.run(personIri, hashOfPerson(personIri));
      db.exec('commit');
    },
    finish(personIri) {
      mark.run(null, hashOfPerson(personIri));
      emptyWal(db);
    },
    pending: () => pending.all().map((row) => String(row['pending'])),
    has: (personIri) => has.get(hashOfPerson(personIri)) !== undefined,
    list: () => list.all() as unknown as { hash: string; at: string }[],
    add: (hash, at) => void add.run(hash, at),
    addKey: (id) => void addKey.run(id),
    keys: () => keys.all().map((row) => String(row['id'])),
    close: () => db.close(),
  };
}
