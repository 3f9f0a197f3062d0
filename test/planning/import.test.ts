// Calendars and tables into the planning, as a planner does it: upload, look, confirm, again, undo. Over HTTP, without scripts.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { timesOf } from '../../src/modules/planning/core/recurrence.ts';
import { toDateTime } from '../../src/modules/planning/core/time.ts';
import { createStage, openStage, sweep } from '../../src/modules/planning/import/staging.ts';
import type { Claim } from '../../src/modules/planning/core/facts.ts';
import { testHub, type TestHub } from '../hub.ts';
import { apple, calendar, event, google, outlook } from './import-files.ts';
import { booking, open as openHours, person, room } from './plan.ts';

let hub: TestHub;
let planner: Record<string, string>;
const hoek = 'http://hub.test/id/room/hoek';
const zaal = 'http://hub.test/id/room/zaal';

beforeAll(async () => {
  hub = await testHub();
  planner = hub.as('planner');
  for (const [ref, text] of [
    ['zaal', room('Zaal')],
    ['hoek', room('Hoek')],
    ['hoek-smak', room('Hoek', '', 'smak')],
  ] as const)
    expect((await hub.put(`/doc/room/${ref}`, text, { ...planner, 'if-none-match': '*' })).status).toBe(201);
});
afterAll(async () => {
  await hub.close();
});

const csrfOf = async (path: string, who = planner): Promise<string> => {
  const page = await (await hub.request(path, { headers: who })).text();
  return /name="_csrf" value="([^"]+)"/.exec(page)?.[1] ?? '';
};

export interface Sent {
  readonly file: string | Uint8Array<ArrayBuffer>;
  readonly room?: string;
  readonly museum?: string;
  readonly name?: string;
}

const upload = async ({ file, room: of = zaal, museum = 'stam', name = 'x.ics' }: Sent, who = planner) => {
  const form = new FormData();
  form.set('_csrf', await csrfOf('/planning/import', who));
  form.set('room', of);
  form.set('museum', museum);
  form.set('standing', 'firm');
  form.set('file', new Blob([file]), name);
  return hub.request('/planning/import', { method: 'POST', headers: who, body: form });
};
const preview = async (sent: Sent): Promise<string> => {
  const answer = await upload(sent);
  expect(answer.status, await answer.clone().text()).toBe(303);
  return answer.headers.get('location') ?? '';
};
const read = async (path: string): Promise<string> => (await hub.request(path, { headers: planner })).text();
const act = async (path: string, fields: Record<string, string>, who = planner): Promise<Response> =>
  hub.request(path, {
    method: 'POST',
    headers: who,
    body: new URLSearchParams({ _csrf: await csrfOf('/planning/import', who), ...fields }),
  });
