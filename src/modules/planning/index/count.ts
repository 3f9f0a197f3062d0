// Counting over the index: hours held by room, visitors by product, what was allowed after all. Bounded to what is shown.
import type { DatabaseSync } from 'node:sqlite';
import { isBusyTo } from '../core/busy.ts';
import type { Claim } from '../core/facts.ts';
import type { Time } from '../core/recurrence.ts';
import { claimStart, highMinute, isOverruled, lowMinute } from './tables.ts';

export interface HeldRoom {
  readonly subject: string;
  readonly nameNl: string;
  readonly nameEn: string;
  readonly museum: string | null;
  readonly ms: number;
}

/** How long each room was held in a time, confirmed and done bookings only; rooms that were not are left out. */
export const hoursHeld = (db: DatabaseSync, { start, end }: Time, marks: readonly string[]): readonly HeldRoom[] =>
  db
    .prepare(
      `select r.subject, json_extract(r.facts, '$.nameNl') as nameNl, json_extract(r.facts, '$.nameEn') as nameEn, r.museum,
        sum(min(s.until, ?) - max(s.start, ?)) as ms
       from plan_time t join plan_slot s on s.id = t.id join plan_claim c on c.id = s.claim join plan_resource r on r.id = s.resource
       where t.start <= ? and t.until >= ? and s.start < ? and s.until > ? and c.standing in ('firm', 'done') and r.kind = 'room'
       and c.mark in (select value from json_each(?)) group by r.id order by r.museum, nameNl limit 300`,
    )
    .all(
      end,
      start,
      highMinute(end),
      lowMinute(start),
      end,
      start,
      JSON.stringify(marks),
    ) as unknown as readonly HeldRoom[];

/** Visitors of confirmed group visits that arrive in a time, by what they come for. */
export function visitorsBy(
  db: DatabaseSync,
  { start, end }: Time,
  marks: readonly string[],
): ReadonlyMap<string, number> {
  const rows = db
    .prepare(
      `select coalesce(purpose, '') as product, sum(json_extract(facts, '$.heads')) as n from plan_claim
       where kind = 'visit' and standing in ('firm', 'done') and ${claimStart} >= ? and ${claimStart} < ?
       and mark in (select value from json_each(?)) group by 1 order by 2 desc limit 50`,
    )
    .all(start, end, JSON.stringify(marks));
  return new Map(rows.map(({ product, n }) => [String(product), Number(n ?? 0)]));
}

export const overruledClaims = (db: DatabaseSync, marks: readonly string[]): readonly Claim[] =>
  db
    .prepare(
      `select facts from plan_claim where ${isOverruled}
       and mark in (select value from json_each(?)) order by seq desc limit 100`,
    )
    .all(JSON.stringify(marks))
    .map(({ facts }) => JSON.parse(String(facts)) as Claim)
    .filter((claim) => !isBusyTo(claim, marks));
