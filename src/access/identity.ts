// Who is behind a person's IRI: name and e-mail, in a file of their own. Everything else knows only the IRI.
import { chmodSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';

export interface Identity {
  readonly name: string;
  readonly email: string | null;
}

/** The one place where a person has a name. Doors ask it only for who may know (`mayManage`), and for the person itself. */
export interface Identities {
  readonly get: (personIri: string) => Identity | undefined;
  readonly put: (personIri: string, identity: Identity) => void;
  readonly delete: (personIri: string) => void;
}

export interface IdentityFile extends Identities {
  readonly close: () => void;
}

/** @param path `data/identity.sqlite`, which only the operator's account can read */
export function openIdentities(path: string): IdentityFile {
  const db = new DatabaseSync(path);
  chmodSync(path, 0o600);
  db.exec(`pragma journal_mode = wal; pragma synchronous = full; pragma busy_timeout = 10000; pragma secure_delete = on;
    create table if not exists identity (person text primary key, name text not null, email text) strict;`);
  const find = db.prepare('select name, email from identity where person = ?');
  const put = db.prepare(`insert into identity (person, name, email) values (?, ?, ?)
    on conflict (person) do update set name = excluded.name, email = excluded.email`);
  const drop = db.prepare('delete from identity where person = ?');
  return {
    get: (personIri) => find.get(personIri) as unknown as Identity | undefined,
    put: (personIri, { name, email }) => void put.run(personIri, name, email),
    delete: (personIri) => void drop.run(personIri),
    close: () => db.close(),
  };
}
