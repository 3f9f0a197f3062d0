// The recurrence of an event of a calendar, as ours: on Brussels' wall clock, or time by time when its own clock goes another way.
// Refuses what returns more often than once a day.
import { startsOf } from '../core/recurrence.ts';
import type { When } from './ics-values.ts';
import { brusselsZone, type KnownZone } from './zones.ts';

export interface Rule {
  readonly rrule: string;
  /** Starts, when the rule could not be kept. */
  readonly extra: readonly number[];
}

/** One time, to which others come (RDATE): our series need a rule. */
export const once = 'FREQ=DAILY;COUNT=1';

const wanted = /^FREQ=(DAILY|WEEKLY|MONTHLY|YEARLY)[A-Z0-9=;,:+-]*$/;

const stamp = (ms: number): string =>
  Temporal.Instant.fromEpochMilliseconds(ms).toString({ smallestUnit: 'second' }).replace(/[-:]/g, '');

/** UNTIL in UTC, whatever the file wrote: a day is meant with its evening (§3.3.10). */
function untilIn(value: string, zone: KnownZone): string | undefined {
  const [, y, m, d, , h = '23', min = '59', s = '59', z] =
    /^(\d{4})(\d\d)(\d\d)(T(\d\d)(\d\d)(\d\d)(Z)?)?$/.exec(value) ?? [];
  if (y === undefined) return undefined;
  try {
    const local = Temporal.PlainDateTime.from(`${y}-${m}-${d}T${h}:${min}:${s}`);
    return stamp(z === undefined ? zone.toMoment(local) : local.toZonedDateTime('UTC').epochMilliseconds);
  } catch {
    return undefined;
  }
}

/** The rule with its frequency first and its end in UTC; undefined when it is none that we follow. */
export function tidyRule(raw: string, zone: KnownZone): string | undefined {
  const parts = raw.toUpperCase().replace(/\s/g, '').split(';').filter((part) => part !== ''); // prettier-ignore
  const frequency = parts.find((part) => part.startsWith('FREQ='));
  const rest = parts.filter((part) => !/^(FREQ|X-|RSCALE)/.test(part));
  const until = rest.find((part) => part.startsWith('UNTIL='))?.slice(6);
  const end = until === undefined ? undefined : untilIn(until, zone);
  if (frequency === undefined || (until !== undefined && end === undefined)) return undefined;
  const kept = rest.map((part) => (part.startsWith('UNTIL=') ? `UNTIL=${end}` : part));
  const rule = [frequency, ...kept].join(';');
  return rule.length <= 500 && wanted.test(rule) ? rule : undefined;
}

const samples = Array.from({ length: 160 }, (_each, week) =>
  Temporal.PlainDateTime.from('2026-01-01T12:00').add({ weeks: week }),
);
const alike = new WeakMap<KnownZone, boolean>();

/** Does its clock show what Brussels' shows, all year? */
function isLikeBrussels(zone: KnownZone): boolean {
  const known = alike.get(zone);
  if (known !== undefined) return known;
  const same = samples.every((local) => zone.toMoment(local) === brusselsZone.toMoment(local));
  alike.set(zone, same);
  return same;
}

/** @returns undefined for a rule that cannot be followed */
export function ruleOf(raw: string, start: When): Rule | undefined {
  const rrule = tidyRule(raw, start.zone);
  if (rrule === undefined || isLikeBrussels(start.zone)) return rrule === undefined ? undefined : { rrule, extra: [] };
  const { name } = start.zone;
  if (name === undefined) return undefined;
  try {
    return { rrule: once, extra: startsOf(rrule, start.local.toZonedDateTime(name)) };
  } catch {
    return undefined;
  }
}

/** What the wall of Brussels shows when a whole day is left out of a series of hours. */
export const atClockOf = (day: When, start: When): number =>
  day.isDay && !start.isDay
    ? start.zone.toMoment(day.local.toPlainDate().toPlainDateTime(start.local.toPlainTime()))
    : day.ms;
