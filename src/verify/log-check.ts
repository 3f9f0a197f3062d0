// Is the log whole? Versions without gaps, times that only grow, each version after the one before it, places in
// streams without gaps, and a whole millisecond between two pages. Reads; mends nothing.
import type { DatabaseSync } from 'node:sqlite';
import { pageSize } from '../log/log.ts';

interface Check {
  readonly says: string;
  /** Gives a row with `what` for every fault. */
  readonly sql: string;
}

const checks: readonly Check[] = [
  {
    says: 'a version is missing',
    sql: `select seq as what from (select seq, row_number() over (order by seq) as n from event) where seq <> n limit 1`,
  },
  {
    says: 'time goes back',
    sql: `select seq as what from (select seq, at, lag(at) over (order by seq) as before from event) where at <= before limit 1`,
  },
  {
    says: 'a version does not follow the one before it',
    sql: `select seq as what from (select seq, prev, lag(seq) over (partition by subject order by seq) as before from event)
      where prev is not before limit 1`,
  },
  {
    says: 'a stream has another length than its members',
    sql: `select name as what from stream s where count <> (select count(*) from member where stream = s.id)
      or count <> (select coalesce(max(place), -1) + 1 from member where stream = s.id) limit 1`,
  },
  {
    says: 'a stream is not in the order of the log',
    sql: `select stream || '/' || place as what from (select stream, place, seq,
      lag(seq) over (partition by stream order by place) as before from member) where seq <= before limit 1`,
  },
  {
    says: 'two pages of a stream meet within one millisecond',
    sql: `select a.stream || '/' || a.place as what from member a
      join member b on b.stream = a.stream and b.place = a.place - 1
      join event x on x.seq = a.seq join event y on y.seq = b.seq
      where a.place % ${pageSize} = 0 and substr(x.at, 1, 23) <= substr(y.at, 1, 23) limit 1`,
  },
];

/** @returns faults, one sentence each */
export function checkLog(log: DatabaseSync): string[] {
  const [{ quick_check: disk }] = log.prepare('pragma quick_check(1)').all() as [{ quick_check: string }];
  const faults = disk === 'ok' ? [] : [`log: the file is damaged (${disk})`];
  for (const { says, sql } of checks) {
    const row = log.prepare(sql).get() as { what: unknown } | undefined;
    if (row !== undefined) faults.push(`log: ${says} (${String(row.what)})`);
  }
  return faults;
}
