// Whole pages of the planner as a browser asks for them, of one museum, at 20,000 and at 200,000 bookings over five years.
// Prints the middle and the slowest of thirty from request to last byte, and what ten times as many bookings cost.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { museums } from '../src/access/policy.ts';
import { createPlanningView } from '../src/modules/planning/index/view.ts';
import { addDays } from '../src/modules/planning/core/time.ts';
import { testHub } from '../test/hub.ts';
import { bookingEvents, resourceEvents } from './lib/bookings.ts';

// In weeks in which both sizes are as busy.
const views = ['month', 'week', 'day', 'list'] as const;
const bar = 50;
const times = 30;

interface Figures {
  readonly middle: number;
  readonly slowest: number;
  readonly bytes: number;
}

/** The index is filled beside a running hub: what a page reads is there, and nothing is written meanwhile. */
function fill(dataDir: string, base: string, bookings: number): void {
  const db = new DatabaseSync(join(dataDir, 'views.sqlite'));
  db.exec('pragma busy_timeout = 10000');
  const view = createPlanningView(db, base);
  db.exec('begin immediate');
  view.apply([...resourceEvents(base), ...bookingEvents(base, bookings)], () => undefined);
  db.exec('commit');
  db.close();
}

async function measured(bookings: number): Promise<ReadonlyMap<string, Figures>> {
  const dataDir = mkdtempSync(join(tmpdir(), 'vijver-bench-'));
  const hub = await testHub({ dataDir });
  const who = { ...hub.as('planner'), accept: 'text/html' };
  try {
    fill(dataDir, hub.base, bookings);
    const found = new Map<string, Figures>();
    for (const view of views) {
      const all: number[] = [];
      let bytes = 0;
      for (let i = 0; i < times + 5; i++) {
        const [date, museum] = [addDays('2025-05-05', i), museums[i % museums.length]];
        const began = performance.now();
        const page = await hub.request(`/planning?view=${view}&date=${date}&museum=${museum}`, { headers: who });
        const text = await page.text();
        if (i >= 5) all.push(performance.now() - began);
        if (page.status !== 200 || (view === 'month' && !text.includes('Reservatie ')))
          throw new Error(`${view} on ${date}: ${page.status}`);
        bytes = Math.max(bytes, text.length);
      }
      const sorted = all.toSorted((a, b) => a - b);
      found.set(view, { middle: sorted[times / 2] ?? 0, slowest: sorted.at(-1) ?? 0, bytes });
    }
    return found;
  } finally {
    await hub.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

const few = await measured(20_000);
const many = await measured(200_000);
for (const view of views) {
  const [a, b] = [few.get(view), many.get(view)];
  if (a === undefined || b === undefined) continue;
  console.log(
    `${view}: ${b.middle.toFixed(1)} ms among 200,000 (slowest ${b.slowest.toFixed(1)}; must be under ${bar}; ${Math.round(b.bytes / 1024)} kB), ${a.middle.toFixed(1)} ms among 20,000: ${(b.middle / a.middle).toFixed(1)} times`,
  );
  if (b.middle > bar) process.exitCode = 1;
}
