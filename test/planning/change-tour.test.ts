// A group changes its own reservation by its link: all of it or nothing, until the count is final, and as one entry in a calendar.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import ICAL from 'ical.js';
import { lastDayOf, mayChange, partsOf } from '../../src/modules/planning/tours/split.ts';
import { testHub, type TestHub } from '../hub.ts';
import { material, person, skilled } from './plan.ts';

const ids = [
  '0b1f3c9e-6a1d-4d0e-9a57-0c4c5f6f9b11',
  '1c2f3c9e-6a1d-4d0e-9a57-0c4c5f6f9b22',
  '2d3f3c9e-6a1d-4d0e-9a57-0c4c5f6f9b33',
];
const tour = 'http://hub.test/id/exhibition/restjes';
const late = 'http://hub.test/id/exhibition/laat';
const product = (more: string): string =>
  `@prefix vijver: </ns#> . @prefix schema: <https://schema.org/> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
<> a schema:ExhibitionEvent ; schema:name "Restjes"@nl ; schema:startDate "2026-01-01"^^xsd:date ; schema:inLanguage "nl", "fr" ;
  vijver:groupSize 15 ; vijver:groupMinutes 75 ; vijver:requiresSkill </id/concept/gidsen> ; vijver:museum </id/agent/stam> ; ${more} .`;
let hub: TestHub;
let planner: Record<string, string>;

/** Three guides with the skill, of whom two speak Dutch and two speak French; forty headsets. */
beforeAll(async () => {
  hub = await testHub({ env: { VIJVER_TRUST_PROXY: '127.0.0.1' } });
  planner = hub.as('planner');
  const make = async (path: string, body: string, who = planner): Promise<void> => {
    const answer = await hub.put(`/doc/${path}`, body, { ...who, 'if-none-match': '*' });
    expect([path, answer.status]).toEqual([path, 201]);
  };
  await make('material/headsets', material('Headsets', 40));
  await make(
    'exhibition/restjes',
    product(
      'vijver:finalDays 7 ; vijver:leastCharged 10 ; vijver:groupInterval 15 ; vijver:perHead </id/material/headsets> ; vijver:groupPhone "+32 9 267 14 00"',
    ),
  );
  await make('exhibition/laat', product('vijver:finalDays 90 ; vijver:groupPhone "+32 9 267 14 00"'));
  const languages = ['"nl", "fr"', '"nl"', '"fr"'];
  for (const [i, id] of ids.entries()) {
    await make(`person/${id}`, person(`Gids ${i}`, `schema:knowsLanguage ${languages[i]}`));
    await make(`assertion/${id}`, skilled(id, 'gidsen', '2099-12-31'), hub.as('trainer'));
  }
});
afterAll(() => hub.close());

/** Each from an address of its own: nobody comes too often. */
let asked = 0;
const post = (path: string, fields: Record<string, string>): Promise<Response> =>
  hub.request(path, {
    method: 'POST',
    headers: { accept: 'text/html', 'x-forwarded-for': `10.9.${Math.floor(++asked / 250)}.${asked % 250}` },
    body: new URLSearchParams(fields),
  });
