// Changing one time of a series, this and all that follow, or the whole: which bookings come out of it. Pure.
import type { Claim } from '../core/facts.ts';
import { endless } from './rule.ts';
import { movedRule } from '../core/moved-rule.ts';
import { ruleAfter, ruleBefore, timesOf } from '../core/recurrence.ts';
import { wallOf, zone } from '../core/time.ts';

export const scopes = ['all', 'one', 'following'] as const;
export type Scope = (typeof scopes)[number];

export interface Split {
  /** The series as it stays; undefined when it is the changed one itself. */
  readonly rest: Claim | undefined;
  readonly changed: Claim;
}

/** By how much a time was moved, on the wall: a series that goes an hour later goes an hour later in summer too. */
const movedBy = (from: number, to: number): Temporal.Duration =>
  wallOf(from).toPlainDateTime().until(wallOf(to).toPlainDateTime(), { largestUnit: 'days' });
const shift = (ms: number, by: Temporal.Duration): number =>
  wallOf(ms).toPlainDateTime().add(by).toZonedDateTime(zone).epochMilliseconds;

/**
 * @param series as it stands
 * @param time the start of the time that was changed, as the series has it
 * @param wanted what the form says, at the place of that time
 * @param subject for what is taken out of the series
 */
export function splitSeries(
  series: Claim,
  time: number,
  wanted: Claim,
  { scope, subject }: { readonly scope: Scope; readonly subject: string },
): Split {
  const times = timesOf(series);
  const at = times.findIndex(({ start }) => start === time);
  const by = movedBy(time, wanted.start);
  if (series.rrule === undefined || (at === -1 && scope !== 'all')) return { rest: undefined, changed: wanted };
  if (scope === 'one') {
    const changed = { ...wanted, subject, rrule: undefined, except: [], extra: [] };
    return { rest: { ...series, except: [...series.except, time].toSorted((a, b) => a - b) }, changed };
  }
  if (scope === 'all' || at === 0) return { rest: undefined, changed: whole(series, time, wanted) };
  const after = (all: readonly number[]): readonly number[] =>
    all.filter((each) => each >= time).map((each) => shift(each, by));
  const kept = wanted.rrule === series.rrule;
  const rule = ruleFor(series, time, wanted);
  const rrule = kept && rule !== undefined ? ruleAfter(rule, at) : rule;
  return {
    rest: {
      ...series,
      rrule: ruleBefore(series.rrule, time),
      except: series.except.filter((each) => each < time),
      extra: series.extra.filter((each) => each < time),
    },
    changed: { ...wanted, subject, rrule, except: after(series.except), extra: after(series.extra) },
  };
}

/** What is asked for; a rule that was not changed but for its end goes along to another day. */
function ruleFor(series: Claim, time: number, { rrule, start }: Claim): string | undefined {
  if (rrule === undefined || series.rrule === undefined) return rrule;
  if (rrule === series.rrule) return movedRule(rrule, time, start);
  const bare = endless(rrule);
  if (bare !== endless(series.rrule)) return rrule;
  return [movedRule(bare, time, start), ...rrule.split(';').filter((part) => !bare.split(';').includes(part))].join(
    ';',
  );
}

function whole(series: Claim, time: number, wanted: Claim): Claim {
  const by = movedBy(time, wanted.start);
  const start = shift(series.start, by);
  const length = movedBy(wanted.start, wanted.end);
  const moved = (all: readonly number[]): readonly number[] => all.map((each) => shift(each, by));
  return {
    ...wanted,
    rrule: ruleFor(series, time, wanted),
    start,
    end: shift(start, length),
    except: moved(series.except),
    extra: moved(series.extra),
  };
}
