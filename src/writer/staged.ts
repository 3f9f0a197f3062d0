// Changes that an import has checked and laid down in a file, read one by one: a large import never stands in memory.
import { DatabaseSync } from 'node:sqlite';
import type { Change } from '../log/log.ts';

/** The table that an import fills, in the order in which the changes go into the log. */
export const stagedTable = `create table if not exists change (
  n integer primary key, module text not null, type text not null, ref text not null, subject text not null,
  museum text, public text not null, internal text not null, personal text not null, streams text not null,
  expected integer, checked integer not null) strict`;

interface Row {
  readonly module: string;
  readonly type: string;
  readonly ref: string;
  readonly subject: string;
  readonly museum: string | null;
  readonly public: string;
  readonly internal: string;
  readonly personal: string;
  readonly streams: string;
  readonly expected: number | null;
  /** 1: `expected` counts (null: must be new); 0: whatever is there. */
  readonly checked: number;
}

export function* stagedChanges(path: string): Iterable<Change> {
  const db = new DatabaseSync(path, { readOnly: true });
  try {
    for (const each of db.prepare('select * from change order by n').iterate()) yield toChange(each as unknown as Row);
  } finally {
    db.close();
  }
}

function toChange(row: Row): Change {
  const { public: open, internal, personal, streams, expected, checked, module, type, ref, subject, museum } = row;
  const state = { public: open, internal, personal };
  const change = { module, type, ref, subject, museum, state, streams: JSON.parse(streams) as string[] };
  return { ...change, expected: checked === 1 ? expected : undefined };
}
