// Who may come in: accounts, roles, tokens, sessions and one-time links, in a file that no stream, query or export reads.
// A random secret is kept as its SHA-256: it has 256 random bits, so a slow hash would add nothing. Passwords are not among them.
import { createHash, randomBytes } from 'node:crypto';
import { chmodSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';

/** Each step once, in order; `user_version` counts them. */
const steps: readonly string[] = [
  `create table if not exists token (
    id text primary key, name text not null, hash text not null unique, role text not null, museum text,
    created text not null, expires text, revoked text, last_used text) strict;`,
  // Sessions and links of before had no account: who held one signs in again.
  `drop table if exists session; drop table if exists invite;
  alter table token add column modules text;
  alter table token add column owner text;
  create table account (
    id text primary key, person text not null unique, login text unique, secret text,
    issuer text, subject text, alias text, created text not null, disabled text, seen text,
    unique (issuer, subject), unique (issuer, alias)) strict;
  create table grant_ (
    id text primary key, account text not null references account (id) on delete cascade, role text not null,
    modules text, museum text, people text, source text not null, since text not null) strict;
  create index grant_of on grant_ (account);
  create table link (
    hash text primary key, account text, created text not null, expires text not null, used text) strict;
  create table session (
    hash text primary key, id text not null unique, account text, token text, rights text not null,
    fresh integer not null, device text not null, created text not null, seen text not null, ends text not null) strict;
  create index session_of on session (account);`,
];

export function openAccess(path: string): DatabaseSync {
  const db = new DatabaseSync(path);
  chmodSync(path, 0o600);
  db.exec(
    'pragma journal_mode = wal; pragma synchronous = full; pragma busy_timeout = 10000; pragma foreign_keys = on;',
  );
  db.exec('begin immediate');
  const { user_version: done } = db.prepare('pragma user_version').get() as { user_version: number };
  for (const step of steps.slice(done)) db.exec(step);
  db.exec(`pragma user_version = ${steps.length}; commit`);
  return db;
}

export const secret = (prefix: string): string => `${prefix}${randomBytes(32).toString('base64url')}`;
export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** `terms wiki` in a column; null for every module. */
export const toList = (text: string | null): readonly string[] | null =>
  text === null ? null : text.split(' ').filter((part) => part !== '');
export const fromList = (list: readonly string[] | null | undefined): string | null =>
  list === null || list === undefined ? null : list.join(' ');
