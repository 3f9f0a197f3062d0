// Cells of a spreadsheet as people fill them in: days, hours, lengths, numbers, how certain. Undefined is what cannot be read. Pure.
import { clockIn } from '../booking/clock.ts';
import { atClock, clockOf, dayOf, minuteMs, momentOf, toDateTime } from '../core/time.ts';
import type { Standing } from '../core/words.ts';
import { folded } from './rooms.ts';

const months = [
  'jan', 'feb', 'maa|mrt|mar', 'apr', 'mei|may', 'jun', 'jul', 'aug', 'sep', 'okt|oct', 'nov', 'dec',
].map((names) => new RegExp(`^(${names})`)); // prettier-ignore

const dayAt = (year: string, month: number, day: string): string | undefined => {
  const whole = year.length === 2 ? `20${year}` : year;
  try {
    return Temporal.PlainDate.from({ year: Number(whole), month, day: Number(day) }, { overflow: 'reject' }).toString();
  } catch {
    return undefined;
  }
};

const weekday = /^(?:ma|di|wo|do|vr|za|zo|mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+/;

/** Year, month, day in each of the ways in which days are written. */
const ways: readonly ((text: string) => string | undefined)[] = [
  (text) => {
    const [, y = '', m, d = ''] = /^(\d{4})-(\d\d?)-(\d\d?)$/.exec(text) ?? [];
    return dayAt(y, Number(m), d);
  },
  (text) => {
    const [, d = '', m, y = ''] = /^(\d\d?)[/.-](\d\d?)[/.-](\d{4}|\d\d)$/.exec(text) ?? [];
    return dayAt(y, Number(m), d);
  },
  (text) => {
    const [, d = '', word = '', y = ''] = /^(\d\d?)\.? ([a-z]{3,9})\.? (\d{4})$/.exec(text) ?? [];
    return dayAt(y, months.findIndex((each) => each.test(word)) + 1, d);
  },
];

/** `2027-05-21`, `21/5/2027`, `21.05.27`, `vr 21/05/2027`, `21 mei 2027`: in Flanders the day comes first. */
export function dayIn(text: string): string | undefined {
  const plain = folded(text).replace(weekday, '');
  for (const way of ways) {
    const day = way(plain);
    if (day !== undefined) return day;
  }
  return undefined;
}

/** `2:30 PM` as `14:30`; other texts as they are. */
const onDial = (text: string): string =>
  text.replace(
    /^(\d\d?)((?:[:.]\d\d)?(?::\d\d)?)\s*([ap])\.?m\.?$/i,
    (_all, hour: string, rest: string, half: string) =>
      `${(Number(hour) % 12) + (half.toLowerCase() === 'p' ? 12 : 0)}${rest || ':00'}`,
  );

/** `14u30`, `14:30`, `14:30:00`, `2:30 PM`, `9`. */
export function hourIn(text: string): string | undefined {
  const plain = onDial(text.trim());
  const [, whole = plain, seconds = '00'] = /^(\d\d?:\d\d):([0-5]\d)$/.exec(plain) ?? [];
  const clock = clockIn(whole);
  return clock === undefined ? undefined : `${clock}:${seconds}`;
}

/** A whole moment in one cell: `2027-05-20T14:30:00+02:00`, `20/5/2027 14u30`. */
export function momentIn(text: string): number | undefined {
  const iso = momentOf(text.trim().replace(/^(\d{4}-\d\d-\d\d) (?=\d\d:\d\d)/, '$1T'));
  if (iso !== undefined) return iso;
  const [, day = '', hour = ''] = /^(.*\d) +(\d\d?(?:[:.uh]\d\d.*|[uh]))$/i.exec(text.trim()) ?? [];
  const [on, at] = [dayIn(day), hourIn(hour)];
  return on === undefined || at === undefined ? undefined : atClock(on, at);
}

export function numberIn(text: string): number | undefined {
  const plain = text.replace(/[\s\u00a0]/g, '');
  return /^\d{1,7}$/.test(plain) ? Number(plain) : undefined;
}

/** `30`, `30 min`, `1u`, `1u30`, `0:45` to milliseconds; a bare number is minutes. */
export function lengthIn(text: string): number | undefined {
  const plain = folded(text).replace(/\s/g, '').replace(/(minuten|minutes|minuut|min|m|')$/, ''); // prettier-ignore
  const [, hours, rest = '0'] = /^(\d\d?)(?:u|h|uur|:)(\d\d)?$/.exec(plain) ?? [];
  const minutes = hours === undefined ? Number(plain.replace(',', '.')) : Number(hours) * 60 + Number(rest);
  const isNumber = plain !== '' && Number.isFinite(minutes) && minutes >= 0 && minutes <= 60 * 24 * 60;
  return isNumber ? Math.round(minutes * minuteMs) : undefined;
}

const words: Readonly<Record<Standing, readonly string[]>> = {
  request: ['request', 'requested', 'aanvraag', 'aangevraagd', 'in behandeling', 'gevraagd'],
  option: ['option', 'optie', 'tentative', 'onder voorbehoud', 'voorlopig'],
  firm: ['firm', 'confirmed', 'bevestigd', 'vast', 'definitief', 'ok', 'ja'],
  done: ['done', 'afgelopen', 'voorbij', 'past'],
  cancelled: ['cancelled', 'canceled', 'geannuleerd', 'afgelast', 'annulatie', 'vervalt'],
};

export const standingIn = (text: string): Standing | undefined =>
  (Object.keys(words) as Standing[]).find((standing) => words[standing].includes(folded(text)));

/** How a moment is written in two cells; one that the clock on the wall shows twice is written out whole. */
export function cellsOf(ms: number): { readonly day: string; readonly hour: string } {
  const [day, clock] = [dayOf(ms), clockOf(ms)];
  return { day, hour: atClock(day, clock) === ms ? clock : toDateTime(ms) };
}
