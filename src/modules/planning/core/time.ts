// Moments and wall clocks of Brussels. Milliseconds since 1970 inside; xsd:dateTime and calendar days outside. Pure.
export const zone = 'Europe/Brussels';
export const minuteMs = 60_000;
export const hourMs = 3_600_000;
export const dayMs = 86_400_000;

const withOffset = /(?:Z|[+-]\d\d:\d\d)$/;

/** Milliseconds of an xsd:dateTime; without an offset it is Brussels' clock. Undefined when it is none. */
export function momentOf(text: string | undefined): number | undefined {
  if (text === undefined || !/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(text)) return undefined;
  if (withOffset.test(text)) {
    const ms = Date.parse(text);
    return Number.isNaN(ms) ? undefined : ms;
  }
  try {
    return Temporal.PlainDateTime.from(text).toZonedDateTime(zone).epochMilliseconds;
  } catch {
    return undefined;
  }
}

/** The moment on Brussels' wall: what the clock in the room shows. */
export const wallOf = (ms: number): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone);

/** `2027-03-28T10:00:00+02:00`: a moment as the log keeps it, with Brussels' offset on that day. */
export const toDateTime = (ms: number): string =>
  wallOf(ms).toString({ smallestUnit: 'second', timeZoneName: 'never' });

/** `2027-03-28`. */
export const dayOf = (ms: number): string => wallOf(ms).toPlainDate().toString();
/** `10:00`. */
export const clockOf = (ms: number): string => wallOf(ms).toPlainTime().toString({ smallestUnit: 'minute' });

/** A day and a clock time to a moment; a time that is skipped by the clock change moves on by the hour that is missing. */
export function atClock(day: string, clock: string): number | undefined {
  if (!/^\d{4}-\d\d-\d\d$/.test(day) || !/^\d\d:\d\d(:\d\d)?$/.test(clock)) return undefined;
  return momentOf(`${day}T${clock}`);
}

/** Does the clock skip this time on that day? In spring a night has no half past two. */
export function isSkipped(day: string, clock: string): boolean {
  const moment = atClock(day, clock);
  return moment !== undefined && clockOf(moment) !== clock.slice(0, 5);
}

/** Midnight at which a day begins in Brussels. */
export const dayStart = (day: string): number =>
  Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: zone }).epochMilliseconds;
export const addDays = (day: string, days: number): string => Temporal.PlainDate.from(day).add({ days }).toString();
/** 1 is Monday. */
export const weekday = (day: string): number => Temporal.PlainDate.from(day).dayOfWeek;
export const mondayOf = (day: string): string => addDays(day, 1 - weekday(day));

/** So many minutes after midnight on the clock of that day; 1440 is midnight at its end. */
export const atMinute = (day: string, minute: number): number =>
  minute >= 1440
    ? dayStart(addDays(day, 1))
    : Temporal.PlainDate.from(day).toZonedDateTime({
        timeZone: zone,
        plainTime: new Temporal.PlainTime(Math.floor(minute / 60), minute % 60),
      }).epochMilliseconds;
