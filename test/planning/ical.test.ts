// Calendar feeds as strangers read them: ical.js and node-ical, over both changes of the clock, before and after a change.
import ICAL from 'ical.js';
import nodeIcal from 'node-ical';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { timesOf } from '../../src/modules/planning/core/recurrence.ts';
import { toDateTime } from '../../src/modules/planning/core/time.ts';
import { foldedLine } from '../../src/http/ical.ts';
import { createWorld } from '../../src/modules/planning/index/world.ts';
import { testHub, type TestHub } from '../hub.ts';
import { booking, room } from './plan.ts';

let hub: TestHub;
let planner: Record<string, string>;
const roomIri = 'http://hub.test/id/room/zaal';

/** A session, a form, an address. */
async function feedFor(what: string, busy = false): Promise<string> {
  const page = await (await hub.request('/planning/feeds', { headers: planner })).text();
  const [, csrf = ''] = /name="_csrf" value="([^"]+)"/.exec(page) ?? [];
  const body = new URLSearchParams({ _csrf: csrf, what, ...(busy ? { busy: '1' } : {}) });
  const made = await hub.request('/planning/feeds', { method: 'POST', headers: planner, body });
  expect(made.status).toBe(201);
  const [, path = ''] = /http:\/\/hub\.test(\/planning\/ical\/[^<]+\.ics)/.exec(await made.text()) ?? [];
  return path;
}
const read = async (path: string): Promise<string> => (await hub.request(path)).text();

/** Starts and ends of every time, as ical.js makes them of the file alone. */
function expanded(text: string, uid: string): readonly string[] {
  const calendar = new ICAL.Component(ICAL.parse(text) as never);
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
  const events = calendar.getAllSubcomponents('vevent').filter((each) => each.getFirstPropertyValue('uid') === uid);
  const main = events.find((each) => !each.hasProperty('recurrence-id'));
  const event = new ICAL.Event(main as never, {
    exceptions: events.filter((each) => each.hasProperty('recurrence-id')) as never,
  });
  const times: string[] = [];
  const iterator = event.iterator();
  for (let next = iterator.next(); next && times.length < 100; next = iterator.next()) {
    const { startDate, endDate } = event.getOccurrenceDetails(next);
    times.push(`${startDate.toJSDate().toISOString()} ${endDate.toJSDate().toISOString()}`);
  }
  return times;
}
const ours = (ref: string): readonly string[] => {
  const claim = createWorld(hub.hub.views).claim(`http://hub.test/id/booking/${ref}`)?.claim;
  return claim === undefined
    ? []
    : timesOf(claim).map(({ start, end }) => `${new Date(start).toISOString()} ${new Date(end).toISOString()}`);
};

beforeAll(async () => {
  hub = await testHub();
  planner = hub.as('planner');
  const make = async (path: string, body: string): Promise<void> => {
    expect((await hub.put(`/doc/${path}`, body, { ...planner, 'if-none-match': '*' })).status).toBe(201);
  };
  await make(
    'room/zaal',
    room('Zaal; met, tekens en een heel lange naam die niet op één regel van vijfenzeventig past'),
  );
  await make(
    'booking/zondag',
    booking({
      from: '2027-03-14T10:00',
      to: '2027-03-14T12:00',
      rrule: 'FREQ=WEEKLY;BYDAY=SU;COUNT=6',
      except: ['2027-04-04T10:00'],
      title: 'Zondag',
    }),
  );
  await make(
    'booking/nacht',
    booking({
      from: '2027-10-23T22:00',
      to: '2027-10-24T06:00',
      rrule: 'FREQ=WEEKLY;BYDAY=SA;COUNT=3',
      title: 'Nacht',
    }),
  );
  await make('booking/lente', booking({ from: '2027-03-27T22:00', to: '2027-03-28T06:00', title: 'Kortste nacht' }));
  await make(
    'booking/optie',
    booking({
      from: '2027-05-01T10:00',
      to: '2027-05-01T11:00',
      status: 'option',
      before: ['2027-05-01T09:00', '2027-05-01T10:00'],
    }),
  );
});
afterAll(() => hub.close());

