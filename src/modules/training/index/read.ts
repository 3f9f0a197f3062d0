// Answers about courses, enrolments and skills from the tables of training. Gives no names and asks no policy: doors do.
import type { DatabaseSync } from 'node:sqlite';
import type { Mark } from '../../../access/policy.ts';
import type { Assertion, Course, Edition, Enrolment, Profile } from '../core/facts.ts';
import type { Staff } from '../core/gaps.ts';
import type { Tally } from '../core/evaluation.ts';
import type { Goal } from '../core/goals.ts';
import { seatsOf, type Placed, type Seats } from '../core/seats.ts';

/** Which version of something, and when it was written. */
export interface Version {
  readonly seq: number;
  readonly at: string;
}

export interface Reading {
  readonly courses: (marks: readonly Mark[]) => readonly Course[];
  readonly course: (subject: string, marks: readonly Mark[]) => Course | undefined;
  readonly editions: (marks: readonly Mark[]) => readonly Edition[];
  readonly edition: (subject: string, marks: readonly Mark[]) => Edition | undefined;
  readonly profiles: () => readonly Profile[];
  readonly profile: (subject: string, marks: readonly Mark[]) => Profile | undefined;
  readonly seats: (edition: Edition) => Seats;
  /** Per edition how many said what they thought, and what that adds up to. */
  readonly ratings: () => ReadonlyMap<string, Tally>;
  readonly enrolment: (subject: string) => (Placed & Version) | undefined;
  readonly enrolmentsOf: (person: string) => readonly (Placed & Version)[];
  /** Of a course, an edition or a profile. */
  readonly version: (subject: string) => Version | undefined;
  readonly assertion: (subject: string) => (Assertion & { readonly seq: number }) | undefined;
  readonly assertionsOf: (people: readonly string[]) => readonly Assertion[];
  /** The confirmed levels of everybody on a day, for numbers: a person at a time, kept by nobody. */
  readonly levelsOn: (day: string) => Iterable<readonly [person: string, levels: ReadonlyMap<string, number>]>;
  readonly goal: (subject: string) => (Goal & { readonly seq: number }) | undefined;
  /** Soonest first. */
  readonly goalsOf: (people: readonly string[]) => readonly Goal[];
  readonly allGoals: () => readonly Goal[];
  readonly helpers: (skill: string, limit: number) => readonly Assertion[];
  readonly staff: (person: string) => Staff | undefined;
  readonly everybody: () => readonly Staff[];
}

type Row = Readonly<Record<string, string | number | null>>;
type Facts = Course | Edition | Profile;

export function createReading(db: DatabaseSync): Reading {
  const sql = statements(db);
  const things = <T extends Facts>(kind: string, marks: readonly Mark[]): readonly T[] =>
    (sql.things.all(kind) as Row[]).filter(seenBy(marks)).map((row) => cut<T>(row, marks));
  const thing = <T extends Facts>(kind: string, subject: string, marks: readonly Mark[]): T | undefined => {
    const row = sql.thing.get(subject, kind) as Row | undefined;
    return row === undefined || !seenBy(marks)(row) ? undefined : cut<T>(row, marks);
  };
  return {
    courses: (marks) => things<Course>('course', marks),
    course: (subject, marks) => thing<Course>('course', subject, marks),
    editions: (marks) => things<Edition>('edition', marks).toSorted((a, b) => (a.start < b.start ? -1 : 1)),
    edition: (subject, marks) => thing<Edition>('edition', subject, marks),
    profiles: () => things<Profile>('profile', ['public', 'internal']),
    profile: (subject, marks) => thing<Profile>('profile', subject, marks),
    seats: ({ subject, capacity }) => seatsOf(capacity, (sql.ofEdition.all(subject) as Row[]).map(toPlaced)),
    ratings: () =>
      new Map(
        (sql.ratings.all() as Row[]).map((row) => [
          String(row['edition']),
          { n: Number(row['n']), sum: Number(row['sum']) },
        ]),
      ),
    enrolment(subject) {
      const row = sql.enrolment.get(subject) as Row | undefined;
      return row === undefined ? undefined : { ...toPlaced(row), ...toVersion(row) };
    },
    enrolmentsOf: (person) =>
      (sql.ofPerson.all(person) as Row[]).map((row) => ({ ...toPlaced(row), ...toVersion(row) })),
    version(subject) {
      const row = sql.version.get(subject) as Row | undefined;
      return row === undefined ? undefined : toVersion(row);
    },
    assertion(subject) {
      const row = sql.assertion.get(subject) as Row | undefined;
      return row === undefined ? undefined : { ...toAssertion(row), seq: Number(row['seq']) };
    },
    assertionsOf: (people) => people.flatMap((person) => assertions(sql.skillsOf.all(person))),
    *levelsOn(day) {
      for (const row of sql.levels.iterate(day, day) as Iterable<Row>) yield [String(row['person']), levelsIn(row)];
    },
    goal(subject) {
      const row = sql.goal.get(subject) as Row | undefined;
      return row === undefined ? undefined : { ...toGoal(row), seq: Number(row['seq']) };
    },
    goalsOf: (people) => people.flatMap((person) => (sql.goalsOf.all(person) as Row[]).map(toGoal)),
    allGoals: () => (sql.allGoals.all() as Row[]).map(toGoal),
    helpers: (skill, limit) => assertions(sql.helpers.all(skill, limit)),
    staff(person) {
      const row = sql.staff.get(person) as Row | undefined;
      return row === undefined ? undefined : toStaff(row);
    },
    everybody: () => (sql.everybody.all() as Row[]).map(toStaff),
  };
}

