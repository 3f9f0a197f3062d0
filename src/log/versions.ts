// The tables of a view carry the version of its code: those of another version are dropped, and the view is made again
// from the log. Touches no table but the view's own.
import type { DatabaseSync } from 'node:sqlite';

export interface Laid {
  /** The view's name, as its cursor has it. */
  readonly name: string;
  /** Goes up by one with every change of the tables or of what is written into them. */
  readonly version: number;
  /** Which tables are the view's: names, or their beginning with a star. */
  readonly owns: readonly string[];
  /** `CREATE … IF NOT EXISTS` statements. */
  readonly tables: string;
}

const ours = `
  create table if not exists cursor (name text primary key, seq integer not null) strict, without rowid;
  create table if not exists passed_over (name text not null, seq integer not null, why text not null,
    primary key (name, seq)) strict, without rowid;
  create table if not exists edition (name text primary key, n integer not null) strict, without rowid;`;

/** Before versions were kept, every view was at this one. */
const firstVersion = 1;

/**
 * Lays down the tables of a view; what an older or newer hub left is thrown away first, cursor and all.
 * @returns whether the view begins anew
 */
export function layTables(db: DatabaseSync, { name, version, owns, tables }: Laid): boolean {
  db.exec(ours);
  db.exec('begin immediate');
  try {
    const stale = versionOf(db, name) !== version;
    if (stale) drop(db, name, owns);
    db.exec(tables);
    db.prepare('insert or replace into edition values (?, ?)').run(name, version);
    db.exec('commit');
    return stale;
  } catch (error) {
    db.exec('rollback');
    throw error;
  }
}

/** Undefined for a view that never was here. */
function versionOf(db: DatabaseSync, name: string): number | undefined {
  const known = db.prepare('select n from edition where name = ?').get(name)?.['n'];
  if (known !== undefined) return Number(known);
  return db.prepare('select 1 from cursor where name = ?').get(name) === undefined ? undefined : firstVersion;
}

function drop(db: DatabaseSync, name: string, owns: readonly string[]): void {
  const list = db.prepare(`select t.name from sqlite_schema t join json_each(?) o on t.name glob o.value
    where t.type = 'table' and (t.sql like 'create virtual%') = ?`);
  // A virtual table takes its shadow tables with it, so those come first and the rest is looked up after.
  const own = (virtual: 0 | 1): readonly string[] =>
    list.all(JSON.stringify(owns), virtual).map((row) => String(row['name']));
  for (const table of own(1)) db.exec(`drop table "${table}"`);
  for (const table of own(0)) db.exec(`drop table "${table}"`);
  db.prepare('delete from cursor where name = ?').run(name);
  db.prepare('delete from passed_over where name = ?').run(name);
}
