// The tables of planning in `views.sqlite`: who holds what when. An R-tree finds by resource and time, whatever the number.
import type { DatabaseSync } from 'node:sqlite';
import { layTables } from '../../../log/versions.ts';

/** Goes up with every change of these tables, or of what is read into them (decision 0011): old folders make them anew. */
const version = 5;

/** Said in queries in the very words of the indexes, which are found by them. */
export const claimStart = `json_extract(facts, '$.start')`;
export const claimEnd = `json_extract(facts, '$.end')`;
export const isSeries = `json_extract(facts, '$.rrule') is not null`;
export const isOverruled = `json_array_length(facts, '$.overruled') > 0`;

const tables = `
  create table if not exists plan_resource (
    id integer primary key, subject text not null unique, kind text, museum text, mark text, capacity integer,
    facts text) strict;
  create index if not exists plan_resource_by_kind on plan_resource (kind, museum);
  create table if not exists plan_part (
    whole integer not null, part integer not null, said_by integer not null,
    primary key (whole, part, said_by)) strict, without rowid;
  create index if not exists plan_part_up on plan_part (part, whole);
  create table if not exists plan_unlike (
    one integer not null, other integer not null, primary key (one, other)) strict, without rowid;
  create index if not exists plan_unlike_back on plan_unlike (other, one);
  create table if not exists plan_claim (
    id integer primary key, subject text not null unique, kind text not null, seq integer not null, at text not null, museum text,
    standing text not null, rank integer, expires integer, title_nl text not null, title_en text not null,
    purpose text, mark text not null, busy integer not null, facts text not null) strict;
  create index if not exists plan_claim_by_purpose on plan_claim (purpose);
  create index if not exists plan_claim_by_end on plan_claim (museum, ${claimEnd});
  create index if not exists plan_claim_series on plan_claim (museum) where ${isSeries};
  create index if not exists plan_claim_visits on plan_claim (${claimStart}) where kind = 'visit';
  create index if not exists plan_claim_overruled on plan_claim (seq) where ${isOverruled};
  create table if not exists plan_open (
    claim integer not null, role text not null, start integer not null, until integer not null) strict;
  create index if not exists plan_open_by_start on plan_open (start);
  create index if not exists plan_open_by_claim on plan_open (claim);
  create table if not exists plan_want (
    wanted integer not null, claim integer not null, primary key (wanted, claim)) strict, without rowid;
  create table if not exists plan_slot (
    id integer primary key, claim integer not null, resource integer not null, start integer not null,
    until integer not null, from_ integer not null, to_ integer not null, quantity integer not null) strict;
  create index if not exists plan_slot_by_claim on plan_slot (claim);
  create virtual table if not exists plan_time using rtree_i32 (id, resource, resource_, start, until);
  create table if not exists plan_skill (
    assertion text primary key, person text not null, skill text not null, since integer, until integer) strict, without rowid;
  create index if not exists plan_skill_by_person on plan_skill (person, skill);`;

export const layPlanningTables = (db: DatabaseSync): void =>
  void layTables(db, { name: 'planning', version, owns: ['plan_*'], tables });

export const planningClearing = `
  delete from plan_resource; delete from plan_part; delete from plan_unlike; delete from plan_claim;
  delete from plan_want; delete from plan_open; delete from plan_slot; delete from plan_time; delete from plan_skill;`;

/** Rows without the numbers that only one file knows, in one order: what \`verify\` compares. */
export const planningContents: Readonly<Record<string, string>> = {
  'planning, resources': `select subject, kind, museum, mark, capacity, facts from plan_resource where kind is not null order by 1`,
  'planning, parts': `select w.subject as whole, p.subject as part, s.subject as said_by from plan_part x
    join plan_resource w on w.id = x.whole join plan_resource p on p.id = x.part
    join plan_resource s on s.id = x.said_by order by 1, 2, 3`,
  'planning, neighbours': `select a.subject as one, b.subject as other from plan_unlike x
    join plan_resource a on a.id = x.one join plan_resource b on b.id = x.other order by 1, 2`,
  'planning, claims': `select subject, kind, seq, at, museum, standing, rank, expires, title_nl, title_en, purpose, mark, busy, facts
    from plan_claim order by 1`,
  'planning, times': `select c.subject as claim, r.subject as resource, s.start, s.until, s.from_, s.to_, s.quantity, t.start as low, t.until as high
    from plan_slot s join plan_claim c on c.id = s.claim join plan_resource r on r.id = s.resource
    left join plan_time t on t.id = s.id and t.resource = s.resource order by 1, 2, 3`,
  'planning, open roles': `select c.subject as claim, o.role, o.start, o.until from plan_open o
    join plan_claim c on c.id = o.claim order by 1, 2, 3`,
  'planning, skills': `select assertion, person, skill, since, until from plan_skill order by 1`,
};

/** The tree holds whole minutes in 32 bits: rounded outward, so that nothing is missed. Exact times stand in plan_slot. */
const farthest = 2 ** 31 - 1;
const clamp = (minutes: number): number => Math.max(-farthest, Math.min(farthest, minutes));
export const lowMinute = (ms: number): number => clamp(Math.floor(ms / 60_000));
export const highMinute = (ms: number): number => clamp(Math.ceil(ms / 60_000));

export const hasTables = (db: DatabaseSync): boolean =>
  db.prepare(`select 1 from sqlite_master where name = 'plan_slot'`).get() !== undefined;
