// A series that has gone on for years, and goes on: our series reach five years from their start (decision 0031), so it comes in from
// last year on. Pure; what ended, or ends within its five years, comes in whole.
import { RRuleTemporal } from 'rrule-temporal';
import type { Claim } from '../core/facts.ts';
import { ruleAfter } from '../core/recurrence.ts';
import { momentOf, wallOf, zone } from '../core/time.ts';

const reachYears = 5;
/** Enough for a day each for three hundred years; an hour each never gets here. */
const mostSteps = 110_000;

const stampIn = (rrule: string): number | undefined => {
  const [, y, mo, d, h, mi, s] = /UNTIL=(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z/.exec(rrule) ?? [];
  return y === undefined ? undefined : momentOf(`${y}-${mo}-${d}T${h}:${mi}:${s}Z`);
};

/** Starts before a moment, how many, and the first one from it on. */
function walk(rrule: string, first: Temporal.ZonedDateTime, from: number) {
  const how = { tzid: zone, includeDtstart: true, maxIterations: mostSteps, cache: false };
  const rule = new RRuleTemporal({ rruleString: `RRULE:${rrule}`, dtstart: first, ...how });
  let [before, next] = [0, undefined as number | undefined];
  rule.all(({ epochMilliseconds }) => {
    if (epochMilliseconds >= from) next = epochMilliseconds;
    else before += 1;
    return next === undefined && before < mostSteps;
  });
  return { before, next };
}

/** @returns the series from a year ago on, or the same claim when all of it can be reached */
export function fromLastYear(claim: Claim, now: number): Claim {
  const { rrule, start, end } = claim;
  if (rrule === undefined) return claim;
  const first = wallOf(start);
  const reach = first.add({ years: reachYears }).epochMilliseconds;
  const from = wallOf(now).subtract({ years: 1 }).epochMilliseconds;
  if (start >= from || (stampIn(rrule) ?? reach + 1) <= reach) return claim;
  const { before, next } = walk(rrule, first, from);
  if (next === undefined) return claim;
  const length = first.toPlainDateTime().until(wallOf(end).toPlainDateTime(), { largestUnit: 'days' });
  const last = wallOf(next).toPlainDateTime().add(length).toZonedDateTime(zone).epochMilliseconds;
  const later = (all: readonly number[]): readonly number[] => all.filter((each) => each >= next);
  return {
    ...claim,
    start: next,
    end: last,
    rrule: ruleAfter(rrule, before),
    except: later(claim.except),
    extra: later(claim.extra),
  };
}
