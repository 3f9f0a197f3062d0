// Bookings as a calendar file (RFC 5545): times on Brussels' clock, series with their rule and exceptions. Pure.
import { escaped, foldedLine } from '../../../http/ical.ts';
import { busyTitle } from '../core/busy.ts';
import type { Claim } from '../core/facts.ts';
import { timesOf, type Time } from '../core/recurrence.ts';
import { atClock, clockOf, dayOf, minuteMs, wallOf } from '../core/time.ts';
import type { Standing } from '../core/words.ts';

export interface Entry {
  readonly claim: Claim;
  readonly seq: number;
  /** When this version was written. */
  readonly at: string;
  readonly where: string;
  /** Address of its page; left out when it is a secret. */
  readonly url?: string;
  /** Says only that it is taken. */
  readonly busy?: boolean;
}

export interface Calendar {
  readonly name: string;
  readonly entries: readonly Entry[];
  readonly lang: 'nl' | 'en';
}

// RFC 5545 §3.6.5. The rules of the European Union since 1996.
const brussels = [
  'BEGIN:VTIMEZONE',
  'TZID:Europe/Brussels',
  'BEGIN:DAYLIGHT',
  'TZOFFSETFROM:+0100',
  'TZOFFSETTO:+0200',
  'TZNAME:CEST',
  'DTSTART:19960331T020000',
  'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
  'END:DAYLIGHT',
  'BEGIN:STANDARD',
  'TZOFFSETFROM:+0200',
  'TZOFFSETTO:+0100',
  'TZNAME:CET',
  'DTSTART:19961027T030000',
  'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
  'END:STANDARD',
  'END:VTIMEZONE',
];

export function writeCalendar({ name, entries, lang }: Calendar): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Vijver//Planning//NL',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escaped(name)}`,
    'X-WR-TIMEZONE:Europe/Brussels',
    'REFRESH-INTERVAL;VALUE=DURATION:PT15M',
    'X-PUBLISHED-TTL:PT15M',
    ...brussels,
    ...entries.flatMap((entry) => eventsOf(entry, lang)),
    'END:VCALENDAR',
  ];
  return lines.map(foldedLine).join('');
}

type Lang = Calendar['lang'];

const local = (ms: number): string =>
  wallOf(ms).toPlainDateTime().toString({ smallestUnit: 'second' }).replace(/[-:]/g, '');
const utc = (iso: string): string => `${new Date(iso).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
const october = 9;
/** The clock goes back in October alone: only there is it worth a look. */
const isSecond = (ms: number): boolean =>
  new Date(ms).getUTCMonth() === october && atClock(dayOf(ms), clockOf(ms)) !== Math.floor(ms / minuteMs) * minuteMs;
/** RFC 5545 §3.3.5: a time that comes twice means the first of the two. The second one is written in UTC. */
const zoned = (name: string, ms: number): string =>
  isSecond(ms) ? `${name}:${utc(new Date(ms).toISOString())}` : `${name};TZID=Europe/Brussels:${local(ms)}`;

const statuses: Readonly<Record<Standing, string>> = {
  request: 'TENTATIVE',
  option: 'TENTATIVE',
  firm: 'CONFIRMED',
  done: 'CONFIRMED',
  cancelled: 'CANCELLED',
};

function eventsOf(entry: Entry, lang: Lang): readonly string[] {
  const { claim } = entry;
  const first = { start: claim.start, end: claim.end };
  const { rrule, except, extra } = claim;
  if (rrule === undefined) return event(entry, first, [], lang);
  const series = [
    `RRULE:${rrule}`,
    ...except.map((start) => zoned('EXDATE', start)),
    ...extra.map((start) => zoned('RDATE', start)),
  ];
  // §3.8.5.3 gives every time the exact length of the first: a night in which the clock changes says its own end.
  const exact = claim.end - claim.start;
  const odd = timesOf(claim).filter(({ start, end }) => end - start !== exact);
  return [
    ...event(entry, first, series, lang),
    ...odd.flatMap((time) => event(entry, time, [zoned('RECURRENCE-ID', time.start)], lang)),
  ];
}

function event(
  { claim, seq, at, where, url, busy = false }: Entry,
  { start, end }: Time,
  more: readonly string[],
  lang: Lang,
): readonly string[] {
  const title = lang === 'nl' ? claim.titleNl : claim.titleEn;
  const open = busy ? [] : [...notes(claim, lang), ...(url === undefined ? [] : [`URL:${url}`])];
  return [
    'BEGIN:VEVENT',
    `UID:${claim.subject}`,
    `SEQUENCE:${seq}`,
    `DTSTAMP:${utc(at)}`,
    `LAST-MODIFIED:${utc(at)}`,
    zoned('DTSTART', start),
    zoned('DTEND', end),
    ...more,
    `SUMMARY:${escaped(busy ? busyTitle[lang] : title)}`,
    ...(where === '' ? [] : [`LOCATION:${escaped(where)}`]),
    `STATUS:${statuses[claim.standing]}`,
    `TRANSP:${claim.standing === 'request' || claim.standing === 'cancelled' ? 'TRANSPARENT' : 'OPAQUE'}`,
    ...open,
    'END:VEVENT',
  ];
}

function notes({ start, end, before, after }: Claim, lang: 'nl' | 'en'): readonly string[] {
  if (before === 0 && after === 0) return [];
  const [from, to] = [clockOf(start - before), clockOf(end + after)];
  const words =
    lang === 'nl'
      ? `Bezet van ${from} tot ${to}, opbouw en afbraak inbegrepen.`
      : `Occupied from ${from} to ${to}, set-up and teardown included.`;
  return [`DESCRIPTION:${escaped(words)}`];
}
