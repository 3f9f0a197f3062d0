// The two nights of 2027 in which the clock changes: 28 March has no half past two, 31 October has it twice. Every way to book agrees.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { blank, fieldsOf, filledIn } from '../../src/modules/planning/booking/form.ts';
import { splitSeries } from '../../src/modules/planning/booking/series.ts';
import { freeRooms } from '../../src/modules/planning/core/free.ts';
import { timesOf } from '../../src/modules/planning/core/recurrence.ts';
import { dayStart, hourMs, toDateTime } from '../../src/modules/planning/core/time.ts';
import { createWorld } from '../../src/modules/planning/index/world.ts';
import { testHub, type TestHub } from '../hub.ts';
import { booking, room } from './plan.ts';

const zaal = 'http://hub.test/id/room/zaal';
const at = (text: string): number => Date.parse(text);
let hub: TestHub;
let planner: Record<string, string>;
let csrf = '';

beforeAll(async () => {
  hub = await testHub();
  planner = hub.as('planner');
  await make('room/zaal', room('Zaal', 'cji:Infrastructuur.capaciteit [ schema:value 50 ]'));
  const form = await (await hub.get('/planning/book', 'text/html', planner)).text();
  csrf = /name="_csrf" value="([^"]+)"/.exec(form)?.[1] ?? '';
});
afterAll(() => hub.close());

async function make(path: string, body: string): Promise<void> {
  const answer = await hub.put(`/doc/${path}`, body, { ...planner, 'if-none-match': '*' });
  expect([path, answer.status]).toEqual([path, 201]);
}
const post = (path: string, fields: Record<string, string>): Promise<Response> =>
  hub.request(path, {
    method: 'POST',
    headers: { ...planner, accept: path.endsWith('book') ? 'text/html' : 'application/json' },
    body: new URLSearchParams({ _csrf: csrf, ...fields }),
  });
const fields = (date: string, from: string, to: string, more: Record<string, string> = {}): Record<string, string> => ({
  title: 'Nacht',
  museum: 'stam',
  what: zaal,
  date,
  from,
  to,
  last: '',
  before: '0',
  after: '0',
  quantity: '1',
  standing: 'firm',
  repeat: 'none',
  until: '',
  ...more,
});
const claimOf = (ref: string) => createWorld(hub.hub.views).claim(`http://hub.test/id/booking/${ref}`);
async function saved(answer: Response): Promise<string> {
  expect([answer.status, answer.status === 303 ? '' : await answer.text()]).toEqual([303, '']);
  return new URL(answer.headers.get('location') ?? '', hub.url).pathname.split('/').at(-1) ?? '';
}
const hoursOf = (ref: string): number => {
  const claim = claimOf(ref)?.claim;
  return claim === undefined ? 0 : (claim.end - claim.start) / hourMs;
};
const drop = async (ref: string): Promise<void> => {
  await hub.request(`/doc/booking/${ref}`, { method: 'DELETE', headers: { ...planner, 'if-match': '*' } });
};

describe('the night without half past two', () => {
  it('is told by the form, for the start and for the end, and nothing is shifted behind one’s back', async () => {
    for (const [from, to] of [
      ['2:30', '4:00'],
      ['1:00', '2u30'],
    ] as const) {
      const answer = await post('/planning/book', fields('2027-03-28', from, to));
      expect(answer.status).toBe(422);
      expect(await answer.text()).toContain('Dat uur is er die nacht niet');
    }
  });

  it('lasts seven hours from ten to six, and a whole day twenty-three', async () => {
    const night = await saved(await post('/planning/book', fields('2027-03-27', '22:00', '6:00')));
    const claim = claimOf(night)?.claim;
    expect([claim?.start, claim?.end].map((each) => toDateTime(each ?? 0))).toEqual([
      '2027-03-27T22:00:00+01:00',
      '2027-03-28T06:00:00+02:00',
    ]);
    expect(hoursOf(night)).toBe(7);
    await drop(night);
    const day = await saved(await post('/planning/book', fields('2027-03-28', '0:00', '24:00')));
    expect(hoursOf(day)).toBe(23);
    await drop(day);
  });

  it('moves a night to another by the clock on the wall when it offers a way out', async () => {
    const first = await saved(await post('/planning/book', fields('2027-03-26', '20:00', '6:00')));
    const query = new URLSearchParams(fields('2027-03-26', '22:00', '6:00'));
    const page = await (await hub.get(`/planning/book?${query.toString()}`, 'text/html', planner)).text();
    expect(page).toContain('za 27 mrt van 22:00 tot zo 28 mrt 06:00');
    await drop(first);
  });
});

