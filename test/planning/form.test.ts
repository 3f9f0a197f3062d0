// The fields of the booking form and the claim they make: what goes in comes out, whatever is booked and however much of it.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amountField, blank, fieldsOf, filledIn } from '../../src/modules/planning/booking/form.ts';
import { choiceOf } from '../../src/modules/planning/booking/rule.ts';
import { quadsOf } from '../../src/modules/planning/booking/quads.ts';
import { amountOf } from '../../src/modules/planning/core/amounts.ts';
import { bookingOf } from '../../src/modules/planning/core/claims.ts';
import type { Claim } from '../../src/modules/planning/core/facts.ts';
import { ownTerms } from '../../src/modules/planning/core/words.ts';

const base = 'http://hub.test';
const start = Date.parse('2027-05-20T08:00:00Z');
const empty = blank(`${base}/id/booking/b`, 'stam', start);
const things = ['room/zaal', 'material/stoelen', 'material/beamer', 'service/catering'].map(
  (each) => `${base}/id/${each}`,
);
const fields = (extra: Readonly<Record<string, string>>): URLSearchParams => {
  const all = fieldsOf({ ...empty, titleNl: 'Diner', wants: [things[0] ?? ''] });
  for (const [name, value] of Object.entries(extra)) all.set(name, value);
  return all;
};

describe('the booking form', () => {
  it('books what has a number, and leaves out what has none or nought', () => {
    const typed = { [`${amountField}${things[1]}`]: '40', [`${amountField}${things[2]}`]: '1' };
    const { claim, faults } = filledIn(fields({ ...typed, [`${amountField}${things[3]}`]: '' }), empty);
    expect(faults).toEqual([]);
    expect(claim.wants).toEqual([things[2], things[1], things[0]].toSorted());
    expect(claim.amounts).toEqual({ [things[1] ?? '']: 40 });
    const again = filledIn(fields({ [`${amountField}${things[1]}`]: '0', what: things[1] ?? '' }), empty);
    expect(again.claim.wants).toEqual([]);
    expect(again.faults).toEqual(['what']);
  });

  it('names a number that is none', () => {
    for (const odd of ['veel', '-3', '2.5', '9999999'])
      expect(filledIn(fields({ [`${amountField}${things[1]}`]: odd }), empty).faults).toEqual(['number']);
  });

  it('says of a rule that it made which choice it was, and of any other nothing', () => {
    for (const repeat of ['day', 'week', 'two', 'month'] as const) {
      const { claim } = filledIn(fields({ repeat, until: '2027-08-31' }), empty);
      expect(choiceOf(claim.rrule ?? '')).toEqual({ repeat, until: '2027-08-31' });
    }
    for (const other of ['FREQ=WEEKLY;BYDAY=MO,TU;UNTIL=20270831T215959Z', 'FREQ=DAILY;COUNT=3', 'FREQ=DAILY'])
      expect(choiceOf(other)).toBeUndefined();
  });

  it('ends a series on another day without asking for its rule again, and leaves it alone without a day', () => {
    const before: Claim = { ...empty, rrule: 'FREQ=WEEKLY;COUNT=9;BYDAY=TH' };
    const rule = (until: string): string | undefined => filledIn(fields({ repeat: 'own', until }), before).claim.rrule;
    expect(rule('')).toBe(before.rrule);
    expect(rule('2027-08-31')).toBe('FREQ=WEEKLY;BYDAY=TH;UNTIL=20270831T215959Z');
    expect(filledIn(fields({ repeat: 'own', until: '2027-01-01' }), before).faults).toEqual(['until']);
  });

  it('gives back every amount through form and statements', () => {
    const amounts = fc.dictionary(fc.constantFrom(...things), fc.integer({ min: 1, max: 5000 }), { minKeys: 1 });
    fc.assert(
      fc.property(amounts, (asked) => {
        const wants = Object.keys(asked).toSorted();
        const claim: Claim = { ...empty, titleNl: 'Diner', titleEn: 'Diner', wants, amounts: asked };
        const typed = filledIn(fieldsOf(claim), claim).claim;
        const place = { base, own: ownTerms(base), subject: claim.subject, museum: 'stam' };
        const read = bookingOf(place, quadsOf(base, typed, []));
        for (const each of [typed, read]) {
          expect(each?.wants).toEqual(wants);
          for (const thing of wants) expect(each && amountOf(each, thing)).toBe(asked[thing]);
        }
      }),
    );
  });
});
