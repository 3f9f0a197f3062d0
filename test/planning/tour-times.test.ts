// When a tour can be had: the free hours of a day to choose from, within the run of an exhibition and the hours of its place.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestHub } from '../hub.ts';
import { open, room } from './plan.ts';
import { bookIn, makeIn, product, tour, tourHub } from './tour-hub.ts';

describe('the hours of a tour', () => {
  let hub: TestHub;
  beforeAll(async () => {
    hub = await tourHub();
  });
  afterAll(() => hub.close());

  it('shows the free hours of a day to choose from, none of which is taken or in the past, and no contact in an address', async () => {
    const answer = await bookIn(hub, { date: '2098-07-09', heads: '20', from: '', name: '', email: '', show: '1' });
    expect(answer.status).toBe(200);
    const hours = [...(await answer.text()).matchAll(/name="from" value="(\d\d:\d\d)"/g)].map(([, hour]) => hour);
    expect(hours).toContain('10:00');
    expect([hours.at(0), hours.at(-1)]).toEqual(['08:00', '20:30']);
    expect((await bookIn(hub, { date: '2098-07-09', heads: '30', from: '10:00' })).status).toBe(303);
    const later = await (await bookIn(hub, { date: '2098-07-09', heads: '20', show: '1' })).text();
    expect(later).not.toContain('value="10:00"');
    expect(later).toContain('value="11:30"');
    const none = await (await bookIn(hub, { date: '2098-07-09', heads: '200', show: '1' })).text();
    expect(none).toContain('geen uur vrij');
    expect((await bookIn(hub, { date: '', show: '1' })).status).toBe(200);
  });

  it('books nothing outside the run of an exhibition, nor when its place is closed', async () => {
    const run = product.replace(
      '"2026-01-01"^^xsd:date',
      '"2098-06-01"^^xsd:date ; schema:endDate "2098-06-30"^^xsd:date',
    );
    const hall = `@prefix crm: <http://www.cidoc-crm.org/cidoc-crm/> . ${run.replace(' .\n<>', ' .\n<> crm:P7_took_place_at </id/room/open> ;')}`;
    const make = makeIn(hub);
    await make('room/open', room('Open', open('10:00', '17:00', 'Tuesday', 'Wednesday')));
    await make('exhibition/kort', hall.replace('Restjes', 'Kort'));
    const at = (date: string, from: string) => bookIn(hub, { product: tour.replace('restjes', 'kort'), date, from });
    for (const [date, from] of [
      ['2098-05-31', '10:00'],
      ['2098-07-01', '10:00'],
      ['2098-06-02', '10:00'],
      ['2098-06-03', '16:30'],
    ] as const)
      expect([date, (await at(date, from)).status]).toEqual([date, 422]);
    expect(Temporal.PlainDate.from('2098-06-03').dayOfWeek).toBe(2);
    expect((await at('2098-06-03', '11:00')).status).toBe(303);
    const shown = await bookIn(hub, {
      product: tour.replace('restjes', 'kort'),
      date: '2098-07-09',
      from: '',
      show: '1',
    });
    expect(await shown.text()).toContain('Deze rondleiding is er van 1 juni 2098 tot en met 30 juni 2098.');
  });
});
