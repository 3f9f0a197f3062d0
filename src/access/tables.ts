// Who may come in: tokens, sessions and one-time links, in a file of their own that no stream, query or export reads.
// A secret is kept as its SHA-256: it has 256 random bits, so a slow hash would add nothing.
import { createHash, randomBytes } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';

const tables = `
  pragma journal_mode = wal; pragma synchronous = full; pragma busy_timeout = 10000;
  create table if not exists token (
    id text primary key, name text not null, hash text not null unique, role text not null, museum text,
    created text not null, expires text, revoked text, last_used text) strict;
  create table if not exists invite (
    hash text primary key, role text not null, created text not null, expires text not null, used text) strict;
  create table if not exists session (
    hash text primary key, actor text not null, role text not null, museum text, token text,
    created text not null, expires text not null) strict;`;

export function openAccess(path: string): DatabaseSync {
  const db = new DatabaseSync(path);
  db.exec(tables);
  return db;
}

export const secret = (prefix: string): string => `${prefix}${randomBytes(32).toString('base64url')}`;
export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');