const wish = { date: '2098-05-20', from: '10:00', heads: '12', language: 'nl' };
const who = { name: 'Juf Kroos', email: 'kroos@voorbeeld.be', website: '' };
async function book(fields: Record<string, string> = {}): Promise<string> {
  const answer = await post('/planning/tours', { product: tour, ...wish, ...who, ...fields });
  expect(answer.status).toBe(303);
  return (answer.headers.get('location') ?? '').split('?')[0] ?? '';
}
const page = async (path: string): Promise<string> => (await hub.request(path)).text();
const entry = async (path: string) => {
  const parsed = ICAL.parse(await page(`${path}.ics`)) as ConstructorParameters<typeof ICAL.Component>[0];
  const [event] = new ICAL.Component(parsed).getAllSubcomponents('vevent');
  const value = (name: string): string => String(event?.getFirstPropertyValue(name));
  return {
    uid: value('uid'),
    seq: Number(value('sequence')),
    status: value('status'),
    start: value('dtstart'),
    url: value('url'),
  };
};
interface Binding {
  readonly visit: { readonly value: string };
  readonly status: { readonly value: string };
  readonly guide?: { readonly value: string };
}
/** What stands of a day, as a planner's query sees it. */
async function visitsOn(day: string): Promise<readonly Binding[]> {
  const query = `PREFIX schema: <https://schema.org/> SELECT ?visit ?status ?guide { ?visit schema:reservationStatus ?status ; schema:startDate ?start
    OPTIONAL { ?visit <http://www.w3.org/ns/prov#wasAssociatedWith> ?guide } FILTER(STRSTARTS(STR(?start), "${day}")) }`;
  for (let i = 0; i < 100 && (await hub.request('/ready')).status !== 200; i++)
    await new Promise((done) => setTimeout(done, 20));
  const answer = await hub.get(
    `/sparql?query=${encodeURIComponent(query)}`,
    'application/sparql-results+json',
    planner,
  );
  return ((await answer.json()) as { results: { bindings: Binding[] } }).results.bindings;
}

