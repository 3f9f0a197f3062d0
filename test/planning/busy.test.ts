// “Busy” and no more: what a booking shows to who does not plan is the same at every door, and its past is no way around it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { busyToOthers, claimSeen } from '../../src/modules/planning/core/busy.ts';
import { blank } from '../../src/modules/planning/booking/form.ts';
import { parseNTriples } from '../../src/rdf/ntriples.ts';
import { testHub, type TestHub } from '../hub.ts';
import { untilReady } from '../demo-hub.ts';
import { booking, room } from './plan.ts';

const secret = 'Sollicitatiegesprekken';
const purpose = 'http://hub.test/id/activity/zoektocht';
let hub: TestHub;
const who: Record<string, Record<string, string>> = {};

beforeAll(async () => {
  hub = await testHub();
  for (const role of ['planner', 'coordinator', 'reader', 'editor', 'trainer'] as const) who[role] = hub.as(role);
  who['other'] = hub.as('planner', 'msk');
  const put = async (path: string, body: string, seen: Record<string, string>): Promise<void> => {
    const answer = await hub.put(`/doc/${path}`, body, { ...who['planner'], ...seen });
    expect([path, answer.ok]).toEqual([path, true]);
  };
  const times = { from: '2027-05-20T10:00', to: '2027-05-20T12:00', title: secret } as const;
  const more = `zr:Reservatie.gereserveerdVoor <${purpose}> ; schema:partySize 77`;
  await put('room/zaal', room('Zaal'), { 'if-none-match': '*' });
  await put('booking/stil', booking({ ...times, more }), { 'if-none-match': '*' });
  // What it was for was open to colleagues first; from now on it is not, and neither is how it was.
  await put('booking/stil', booking({ ...times, more: `${more} ; vijver:busyOnly true` }), { 'if-match': '*' });
  await put('booking/vraag', booking({ ...times, title: 'Repetitie', status: 'request' }), { 'if-none-match': '*' });
  await untilReady(hub);
});
afterAll(() => hub.close());

const text = async (path: string, as: string, accept = 'text/html'): Promise<string> =>
  (await hub.get(path, accept, who[as])).text();
const query = (what: string): string => `/sparql?query=${encodeURIComponent(what)}`;
const pages = ['week', 'day', 'month', 'list'].map((view) => `/planning?view=${view}&date=2027-05-20`);
const doors: readonly (readonly [string, string?])[] = [
  ...pages.map((path) => [path] as const),
  ['/planning/numbers'],
  ['/planning/booking'],
  ['/doc/booking/stil'],
  ['/doc/booking/stil', 'text/turtle'],
  ['/doc/booking/stil/history'],
  ['/doc/booking/stil/history?version=3'],
  ['/doc/booking/stil/timemap', '*/*'],
  ['/doc/room/zaal'],
  ['/search?q=sollicitatie'],
  ['/search?q=sollicitatie', 'application/json'],
  ['/ldes/planning/0/0', 'text/turtle'],
  [query('SELECT * { ?s ?p ?o }'), 'application/sparql-results+json'],
  ['/planning/export.csv?fromDay=2027-05-01&toDay=2027-05-31', 'text/csv'],
  ['/planning/check?booking=vraag&start=2027-05-20T09:00:00Z&end=2027-05-20T11:00:00Z', 'application/json'],
];

