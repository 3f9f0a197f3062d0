// A series that goes to another day: every time of it goes along, whole or from one time on, and as many of them as there were.
import { describe, expect, it } from 'vitest';
import { blank } from '../../src/modules/planning/booking/form.ts';
import { splitSeries, type Scope } from '../../src/modules/planning/booking/series.ts';
import type { Claim } from '../../src/modules/planning/core/facts.ts';
import { timesOf } from '../../src/modules/planning/core/recurrence.ts';
import { toDateTime } from '../../src/modules/planning/core/time.ts';

const at = (text: string): number => Date.parse(text);
const series = (start: string, rrule: string): Claim => ({
  ...blank('urn:a', 'stam', at(start)),
  end: at(start) + 3_600_000,
  rrule,
});
const days = (claim: Claim): readonly string[] => timesOf(claim).map(({ start }) => toDateTime(start).slice(5, 16));

/** Moves the n-th time to another moment. */
function moved(claim: Claim, [n, to, scope]: readonly [number, string, Scope]) {
  const time = timesOf(claim)[n]?.start ?? 0;
  const wanted = { ...claim, start: at(to), end: at(to) + 3_600_000 };
  return splitSeries(claim, time, wanted, { scope, subject: 'urn:b' });
}

describe('a series that goes to another day', () => {
  const tuesdays = series('2027-02-02T15:00:00Z', 'FREQ=WEEKLY;BYDAY=TU;UNTIL=20270223T225959Z');

  it('goes there with all its times, also over the change of the clock', () => {
    expect(days(tuesdays)).toEqual(['02-02T16:00', '02-09T16:00', '02-16T16:00', '02-23T16:00']);
    const { changed } = moved(tuesdays, [1, '2027-02-10T09:00:00Z', 'all']);
    expect(days(changed)).toEqual(['02-03T10:00', '02-10T10:00', '02-17T10:00', '02-24T10:00']);
    const spring = series('2027-03-22T09:00:00Z', 'FREQ=WEEKLY;BYDAY=MO,SA;UNTIL=20270403T215959Z');
    expect(days(spring)).toEqual(['03-22T10:00', '03-27T10:00', '03-29T10:00', '04-03T10:00']);
    const { changed: next } = moved(spring, [0, '2027-03-24T09:00:00Z', 'all']);
    expect(days(next)).toEqual(['03-24T10:00', '03-29T10:00', '03-31T10:00', '04-05T10:00']);
  });

  it('leaves the times before it where they were when it goes from one time on', () => {
    const { rest, changed } = moved(tuesdays, [2, '2027-02-18T15:00:00Z', 'following']);
    expect(rest && days(rest)).toEqual(['02-02T16:00', '02-09T16:00']);
    expect(days(changed)).toEqual(['02-18T16:00', '02-25T16:00']);
  });

  it('keeps its place in the month, counted from the front or from the back', () => {
    const second = series('2027-02-09T15:00:00Z', 'FREQ=MONTHLY;BYDAY=2TU;UNTIL=20270430T215959Z');
    expect(days(moved(second, [0, '2027-02-10T15:00:00Z', 'all']).changed)).toEqual([
      '02-10T16:00',
      '03-10T16:00',
      '04-14T16:00',
    ]);
    const last = series('2027-02-23T15:00:00Z', 'FREQ=MONTHLY;BYDAY=-1TU;COUNT=3');
    expect(days(moved(last, [0, '2027-02-25T15:00:00Z', 'all']).changed)).toEqual([
      '02-25T16:00',
      '03-25T16:00',
      '04-29T16:00',
    ]);
  });

  it('goes there too when its end is changed with it', () => {
    const until = 'FREQ=WEEKLY;BYDAY=TU;UNTIL=20270210T225959Z';
    const wanted = { ...tuesdays, rrule: until, start: at('2027-02-03T15:00:00Z'), end: at('2027-02-03T16:00:00Z') };
    const { changed } = splitSeries(tuesdays, tuesdays.start, wanted, { scope: 'all', subject: 'urn:b' });
    expect(days(changed)).toEqual(['02-03T16:00', '02-10T16:00']);
  });

  it('stays as it is when only the hour changes', () => {
    const { changed } = moved(tuesdays, [1, '2027-02-09T08:00:00Z', 'all']);
    expect(changed.rrule).toBe(tuesdays.rrule);
    expect(days(changed)).toEqual(['02-02T09:00', '02-09T09:00', '02-16T09:00', '02-23T09:00']);
  });
});
