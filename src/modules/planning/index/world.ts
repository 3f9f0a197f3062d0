// The world as the index knows it: answers what the judge asks, each by look-ups whose cost does not grow with the bookings.
import type { DatabaseSync } from 'node:sqlite';
import type { Claim, Resource } from '../core/facts.ts';
import { mostOverlaps, type Occupied, type World } from '../core/conflict.ts';
import type { Time } from '../core/recurrence.ts';
import { highMinute, lowMinute } from './tables.ts';

export interface Standings extends World {
  /** What stands under a subject, with its version. */
  claim(subject: string): { readonly claim: Claim; readonly seq: number; readonly mark: string } | undefined;
  /** Rows that were read since the start: what a test counts. */
  rowsRead(): number;
}

interface Row extends Omit<Occupied, 'rank' | 'expires' | 'busyOnly'> {
  readonly busy: number;
  readonly rank: number | null;
  readonly expires: number | null;
}

export const occupiedColumns = `c.subject as claim, r.subject as resource, s.start, s.until as end, s.from_ as "from",
  s.to_ as "to", s.quantity, c.standing, c.rank, c.expires, c.title_nl as titleNl, c.title_en as titleEn, c.museum, c.busy`;
export const occupiedFrom = `plan_time t join plan_slot s on s.id = t.id join plan_claim c on c.id = s.claim
  join plan_resource r on r.id = s.resource`;

export const toOccupied = (row: unknown): Occupied => {
  const { rank, expires, busy, ...rest } = row as Row;
  return { ...rest, rank: rank ?? undefined, expires: expires ?? undefined, busyOnly: busy === 1 };
};

export function createWorld(db: DatabaseSync): Standings {
  const sql = statements(db);
  let rows = 0;
  const counted = <T>(found: readonly T[]): readonly T[] => {
    rows += found.length;
    return found;
  };
  const subjects = (found: readonly unknown[]): readonly string[] =>
    counted(found).map((row) => (row as { subject: string }).subject);
  const resource = (subject: string): Resource | undefined => {
    const row = sql.resource.get(subject) as { facts: string } | undefined;
    rows += 1;
    return row === undefined ? undefined : (JSON.parse(row.facts) as Resource);
  };
  return {
    resource,
    spread(subject) {
      const found = resource(subject);
      return found?.kind === 'set' && found.members.length > 0 ? found.members : [subject];
    },
    related(subject) {
      const found = subjects(sql.related.all(subject, subject));
      return found.length === 0 ? [subject] : found;
    },
    unlike: (subject) => subjects(sql.unlike.all(subject, subject)),
    occupied: (resources, time) => resources.flatMap((each) => counted(overlapping(sql, each, time))),
    hasSkill: (person, skill, at) => sql.skill.get(person, skill, at, at) !== undefined,
    claim(subject) {
      const row = sql.claim.get(subject) as { facts: string; seq: number; mark: string } | undefined;
      return row === undefined ? undefined : { claim: JSON.parse(row.facts) as Claim, seq: row.seq, mark: row.mark };
    },
    rowsRead: () => rows,
  };
}

function overlapping(sql: ReturnType<typeof statements>, subject: string, { start, end }: Time): readonly Occupied[] {
  const row = sql.idOf.get(subject) as { id: number } | undefined;
  if (row === undefined) return [];
  return sql.occupied.all(row.id, row.id, highMinute(end), lowMinute(start), end, start).map(toOccupied);
}

function statements(db: DatabaseSync) {
  const up = `with recursive up (id, n) as (select id, 0 from plan_resource where subject = ?
      union select p.whole, n + 1 from up join plan_part p on p.part = up.id where n < 8),
    down (id, n) as (select id, 0 from plan_resource where subject = ?
      union select p.part, n + 1 from down join plan_part p on p.whole = down.id where n < 8)`;
  return {
    resource: db.prepare(`select facts from plan_resource where subject = ? and kind <> 'product'`),
    idOf: db.prepare('select id from plan_resource where subject = ?'),
    related: db.prepare(
      `${up} select subject from plan_resource where id in (select id from up union select id from down) limit 200`,
    ),
    unlike:
      db.prepare(`select b.subject from plan_resource a join plan_unlike u on u.one = a.id join plan_resource b on b.id = u.other where a.subject = ?
      union select b.subject from plan_resource a join plan_unlike u on u.other = a.id join plan_resource b on b.id = u.one where a.subject = ?`),
    occupied: db.prepare(`select ${occupiedColumns} from ${occupiedFrom}
      where t.resource <= ? and t.resource_ >= ? and t.start <= ? and t.until >= ? and s.start < ? and s.until > ?
      order by s.start, c.subject limit ${mostOverlaps}`),
    skill: db.prepare(`select 1 from plan_skill where person = ? and skill = ?
      and (since is null or since <= ?) and (until is null or until >= ?) limit 1`),
    claim: db.prepare('select facts, seq, mark from plan_claim where subject = ?'),
  };
}
