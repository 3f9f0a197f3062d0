// The tables of the log on disk, and how a row becomes an event. One writer; nothing is ever updated but the stream totals.
// Personal parts lie sealed (decision 0025).
import { DatabaseSync } from 'node:sqlite';
import type { Event, State } from './log.ts';
import type { Vault } from './vault.ts';

const tables = `
  create table if not exists event (
    seq integer primary key, tx integer not null, at text not null, action text not null, module text not null,
    type text not null, ref text not null, subject text not null, museum text, actor text not null, note text,
    prev integer, public text not null, internal text not null, personal text not null, streams text not null) strict;
  create unique index if not exists event_by_subject on event (subject, seq);
  create table if not exists stream (
    id integer primary key, name text not null unique, count integer not null, first_at text not null,
    last_at text not null) strict;
  create table if not exists member (
    stream integer not null, place integer not null, seq integer not null, kind text not null,
    primary key (stream, place)) strict, without rowid;`;

/** An event as its row: the three parts of the state apart, the streams as JSON. */
export interface EventRow extends Omit<Event, 'state' | 'streams'>, State {
  readonly streams: string;
}

export function toEvent(row: EventRow, vault: Vault): Event {
  const { public: open, internal, personal: sealed, streams, note, ...rest } = row;
  const personal = vault.open(sealed, row.subject);
  const state = { public: open, internal, personal };
  return { ...rest, note: vault.openNote(note, row.subject), state, streams: JSON.parse(streams) as string[] };
}

/** Opens the log for the one writer; every commit is synced to disk before it returns. */
export function openForWriting(path: string): DatabaseSync {
  const db = new DatabaseSync(path);
  db.exec('pragma journal_mode = wal; pragma synchronous = full; pragma busy_timeout = 10000;');
  db.exec('pragma cache_size = -65536; pragma journal_size_limit = 67108864;');
  db.exec(tables);
  return db;
}

/** Opens a database for reading beside its writer. It must exist. */
export function openForReading(path: string): DatabaseSync {
  const db = new DatabaseSync(path, { readOnly: true });
  db.exec('pragma busy_timeout = 10000; pragma cache_size = -65536; pragma query_only = 1;');
  return db;
}
