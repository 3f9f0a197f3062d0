// Views of the log in one database: each keeps its own cursor in the same transaction as its content, so that a kill
// leaves it behind, never wrong. Any of them can be thrown away and made again.
import type { DatabaseSync } from 'node:sqlite';
import type { Event } from './log.ts';
import { toEvent, type EventRow } from './schema.ts';
import type { Vault } from './vault.ts';

export interface View {
  readonly name: string;
  /** Called inside a transaction, events in order, each exactly once. */
  apply(events: readonly Event[], previous: (seq: number) => Event | undefined): void;
  /** Empties the view's tables. */
  clear(): void;
  /** What `apply` did was rolled back: whatever the view remembers of it must go. */
  undone?(): void;
  /** Rows that deleted things left behind go. Called inside a transaction; the file is written anew after it. */
  purge?(): void;
}

export interface Views {
  /** Applies at most `limit` events to each view that lags. @returns true while there is more to do */
  step(limit: number): boolean;
  /** The seq that every view has taken in. */
  seen(): number;
  rebuild(name?: string): void;
  /** Leaves nothing of what was deleted, in no row and in no free page. */
  purge(): void;
}

/** Opens `views.sqlite` for its one writer: fast, since what it loses it reads again from the log. */
export function prepareViews(db: DatabaseSync): void {
  db.exec('pragma journal_mode = wal; pragma synchronous = normal; pragma busy_timeout = 10000;');
  // A checkpoint at every 4 MB took a third of the time of a large catch-up; at 64 MB it is not felt.
  db.exec('pragma wal_autocheckpoint = 16384; pragma journal_size_limit = 134217728;');
  db.exec('pragma cache_size = -131072; pragma temp_store = memory;');
  db.exec('create table if not exists cursor (name text primary key, seq integer not null) strict, without rowid');
  db.exec(`create table if not exists passed_over (name text not null, seq integer not null, why text not null,
    primary key (name, seq)) strict, without rowid`);
}

type Report = (error: unknown, where: string) => void;

export interface ViewSources {
  readonly log: DatabaseSync;
  readonly vault: Vault;
  readonly report: Report;
}

export function createViews(db: DatabaseSync, { log, vault, report }: ViewSources, views: readonly View[]): Views {
  const sql = statements(db, log);
  const cursorOf = ({ name }: View): number => (sql.cursor.get(name) as { seq: number } | undefined)?.seq ?? 0;
  const advance = createAdvance(db, sql, { vault, report });
  return {
    step: (limit) =>
      views
        .map((view) => {
          try {
            return advance(view, cursorOf(view), limit);
          } catch (error) {
            report(error, `view ${view.name}`);
            return false;
          }
        })
        .some(Boolean),
    seen: () => Math.min(...views.map(cursorOf)),
    rebuild(name) {
      for (const view of views.filter((each) => name === undefined || each.name === name))
        inTransaction(db, () => {
          view.clear();
          sql.forget.run(view.name);
          sql.move.run(view.name, 0);
        });
    },
    purge() {
      inTransaction(db, () => views.forEach((view) => view.purge?.()));
      db.exec('vacuum');
    },
  };
}

const statements = (db: DatabaseSync, log: DatabaseSync) => ({
  after: log.prepare('select * from event where seq > ? order by seq limit ?'),
  bySeq: log.prepare('select * from event where seq = ?'),
  cursor: db.prepare('select seq from cursor where name = ?'),
  move: db.prepare('insert or replace into cursor values (?, ?)'),
  passOver: db.prepare('insert or replace into passed_over values (?, ?, ?)'),
  forget: db.prepare('delete from passed_over where name = ?'),
});

function inTransaction(db: DatabaseSync, work: () => void): void {
  db.exec('begin immediate');
  try {
    work();
    db.exec('commit');
  } catch (error) {
    db.exec('rollback');
    throw error;
  }
}

/** @returns a function that takes the next events into a view, and says whether there may be more */
function createAdvance(
  db: DatabaseSync,
  sql: ReturnType<typeof statements>,
  { vault, report }: Pick<ViewSources, 'vault' | 'report'>,
) {
  const event = (row: EventRow): Event => toEvent(row, vault);
  const previous = (seq: number): Event | undefined => {
    const row = sql.bySeq.get(seq);
    return row === undefined ? undefined : event(row as unknown as EventRow);
  };

  function take(view: View, rows: readonly EventRow[]): void {
    const end = rows.at(-1);
    if (end === undefined) return;
    try {
      inTransaction(db, () => {
        view.apply(rows.map(event), previous);
        sql.move.run(view.name, end.seq);
      });
    } catch (error) {
      view.undone?.();
      throw error;
    }
  }

  /** An event that a view cannot take is passed over and remembered for `verify`: it stops nothing that comes after it. */
  function takeOne(view: View, row: EventRow): void {
    try {
      take(view, [row]);
    } catch (error) {
      if (isOfTheDisk(error)) throw error;
      report(error, `view ${view.name} passes over event ${row.seq}`);
      inTransaction(db, () => {
        sql.passOver.run(view.name, row.seq, (error as Error).message);
        sql.move.run(view.name, row.seq);
      });
    }
  }

  return (view: View, seen: number, limit: number): boolean => {
    const rows = sql.after.all(seen, limit) as unknown as EventRow[];
    try {
      take(view, rows);
    } catch (error) {
      if (isOfTheDisk(error)) throw error;
      for (const row of rows) takeOne(view, row);
    }
    return rows.length === limit;
  };
}

/** A full or failing disk is no fault of the event: the view waits and goes on later. */
const isOfTheDisk = (error: unknown): boolean => typeof (error as { errcode?: unknown }).errcode === 'number';