/** `Nieuw 3` and the like, as numbers. */
const countsOf = (page: string): Record<string, number> =>
  Object.fromEntries(
    [...page.matchAll(/\?show=(\w+)"[^>]*>[^<0-9]*([0-9]+)</g)].map(([, name = '', n]) => [name, Number(n)]),
  );
const save = async (sent: Sent, how = 'fit'): Promise<string> => {
  const path = await preview(sent);
  const answer = await act(path, { do: 'save', how });
  expect(answer.status).toBe(303);
  return answer.headers.get('location') ?? '';
};
const claims = (): readonly Claim[] =>
  hub.hub.views
    .prepare('select facts from plan_claim order by subject')
    .all()
    .map(({ facts }) => JSON.parse(String(facts)) as Claim);
const titled = (title: string): readonly Claim[] => claims().filter(({ titleNl }) => titleNl === title);
const span = (claim: Claim | undefined): readonly string[] =>
  claim === undefined ? [] : [toDateTime(claim.start), toDateTime(claim.end)];

describe('a calendar of Outlook', () => {
  it('shows what would come in before anything is written, then brings it in', async () => {
    const path = await preview({ file: outlook });
    expect(countsOf(await read(path))).toEqual({ new: 5 });
    expect(titled('Weekstart')).toEqual([]);
    expect((await act(path, { do: 'save', how: 'fit' })).headers.get('location')).toBe(path);
    expect(await read(path)).toContain('5 reservaties zijn ingevoerd.');
    expect(span(titled('Vergadering team publiek, met koffie')[0])).toEqual([
      '2027-03-16T10:00:00+01:00',
      '2027-03-16T12:00:00+01:00',
    ]);
    expect(span(titled('Opbouw')[0])).toEqual(['2027-05-01T00:00:00+02:00', '2027-05-03T00:00:00+02:00']);
    expect(titled('Opbouw')[0]?.standing).toBe('option');
  });

  it('keeps the hour on the wall of a series, without the times that were left out or moved', () => {
    const [series] = titled('Weekstart');
    expect(series === undefined ? [] : timesOf(series).map(({ start }) => toDateTime(start))).toEqual([
      '2027-03-22T08:30:00+01:00',
      '2027-03-29T08:30:00+02:00',
      '2027-04-19T08:30:00+02:00',
      '2027-04-26T08:30:00+02:00',
    ]);
    expect(span(titled('Weekstart, verzet')[0])).toEqual(['2027-04-12T13:30:00+02:00', '2027-04-12T14:30:00+02:00']);
  });

  it('keeps no guest, no note and no private title, in the log or beside it', () => {
    const all = readdirSync(hub.dataDir, { recursive: true, encoding: 'utf8' })
      .filter((name) => /sqlite|draft/.test(name))
      .map((name) => readFileSync(join(hub.dataDir, name), 'latin1'))
      .join('');
    for (const secret of ['Janssens', 'Peeters', 'example.be', 'teams.example', 'Dokter'])
      expect(all).not.toContain(secret);
    expect(titled('Bezet')).toHaveLength(1);
  });

  it('changes nothing when the same file comes again', async () => {
    const path = await preview({ file: outlook });
    expect(countsOf(await read(path))).toEqual({ unchanged: 5 });
    expect(await read(path)).toContain('Er is niets te doen');
  });
});

describe('a calendar of Google and of Apple', () => {
  it('puts a series of Google right over both changes of the clock, and leaves what was cancelled', async () => {
    const path = await save({ file: google, room: hoek });
    expect(countsOf(await read(path))).toEqual({ new: 2, unchanged: 1 });
    const [series] = titled('Zondagsrondleiding');
    const starts = series === undefined ? [] : timesOf(series).map(({ start }) => toDateTime(start));
    expect(starts.slice(0, 3)).toEqual([
      '2027-03-14T10:00:00+01:00',
      '2027-03-21T10:00:00+01:00',
      '2027-04-04T10:00:00+02:00',
    ]);
    expect(starts).toContain('2027-10-31T10:00:00+01:00');
  });

  it('reads a length, a floating time, extra dates and a place among other words', async () => {
    await save({ file: apple, room: '', museum: 'stam' });
    expect(span(titled('Nacht waarin de klok teruggaat')[0])).toEqual([
      '2027-10-30T22:00:00+02:00',
      '2027-10-31T05:00:00+01:00',
    ]);
    expect(titled('Zwevend')).toEqual([]);
    await save({ file: apple });
    const [loose] = titled('Zwevend');
    expect(loose === undefined ? [] : timesOf(loose).map(({ start }) => toDateTime(start))).toEqual([
      '2027-06-07T09:00:00+02:00',
      '2027-06-09T09:00:00+02:00',
    ]);
    expect(loose?.standing).toBe('option');
  });
});

describe('a change in the source', () => {
  it('updates by a newer sequence, ignores an older one, cancels what was cancelled', async () => {
    const at = (n: number, from: string, more = ''): string =>
      calendar(event('wissel', '20270801', `${from}-1800`, `SEQUENCE:${n}${more}`));
    await save({ file: at(1, '0900') });
    await save({ file: at(2, '1000') });
    expect(span(titled('wissel')[0])[0]).toBe('2027-08-01T10:00:00+02:00');
    const old = await preview({ file: at(1, '0900') });
    expect(countsOf(await read(old))).toEqual({ unchanged: 1 });
    expect(await read(old)).toContain('Een nieuwere versie is al ingevoerd');
    await save({ file: at(3, '1000', '\nSTATUS:CANCELLED') });
    expect(titled('wissel').map(({ standing }) => standing)).toEqual(['cancelled']);
  });

  it('leaves what people changed here as long as the file says what it said', async () => {
    const file = calendar(event('met-de-hand', '20270803', '0900-1000'));
    await save({ file });
    const [claim] = titled('met-de-hand');
    const ref = claim?.subject.split('/').at(-1) ?? '';
    const old = await (await hub.get(`/doc/booking/${ref}`, 'text/turtle', planner)).text();
    const moved = old.replace('T09:00:00', 'T11:00:00').replace('T10:00:00', 'T12:00:00');
    const answer = await hub.put(`/doc/booking/${ref}`, moved, { ...planner, 'if-match': '*' });
    expect(answer.status).toBe(200);
    expect(countsOf(await read(await preview({ file })))).toEqual({ unchanged: 1 });
  });
});

describe('a feed that we wrote ourselves', () => {
  it('changes nothing here when it comes back, and is no second booking', async () => {
    const page = await act('/planning/feeds', { what: zaal });
    const [, path = ''] = /http:\/\/hub\.test(\/planning\/ical\/[^<]+\.ics)/.exec(await page.text()) ?? [];
    const feed = await (await hub.request(path)).text();
    const before = claims().length;
    const events = feed.match(/BEGIN:VEVENT/g)?.length ?? 0;
    expect(events).toBeGreaterThan(3);
    const answer = await preview({ file: feed });
    const counts = countsOf(await read(answer));
    expect(Object.keys(counts).filter((each) => !['unchanged', 'refused'].includes(each))).toEqual([]);
    expect(await read(`${answer}?show=unchanged`)).toContain('Dit komt uit Vijver zelf');
    // A night in which the clock changes stands twice in a feed, once with its own end: told as the same thing.
    expect((counts['unchanged'] ?? 0) + (counts['refused'] ?? 0)).toBe(events);
    expect(claims()).toHaveLength(before);
  });
});

describe('what clashes', () => {
  it('is told against what stands and within the file, and the rest goes in when so chosen', async () => {
    await save({ file: calendar(event('staat', '20270901', '0900-1200')) });
    const file = calendar(
      event('botst', '20270901', '1100-1300'),
      event('eerst', '20270902', '0900-1200'),
      event('daarna', '20270902', '1130-1400'),
      event('past', '20270903', '0900-1000'),
    );
    const path = await preview({ file });
    const page = await read(path);
    expect(countsOf(page)).toEqual({ new: 2, clash: 2 });
    expect(page).toContain('Zaal is al bezet: “staat” (bevestigd)');
    expect(page).toContain('Zaal is al bezet: “eerst” (bevestigd)');
    const none = await act(path, { do: 'save', how: 'all' });
    expect(none.headers.get('location')).toBe(`${path}?told=stopped`);
    expect(titled('past')).toEqual([]);
    expect((await act(path, { do: 'save', how: 'fit' })).headers.get('location')).toBe(path);
    expect([titled('eerst').length, titled('past').length, titled('daarna').length]).toEqual([1, 1, 0]);
  });

  it('lets two rows change places, as the writer does', async () => {
    await save({
      file: calendar(event('ruil-a', '20270910', '0900-1000'), event('ruil-b', '20270910', '1000-1100')),
    });
    const swapped = calendar(event('ruil-a', '20270910', '1000-1100'), event('ruil-b', '20270910', '0900-1000'));
    const path = await save({ file: swapped });
    expect(countsOf(await read(path))).toEqual({ changed: 2 });
    expect(span(titled('ruil-a')[0])[0]).toBe('2027-09-10T10:00:00+02:00');
  });

  it('looks once more at confirming: who came in between is not overrun, and nothing is half done', async () => {
    const path = await preview({
      file: calendar(event('laat', '20270920', '0900-1000'), event('mee', '20270921', '0900-1000')),
    });
    const text = booking({ from: '2027-09-20T09:30', to: '2027-09-20T11:00', title: 'Voor' });
    expect((await hub.put('/doc/booking/voor', text, { ...planner, 'if-none-match': '*' })).status).toBe(201);
    expect((await act(path, { do: 'save', how: 'fit' })).headers.get('location')).toBe(`${path}?told=again`);
    expect(titled('mee')).toEqual([]);
    expect(await read(`${path}?told=again`)).toContain('Intussen veranderde er iets');
  });
});

describe('undoing', () => {
  it('takes back what the import made and changed, and leaves what somebody changed since', async () => {
    await save({ file: calendar(event('oud', '20271001', '0900-1000')) });
    const path = await save({
      file: calendar(
        event('oud', '20271001', '1400-1500', 'SEQUENCE:1'),
        event('nieuw-1', '20271002', '0900-1000'),
        event('nieuw-2', '20271003', '0900-1000'),
      ),
    });
    const two = titled('nieuw-2')[0]?.subject.split('/').at(-1) ?? '';
    const text = booking({ from: '2027-10-03T11:00', to: '2027-10-03T12:00', title: 'Van ons' });
    expect((await hub.put(`/doc/booking/${two}`, text, { ...planner, 'if-match': '*' })).status).toBe(200);
    expect((await act(path, { do: 'undo' })).status).toBe(303);
    const page = await read(path);
    expect(page).toContain('2 reservaties zijn teruggedraaid.');
    expect(page).toContain('Eén bleef staan');
    expect(span(titled('oud')[0])[0]).toBe('2027-10-01T09:00:00+02:00');
    expect([titled('nieuw-1').length, titled('Van ons').length]).toEqual([0, 1]);
    const again = await preview({ file: calendar(event('nieuw-1', '20271002', '0900-1000')) });
    expect(countsOf(await read(again))).toEqual({ new: 1 });
  });
});

describe('a whole day', () => {
  it('fits in a room with opening hours, for a day as for two', async () => {
    const text = room('Met uren', openHours('09:00', '17:00', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'));
    expect((await hub.put('/doc/room/uren', text, { ...planner, 'if-none-match': '*' })).status).toBe(201);
    const whole = (uid: string, from: string, to: string): string =>
      `UID:${uid}\nDTSTART;VALUE=DATE:${from}\nDTEND;VALUE=DATE:${to}\nSUMMARY:${uid}\nLOCATION:Met uren`;
    const night = event('nacht', '20280203', '1900-2000', 'LOCATION:Met uren');
    const path = await preview({
      file: calendar(whole('een', '20280201', '20280202'), whole('twee', '20280207', '20280209'), night),
    });
    expect(countsOf(await read(path))).toEqual({ new: 2, clash: 1 });
  });
});

describe('a table that somebody mended', () => {
  it('keeps who is assigned, and writes nothing of them in the file that waits', async () => {
    const jan = '6fced11d-2bd8-41e6-847a-8387cdde8d51';
    expect((await hub.put(`/doc/person/${jan}`, person('Jan'), { ...planner, 'if-none-match': '*' })).status).toBe(201);
    const text = booking({
      from: '2028-02-01T09:00',
      to: '2028-02-01T10:00',
      title: 'Met Jan',
      more: `prov:wasAssociatedWith </id/person/${jan}>`,
    });
    expect((await hub.put('/doc/booking/met-jan', text, { ...planner, 'if-none-match': '*' })).status).toBe(201);
    const table = await read('/planning/export.csv?fromDay=2028-02-01&toDay=2028-02-01');
    const path = await preview({ file: table.replace('09:00', '8u30'), name: 'x.csv' });
    expect(countsOf(await read(path))).toEqual({ changed: 1 });
    const waits = readFileSync(join(hub.dataDir, 'plan-import', `${path.split('/').at(-1)}.sqlite`), 'latin1');
    expect(waits).toContain('Met Jan');
    expect(waits).not.toContain(jan);
    await act(path, { do: 'save', how: 'all' });
    expect(titled('Met Jan').map(({ people, start }) => [people, toDateTime(start)])).toEqual([
      [[`http://hub.test/id/person/${jan}`], '2028-02-01T08:30:00+01:00'],
    ]);
  });
});

describe('half-way', () => {
  const last = async (): Promise<number> => (await hub.hub.log.last()).seq;
  const waiting = (): readonly string[] => readdirSync(join(hub.dataDir, 'plan-import')).toSorted();

  it('leaves nothing of a file that is refused, in the log or in the folder', async () => {
    await (await hub.request('/planning/import', { headers: planner })).text();
    const [seq, files] = [await last(), waiting()];
    const answer = await upload({ file: outlook.slice(0, -60) });
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('breaks off');
    expect((await upload({ file: calendar('x'.repeat(6_000_000)) })).status).toBe(413);
    expect([await last(), waiting().filter((each) => !files.includes(each))]).toEqual([seq, []]);
  });

  it('shows nobody a preview that was never finished, and removes it when something goes wrong', () => {
    const id = crypto.randomUUID();
    const fill = (stage: { putEntries: (entries: readonly never[]) => void }): void => {
      stage.putEntries([]);
      throw new Error('killed');
    };
    expect(() => createStage(hub.dataDir, id, fill)).toThrow('killed');
    expect(waiting().filter((each) => each.includes(id))).toEqual([]);
    expect(openStage(hub.dataDir, id, undefined, Date.now())).toBeUndefined();
  });

  it('keeps one waiting import of a person, and forgets what is old', async () => {
    const first = await preview({ file: google });
    const second = await preview({ file: google });
    expect((await hub.request(first, { headers: planner })).status).toBe(404);
    const id = second.split('/').at(-1) ?? '';
    const owner = 'x';
    sweep(hub.dataDir, owner, Date.now() + 5 * 3_600_000);
    expect(waiting().filter((each) => each.includes(id))).toEqual([]);
  });
});

describe('who may', () => {
  it('shows a preview to nobody but who sent it, and forgets it when dropped', async () => {
    const path = await preview({ file: google });
    const other = hub.as('coordinator');
    expect((await hub.request(path, { headers: other })).status).toBe(404);
    expect((await act(path, { do: 'save' }, other)).status).toBe(404);
    for (const who of [hub.as('reader'), {}])
      expect([401, 403, 303]).toContain((await hub.request('/planning/import', { headers: who })).status);
    expect((await act(path, { do: 'drop' })).headers.get('location')).toBe('/planning/import');
    expect((await hub.request(path, { headers: planner })).status).toBe(404);
    expect(existsSync(join(hub.dataDir, 'plan-import'))).toBe(true);
  });

  it('refuses rows for a museum that is not theirs, with the reason', async () => {
    const smak = hub.as('planner', 'smak');
    const answer = await upload({ file: calendar(event('elders', '20271110', '0900-1000')), museum: 'stam' }, smak);
    const page = await (await hub.request(answer.headers.get('location') ?? '', { headers: smak })).text();
    expect(page).toContain('Jouw rol schrijft niet in de planning van dit museum');
    expect(countsOf(page)).toEqual({ refused: 1 });
  });

  it('refuses a form of another session before it reads the file', async () => {
    const form = new FormData();
    form.set('_csrf', 'x');
    form.set('file', new Blob([google]), 'x.ics');
    expect((await hub.request('/planning/import', { method: 'POST', headers: planner, body: form })).status).toBe(403);
  });
});
