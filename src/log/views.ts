// Views of the log in one database: each keeps its own cursor in the same transaction as its content, so that a kill
// leaves it behind, never wrong. Any of them can be thrown away and made again.
import type { DatabaseSync } from 'node:sqlite';
import type { Event } from './log.ts';
import { toEvent, type EventRow } from './schema.ts';

export interface View {
  readonly name: string;
  /** Called inside a transaction, events in order, each exactly once. */
  apply(events: readonly Event[], previous: (seq: number) => Event | undefined): void;
  /** Empties the view's tables. */
  clear(): void;
}

export interface Views {
  /** Applies at most `limit` events to each view that lags. @returns true while there is more to do */
  step(limit: number): boolean;
  /** The seq that every view has taken in. */
  seen(): number;
  rebuild(name?: string): void;
}

/** Opens `views.sqlite` for its one writer: fast, since what it loses it reads again from the log. */
export function prepareViews(db: DatabaseSync): void {
  db.exec('pragma journal_mode = wal; pragma synchronous = normal; pragma busy_timeout = 10000;');
  db.exec('pragma cache_size = -131072; pragma journal_size_limit = 134217728; pragma temp_store = memory;');
  db.exec('create table if not exists cursor (name text primary key, seq integer not null) strict, without rowid');
}

export function createViews(
  db: DatabaseSync,
  log: DatabaseSync,
  views: readonly View[],
  report: (error: unknown, where: string) => void,
): Views {
  const after = log.prepare('select * from event where seq > ? order by seq limit ?');
  const bySeq = log.prepare('select * from event where seq = ?');
  const readCursor = db.prepare('select seq from cursor where name = ?');
  const move = db.prepare('insert or replace into cursor values (?, ?)');
  const cursorOf = ({ name }: View): number => (readCursor.get(name) as { seq: number } | undefined)?.seq ?? 0;
  const previous = (seq: number): Event | undefined => {
    const row = bySeq.get(seq);
    return row === undefined ? undefined : toEvent(row as unknown as EventRow);
  };

  function inTransaction(work: () => void): void {
    db.exec('begin immediate');
    try {
      work();
      db.exec('commit');
    } catch (error) {
      db.exec('rollback');
      throw error;
    }
  }

  function advance(view: View, limit: number): boolean {
    const rows = after.all(cursorOf(view), limit) as unknown as EventRow[];
    const end = rows.at(-1);
    if (end === undefined) return false;
    inTransaction(() => {
      view.apply(rows.map(toEvent), previous);
      move.run(view.name, end.seq);
    });
    return rows.length === limit;
  }

  return {
    step: (limit) =>
      views
        .map((view) => {
          try {
            return advance(view, limit);
          } catch (error) {
            report(error, `view ${view.name}`);
            return false;
          }
        })
        .some(Boolean),
    seen: () => Math.min(...views.map(cursorOf)),
    rebuild(name) {
      for (const view of views.filter((each) => name === undefined || each.name === name))
        inTransaction(() => {
          view.clear();
          move.run(view.name, 0);
        });
    },
  };
}