describe('a calendar feed', () => {
  it('gives strangers the times that the hub itself counts with, over both changes of the clock', async () => {
    const text = await read(await feedFor(roomIri));
    for (const ref of ['zondag', 'nacht'])
      expect(expanded(text, `http://hub.test/id/booking/${ref}`)).toEqual(ours(ref));
    expect(ours('nacht')[1]).toBe('2027-10-30T20:00:00.000Z 2027-10-31T05:00:00.000Z');
    const events = Object.values(nodeIcal.sync.parseICS(text)).filter((each) => each?.type === 'VEVENT');
    expect(events).toHaveLength(4);
    const night = events.find((each) => each?.type === 'VEVENT' && each.summary === 'Kortste nacht');
    expect(night?.type === 'VEVENT' && [night.start.toISOString(), night.end?.toISOString()]).toEqual([
      '2027-03-27T21:00:00.000Z',
      '2027-03-28T04:00:00.000Z',
    ]);
    const option = events.find((each) => each?.type === 'VEVENT' && each.status === 'TENTATIVE');
    expect(option?.type === 'VEVENT' && option.description).toBe(
      'Bezet van 09:00 tot 11:00, opbouw en afbraak inbegrepen.',
    );
    expect(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
  });

  it('is read again after a change: same UID, higher SEQUENCE, and CANCELLED when it is', async () => {
    const path = await feedFor(roomIri);
    const first = await hub.request(path);
    const etag = first.headers.get('etag') ?? '';
    expect(first.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect((await hub.request(path, { headers: { 'if-none-match': etag } })).status).toBe(304);
    const sequence = (text: string): number =>
      Number(/UID:http:\/\/hub\.test\/id\/booking\/lente\r\nSEQUENCE:(\d+)/.exec(text)?.[1]);
    const before = sequence(await first.text());
    await hub.put(
      '/doc/booking/lente',
      booking({ from: '2027-03-27T22:00', to: '2027-03-28T06:00', title: 'Kortste nacht', status: 'cancelled' }),
      { ...planner, 'if-match': '*' },
    );
    const again = await hub.request(path, { headers: { 'if-none-match': etag } });
    expect(again.status).toBe(200);
    const text = await again.text();
    expect(sequence(text)).toBeGreaterThan(before);
    expect(text.replace(/\r\n /g, '')).toMatch(/booking\/lente[\s\S]*?STATUS:CANCELLED/);
  });

  it('shows no title when it was made to say only that it is taken', async () => {
    const text = await read(await feedFor(roomIri, true));
    expect(text).toContain('SUMMARY:Bezet');
    expect(text).not.toContain('Zondag');
  });

  it('is for whoever made it, and gone when it is taken back', async () => {
    const path = await feedFor('stam');
    expect((await hub.request(path)).status).toBe(200);
    const page = await (await hub.request('/planning/feeds', { headers: planner })).text();
    const [, csrf = ''] = /name="_csrf" value="([^"]+)"/.exec(page) ?? [];
    const ids = [...page.matchAll(/name="id" value="([^"]+)"/g)].map(([, id]) => id ?? '');
    for (const id of ids) {
      const other = await hub.request('/planning/feeds/revoke', {
        method: 'POST',
        headers: hub.as('planner'),
        body: new URLSearchParams({ _csrf: csrf, id }),
      });
      expect([403, 404]).toContain(other.status);
      const own = await hub.request('/planning/feeds/revoke', {
        method: 'POST',
        headers: planner,
        body: new URLSearchParams({ _csrf: csrf, id }),
      });
      expect(own.status).toBe(303);
    }
    expect((await hub.request(path)).status).toBe(404);
    expect((await hub.request('/planning/feeds')).status).toBe(401);
  });
});

describe('a line of a calendar file', () => {
  it('is folded at 75 octets and never through a letter', () => {
    const line = `SUMMARY:${'é€😀'.repeat(30)}`;
    const parts = foldedLine(line).split('\r\n');
    expect(parts.every((part) => Buffer.byteLength(part) <= 75)).toBe(true);
    expect(parts.join('\r\n').replace(/\r\n ?/g, '')).toBe(line);
  });
});

describe('times of a series', () => {
  const at = (local: string): number =>
    Temporal.PlainDateTime.from(local).toZonedDateTime('Europe/Brussels').epochMilliseconds;
  const times = (from: string, to: string, rrule: string): readonly string[] =>
    timesOf({ start: at(from), end: at(to), rrule, except: [], extra: [] }).map(
      ({ start, end }) => `${toDateTime(start)} ${toDateTime(end)}`,
    );
  it('keep the hour on the wall, skip a start that the clock skips, and take the first of two', () => {
    expect(times('2027-03-21T02:30', '2027-03-21T04:00', 'FREQ=WEEKLY;COUNT=2')).toEqual([
      '2027-03-21T02:30:00+01:00 2027-03-21T04:00:00+01:00',
      '2027-04-04T02:30:00+02:00 2027-04-04T04:00:00+02:00',
    ]);
    expect(times('2027-10-24T02:30', '2027-10-24T04:00', 'FREQ=WEEKLY;COUNT=2')[1]).toBe(
      '2027-10-31T02:30:00+02:00 2027-10-31T04:00:00+01:00',
    );
    expect(times('2027-10-30T22:00', '2027-10-31T06:00', 'FREQ=DAILY;COUNT=1')).toEqual([
      '2027-10-30T22:00:00+02:00 2027-10-31T06:00:00+01:00',
    ]);
  });
});