const seenBy =
  (marks: readonly Mark[]) =>
  (row: Row): boolean =>
    marks.includes(String(row['mark']));

/** A course as this reader sees it: what it uses is for staff, who teaches for those who work with it. */
function cut<T extends Facts>(row: Row, marks: readonly Mark[]): T {
  const facts = JSON.parse(String(row['facts'])) as T;
  const inside = marks.includes('internal') ? {} : { materials: [], reviewed: null };
  const personal = marks.includes('personal:training') ? {} : { instructors: [] };
  return { ...facts, ...('materials' in facts ? inside : {}), ...('instructors' in facts ? personal : {}) };
}

const toVersion = (row: Row): Version => ({ seq: Number(row['seq']), at: String(row['at']) });

const toPlaced = (row: Row): Placed => ({
  ...(JSON.parse(String(row['facts'])) as Enrolment),
  place: Number(row['place']),
});

const toGoal = (row: Row): Goal => JSON.parse(String(row['facts'])) as Goal;

const assertions = (rows: readonly unknown[]): readonly Assertion[] => rows.map((row) => toAssertion(row as Row));

const text = (value: string | number | null | undefined): string | null => (typeof value === 'string' ? value : null);

const toAssertion = (row: Row): Assertion => ({
  subject: String(row['subject']),
  person: String(row['person']),
  skill: String(row['skill']),
  level: Number(row['level']),
  confirmed: row['confirmed'] === 1,
  from: text(row['since']),
  until: text(row['until']),
  offersHelp: row['helps'] === 1,
});

/** Skill and level by turns, as SQLite gathers them; the best of each counts. */
function levelsIn(row: Row): ReadonlyMap<string, number> {
  const best = new Map<string, number>();
  for (const [skill, level] of JSON.parse(String(row['levels'])) as [string, number][])
    if (level > (best.get(skill) ?? 0)) best.set(skill, level);
  return best;
}

const toStaff = (row: Row): Staff => ({
  person: String(row['person']),
  museum: text(row['museum']),
  functions: JSON.parse(String(row['functions'])) as string[],
});

const statements = (db: DatabaseSync) => ({
  things: db.prepare('select mark, facts from train_thing where kind = ?'),
  thing: db.prepare('select mark, facts from train_thing where subject = ? and kind = ?'),
  enrolment: db.prepare("select place, seq, at, facts from train_enrolment where subject = ? and edition <> ''"),
  ofEdition: db.prepare('select place, facts from train_enrolment where edition = ? order by place'),
  version: db.prepare('select seq, at from train_thing where subject = ?'),
  ratings: db.prepare(`select edition, count(*) as n, sum(facts ->> '$.rating') as sum from train_enrolment
    where facts ->> '$.rating' is not null group by edition`),
  ofPerson: db.prepare('select place, seq, at, facts from train_enrolment where person = ? order by place desc'),
  assertion: db.prepare('select * from train_assertion where subject = ?'),
  skillsOf: db.prepare('select * from train_assertion where person = ? order by skill, subject'),
  levels: db.prepare(`select person, json_group_array(json_array(skill, level)) as levels from train_assertion
    where confirmed = 1 and (since is null or substr(since, 1, 10) <= ?) and (until is null or substr(until, 1, 10) >= ?)
    group by person`),
  goal: db.prepare('select seq, facts from train_goal where subject = ?'),
  goalsOf: db.prepare('select facts from train_goal where person = ? order by due, subject'),
  allGoals: db.prepare('select facts from train_goal order by subject'),
  helpers: db.prepare(`select * from train_assertion where skill = ? and helps = 1 and confirmed = 1
    order by level desc, person limit ?`),
  staff: db.prepare('select * from train_staff where person = ?'),
  everybody: db.prepare('select * from train_staff order by person'),
});