describe('the night with half past two twice', () => {
  it('takes the first when somebody types it, and lasts nine hours from ten to six', async () => {
    const ref = await saved(await post('/planning/book', fields('2027-10-31', '2:30', '4:00')));
    expect(toDateTime(claimOf(ref)?.claim.start ?? 0)).toBe('2027-10-31T02:30:00+02:00');
    expect(hoursOf(ref)).toBe(2.5);
    await drop(ref);
    const night = await saved(await post('/planning/book', fields('2027-10-30', '22:00', '6:00')));
    expect(hoursOf(night)).toBe(9);
    await drop(night);
  });

  it('keeps the second one when it is there and nobody touches it, and calls a free hour free', async () => {
    await make(
      'booking/tweede',
      booking({ from: '2027-10-31T02:30:00+01:00', to: '2027-10-31T04:00:00+01:00', title: 'Tweede' }),
    );
    const standing = claimOf('tweede');
    const claim = standing?.claim ?? blank('', null, 0);
    const again = filledIn(fieldsOf(claim), claim).claim;
    expect([again.start, again.end]).toEqual([claim.start, claim.end]);
    const ref = await saved(
      await post('/planning/book', {
        ...Object.fromEntries(fieldsOf(claim)),
        booking: 'tweede',
        seq: String(standing?.seq),
        title: 'Nog steeds',
      }),
    );
    expect(claimOf(ref)?.claim.start).toBe(at('2027-10-31T02:30:00+01:00'));
    // The first half past two is an hour earlier, and free.
    await make(
      'booking/eerste',
      booking({ from: '2027-10-31T02:30:00+02:00', to: '2027-10-31T02:30:00+01:00', title: 'Eerste' }),
    );
    const clash = await hub.put(
      '/doc/booking/derde',
      booking({ from: '2027-10-31T02:45:00+02:00', to: '2027-10-31T03:15' }),
      { ...planner, 'if-none-match': '*' },
    );
    expect(clash.status).toBe(409);
  });

  it('tells a calendar which of the two it is', async () => {
    const page = await (await hub.get('/planning/feeds', 'text/html', planner)).text();
    const body = new URLSearchParams({ _csrf: /name="_csrf" value="([^"]+)"/.exec(page)?.[1] ?? '', what: zaal });
    const made = await (await hub.request('/planning/feeds', { method: 'POST', headers: planner, body })).text();
    const feed = await (await hub.request(/\/planning\/ical\/[^<]+\.ics/.exec(made)?.[0] ?? '')).text();
    expect(feed).toContain('DTSTART:20271031T013000Z');
    expect(feed).toContain('DTSTART;TZID=Europe/Brussels:20271031T023000');
    await drop('tweede');
    await drop('eerste');
  });
});

