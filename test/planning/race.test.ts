// A storm of bookings for one room, a hub that is killed in between, and an index made anew: one gets it, and all agree.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rebuildTask } from '../../src/commands/rebuild.ts';
import { verify } from '../../src/verify/verify.ts';
import { testHub, type TestHub } from '../hub.ts';
import { booking, room, set } from './plan.ts';

async function faultsOf(hub: TestHub): Promise<readonly string[]> {
  const faults: string[] = [];
  for await (const step of verify(hub)) faults.push(...step.faults);
  return faults;
}

describe('many at once', () => {
  it('gives a room to exactly one of forty who ask for it in the same instant', async () => {
    const hub = await testHub();
    try {
      const planner = hub.as('planner');
      await hub.put('/doc/room/zaal', room('Zaal'), { ...planner, 'if-none-match': '*' });
      const times = Array.from({ length: 40 }, (_none, i) => `2027-05-20T10:${String(i).padStart(2, '0')}`);
      const answers = await Promise.all(
        times.map((from, i) =>
          hub.put(`/doc/booking/b${i}`, booking({ from, to: '2027-05-20T12:00' }), {
            ...planner,
            'if-none-match': '*',
          }),
        ),
      );
      const statuses = answers.map(({ status }) => status);
      expect(statuses.filter((status) => status === 201)).toHaveLength(1);
      expect(statuses.filter((status) => status === 409)).toHaveLength(39);
      const refused = answers.find(({ status }) => status === 409);
      expect(await refused?.json()).toMatchObject({
        type: 'http://hub.test/problems/conflict',
        conflicts: [{ kind: 'double-booking' }],
      });
      expect(hub.reported).toEqual([]);
    } finally {
      await hub.close();
    }
  });

  it('refuses a batch whose bookings clash among themselves, with nothing of it done', async () => {
    const hub = await testHub();
    try {
      const { parse } = await import('../../src/rdf/parse.ts');
      const { operator } = await import('../../src/access/policy.ts');
      const drafts = await Promise.all(
        ['a', 'b'].map(async (ref) => {
          const subject = `${hub.base}/id/booking/${ref}`;
          const text = booking({ from: '2027-05-20T10:00', to: '2027-05-20T12:00' });
          return { subject, quads: await parse(text, 'text/turtle', subject) };
        }),
      );
      await expect(hub.hub.write(operator, drafts)).rejects.toMatchObject({ type: 'conflict' });
      expect((await hub.hub.log.last()).seq).toBe(0);
    } finally {
      await hub.close();
    }
  });
});

describe('the index of who holds what', () => {
  it('agrees with the log after changes, after a restart, and when made anew', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'vijver-plan-'));
    let hub = await testHub({ dataDir });
    const planner = (): Record<string, string> => hub.as('planner');
    const put = (path: string, body: string) => hub.put(`/doc/${path}`, body, { ...planner(), 'if-match': '*' });
    const make = (path: string, body: string) => hub.put(`/doc/${path}`, body, { ...planner(), 'if-none-match': '*' });
    const series = { from: '2027-03-20T22:00', to: '2027-03-21T06:00', rrule: 'FREQ=WEEKLY;COUNT=20' } as const;
    try {
      // The booking names a set before the set is known; the set changes its mind later.
      await make('booking/b', booking({ ...series, what: 'set/s' }));
      await make('set/s', set('room/zaal', 'room/hal'));
      await make('room/zaal', room('Zaal'));
      expect((await make('booking/c', booking({ from: '2027-03-28T05:00', to: '2027-03-28T07:00' }))).status).toBe(409);
      expect((await put('set/s', set('room/hal'))).status).toBe(200);
      expect((await make('booking/c', booking({ from: '2027-03-28T05:00', to: '2027-03-28T07:00' }))).status).toBe(201);
      expect((await put('booking/c', booking({ from: '2027-03-28T08:00', to: '2027-03-28T09:00' }))).status).toBe(200);
      expect((await make('booking/d', booking({ from: '2027-03-28T05:00', to: '2027-03-28T08:00' }))).status).toBe(201);
      await hub.request('/doc/booking/d', { method: 'DELETE', headers: { ...planner(), 'if-match': '*' } });
      expect((await make('booking/e', booking({ from: '2027-03-28T05:00', to: '2027-03-28T08:00' }))).status).toBe(201);
      expect(await faultsOf(hub)).toEqual([]);
      await hub.close();
      hub = await testHub({ dataDir });
      expect(await faultsOf(hub)).toEqual([]);
      await Array.fromAsync(rebuildTask(hub)({}));
      expect(await faultsOf(hub)).toEqual([]);
      expect((await make('booking/f', booking({ from: '2027-03-28T05:00', to: '2027-03-28T07:00' }))).status).toBe(409);
    } finally {
      await hub.close();
      rmSync(dataDir, { recursive: true, force: true });
    }
  });
});