describe('a booking that is busy to others', () => {
  for (const role of ['reader', 'editor', 'trainer'])
    it(`tells a ${role} that the room is taken, and at no door why`, async () => {
      for (const [path, accept] of doors) {
        const told = await text(path, role, accept);
        expect([path, told.includes(secret)]).toEqual([path, false]);
        expect([path, told.includes('zoektocht')]).toEqual([path, false]);
      }
      for (const page of pages) {
        const told = await text(page, role);
        expect(told).toContain('>Bezet<');
        expect(told).toContain('10:00');
      }
      expect(await text('/doc/booking/stil', role)).toMatch(/<h1[^>]*>\s*<bdi[^>]*>Bezet<\/bdi>/);
      expect(await text('/planning/booking', role)).toContain('Bezet');
      const check = await text(doors.at(-1)?.[0] ?? '', role, 'application/json');
      expect(check).toContain('“Bezet” (bevestigd)');
      const turtle = await text('/doc/booking/stil', role, 'text/turtle');
      expect(turtle).toContain('room/zaal');
      expect(turtle).not.toContain('77');
    });

  for (const role of ['planner', 'other', 'coordinator'])
    it(`tells ${role === 'other' ? 'the planner of another museum' : `a ${role}`} all of it`, async () => {
      for (const page of pages) expect(await text(page, role)).toContain(secret);
      expect(await text('/doc/booking/stil', role)).toContain(secret);
      expect(await text(`/search?q=${secret}`, role, 'application/json')).toContain('booking/stil');
      expect(await text(query('SELECT * { ?s ?p ?o }'), role, 'application/sparql-results+json')).toContain(secret);
    });

  it('shows its past only to who sees its present', async () => {
    const [first] = (
      (await (await hub.get('/doc/booking/stil/history', 'application/json', who['planner'])).json()) as {
        readonly at: string;
        readonly iri: string;
      }[]
    ).toReversed();
    const path = new URL(first?.iri ?? '').pathname;
    expect((await hub.get(path, 'text/turtle', who['planner'])).status).toBe(200);
    expect((await hub.get(path, 'text/turtle', who['reader'])).status).toBe(404);
    const near = await hub.get('/doc/booking/stil', 'text/turtle', {
      ...who['reader'],
      'accept-datetime': new Date(Date.parse(first?.at ?? '')).toUTCString(),
    });
    expect(
      await (await hub.get(near.headers.get('location') ?? '/', 'text/turtle', who['reader'])).text(),
    ).not.toContain(secret);
  });

  it('is busy in the feed of who sees it so, and has its title in that of a planner', async () => {
    for (const [role, summary] of [
      ['reader', 'SUMMARY:Bezet'],
      ['planner', `SUMMARY:${secret}`],
    ] as const) {
      const page = await text('/planning/feeds', role);
      const csrf = /name="_csrf" value="([^"]+)"/.exec(page)?.[1] ?? '';
      const made = await hub.request('/planning/feeds', {
        method: 'POST',
        headers: { ...who[role], accept: 'text/html' },
        body: new URLSearchParams({ _csrf: csrf, what: 'stam' }),
      });
      const address = /planning\/ical\/[^<"]+\.ics/.exec(await made.text())?.[0] ?? '';
      const feed = await (await hub.request(`/${address}`)).text();
      expect(feed).toContain(summary);
      expect(feed.includes(secret)).toBe(role === 'planner');
    }
  });

  it('leaves open only what says where, when and how certain: a property nobody thought of is closed', () => {
    const { when, but } = busyToOthers('http://hub.test');
    const says = (value: string): boolean =>
      when(
        'http://hub.test/id/booking/a',
        parseNTriples(`<http://hub.test/id/booking/a> <http://hub.test/ns#busyOnly> ${value} .\n`),
      );
    expect([says('"true"'), says('"1"'), says('"false"'), says('"ja"')]).toEqual([true, true, false, false]);
    expect([...but].some((each) => /title|Voor|partySize|Note|Skill|Role|associated/i.test(each))).toBe(false);
  });

  it('hands out a whole claim with nothing in it that its document would not tell', () => {
    const claim = {
      ...blank('http://hub.test/id/booking/a', 'stam', 0),
      titleNl: secret,
      titleEn: secret,
      busyOnly: true,
      purpose,
      heads: 77,
      people: ['http://hub.test/id/person/x'],
      skills: ['http://hub.test/id/concept/y'],
      roles: ['http://hub.test/id/concept/z'],
      lang: 'fr',
    };
    const told = JSON.stringify(claimSeen(claim, ['public', 'internal']));
    for (const word of [secret, purpose, '77', 'person', 'concept', 'fr'])
      expect([word, told.includes(word)]).toEqual([word, false]);
    expect(claimSeen(claim, ['public', 'internal', 'personal:planning'])).toEqual(claim);
    expect(claimSeen({ ...claim, busyOnly: false }, ['public', 'internal'])).toEqual({
      ...claim,
      busyOnly: false,
      people: [],
    });
  });
});
