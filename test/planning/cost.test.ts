// What a check on save reads does not grow with the number of bookings: counted in rows, at two sizes.
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { bookingEvent, bookingEvents, resourceEvents } from '../../bench/lib/bookings.ts';
import { prepareViews } from '../../src/log/views.ts';
import { conflictsOf } from '../../src/modules/planning/core/judge.ts';
import { openRolesIn } from '../../src/modules/planning/index/roster.ts';
import { upcomingFor } from '../../src/modules/planning/index/upcoming.ts';
import { createPlanningView } from '../../src/modules/planning/index/view.ts';
import { createWorld } from '../../src/modules/planning/index/world.ts';

const base = 'http://hub.test';
/** In the first days of the bookings, so that both sizes are as busy there. */
const start = Date.UTC(2025, 0, 5, 9);

/** Rows that the judge reads for one booking, and how many clashes it finds. */
function costAmong(bookings: number): { readonly rows: number; readonly clashes: number } {
  const db = new DatabaseSync(':memory:');
  prepareViews(db);
  const view = createPlanningView(db, base);
  db.exec('begin');
  const asked = bookingEvent(base, { n: 9_000_000, room: 12, start, hours: 6 });
  view.apply([...resourceEvents(base), ...bookingEvents(base, bookings), asked], () => undefined);
  db.exec('commit');
  const world = createWorld(db);
  const claim = world.claim(asked.subject)?.claim;
  if (claim === undefined) throw new Error('The booking is not in the index');
  const before = world.rowsRead();
  const clashes = conflictsOf({ claim, world, now: start }).length;
  const rows = world.rowsRead() - before;
  db.close();
  return { rows, clashes };
}

describe('the check on save', () => {
  it('reads as many rows among 20,000 bookings as among 2,000', () => {
    const [few, many] = [costAmong(2000), costAmong(20_000)];
    expect(few.clashes).toBeGreaterThan(0);
    expect(many).toEqual(few);
    expect(many.rows).toBeLessThan(20);
  }, 60_000);
});

describe('the page of a thing and the roster of a week', () => {
  it('read no table through, at whatever size', () => {
    const db = new DatabaseSync(':memory:');
    prepareViews(db);
    createPlanningView(db, base);
    const plans: string[] = [];
    const prepare = db.prepare.bind(db);
    db.prepare = (sql: string) => {
      plans.push(
        ...prepare(`explain query plan ${sql}`)
          .all()
          .map(({ detail }) => String(detail)),
      );
      return prepare(sql);
    };
    for (const kind of ['room', 'set', 'activity'] as const)
      upcomingFor(db, { subject: `${base}/id/${kind}/x`, kind, now: start, marks: ['internal'] });
    openRolesIn(db, { start, end: start + 1 }, 'stam');
    db.close();
    expect(plans.length).toBeGreaterThan(10);
    expect(plans.filter((plan) => /^SCAN (plan_\w+|c|r|o|x|h)\b(?!.*VIRTUAL)/.test(plan))).toEqual([]);
  });
});
