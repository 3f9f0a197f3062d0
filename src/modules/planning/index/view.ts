// Keeps who-holds-what-when in step with the log. Runs in the writer's thread; refuses nothing, what the log holds was judged.
import type { DatabaseSync } from 'node:sqlite';
import type { Quad } from '@rdfjs/types';
import type { Event } from '../../../log/log.ts';
import type { View } from '../../../log/views.ts';
import { parseNTriples } from '../../../rdf/ntriples.ts';
import { amountsOf } from '../core/amounts.ts';
import { bookingOf, visitOf } from '../core/claims.ts';
import type { Claim, Resource } from '../core/facts.ts';
import { productOf, resourceOf, skilledOf } from '../core/resources.ts';
import { timesOf } from '../core/recurrence.ts';
import { ownTerms } from '../core/words.ts';
import { statements, type Statements } from './statements.ts';
import { highMinute, lowMinute, layPlanningTables, planningClearing } from './tables.ts';

const kinds: Readonly<Record<string, Resource['kind']>> = {
  room: 'room',
  material: 'material',
  service: 'service',
  set: 'set',
  person: 'person',
};

export function createPlanningView(db: DatabaseSync, base: string): View {
  layPlanningTables(db);
  const sql = statements(db);
  const take = createTake(sql, base);
  return {
    name: 'planning',
    apply: (events) => {
      for (const event of events) take(event);
    },
    clear: () => db.exec(planningClearing),
  };
}

/** @returns a function that takes one event in; most of the log is none of its business */
function createTake(sql: Statements, base: string): (event: Event) => void {
  const own = ownTerms(base);
  return (event) => {
    const { module, type, subject, museum, action } = event;
    const place = { base, own, subject, museum };
    const quads = (): readonly Quad[] => (action === 'delete' ? [] : quadsOf(event));
    // Another module's record, known by its class alone.
    if (module !== 'planning') {
      if (action === 'delete') sql.dropSkill.run(subject);
      else if (event.state.personal.includes(own.SkillAssertion)) takeSkill(sql, subject, skilledOf(place, quads()));
      return;
    }
    const kind = kinds[type];
    if (kind !== undefined)
      return takeResource(
        sql,
        subject,
        action === 'delete' ? undefined : resourceOf(place, kind, { quads: quads(), mark: markOf(event) }),
      );
    if (type === 'activity' || type === 'exhibition') return takeProduct(sql, event, productOf(place, quads()));
    if (type === 'booking') return takeClaim(sql, event, bookingOf(place, quads()));
    if (type === 'visit') return takeClaim(sql, event, visitOf(place, quads()));
  };
}

const quadsOf = ({ state }: Pick<Event, 'state'>): readonly Quad[] =>
  [state.public, state.internal, state.personal].flatMap((text) => (text === '' ? [] : parseNTriples(text)));

const markOf = ({ state }: Pick<Event, 'state'>): Resource['mark'] =>
  state.public !== '' ? 'public' : state.internal !== '' ? 'internal' : 'personal';

function idOf(sql: Statements, subject: string): number {
  const row = sql.findResource.get(subject) ?? sql.newResource.get(subject);
  return (row as { id: number }).id;
}

function takeSkill(sql: Statements, assertion: string, skilled: ReturnType<typeof skilledOf>): void {
  sql.dropSkill.run(assertion);
  if (skilled !== undefined)
    sql.skill.run(assertion, skilled.person, skilled.skill, skilled.from ?? null, skilled.until ?? null);
}

/** The number of a resource stays when it goes: bookings may still name it. */
function takeResource(sql: Statements, subject: string, resource: Resource | undefined): void {
  const id = idOf(sql, subject);
  sql.dropParts.run(id);
  sql.dropUnlike.run(id);
  if (resource === undefined) {
    sql.fillResource.run(null, null, null, null, null, id);
  } else {
    const { kind, museum, mark, capacity = null } = resource;
    sql.fillResource.run(kind, museum, mark, capacity, JSON.stringify(resource), id);
    for (const whole of resource.wholes) sql.part.run(idOf(sql, whole), id, id);
    for (const part of resource.parts) sql.part.run(id, idOf(sql, part), id);
    for (const other of resource.unlike) sql.unlike.run(id, idOf(sql, other));
  }
  if (resource?.kind === 'set') for (const { facts } of sql.wanting.all(id)) respread(sql, String(facts));
}

/** What groups can book stands beside the resources; most activities are no product, and leave no row. */
function takeProduct(sql: Statements, event: Event, product: ReturnType<typeof productOf>): void {
  const known = sql.findResource.get(event.subject) as { id: number } | undefined;
  if (product === undefined && known === undefined) return;
  const id = known?.id ?? idOf(sql, event.subject);
  if (product === undefined) sql.fillResource.run(null, null, null, null, null, id);
  else sql.fillResource.run('product', event.museum, markOf(event), null, JSON.stringify(product), id);
}

/** A set has other members: what is booked as that set holds those from now on. */
function respread(sql: Statements, facts: string): void {
  const claim = JSON.parse(facts) as Claim;
  const { id } = sql.findClaim.get(claim.subject) as { id: number };
  dropSlots(sql, id);
  addSlots(sql, id, claim);
}

function takeClaim(sql: Statements, event: Event, claim: Claim | undefined): void {
  const before = sql.findClaim.get(event.subject) as { id: number } | undefined;
  if (before !== undefined) {
    dropSlots(sql, before.id);
    sql.dropWants.run(before.id);
    if (claim === undefined) sql.dropClaim.run(before.id);
  }
  if (claim === undefined) return;
  const id = before?.id ?? (sql.newClaimId.get() as { id: number }).id;
  const { subject, kind, museum, standing, rank = null, expires = null, titleNl, titleEn, purpose = null } = claim;
  const mark = markOf(event);
  sql.claim.run(
    id,
    subject,
    kind,
    event.seq,
    event.at,
    museum,
    standing,
    rank,
    expires,
    titleNl,
    titleEn,
    purpose,
    mark,
    Number(claim.busyOnly),
    JSON.stringify(claim),
  );
  for (const wanted of [...claim.wants, ...claim.people]) sql.want.run(idOf(sql, wanted), id);
  addSlots(sql, id, claim);
}

function dropSlots(sql: Statements, claim: number): void {
  for (const { id } of sql.slots.all(claim)) sql.dropTime.run(id as number);
  sql.dropSlots.run(claim);
  sql.dropOpen.run(claim);
}

function addSlots(sql: Statements, id: number, claim: Claim): void {
  if (claim.standing === 'cancelled') return;
  const people = claim.people.map((person) => [person, 1] as const);
  const targets = new Map([...amountsOf(claim, (wanted) => membersOf(sql, wanted)), ...people]);
  const resources = [...targets].map(([subject, quantity]) => ({ id: idOf(sql, subject), quantity }));
  for (const { start, end } of timesOf(claim)) {
    for (const role of claim.roles) sql.open.run(id, role, start, end);
    const [from, until] = [start - claim.before, end + claim.after];
    for (const { id: resource, quantity } of resources) {
      const { lastInsertRowid: slot } = sql.slot.run(id, resource, from, until, start, end, quantity);
      sql.time.run(slot, resource, resource, lowMinute(from), highMinute(until));
    }
  }
}

function membersOf(sql: Statements, wanted: string): readonly string[] {
  const row = sql.factsOfSet.get(wanted) as { facts: string } | undefined;
  const members = row === undefined ? [] : (JSON.parse(row.facts) as Resource).members;
  return members.length === 0 ? [wanted] : members;
}