describe('a group that changes its reservation', () => {
  it('sees old and new before anything changes, and then keeps its guide and its contact', async () => {
    const path = await book();
    const [before] = await visitsOn('2098-05-20');
    const asked = { ...wish, date: '2098-05-21', heads: '14' };
    const confirm = await post(`${path}/change`, asked);
    expect(confirm.status).toBe(200);
    expect(confirm.headers.get('cache-control')).toBe('private, no-store');
    const shown = await confirm.text();
    expect(shown).toContain('di 20 mei');
    expect(shown).toContain('wo 21 mei');
    expect(await visitsOn('2098-05-20')).toHaveLength(1);
    expect((await post(`${path}/change`, { ...asked, sure: '1' })).status).toBe(303);
    const [after] = await visitsOn('2098-05-21');
    expect(after?.guide).toEqual(before?.guide);
    expect(await visitsOn('2098-05-20')).toEqual([]);
    const visit = await (
      await hub.get(new URL(after?.visit.value ?? '').pathname.replace('/id/', '/doc/'), 'text/turtle', planner)
    ).text();
    expect(visit).toContain('kroos@voorbeeld.be');
    expect(visit).toMatch(/quantity "14"/);
    expect(await page(path)).not.toContain('kroos');
    await post(path, {});
  });

  it('is given guides for what comes more, and gives back those for what comes less', async () => {
    const path = await book({ date: '2098-06-03' });
    expect((await post(`${path}/change`, { ...wish, date: '2098-06-03', heads: '30', sure: '1' })).status).toBe(303);
    const shown = await page(path);
    expect(shown).toContain('10:00: 15, 10:15: 15');
    const free = { product: tour, ...wish, ...who, date: '2098-06-03' };
    expect((await post('/planning/tours', free)).status).toBe(422);
    expect((await post(`${path}/change`, { ...wish, date: '2098-06-03', heads: '10', sure: '1' })).status).toBe(303);
    expect((await visitsOn('2098-06-03')).map(({ status }) => status.value.split('Reservation')[1]).toSorted()).toEqual(
      ['Cancelled', 'Confirmed'],
    );
    const other = await post('/planning/tours', free);
    expect(other.status).toBe(303);
    await post((other.headers.get('location') ?? '').split('?')[0] ?? '', {});
    await post(path, {});
  });

  it('loses nothing when it cannot be: what stood stands, and other times are offered', async () => {
    const [first, second] = [await book({ date: '2098-06-10' }), await book({ date: '2098-06-10' })];
    const asked = { ...wish, date: '2098-06-10', heads: '20' };
    const answer = await post(`${first}/change`, { ...asked, sure: '1' });
    expect(answer.status).toBe(422);
    const told = await answer.text();
    expect(told).toContain('Op dat moment kan het niet');
    expect(told).toContain(`${first}/change?date=`);
    expect(await page(first)).toContain('<dd>12</dd>');
    // Its own guide is no obstacle to itself: an hour later the same one can.
    expect((await post(`${first}/change`, { ...wish, date: '2098-06-10', from: '10:30', sure: '1' })).status).toBe(303);
    await post(first, {});
    await post(second, {});
  });

  it('needs as many headsets as people, all parts of the group together', async () => {
    const path = await book({ date: '2098-06-17', heads: '28' });
    const french = { product: tour, ...wish, ...who, date: '2098-06-17', language: 'fr', from: '10:30' };
    expect((await post('/planning/tours', { ...french, heads: '13' })).status).toBe(422);
    const fits = await post('/planning/tours', { ...french, heads: '12' });
    expect(fits.status).toBe(303);
    await post((fits.headers.get('location') ?? '').split('?')[0] ?? '', {});
    await post(path, {});
  });

  it('takes one entry along in its calendar, whose number goes up with every change', async () => {
    const path = await book({ date: '2098-06-24', heads: '20' });
    const first = await entry(path);
    expect(first.start).toBe('2098-06-24T10:00:00');
    expect(first.url).toBe('null');
    await post(`${path}/change`, { ...wish, date: '2098-06-25', heads: '10', sure: '1' });
    const second = await entry(path);
    expect([second.uid, second.start, second.status]).toEqual([first.uid, '2098-06-25T10:00:00', 'CONFIRMED']);
    expect(second.seq).toBeGreaterThan(first.seq);
    await post(path, {});
    const third = await entry(path);
    expect([third.uid, third.status]).toEqual([first.uid, 'CANCELLED']);
    expect(third.seq).toBeGreaterThan(second.seq);
  });

  it('changes nothing by itself once the count is final, and reads whom to call', async () => {
    const soon = Temporal.Now.plainDateISO('Europe/Brussels').add({ days: 60 }).toString();
    const path = await book({ product: late, date: soon });
    const shown = await page(path);
    expect(shown).toContain('Dag, uur en aantal liggen nu vast');
    expect(shown).toContain('+32 9 267 14 00');
    const answer = await post(`${path}/change`, { ...wish, date: '2098-05-05', sure: '1' });
    expect(answer.status).toBe(403);
    expect(await answer.text()).toContain('+32 9 267 14 00');
    expect((await hub.request(`${path}x/change`)).status).toBe(404);
    await post(path, {});
  });

  it('may change until the end of the last day, on the clock of Brussels', () => {
    const at = (local: string): number =>
      Temporal.PlainDateTime.from(local).toZonedDateTime('Europe/Brussels').epochMilliseconds;
    const start = at('2027-04-01T10:00');
    expect(lastDayOf({ finalDays: 7 }, start)).toBe('2027-03-25');
    expect(mayChange({ finalDays: 7 }, start, at('2027-03-25T23:59'))).toBe(true);
    expect(mayChange({ finalDays: 7 }, start, at('2027-03-26T00:00'))).toBe(false);
    expect(mayChange({ finalDays: undefined }, start, at('2027-04-01T09:59'))).toBe(true);
    expect(mayChange({ finalDays: 0 }, start, at('2027-04-01T10:00'))).toBe(false);
  });

  it('sets off one part after the other when the tour says so', () => {
    const parts = partsOf({ groupSize: 15, minutes: 60, interval: 10 } as Parameters<typeof partsOf>[0], {
      heads: 32,
      start: 0,
      lang: 'nl',
    });
    expect(parts.map(({ heads, start }) => [heads, start / 60_000])).toEqual([
      [11, 0],
      [11, 10],
      [10, 20],
    ]);
  });
});
