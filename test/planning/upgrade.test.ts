// A folder of an older hub: its index of who holds what is made anew by itself, and nobody gets a room twice meanwhile or after.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { verify } from '../../src/verify/verify.ts';
import { testHub } from '../hub.ts';
import { booking, room } from './plan.ts';

it('makes the index of planning anew when an older hub laid it down', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'vijver-plan-'));
  let hub = await testHub({ dataDir });
  const make = (path: string, body: string) =>
    hub.put(`/doc/${path}`, body, { ...hub.as('planner'), 'if-none-match': '*' });
  const times = { from: '2027-05-20T10:00', to: '2027-05-20T12:00' } as const;
  try {
    await make('room/zaal', room('Zaal'));
    expect((await make('booking/a', booking(times))).status).toBe(201);
    await hub.close();
    const db = new DatabaseSync(join(dataDir, 'views.sqlite'));
    // As the first hubs left it: other columns, and no version.
    db.exec(
      `delete from edition where name = 'planning'; alter table plan_claim drop column busy; delete from plan_slot; delete from plan_time`,
    );
    db.close();
    hub = await testHub({ dataDir });
    for (let i = 0; i < 100 && (await hub.request('/ready')).status !== 200; i++)
      await new Promise((done) => setTimeout(done, 50));
    expect((await make('booking/b', booking(times))).status).toBe(409);
    const faults: string[] = [];
    for await (const step of verify(hub)) faults.push(...step.faults);
    expect(faults).toEqual([]);
  } finally {
    await hub.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
});
