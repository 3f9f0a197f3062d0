// The public reservation point: a group books without an account, gets guides who can, and cancels with its own link.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { splitGroup } from '../../src/modules/planning/tours/split.ts';
import type { TestHub } from '../hub.ts';
import { bookIn, tourHub } from './tour-hub.ts';

let hub: TestHub;

beforeAll(async () => {
  hub = await tourHub();
});
afterAll(() => hub.close());

const book = (fields: Record<string, string>): Promise<Response> => bookIn(hub, fields);

describe('the reservation point', () => {
  it('divides a group as evenly as can be', () => {
    expect(splitGroup(32, 15)).toEqual([11, 11, 10]);
    expect(splitGroup(15, 15)).toEqual([15]);
    expect(splitGroup(16, 15)).toEqual([8, 8]);
  });

  it('shows its form to anybody, with what can be booked', async () => {
    const page = await (await hub.request('/planning/tours')).text();
    expect(page).toContain('Restjes');
    expect(page).toContain('hoogstens 15 per gids');
  });

  it('books two guides for a group of thirty, and nobody but the group sees who comes', async () => {
    const answer = await book({ heads: '30' });
    expect(answer.status).toBe(303);
    const path = answer.headers.get('location') ?? '';
    const own = await hub.request(path);
    expect(own.headers.get('cache-control')).toBe('private, no-store');
    const page = await own.text();
    expect(page).toContain('15 + 15');
    expect(page).not.toContain('Gids');
    expect(page).not.toContain('kroos@voorbeeld.be');
    for (const door of [
      '/planning/visit',
      '/sparql?query=SELECT%20*%20%7B%3Fs%20%3Fp%20%3Fo%7D',
      '/ldes/planning/0/0',
      '/search?q=kroos',
    ])
      expect(await (await hub.request(door)).text()).not.toContain('kroos@');
  });

  it('says when it is full, and when it can', async () => {
    const answer = await book({ heads: '10' });
    expect(answer.status).toBe(422);
    const page = await answer.text();
    expect(page).toContain('Op dat moment kan het niet');
    expect(page).toContain('Dan kan het wel:');
    expect(page).toContain('value="Juf Kroos"');
  });

  it('takes a guide who speaks the language and has the skill, or none', async () => {
    expect((await book({ date: '2098-05-21', language: 'fr' })).status).toBe(303);
    expect((await book({ date: '2098-05-21', language: 'fr' })).status).toBe(422);
    expect((await book({ date: '2098-05-21', language: 'en' })).status).toBe(422);
  });

  it('gives guides back when the group cancels with its link', async () => {
    const first = await book({ date: '2098-05-22', heads: '30' });
    const path = (first.headers.get('location') ?? '').split('?')[0] ?? '';
    expect((await book({ date: '2098-05-22' })).status).toBe(422);
    expect((await hub.request(path, { method: 'POST' })).status).toBe(303);
    expect(await (await hub.request(path)).text()).toContain('Geannuleerd');
    expect((await book({ date: '2098-05-22' })).status).toBe(303);
    expect((await hub.request(`${path}x`)).status).toBe(404);
  });

  it('tells what is missing and keeps what was typed; refuses a robot', async () => {
    const answer = await book({ email: 'geen', heads: '0', date: '2001-01-01' });
    expect(answer.status).toBe(422);
    const page = await answer.text();
    for (const text of ['Geef een e-mailadres', 'Geef een aantal', 'Geef een dag']) expect(page).toContain(text);
    expect((await book({ website: 'http://spam' })).status).toBe(400);
  });
});

describe('a storm of groups', () => {
  it('never gives one guide twice, and counts who comes too often', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => book({ date: '2098-06-01' })));
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 303).length).toBeLessThanOrEqual(2);
    expect(statuses).toContain(429);
    expect(hub.reported).toEqual([]);
  });
});
