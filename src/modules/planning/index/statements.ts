// The statements that keep the index of planning: prepared once, run in the writer's thread alone.
import type { DatabaseSync } from 'node:sqlite';

export type Statements = ReturnType<typeof statements>;

export function statements(db: DatabaseSync) {
  return {
    findResource: db.prepare('select id from plan_resource where subject = ?'),
    newResource: db.prepare('insert into plan_resource (subject) values (?) returning id'),
    fillResource: db.prepare(
      'update plan_resource set kind = ?, museum = ?, mark = ?, capacity = ?, facts = ? where id = ?',
    ),
    factsOfSet: db.prepare(`select facts from plan_resource where subject = ? and kind = 'set'`),
    part: db.prepare('insert or ignore into plan_part values (?, ?, ?)'),
    dropParts: db.prepare('delete from plan_part where said_by = ?'),
    unlike: db.prepare('insert or ignore into plan_unlike values (?, ?)'),
    dropUnlike: db.prepare('delete from plan_unlike where one = ?'),
    findClaim: db.prepare('select id from plan_claim where subject = ?'),
    newClaimId: db.prepare('select coalesce(max(id), 0) + 1 as id from plan_claim'),
    claim: db.prepare('insert or replace into plan_claim values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)'),
    dropClaim: db.prepare('delete from plan_claim where id = ?'),
    want: db.prepare('insert or ignore into plan_want values (?, ?)'),
    dropWants: db.prepare('delete from plan_want where claim = ?'),
    wanting: db.prepare('select c.facts from plan_want w join plan_claim c on c.id = w.claim where w.wanted = ?'),
    slot: db.prepare(
      'insert into plan_slot (claim, resource, start, until, from_, to_, quantity) values (?, ?, ?, ?, ?, ?, ?)',
    ),
    slots: db.prepare('select id from plan_slot where claim = ?'),
    dropSlots: db.prepare('delete from plan_slot where claim = ?'),
    open: db.prepare('insert into plan_open values (?, ?, ?, ?)'),
    dropOpen: db.prepare('delete from plan_open where claim = ?'),
    time: db.prepare('insert into plan_time values (?, ?, ?, ?, ?)'),
    dropTime: db.prepare('delete from plan_time where id = ?'),
    skill: db.prepare('insert or replace into plan_skill values (?, ?, ?, ?, ?)'),
    dropSkill: db.prepare('delete from plan_skill where assertion = ?'),
  };
}