describe('both nights', () => {
  it('are dragged by moments, and by the script by the clock on the wall', async () => {
    await make('booking/sleep', booking({ from: '2027-03-27T10:00', to: '2027-03-27T12:00' }));
    const seq = String(claimOf('sleep')?.seq);
    const moved = await post('/planning/move', {
      booking: 'sleep',
      seq,
      start: '2027-03-28T01:30:00Z',
      end: '2027-03-28T02:30:00Z',
    });
    expect(moved.status).toBe(200);
    expect(toDateTime(claimOf('sleep')?.claim.start ?? 0)).toBe('2027-03-28T03:30:00+02:00');
    const check = await hub.get(
      '/planning/check?booking=sleep&start=2027-10-31T00:30:00Z&end=2027-10-31T01:30:00Z',
      'application/json',
      planner,
    );
    expect(await check.json()).toMatchObject({ stopping: 0 });
    await drop('sleep');
  });

  it('keep a series at its hour, whole or from one time on, and skip what is not there', () => {
    const series = {
      ...blank('urn:a', 'stam', at('2027-03-14T09:00:00Z')),
      end: at('2027-03-14T11:00:00Z'),
      rrule: 'FREQ=WEEKLY;COUNT=4',
    };
    const hours = (all: readonly { readonly start: number }[]): readonly string[] =>
      all.map(({ start }) => toDateTime(start).slice(5, 16));
    expect(hours(timesOf(series))).toEqual(['03-14T10:00', '03-21T10:00', '03-28T10:00', '04-04T10:00']);
    const wanted = { ...series, start: at('2027-03-28T09:00:00Z'), end: at('2027-03-28T11:00:00Z') };
    const split = splitSeries(series, at('2027-03-28T08:00:00Z'), wanted, { scope: 'following', subject: 'urn:b' });
    expect(hours(timesOf(split.changed))).toEqual(['03-28T11:00', '04-04T11:00']);
    const whole = splitSeries(series, at('2027-03-28T08:00:00Z'), wanted, { scope: 'all', subject: 'urn:b' });
    expect(hours(timesOf(whole.changed))).toEqual(['03-14T11:00', '03-21T11:00', '03-28T11:00', '04-04T11:00']);
    const night = { ...series, start: at('2027-03-21T01:30:00Z'), end: at('2027-03-21T03:00:00Z') };
    expect(hours(timesOf(night))).not.toContain('03-28T03:30');
  });

  it('have 23 and 25 hours to be free in, none of them twice', () => {
    const wish = { heads: 0, facilities: [], minutes: 60, between: [0, 1440], days: [] } as const;
    const hoursOn = (day: string): number =>
      freeRooms(createWorld(hub.hub.views), [zaal], { ...wish, fromDay: day, toDay: day }, 0)
        .flatMap(({ stretches }) => stretches)
        .reduce((sum, { start, end }) => sum + (end - start) / hourMs, 0);
    expect([hoursOn('2027-03-28'), hoursOn('2027-10-31'), hoursOn('2027-06-01')]).toEqual([23, 25, 24]);
    expect((dayStart('2027-11-01') - dayStart('2027-10-31')) / hourMs).toBe(25);
  });

  for (const [day, from, to] of [
    ['2027-03-28', '2027-03-28T04:00', '2027-03-28T23:00'],
    ['2027-10-31', '2027-10-31T02:30:00+01:00', '2027-10-31T23:00'],
  ] as const)
    it(`are drawn in every view on their own day (${day})`, async () => {
      const ref = `dag-${day}`;
      await make(`booking/${ref}`, booking({ from, to, title: 'Wisseldag' }));
      for (const view of ['day', 'week', 'month', 'list']) {
        const page = await hub.get(`/planning?view=${view}&date=${day}&museum=stam`, 'text/html', planner);
        expect([view, page.status]).toEqual([view, 200]);
        expect((await page.text()).split('>Wisseldag<').length - 1, view).toBeGreaterThanOrEqual(1);
      }
      const month = await (await hub.get(`/planning?view=month&date=${day}&museum=stam`, 'text/html', planner)).text();
      const cells = (month.split('</table>')[0] ?? '').split('<td').filter((cell) => cell.includes('>Wisseldag<'));
      expect(cells).toHaveLength(1);
      const free = await (
        await hub.get(
          `/planning/free?heads=1&fromDay=${day}&toDay=${day}&between=0&and=24&minutes=60`,
          'text/html',
          planner,
        )
      ).text();
      expect(free).toContain(day === '2027-03-28' ? '00:00 tot 04:00' : '00:00 tot 02:30');
      await drop(ref);
    });
});
