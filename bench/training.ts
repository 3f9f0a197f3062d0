// The numbers of the report over 500 people and 60 skills, their whole gap matrix with a cell for each, and that of a team of 20.
// Prints the middle and the slowest of twenty, and what ten times as many people cost.
import { DatabaseSync } from 'node:sqlite';
import { museums } from '../src/access/policy.ts';
import type { Event } from '../src/log/log.ts';
import { prepareViews } from '../src/log/views.ts';
import { closersOf, gapMatrix } from '../src/modules/training/core/gaps.ts';
import { reportOf } from '../src/modules/training/core/report.ts';
import { createReading } from '../src/modules/training/index/read.ts';
import { createTrainingView } from '../src/modules/training/index/view.ts';
import { staffEvents } from './lib/staff.ts';

const base = 'http://hub.test';
const on = '2026-11-25';

function filled(people: number, skills: number): DatabaseSync {
  const db = new DatabaseSync(':memory:');
  prepareViews(db);
  const view = createTrainingView(db, base);
  const events: Event[] = [...staffEvents(base, { people, skills })];
  const began = performance.now();
  db.exec('begin');
  view.apply(events, () => undefined);
  db.exec('commit');
  console.log(
    `  ${people} people, ${events.length} records taken in, in ${((performance.now() - began) / 1000).toFixed(1)} s`,
  );
  return db;
}

function timed(work: () => void): { readonly middle: number; readonly slowest: number } {
  const all = Array.from({ length: 21 }, () => {
    const began = performance.now();
    work();
    return performance.now() - began;
  }).slice(1);
  const sorted = all.toSorted((a, b) => a - b);
  return { middle: sorted[10] ?? 0, slowest: sorted.at(-1) ?? 0 };
}

function measure(db: DatabaseSync) {
  const read = createReading(db);
  const team = read.everybody().slice(0, 20);
  const whole = timed(() => {
    const people = read.everybody();
    reportOf({ people, profiles: read.profiles(), levels: read.levelsOn(on), keys: museums });
  });
  const matrix = timed(() => {
    const people = read.everybody();
    const assertions = read.assertionsOf(people.map(({ person }) => person));
    closersOf(gapMatrix({ people, profiles: read.profiles(), assertions, on }), read.courses(['public']));
  });
  const few = timed(() => {
    const assertions = read.assertionsOf(team.map(({ person }) => person));
    gapMatrix({ people: team, profiles: read.profiles(), assertions, on });
  });
  return { report: whole, matrix, team: few };
}

const [small, large] = [500, 5000].map((people) => measure(filled(people, 60)));
for (const [name, bar] of [
  ['report', 300],
  ['matrix', 300],
  ['team', 50],
] as const) {
  const [a, b] = [small?.[name], large?.[name]];
  if (a === undefined || b === undefined) continue;
  console.log(
    `${name}: ${a.middle.toFixed(1)} ms with 500 people × 60 skills (slowest ${a.slowest.toFixed(1)}; must be under ${bar}), ${b.middle.toFixed(1)} ms with 5,000: ${(b.middle / a.middle).toFixed(1)} times`,
  );
}
