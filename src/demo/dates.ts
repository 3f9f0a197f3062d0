// Dates in demonstration files, written relative to today: `{{day+3}}`, `{{day-2 14:00}}`, `{{week+1.thu 10:30}}`, `{{week+4.sun nl}}`.
// Refuses a token it does not know: a wrong date must not become text that somebody reads.

const zone = 'Europe/Brussels';
const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const anyToken = /\{\{[^{}]*\}\}/g;
const token = /^\{\{(?:day([+-]\d{1,4})|week([+-]\d{1,3})\.(mon|tue|wed|thu|fri|sat|sun))(?: (\d\d:\d\d|nl|en))?\}\}$/;

/** A day: so many days from today, or a weekday of the week that is so many weeks from this one (weeks begin on Monday). */
function dayOf(today: Temporal.PlainDate, [, byDay, byWeek, weekday]: RegExpExecArray): Temporal.PlainDate {
  if (byDay !== undefined) return today.add({ days: Number(byDay) });
  const monday = today.subtract({ days: today.dayOfWeek - 1 });
  return monday.add({ days: 7 * Number(byWeek) + days.indexOf(weekday ?? 'mon') });
}

function written(day: Temporal.PlainDate, form: string | undefined): string {
  if (form === undefined) return day.toString();
  if (form === 'nl' || form === 'en')
    return day.toLocaleString(form === 'nl' ? 'nl-BE' : 'en-GB', {
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      year: 'numeric',
    });
  const moment = day.toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from(form) });
  return moment.toString({ smallestUnit: 'second', timeZoneName: 'never' });
}

/**
 * Fills in every token of a file. A token alone becomes `2026-11-25`; with an hour `2026-11-25T14:00:00+01:00`,
 * with the offset of Brussels on that day; with `nl` or `en` a date for people.
 * @throws Error for a token that is not one of these
 */
export function fillDates(text: string, now: Date): string {
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(zone).toPlainDate();
  return text.replace(anyToken, (found) => {
    const parts = token.exec(found);
    if (parts === null) throw new Error(`The demonstration date ${found} is not understood; see src/demo/dates.ts.`);
    return written(dayOf(today, parts), parts[4]);
  });
}
