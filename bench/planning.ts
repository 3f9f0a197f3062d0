// Planning among many bookings: the check on save, the month of a museum, and “when is what free”, at 20,000 and at 200,000
// bookings over five years and six museums. Prints the middle and the slowest of twenty, and what ten times as many costs.
import { DatabaseSync } from 'node:sqlite';
import { museums } from '../src/access/policy.ts';
import type { Event } from '../src/log/log.ts';
import { prepareViews } from '../src/log/views.ts';
import { Problem } from '../src/problem.ts';
import { freeRooms } from '../src/modules/planning/core/free.ts';
import { roomsFor } from '../src/modules/planning/index/rooms.ts';
import { shownIn } from '../src/modules/planning/index/read.ts';
import { createPlanningCheck } from '../src/modules/planning/index/check.ts';
import { createPlanningView } from '../src/modules/planning/index/view.ts';
import { createWorld } from '../src/modules/planning/index/world.ts';
import { atClock, dayStart } from '../src/modules/planning/core/time.ts';
import { bookingEvent, bookingEvents, resourceEvents } from './lib/bookings.ts';

const base = 'http://hub.test';
const now = dayStart('2027-06-01');

function filled(bookings: number): DatabaseSync {
  const db = new DatabaseSync(':memory:');
  prepareViews(db);
  const view = createPlanningView(db, base);
  const events: Event[] = [...resourceEvents(base), ...bookingEvents(base, bookings)];
  const began = performance.now();
  db.exec('begin');
  view.apply(events, () => undefined);
  db.exec('commit');
  console.log(`  ${bookings} bookings indexed in ${((performance.now() - began) / 1000).toFixed(1)} s`);
  return db;
}

function timed(work: (i: number) => void): { readonly middle: number; readonly slowest: number } {
  const all = Array.from({ length: 21 }, (_none, i) => {
    const began = performance.now();
    work(i);
    return performance.now() - began;
  }).slice(1);
  const sorted = all.toSorted((a, b) => a - b);
  return { middle: sorted[10] ?? 0, slowest: sorted.at(-1) ?? 0 };
}

const wish = {
  heads: 40,
  facilities: [`${base}/id/concept/beamer`],
  fromDay: '2027-06-01',
  toDay: '2027-06-21',
  minutes: 120,
  between: [540, 1080],
  days: [],
} as const;

function measure(db: DatabaseSync) {
  const view = createPlanningView(db, base);
  const check = createPlanningCheck(db, () => now);
  const world = createWorld(db);
  const save = timed((i) => {
    const event = bookingEvent(base, {
      n: 9_000_000 + i,
      room: i,
      start: atClock('2027-06-10', '03:00') ?? 0,
      hours: 1,
    });
    db.exec('begin');
    const verdict = check.before([event]);
    view.apply([event], () => undefined);
    // Some of these clash with what lasts for weeks: refusing, with ways out, is measured too.
    try {
      verdict();
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
    }
    db.exec('rollback');
  });
  const month = timed((i) => {
    const museum = museums[i % museums.length];
    shownIn(db, {
      start: dayStart('2027-06-01'),
      end: dayStart('2027-07-01'),
      museum,
      kinds: ['room', 'material'],
      marks: ['internal'],
    });
  });
  const free = timed(() => void freeRooms(world, roomsFor(db, 40), wish, now));
  return { save, month, free };
}

const [few, many] = [20_000, 200_000].map((n) => measure(filled(n)));
for (const [name, bar] of [
  ['save', 10],
  ['month', 50],
  ['free', 50],
] as const) {
  const [a, b] = [few?.[name], many?.[name]];
  if (a === undefined || b === undefined) continue;
  const ratio = (b.middle / a.middle).toFixed(1);
  console.log(
    `${name}: ${b.middle.toFixed(2)} ms among 200,000 (slowest ${b.slowest.toFixed(2)}; must be under ${bar}), ${a.middle.toFixed(2)} ms among 20,000: ${ratio} times`,
  );
  if (b.middle > bar) process.exitCode = 1;
}
