// Who works when in a week, and which roles nobody fills yet: out of the index, bounded. Only for who sees people.
import type { DatabaseSync } from 'node:sqlite';
import type { Claim } from '../core/facts.ts';
import type { Time } from '../core/recurrence.ts';
import { shownIn, type Shown } from './read.ts';

export interface OpenRole extends Time {
  readonly claim: Claim;
  readonly seq: number;
  readonly role: string;
}

const mostOpen = 200;

/** Roles still to fill of what a museum keeps (all six when undefined), oldest first; nothing of what was cancelled. */
export const openRolesIn = (db: DatabaseSync, { start, end }: Time, museum: string | undefined): readonly OpenRole[] =>
  db
    .prepare(
      `select c.facts, c.seq, o.role, o.start, o.until as end from plan_open o join plan_claim c on c.id = o.claim
       where o.start >= ? and o.start < ? and (? is null or c.museum = ?) order by o.start, c.subject, o.role limit ${mostOpen}`,
    )
    .all(start, end, museum ?? null, museum ?? null)
    .map((row) => ({
      claim: JSON.parse(String(row['facts'])) as Claim,
      seq: Number(row['seq']),
      role: String(row['role']),
      start: Number(row['start']),
      end: Number(row['end']),
    }));

/** What people do in a week: those of the museum, and whoever works for it. */
export function shiftsIn(db: DatabaseSync, time: Time, { museum, own }: Of): readonly Shown[] {
  const marks = ['public', 'internal', 'personal:planning'];
  const all = shownIn(db, { ...time, museum: undefined, kinds: ['person'], marks });
  return all.filter((each) => museum === undefined || each.museum === museum || own.has(each.resource));
}

interface Of {
  readonly museum: string | undefined;
  /** The museum's own people. */
  readonly own: ReadonlySet<string>;
}
