// When something happens that may return: RFC 5545 rules on Brussels' wall clock, with exceptions and extra dates.
// Refuses what it cannot bound: at most 2,000 times, and a rule without an end goes on for five years.
import { RRuleTemporal } from 'rrule-temporal';
import { wallOf, zone } from './time.ts';

export const mostTimes = 2000;
const farthestYears = 5;

export interface Recurring {
  readonly start: number;
  readonly end: number;
  /** `FREQ=WEEKLY;BYDAY=SU`, as in a calendar file. */
  readonly rrule?: string | undefined;
  /** Starts that fall out (EXDATE). */
  readonly except: readonly number[];
  /** Starts that come beside the rule (RDATE). */
  readonly extra: readonly number[];
}

export interface Time {
  readonly start: number;
  readonly end: number;
}

/**
 * All times, in order. The hour on the wall stays what it is over a change of the clock, at the start and at the end:
 * who books from 20:00 to 6:00 has the room until 6:00, be the night an hour shorter or longer.
 * RFC 5545 §3.3.10: a start that the clock skips is no time at all.
 */
export function timesOf(what: Recurring): readonly Time[] {
  if (what.rrule === undefined) return [{ start: what.start, end: what.end }];
  const first = wallOf(what.start);
  const length = lengthOf(what);
  const out = new Set(what.except);
  const starts = new Set([...startsOf(what.rrule, first), ...what.extra].filter((start) => !out.has(start)));
  return [...starts]
    .toSorted((a, b) => a - b)
    .slice(0, mostTimes)
    .map((start) => ({ start, end: wallEnd(start, length) }));
}

/** How long it lasts on the wall: from eight to six, be that night nine hours or eleven. */
const lengthOf = ({ start, end }: Time): Temporal.Duration =>
  wallOf(start).toPlainDateTime().until(wallOf(end).toPlainDateTime(), { largestUnit: 'days' });

/** When what lasts so long on the wall ends, if it starts at another moment. */
export const endAfter = (start: number, what: Time): number => wallEnd(start, lengthOf(what));

const wallEnd = (start: number, length: Temporal.Duration): number => {
  const end = wallOf(start).toPlainDateTime().add(length).toZonedDateTime(zone).epochMilliseconds;
  return Math.max(end, start + 1);
};

/** Every start of a series by the clock of its first one, in milliseconds: `mostTimes` and one at most. @throws what the rule's reader finds wrong */
export function startsOf(rrule: string, first: Temporal.ZonedDateTime): number[] {
  const rule = new RRuleTemporal({
    rruleString: `RRULE:${rrule}`,
    dtstart: first,
    tzid: first.timeZoneId,
    includeDtstart: true,
    maxIterations: 100_000,
    cache: false,
  });
  const limit = first.add({ years: farthestYears }).epochMilliseconds;
  const starts: number[] = [];
  rule.all(({ epochMilliseconds }) => {
    const goesOn = epochMilliseconds < limit && starts.length <= mostTimes;
    if (goesOn) starts.push(epochMilliseconds);
    return goesOn;
  });
  return starts;
}

/** What is wrong with a rule, or undefined when it can be followed. */
export function faultOfRule(what: Recurring): 'unreadable' | 'never' | 'too-often' | undefined {
  if (what.rrule === undefined) return undefined;
  try {
    const starts = startsOf(what.rrule, wallOf(what.start));
    if (starts.length === 0) return 'never';
    return starts.length > mostTimes ? 'too-often' : undefined;
  } catch {
    return 'unreadable';
  }
}

/** The rule up to, and not with, a moment: what stays of a series when “this and following” go their own way. */
export function ruleBefore(rrule: string, moment: number): string {
  const until = Temporal.Instant.fromEpochMilliseconds(moment - 1000).toString({ smallestUnit: 'second' });
  const parts = rrule.split(';').filter((part) => !/^(UNTIL|COUNT)=/i.test(part));
  return [...parts, `UNTIL=${until.replace(/[-:]/g, '')}`].join(';');
}

/** The rule from its n-th time on: a count gets smaller, an end stays. */
export function ruleAfter(rrule: string, timesBefore: number): string {
  return rrule.replace(/COUNT=(\d+)/i, (_all, count: string) => `COUNT=${Math.max(1, Number(count) - timesBefore)}`);
}
