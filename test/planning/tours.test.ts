// The public reservation point: a group books without an account, gets guides who can, and cancels with its own link.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { splitGroup } from '../../src/modules/planning/tours/split.ts';
import { testHub, type TestHub } from '../hub.ts';
import { person, skilled } from './plan.ts';

const ids = [
  '0b1f3c9e-6a1d-4d0e-9a57-0c4c5f6f9b11',
  '1c2f3c9e-6a1d-4d0e-9a57-0c4c5f6f9b22',
  '2d3f3c9e-6a1d-4d0e-9a57-0c4c5f6f9b33',
];
const tour = 'http://hub.test/id/exhibition/restjes';
const product = `@prefix vijver: </ns#> . @prefix schema: <https://schema.org/> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
<> a schema:ExhibitionEvent ; schema:name "Restjes"@nl ; schema:startDate "2026-01-01"^^xsd:date ; schema:inLanguage "nl", "fr" ;
  vijver:groupSize 15 ; vijver:groupMinutes 75 ; vijver:requiresSkill </id/concept/gidsen> ; vijver:museum </id/agent/stam> .`;
let hub: TestHub;
let planner: Record<string, string>;

/** Two guides speak Dutch and one of them French; the third has the language and not the skill. */
beforeAll(async () => {
  hub = await testHub();
  planner = hub.as('planner');
  const make = async (path: string, body: string, who = planner): Promise<void> => {
    const answer = await hub.put(`/doc/${path}`, body, { ...who, 'if-none-match': '*' });
    expect([path, answer.status]).toEqual([path, 201]);
  };
  await make('exhibition/restjes', product);
  const languages = ['"nl", "fr"', '"nl"', '"nl", "fr"'];
  for (const [i, id] of ids.entries())
    await make(`person/${id}`, person(`Gids ${i}`, `schema:knowsLanguage ${languages[i]}`));
  for (const id of ids.slice(0, 2))
    await make(`assertion/${id}`, skilled(id, 'gidsen', '2099-12-31'), hub.as('trainer'));
});
afterAll(() => hub.close());

const book = (fields: Record<string, string>): Promise<Response> =>
  hub.request('/planning/tours', {
    method: 'POST',
    headers: { accept: 'text/html' },
    body: new URLSearchParams({
      product: tour,
      date: '2098-05-20',
      from: '10:00',
      heads: '12',
      language: 'nl',
      name: 'Juf Kroos',
      email: 'kroos@voorbeeld.be',
      website: '',
      ...fields,
    }),
  });

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
