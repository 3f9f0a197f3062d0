// Tables of another version make room: the view is made again from the log, and nobody else's is touched.
import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { layTables } from '../../src/log/versions.ts';

const lay = (db: DatabaseSync, version: number, tables: string): boolean =>
  layTables(db, { name: 'search', version, owns: ['found', 'found_*'], tables });
const names = (db: DatabaseSync): readonly unknown[] =>
  db
    .prepare("select name from sqlite_schema where type = 'table' and name like 'f%' order by 1")
    .all()
    .map((row) => row['name']);

it('keeps what is of its own version', () => {
  const db = new DatabaseSync(':memory:');
  expect(lay(db, 2, 'create table if not exists found (x)')).toBe(true);
  db.exec("insert into found values (1); insert into cursor values ('search', 7)");
  expect(lay(db, 2, 'create table if not exists found (x)')).toBe(false);
  expect(db.prepare('select count(*) as n from found').get()).toEqual({ n: 1 });
});

it('throws away what an older hub left, virtual tables too, and begins at the start of the log', () => {
  const db = new DatabaseSync(':memory:');
  lay(db, 1, 'create table if not exists found (x); create virtual table if not exists found_token using fts5 (t)');
  db.exec("create table friend (x); insert into cursor values ('search', 7), ('state', 7)");
  expect(lay(db, 2, 'create table if not exists found (x, y)')).toBe(true);
  expect(names(db)).toEqual(['found', 'friend']);
  expect(db.prepare('select name, seq from cursor').all()).toEqual([{ name: 'state', seq: 7 }]);
  expect(db.prepare("select sql from sqlite_schema where name = 'found'").get()?.['sql']).toContain('y');
});

it('knows a view from before versions were kept', () => {
  const db = new DatabaseSync(':memory:');
  db.exec(
    'create table cursor (name text primary key, seq integer not null) strict, without rowid; create table found (old)',
  );
  db.exec("insert into cursor values ('search', 3)");
  expect(lay(db, 2, 'create table if not exists found (fresh)')).toBe(true);
  expect(db.prepare('select name from pragma_table_info(?)').all('found')).toEqual([{ name: 'fresh' }]);
});
