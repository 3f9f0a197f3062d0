// Fifty who want the same in the same instant, by the doors that people use: one gets it, the others read why and what they can do.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verify } from '../../src/verify/verify.ts';
import { untilReady } from '../demo-hub.ts';
import { testHub, type TestHub } from '../hub.ts';
import { person, room, skilled } from './plan.ts';

const guide = '0b1f3c9e-6a1d-4d0e-9a57-0c4c5f6f9b11';
const many = Array.from({ length: 50 }, (_none, i) => i);
let hub: TestHub;
let planner: Record<string, string>;

beforeAll(async () => {
  hub = await testHub({ env: { VIJVER_TRUST_PROXY: '127.0.0.1' } });
  planner = hub.as('planner');
  const make = async (path: string, body: string, who = planner): Promise<void> => {
    const answer = await hub.put(`/doc/${path}`, body, { ...who, 'if-none-match': '*' });
    expect([path, answer.status]).toEqual([path, 201]);
  };
  await make('room/zaal', room('Zaal'));
  await make('room/hal', room('Hal'));
  await make(`person/${guide}`, person('Gids', 'schema:knowsLanguage "nl"'));
  await make(`assertion/${guide}`, skilled(guide, 'gidsen', '2099-12-31'), hub.as('trainer'));
  await make(
    'exhibition/restjes',
    `@prefix vijver: </ns#> . @prefix schema: <https://schema.org/> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
    <> a schema:ExhibitionEvent ; schema:name "Restjes"@nl ; schema:startDate "2026-01-01"^^xsd:date ; schema:inLanguage "nl" ;
    vijver:groupSize 15 ; vijver:requiresSkill </id/concept/gidsen> ; vijver:museum </id/agent/stam> .`,
  );
});
afterAll(() => hub.close());

async function agrees(): Promise<void> {
  await untilReady(hub);
  const faults: string[] = [];
  for await (const step of verify(hub)) faults.push(...step.faults);
  expect(faults).toEqual([]);
  expect(hub.reported).toEqual([]);
}
const tally = (answers: readonly Response[]): Readonly<Record<string, number>> =>
  Object.fromEntries([...Map.groupBy(answers, ({ status }) => String(status))].map(([key, all]) => [key, all.length]));

describe('a storm', () => {
  it('of fifty bookings by the form for one room and one hour: one is saved, and each other reads both sides and a way out', async () => {
    const form = await (await hub.get('/planning/book', 'text/html', planner)).text();
    const csrf = /name="_csrf" value="([^"]+)"/.exec(form)?.[1] ?? '';
    const answers = await Promise.all(
      many.map((i) =>
        hub.request('/planning/book', {
          method: 'POST',
          headers: { ...planner, accept: 'text/html' },
          body: new URLSearchParams({
            _csrf: csrf,
            title: `Vraag ${i}`,
            museum: 'stam',
            what: 'http://hub.test/id/room/zaal',
            date: '2098-05-20',
            from: '10:00',
            to: '11:00',
            last: '',
            before: '0',
            after: '0',
            quantity: '1',
            standing: 'firm',
            repeat: 'none',
            until: '',
          }),
        }),
      ),
    );
    expect(tally(answers)).toEqual({ 303: 1, 409: 49 });
    const told = await Promise.all(answers.filter(({ status }) => status === 409).map((each) => each.text()));
    expect(told.every((page) => page.includes('is al bezet: “Vraag'))).toBe(true);
    expect(told.every((page) => page.includes('Verzet naar'))).toBe(true);
    await agrees();
  }, 120_000);

  it('of fifty groups for the last guide: one is booked, and each other is offered another time', async () => {
    const answers = await Promise.all(
      many.map((i) =>
        hub.request('/planning/tours', {
          method: 'POST',
          headers: { accept: 'text/html', 'x-forwarded-for': `10.7.0.${i + 1}` },
          body: new URLSearchParams({
            product: 'http://hub.test/id/exhibition/restjes',
            date: '2098-05-21',
            from: '10:00',
            heads: '12',
            language: 'nl',
            name: `Groep ${i}`,
            email: `groep${i}@voorbeeld.be`,
            website: '',
          }),
        }),
      ),
    );
    expect(tally(answers)).toEqual({ 303: 1, 422: 49 });
    const told = await Promise.all(answers.filter(({ status }) => status === 422).map((each) => each.text()));
    expect(told.every((page) => page.includes('Op dat moment kan het niet') && page.includes('Dan kan het wel'))).toBe(
      true,
    );
    await agrees();
  }, 120_000);

  it('of fifty changes of one reservation by its link: it ends as one of them, with one guide and nothing lost', async () => {
    const made = await hub.request('/planning/tours', {
      method: 'POST',
      body: new URLSearchParams({
        product: 'http://hub.test/id/exhibition/restjes',
        date: '2098-06-21',
        from: '10:00',
        heads: '12',
        language: 'nl',
        name: 'Groep',
        email: 'groep@voorbeeld.be',
        website: '',
      }),
    });
    const path = (made.headers.get('location') ?? '').split('?')[0] ?? '';
    const answers = await Promise.all(
      many.map((i) =>
        hub.request(`${path}/change`, {
          method: 'POST',
          headers: { accept: 'text/html', 'x-forwarded-for': `10.8.0.${i + 1}` },
          body: new URLSearchParams({
            date: '2098-06-22',
            from: '10:00',
            heads: String(1 + (i % 15)),
            language: 'nl',
            sure: '1',
          }),
        }),
      ),
    );
    const statuses = tally(answers);
    expect(Object.keys(statuses).every((each) => ['303', '422'].includes(each))).toBe(true);
    expect(statuses['303']).toBeGreaterThan(0);
    expect(await (await hub.request(path)).text()).toContain('zo 22 jun');
    await agrees();
  }, 120_000);
});
