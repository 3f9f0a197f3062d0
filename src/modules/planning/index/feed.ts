// The bookings of one room, person or museum for a calendar feed, cancelled ones too so that they vanish from a phone.
import type { DatabaseSync } from 'node:sqlite';
import type { Claim } from '../core/facts.ts';
import { claimEnd, claimStart, isSeries, lowMinute } from './tables.ts';

export interface Kept {
  readonly claim: Claim;
  readonly seq: number;
  readonly at: string;
}

const most = 2000;

// What holds the thing from then on, found by the tree; what was cancelled holds nothing, and is found by what it wanted.
const ofResource = `select distinct s.claim as id from plan_time t join plan_slot s on s.id = t.id
    where t.resource <= ?1 and t.resource_ >= ?1 and t.until >= ?2 and s.until >= ?3
  union select w.claim from plan_want w join plan_claim c on c.id = w.claim
    where w.wanted = ?1 and c.standing = 'cancelled' and ${claimEnd} >= ?3`;

// A series always: its last time is told by its rule.
const ofMuseum = `select id from plan_claim where museum = ?1 and ${isSeries}
  union select id from (select id from plan_claim where museum = ?1 and ${claimEnd} >= ?2 order by ${claimEnd} limit ${most})`;

const claims = (ids: string, marks: string): string =>
  `select facts, seq, at from plan_claim where id in (${ids}) and mark in (select value from json_each(${marks}))
   order by ${claimStart}, subject limit ${most}`;

export const feedKinds = ['room', 'person', 'museum'] as const;
export type FeedKind = (typeof feedKinds)[number];

interface From {
  readonly since: number;
  readonly marks: readonly string[];
}

/** What ends after `since`; at most 2,000. Costs as much as it tells, whatever else is booked. */
export function feedOf(db: DatabaseSync, kind: FeedKind, target: string, from: From): readonly Kept[] {
  const rows = kind === 'museum' ? rowsOfMuseum(db, target, from) : rowsOfResource(db, target, from);
  return rows.map(toKept);
}

const rowsOfMuseum = (db: DatabaseSync, museum: string, { since, marks }: From) =>
  db.prepare(claims(ofMuseum, '?3')).all(museum, since, JSON.stringify(marks));

function rowsOfResource(db: DatabaseSync, subject: string, { since, marks }: From) {
  const known = db.prepare('select id from plan_resource where subject = ?').get(subject);
  if (known === undefined) return [];
  return db.prepare(claims(ofResource, '?4')).all(Number(known['id']), lowMinute(since), since, JSON.stringify(marks));
}

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
