// What comes for one thing: a room with its parts and its whole, a material, a set, somebody, an activity. Bounded; sees by marks.
import type { DatabaseSync } from 'node:sqlite';
import { asSeen, isBusyTo } from '../core/busy.ts';
import { lowMinute } from './tables.ts';
import type { Shown } from './read.ts';
import { createWorld, occupiedColumns, toOccupied } from './world.ts';

export const mostUpcoming = 20;

export type UpcomingKind = 'room' | 'material' | 'service' | 'set' | 'person' | 'activity' | 'exhibition';

interface Asked {
  readonly subject: string;
  readonly kind: UpcomingKind;
  readonly now: number;
  readonly marks: readonly string[];
}

const columns = `${occupiedColumns}, c.kind, c.seq, c.purpose, json_extract(c.facts, '$.rrule') is not null as series,
  json_extract(c.facts, '$.locked') as locked`;
const slots = 'plan_slot s join plan_claim c on c.id = s.claim join plan_resource r on r.id = s.resource';
const rest = `c.mark in (select value from json_each(?)) group by c.id, s.from_ order by s.from_, c.subject limit ${mostUpcoming + 1}`;

/** By the tree for what is held itself; by who asks for it for a set; by what it is for, for an activity,
 * where a group without a guide holds nothing yet. */
const queries = {
  held: `select ${columns} from json_each(?) w join plan_resource h on h.subject = w.value
    join plan_time t on t.resource >= h.id and t.resource_ <= h.id and t.until >= ? join plan_slot s on s.id = t.id
    join plan_claim c on c.id = s.claim join plan_resource r on r.id = s.resource where s.until > ? and ${rest}`,
  set: `select ${columns} from ${slots} where s.claim in (select w.claim from json_each(?) x
    join plan_resource h on h.subject = x.value join plan_want w on w.wanted = h.id) and ? is not null and s.until > ? and ${rest}`,
  purpose: `with wanted as (select id, facts from plan_claim where purpose in (select value from json_each(?)) and standing <> 'cancelled'),
    s as (select claim, resource, start, until, from_, to_, quantity from plan_slot where claim in (select id from wanted)
      union all select id, null, json_extract(facts, '$.start'), json_extract(facts, '$.end'), json_extract(facts, '$.start'),
        json_extract(facts, '$.end'), 0 from wanted where not exists (select 1 from plan_slot x where x.claim = wanted.id))
    select ${columns} from s join plan_claim c on c.id = s.claim left join plan_resource r on r.id = s.resource
    where ? is not null and s.until > ? and ${rest}`,
} as const;

/** What it is for is nobody's business who sees only that it is taken: such a booking is not told there at all. */
const byPurpose = (kind: UpcomingKind): boolean => kind === 'activity' || kind === 'exhibition';

const queryFor = (kind: UpcomingKind): string =>
  kind === 'set' ? queries.set : byPurpose(kind) ? queries.purpose : queries.held;

/** Soonest first, each time of a series apart; one more than `mostUpcoming` tells that there is more. */
export function upcomingFor(db: DatabaseSync, { subject, kind, now, marks }: Asked): readonly Shown[] {
  const places = kind === 'room' ? createWorld(db).related(subject) : [subject];
  return db
    .prepare(queryFor(kind))
    .all(JSON.stringify(places), lowMinute(now), now, JSON.stringify(marks))
    .map((row) => toOccupied(row) as Shown)
    .filter((each) => !(byPurpose(kind) && isBusyTo(each, marks)))
    .map((each) => {
      const shown = asSeen(each, marks);
      return { ...shown, series: Number(shown.series) === 1, locked: Number(shown.locked) === 1 };
    });
}
