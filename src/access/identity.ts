// Who is behind a person's IRI: names and addresses, in a file of their own. Everything else knows only the IRI.
// The log holds a number in their place (`saying`); with the row, the name is gone from everywhere that reads it.
import { randomBytes } from 'node:crypto';
import { chmodSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { emptyWal } from '../log/wal.ts';

export interface Identity {
  readonly name: string;
  readonly email: string | null;
}

/** The one place where a person has a name. Doors ask it only for who may know (`mayManage`), and for the person itself. */
export interface Identities {
  readonly get: (personIri: string) => Identity | undefined;
  readonly put: (personIri: string, identity: Identity) => void;
  /** Everything about this person, all that the log points at included; nothing of it stays in the file. */
  readonly delete: (personIri: string) => void;
}

/** Statements that say who somebody is, kept here by number instead of in the log. */
export interface Sayings {
  /** @returns the number of these lines: the same one when this person has the same lines already */
  readonly keep: (personIri: string, lines: string, identity: Identity) => string;
  /** The lines of a number; '' when they are gone. */
  readonly read: (number: string) => string;
}

export interface IdentityFile extends Identities, Sayings {
  /** One transaction around many `keep`s; it begins with the first of them. */
  readonly settle: () => void;
  readonly undo: () => void;
  /** Everybody of whom something is kept here. */
  readonly people: () => readonly string[];
  readonly close: () => void;
}

const tables = `create table if not exists identity (person text primary key, name text not null, email text) strict;
  create table if not exists saying (number text primary key, person text not null, lines text not null) strict, without rowid;
  create index if not exists saying_of on saying (person);`;

/** @param path `data/identity.sqlite`, which only the operator's account can read */
export function openIdentities(path: string): IdentityFile {
  const db = new DatabaseSync(path);
  chmodSync(path, 0o600);
  db.exec(
    'pragma busy_timeout = 10000; pragma journal_mode = wal; pragma synchronous = full; pragma secure_delete = on',
  );
  db.exec(tables);
  const sql = statements(db);
  let open = false;
  const end = (how: 'commit' | 'rollback'): void => {
    if (open) db.exec(how);
    open = false;
  };
  return {
    get: (personIri) => sql.find.get(personIri) as unknown as Identity | undefined,
    put: (personIri, { name, email }) => void sql.put.run(personIri, name, email),
    delete(personIri) {
      sql.drop.run(personIri);
      sql.dropSayings.run(personIri);
      emptyWal(db);
    },
    keep(personIri, lines, { name, email }) {
      const known = sql.same.get(personIri, lines) as { number: string } | undefined;
      const now = sql.find.get(personIri) as Identity | undefined;
      if (known !== undefined && now?.name === name && now.email === email) return known.number;
      if (!open) db.exec('begin immediate');
      open = true;
      sql.put.run(personIri, name, email);
      const number = known?.number ?? randomBytes(16).toString('hex');
      if (known === undefined) sql.keep.run(number, personIri, lines);
      return number;
    },
    read: (number) => (sql.read.get(number) as { lines: string } | undefined)?.lines ?? '',
    settle: () => end('commit'),
    undo: () => end('rollback'),
    people: () => sql.people.all().map((row) => String(row['person'])),
    close: () => db.close(),
  };
}

const statements = (db: DatabaseSync) => ({
  find: db.prepare('select name, email from identity where person = ?'),
  put: db.prepare(`insert into identity (person, name, email) values (?, ?, ?)
    on conflict (person) do update set name = excluded.name, email = excluded.email`),
  drop: db.prepare('delete from identity where person = ?'),
  dropSayings: db.prepare('delete from saying where person = ?'),
  same: db.prepare('select number from saying where person = ? and lines = ?'),
  people: db.prepare('select person from identity union select person from saying'),
  keep: db.prepare('insert into saying (number, person, lines) values (?, ?, ?)'),
  read: db.prepare('select lines from saying where number = ?'),
});
