// What feeds and numbers do at any size, told by SQLite itself: no table of the planning is read through for them.
import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { resourceEvents } from '../../bench/lib/bookings.ts';
import { prepareViews } from '../../src/log/views.ts';
import { hoursHeld, overruledClaims, visitorsBy } from '../../src/modules/planning/index/count.ts';
import { feedKinds, feedOf } from '../../src/modules/planning/index/feed.ts';
import { createPlanningView } from '../../src/modules/planning/index/view.ts';

const base = 'http://hub.test';
const time = { start: Date.UTC(2027, 5, 1), end: Date.UTC(2027, 6, 1) };
const marks = ['internal'];

it('reads no table of the planning through for a feed or for the numbers', () => {
  const db = new DatabaseSync(':memory:');
  prepareViews(db);
  const rooms = resourceEvents(base);
  createPlanningView(db, base).apply(rooms, () => undefined);
  const asked: string[] = [];
  const prepare = db.prepare.bind(db);
  db.prepare = (sql: string) => (asked.push(sql), prepare(sql));
  const [room = { subject: '' }] = rooms;
  for (const kind of feedKinds)
    feedOf(db, kind, kind === 'museum' ? 'stam' : room.subject, { since: time.start, marks });
  hoursHeld(db, time, marks);
  visitorsBy(db, time, marks);
  overruledClaims(db, marks);
  const plans = asked.flatMap((sql) =>
    prepare(`explain query plan ${sql}`)
      .all()
      .map(({ detail }) => String(detail)),
  );
  // A part of an index that holds only what is counted may be read whole.
  const partial = /USING INDEX plan_claim_(visits|overruled|series)/;
  const whole = /SCAN (c|s|w|r|plan_claim|plan_slot|plan_want|plan_resource)\b/;
  expect(asked.length).toBeGreaterThan(5);
  expect(plans.filter((each) => whole.test(each) && !partial.test(each))).toEqual([]);
  db.close();
});
