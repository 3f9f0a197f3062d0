// The bookings of one room, person or museum for a calendar feed, cancelled ones too so that they vanish from a phone.
import type { DatabaseSync } from 'node:sqlite';
import type { Claim } from '../core/facts.ts';

export interface Kept {
  readonly claim: Claim;
  readonly seq: number;
  readonly at: string;
}

const most = 2000;

const where = {
  room: `c.id in (select s.claim from plan_slot s join plan_resource r on r.id = s.resource where r.subject = ?1)
    or (c.standing = 'cancelled' and c.id in (select w.claim from plan_want w join plan_resource r on r.id = w.wanted where r.subject = ?1))`,
  person: `exists (select 1 from json_each(c.facts, '$.people') p where p.value = ?1)`,
  museum: `c.museum = ?1`,
} as const;
export type FeedKind = keyof typeof where;
export const feedKinds: readonly FeedKind[] = ['room', 'person', 'museum'];

/** Some bookings or visits by their IRIs, in the order given; what is not known is left out. */
export const keptOf = (db: DatabaseSync, subjects: readonly string[]): readonly Kept[] => {
  const one = db.prepare('select facts, seq, at from plan_claim where subject = ?');
  return subjects.flatMap((subject) => {
    const row = one.get(subject);
    return row === undefined ? [] : [toKept(row)];
  });
};

const toKept = ({ facts, seq, at }: Record<string, unknown>): Kept => ({
  claim: JSON.parse(String(facts)) as Claim,
  seq: Number(seq),
  at: String(at),
});

/** What ends after `since`, a series always; at most 2,000. */
export const feedOf = (
  db: DatabaseSync,
  kind: FeedKind,
  target: string,
  { since, marks }: { readonly since: number; readonly marks: readonly string[] },
): readonly Kept[] =>
  db
    .prepare(
      `select c.facts, c.seq, c.at from plan_claim c where (${where[kind]})
       and (json_extract(c.facts, '$.end') >= ?2 or json_extract(c.facts, '$.rrule') is not null)
       and c.mark in (select value from json_each(?3)) order by json_extract(c.facts, '$.start'), c.subject limit ${most}`,
    )
    .all(target, since, JSON.stringify(marks))
    .map(toKept);
