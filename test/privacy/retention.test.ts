// What has outlived its term goes, by kind; what waits for a decision stays; numbers are all that is kept about it.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { operator } from '../../src/access/policy.ts';
import { untilNight } from '../../src/commands/retention.ts';
import { readKinds } from '../../src/retention/kinds.ts';
import { verify } from '../../src/verify/verify.ts';
import { testHub, type TestHub } from '../hub.ts';
import { hunt } from './hunt.ts';
import { lotte, put, streamsOf } from './people.ts';

let folder: string;
let hub: TestHub;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vijver-keep-'));
  hub = await testHub({ dataDir: folder });
});
afterEach(async () => {
  await hub.close();
  rmSync(folder, { recursive: true, force: true });
});

const day = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();
const visit = (days: number, contact: string): string => `<> a schema:Reservation ; dct:title "Klas"@nl ;
  schema:reservationFor <http://hub.test/id/activity/x> ; schema:startDate "${day(days)}"^^xsd:dateTime ;
  schema:reservationStatus schema:ReservationConfirmed ; schema:partySize 24 ; schema:underName [ foaf:name "${contact}" ] .`;
const enrolled = (days: number): string => `<> a vijver:Enrolment ; vijver:person <${lotte}> ;
  vijver:edition <http://hub.test/id/edition/x${-days}> ; vijver:enrolmentStatus vijver:enrolmentCompleted ;
  vijver:enrolledOn "${day(days).slice(0, 10)}"^^xsd:date .`;
const text = async (path: string): Promise<string> =>
  (await hub.get(path, 'application/n-triples', hub.as('admin'))).text();
const doneOf = async (dryRun = false): Promise<Record<string, [number, number]>> =>
  Object.fromEntries((await hub.hub.retention.run({ dryRun })).map(({ kind, done, held }) => [kind, [done, held]]));

it('erases the contact of a visit half a year after it, from every file, and keeps the visit', async () => {
  await put(hub, '/doc/visit/oud', visit(-200, 'Waterpestkanaal'));
  await put(hub, '/doc/visit/nieuw', visit(-100, 'Egelskopkanaal'));
  const streams = await streamsOf(hub);
  expect((await doneOf(true))['visit-contact']).toEqual([1, 0]);
  expect(await text('/doc/visit/oud')).toContain('Waterpestkanaal');
  expect((await doneOf())['visit-contact']).toEqual([1, 0]);
  expect(hunt(folder, ['Waterpestkanaal'])).toEqual([]);
  expect(await text('/doc/visit/oud')).toContain('partySize');
  expect(await text('/doc/visit/nieuw')).toContain('Egelskopkanaal');
  expect(await streamsOf(hub)).toBe(streams);
  expect((await doneOf())['visit-contact']).toEqual([0, 0]);
  expect((await Array.fromAsync(verify(hub))).flatMap(({ faults }) => faults)).toEqual([]);
});

it('holds enrolments until a decision is recorded, and then keeps them without the person', async () => {
  await put(hub, '/doc/enrolment/oud', enrolled(-365 * 6));
  await put(hub, '/doc/enrolment/nieuw', enrolled(-10));
  expect((await doneOf())['enrolment']).toEqual([0, 1]);
  expect(await text('/doc/enrolment/oud')).toContain(lotte);
  expect(() => hub.hub.retention.approve('skill', 'x', operator)).toThrow('waits for no decision');
  hub.hub.retention.approve('enrolment', 'verslag 12', operator);
  expect((await doneOf())['enrolment']).toEqual([1, 0]);
  expect(await text('/doc/enrolment/oud')).not.toContain(lotte);
  expect(await text('/doc/enrolment/oud')).toContain('enrolmentCompleted');
  expect(await text('/doc/enrolment/nieuw')).toContain(lotte);
});

it('drops absences that are long over, one by one, and skills whose validity has ended', async () => {
  const period = (from: number): string => `[ a m8g:PeriodOfTime ; m8g:startTime "${day(from)}"^^xsd:dateTime ;
    m8g:endTime "${day(from + 1)}"^^xsd:dateTime ]`;
  await put(
    hub,
    lotte.replace('http://hub.test/id', '/doc'),
    `<${lotte}> a schema:Person ; foaf:name "Lotte" ; vijver:unavailable ${period(-200)}, ${period(10)} .`,
  );
  await put(
    hub,
    '/doc/assertion/oud',
    `<> a vijver:SkillAssertion ; vijver:person <${lotte}> ; vijver:skill <http://hub.test/id/concept/glas> ; vijver:level 4 ;
    schema:validFrom "2018-01-01"^^xsd:date ; schema:validThrough "2019-01-01"^^xsd:date .`,
  );
  expect(await doneOf()).toMatchObject({ absence: [1, 0], skill: [1, 0] });
  expect((await text(lotte.replace('http://hub.test/id', '/doc'))).match(/unavailable/g)).toHaveLength(1);
  expect((await hub.get('/doc/assertion/oud', 'text/turtle', hub.as('admin'))).status).toBe(410);
});

it('notes numbers only', async () => {
  await put(hub, '/doc/visit/oud', visit(-200, 'Waterpestkanaal'));
  await hub.hub.retention.run();
  expect(hub.hub.retention.runs(20)).toContainEqual(
    expect.objectContaining({ kind: 'visit-contact', done: 1, held: 0 }),
  );
  const [entry] = hub.hub.audit.entries({ action: 'retention', limit: 1 });
  expect(entry).toMatchObject({ subject: null, person: null, detail: '{"done":"1"}' });
});

it('takes terms from the data folder first, and says all that is wrong with them', () => {
  writeFileSync(join(folder, 'retention.json'), JSON.stringify([{ kind: 'visit-contact', term: 'P1M' }]));
  expect(readKinds(folder, 'http://hub.test').find(({ kind }) => kind === 'visit-contact')).toMatchObject({
    term: 'P1M',
    part: 'https://schema.org/underName',
  });
  writeFileSync(join(folder, 'retention.json'), JSON.stringify([{ kind: 'skill', term: 'soon', action: 'keep' }]));
  expect(() => readKinds(folder, 'http://hub.test')).toThrow(/term such as P6M[\s\S]*action delete or anonymise/);
});

it('waits for three in the night, also over the change of the clock', () => {
  expect(untilNight(new Date('2026-11-25T01:00:00Z'))).toBe(3_600_000);
  expect(untilNight(new Date('2026-11-25T02:00:00Z'))).toBe(86_400_000);
  expect(untilNight(new Date('2027-03-27T02:00:00Z'))).toBe(23 * 3_600_000);
});
