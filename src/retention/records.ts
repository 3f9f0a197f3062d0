// What the nightly job did, as numbers, and the decisions about archive selection lists; in a file of their own.
import { DatabaseSync } from 'node:sqlite';

export interface Approval {
  readonly kind: string;
  readonly at: string;
  /** IRI of who recorded it. */
  readonly by: string;
  readonly reference: string;
}

export interface Run {
  readonly at: string;
  readonly kind: string;
  readonly done: number;
  readonly held: number;
}

export interface Records {
  readonly approve: (approval: Approval) => void;
  /** The newest decision about a kind: it covers what was over by then. */
  readonly approval: (kind: string) => Approval | undefined;
  readonly note: (run: Run) => void;
  /** The newest first. */
  readonly runs: (limit: number) => readonly Run[];
  readonly lastRun: () => string | undefined;
  readonly close: () => void;
}

/** @param path `data/retention.sqlite` */
export function openRecords(path: string): Records {
  const db = new DatabaseSync(path);
  db.exec(`pragma busy_timeout = 10000; pragma journal_mode = wal; pragma synchronous = full;
    create table if not exists approval (kind text not null, at text not null, who text not null, reference text not null) strict;
    create table if not exists run (at text not null, kind text not null, done integer not null, held integer not null) strict`);
  const approve = db.prepare('insert into approval values (?, ?, ?, ?)');
  const approval = db.prepare(
    'select kind, at, who as by, reference from approval where kind = ? order by at desc limit 1',
  );
  const note = db.prepare('insert into run values (?, ?, ?, ?)');
  const runs = db.prepare('select * from run order by at desc, kind limit ?');
  const last = db.prepare('select max(at) as at from run');
  return {
    approve: ({ kind, at, by, reference }) => void approve.run(kind, at, by, reference),
    approval: (kind) => approval.get(kind) as Approval | undefined,
    note: ({ at, kind, done, held }) => void note.run(at, kind, done, held),
    runs: (limit) => runs.all(limit) as unknown as Run[],
    lastRun: () => (last.get() as { at: string | null }).at ?? undefined,
    close: () => db.close(),
  };
}
