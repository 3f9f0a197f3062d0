// What a page of the planner shows: resources, and what holds them in a window of time. Bounded; sees by marks.
import type { DatabaseSync } from 'node:sqlite';
import type { Resource } from '../core/facts.ts';
import type { Occupied } from '../core/conflict.ts';
import type { Time } from '../core/recurrence.ts';
import { asSeen, isBusyTo } from '../core/busy.ts';
import { highMinute, lowMinute } from './tables.ts';
import { occupiedColumns, occupiedFrom, toOccupied } from './world.ts';

export interface Shown extends Occupied {
  readonly kind: 'booking' | 'visit';
  readonly series: boolean;
  readonly locked: boolean;
  readonly purpose: string | null;
  readonly seq: number;
}

export interface Window extends Time {
  readonly museum?: string | undefined;
  readonly kinds: readonly Resource['kind'][];
  readonly marks: readonly string[];
}

const mostShown = 6000;
const mostResources = 400;

/** Everything that holds or asks for a resource in the window, oldest first; at most 6,000 rows. */
export function shownIn(db: DatabaseSync, { start, end, museum, kinds, marks }: Window): readonly Shown[] {
  const rows = db
    .prepare(
      `select ${occupiedColumns}, c.kind, c.seq, c.purpose, json_extract(c.facts, '$.rrule') is not null as series,
        json_extract(c.facts, '$.locked') as locked
       from ${occupiedFrom} where t.start <= ? and t.until >= ? and s.start < ? and s.until > ?
       and (? is null or r.museum = ?) and coalesce(r.kind, 'room') in (select value from json_each(?))
       and c.mark in (select value from json_each(?)) order by s.start, c.subject limit ${mostShown}`,
    )
    .all(
      highMinute(end),
      lowMinute(start),
      end,
      start,
      museum ?? null,
      museum ?? null,
      JSON.stringify(kinds),
      JSON.stringify(marks),
    );
  return rows.map((row) => {
    const shown = asSeen(toOccupied(row) as Shown, marks);
    const purpose = isBusyTo(shown, marks) ? null : shown.purpose;
    return { ...shown, purpose, series: Number(shown.series) === 1, locked: Number(shown.locked) === 1 };
  });
}

/** Resources of some kinds, by museum and name; personal ones only for who sees those. */
export const resourcesOf = (
  db: DatabaseSync,
  { museum, kinds, marks }: Omit<Window, 'start' | 'end'>,
): readonly Resource[] =>
  db
    .prepare(
      `select facts from plan_resource where kind in (select value from json_each(?)) and (? is null or museum = ?)
       and (mark in (select value from json_each(?)) or (kind = 'person' and ?)) order by museum, kind desc, subject limit ${mostResources}`,
    )
    .all(
      JSON.stringify(kinds),
      museum ?? null,
      museum ?? null,
      JSON.stringify(marks),
      marks.includes('personal:planning') ? 1 : 0,
    )
    .map(({ facts }) => JSON.parse(String(facts)) as Resource);
