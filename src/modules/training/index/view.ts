// Keeps courses, enrolments and skills in step with the log. Runs in the writer's thread; knows no names of people.
import type { DatabaseSync } from 'node:sqlite';
import type { Quad } from '@rdfjs/types';
import type { Event } from '../../../log/log.ts';
import { layTables } from '../../../log/versions.ts';
import type { View } from '../../../log/views.ts';
import { parseNTriples } from '../../../rdf/ntriples.ts';
import { assertionOf, courseOf, editionOf, enrolmentOf, functionsOf, profileOf, type Place } from '../core/facts.ts';
import { goalOf } from '../core/goals.ts';
import { ownTerms } from '../core/words.ts';
import { trainingClearing, trainingTables, trainingVersion } from './tables.ts';

export function createTrainingView(db: DatabaseSync, base: string): View {
  layTables(db, { name: 'training', version: trainingVersion, owns: ['train_*'], tables: trainingTables });
  const take = createTake(statements(db), base);
  return {
    name: 'training',
    apply: (events) => {
      for (const event of events) take(event);
    },
    clear: () => db.exec(trainingClearing),
  };
}

type Statements = ReturnType<typeof statements>;
const kinds = { course: courseOf, edition: editionOf, profile: profileOf } as const;

interface Stated {
  readonly place: Place;
  readonly quads: readonly Quad[];
}
/** Records of people. */
const records = {
  enrolment: (sql: Statements, event: Event, { place, quads }: Stated) =>
    takeEnrolment(sql, event, enrolmentOf(place, quads)),
  assertion: (sql: Statements, event: Event, { place, quads }: Stated) =>
    takeAssertion(sql, event, assertionOf(place, quads)),
  goal: (sql: Statements, event: Event, { place, quads }: Stated) =>
    takeGoal(sql, event, goalOf(place.own, place.subject, quads)),
} as const;
const isRecord = (type: string): type is keyof typeof records => Object.hasOwn(records, type);
const isKind = (type: string): type is keyof typeof kinds => Object.hasOwn(kinds, type);

/** @returns a function that takes one event in; most of the log is none of its business */
function createTake(sql: Statements, base: string): (event: Event) => void {
  const own = ownTerms(base);
  return (event) => {
    const { module, type, subject, museum, action } = event;
    const gone = action === 'delete';
    const place = { own, subject, museum };
    // Another module's record: of people only their museum and functions are taken.
    if (type === 'person') return gone ? void sql.dropStaff.run(subject) : takeStaff(sql, event);
    if (module !== 'training') return;
    if (isKind(type)) {
      sql.dropThing.run(subject);
      if (!gone)
        sql.thing.run(
          subject,
          event.seq,
          event.at,
          type,
          markOf(event),
          JSON.stringify(kinds[type](place, quadsOf(event))),
        );
    }
    if (isRecord(type)) records[type](sql, event, { place, quads: gone ? [] : quadsOf(event) });
  };
}

const quadsOf = ({ state }: Pick<Event, 'state'>): readonly Quad[] =>
  [state.public, state.internal, state.personal].flatMap((text) => (text === '' ? [] : parseNTriples(text)));

const markOf = ({ state }: Pick<Event, 'state'>): string =>
  state.public !== '' ? 'public' : state.internal !== '' ? 'internal' : 'personal:training';

function takeStaff(sql: Statements, event: Event): void {
  const functions = functionsOf(event.subject, quadsOf(event));
  sql.staff.run(event.subject, event.museum, JSON.stringify(functions));
}

/**
 * The place is that of the event which made the record, so that it can be told again from a log in which a person was
 * forgotten: what that event said is gone then, and that it was there is not.
 */
function takeEnrolment(sql: Statements, event: Event, enrolment: ReturnType<typeof enrolmentOf>): void {
  const before = sql.placeOf.get(event.subject) as { place: number } | undefined;
  sql.dropEnrolment.run(event.subject);
  if (event.action === 'delete') return;
  const { person = null, edition = '', status = 'cancelled' } = enrolment ?? {};
  const place = before?.place ?? event.seq;
  sql.enrolment.run(
    event.subject,
    place,
    event.seq,
    event.at,
    person,
    edition,
    status,
    JSON.stringify(enrolment ?? null),
  );
}

function takeAssertion(sql: Statements, { subject, seq }: Event, found: ReturnType<typeof assertionOf>): void {
  sql.dropAssertion.run(subject);
  if (found === undefined) return;
  const { person, skill, level, confirmed, from, until, offersHelp } = found;
  sql.assertion.run(subject, seq, person, skill, level, Number(confirmed), from, until, Number(offersHelp));
}

function takeGoal(sql: Statements, { subject, seq }: Event, goal: ReturnType<typeof goalOf>): void {
  sql.dropGoal.run(subject);
  if (goal !== undefined) sql.goal.run(subject, seq, goal.person, goal.status, goal.due, JSON.stringify(goal));
}

const statements = (db: DatabaseSync) => ({
  thing: db.prepare('insert into train_thing values (?, ?, ?, ?, ?, ?)'),
  dropThing: db.prepare('delete from train_thing where subject = ?'),
  placeOf: db.prepare('select place from train_enrolment where subject = ?'),
  enrolment: db.prepare('insert into train_enrolment values (?, ?, ?, ?, ?, ?, ?, ?)'),
  dropEnrolment: db.prepare('delete from train_enrolment where subject = ?'),
  assertion: db.prepare('insert into train_assertion values (?, ?, ?, ?, ?, ?, ?, ?, ?)'),
  dropAssertion: db.prepare('delete from train_assertion where subject = ?'),
  goal: db.prepare('insert into train_goal values (?, ?, ?, ?, ?, ?)'),
  dropGoal: db.prepare('delete from train_goal where subject = ?'),
  staff: db.prepare('insert or replace into train_staff values (?, ?, ?)'),
  dropStaff: db.prepare('delete from train_staff where person = ?'),
});
