// One event of a calendar file (RFC 5545): moments in UTC, whole days as days. Text in, lines out; knows no domain.
export interface CalendarEvent {
  /** The same for every version, so that a calendar changes what it has. */
  readonly uid: string;
  /** Goes up with every version. */
  readonly sequence: number;
  /** When this version was made: a moment. */
  readonly at: string;
  /** `2026-12-02`, or a moment with its offset. */
  readonly start: string;
  readonly end: string | null;
  readonly title: string;
  readonly where: string;
  readonly url: string;
  readonly status: 'CONFIRMED' | 'TENTATIVE' | 'CANCELLED';
}

/** RFC 5545 §3.3.11; a control character has no place in a text. */
export const escaped = (value: string): string =>
  value
    .replace(/\r?\n/g, '\n')
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\n/g, '\\n')
    // eslint-disable-next-line no-control-regex
    .replace(/[\u0000-\u0008\u000B-\u001F\u007F]/g, '');

/** RFC 5545 §3.1: at most 75 octets a line, never through a letter. */
export function foldedLine(line: string): string {
  if (Buffer.byteLength(line) <= 75) return `${line}\r\n`;
  let [out, room] = ['', 75];
  for (const char of line) {
    const size = Buffer.byteLength(char);
    if (size > room) [out, room] = [`${out}\r\n `, 74];
    out += char;
    room -= size;
  }
  return `${out}\r\n`;
}

const utc = (iso: string): string => `${new Date(iso).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
const isDay = (text: string): boolean => /^\d{4}-\d\d-\d\d$/.test(text);
const bare = (day: string): string => day.replaceAll('-', '');

/** RFC 5545 §3.6.1: a day ends at the beginning of the next one. */
const lasting = (start: string, end: string | null): readonly string[] => {
  if (isDay(start)) {
    const last = end !== null && end.slice(0, 10) >= start ? end.slice(0, 10) : start;
    const next = Temporal.PlainDate.from(last).add({ days: 1 }).toString();
    return [`DTSTART;VALUE=DATE:${bare(start)}`, `DTEND;VALUE=DATE:${bare(next)}`];
  }
  const ends = end !== null && !isDay(end) && Date.parse(end) > Date.parse(start);
  return [`DTSTART:${utc(start)}`, ...(ends ? [`DTEND:${utc(end)}`] : [])];
};

export const eventLines = ({ uid, sequence, at, start, end, title, where, url, status }: CalendarEvent): string[] => [
  'BEGIN:VEVENT',
  `UID:${uid}`,
  `SEQUENCE:${sequence}`,
  `DTSTAMP:${utc(at)}`,
  `LAST-MODIFIED:${utc(at)}`,
  ...lasting(start, end),
  `SUMMARY:${escaped(title)}`,
  ...(where === '' ? [] : [`LOCATION:${escaped(where)}`]),
  `STATUS:${status}`,
  `TRANSP:${status === 'CONFIRMED' ? 'OPAQUE' : 'TRANSPARENT'}`,
  `URL:${url}`,
  'END:VEVENT',
];

/** A whole calendar file. @param product which part of the hub made it */
export const calendarOf = (product: string, events: readonly CalendarEvent[]): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:-//Vijver//${product}//NL`,
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    ...events.flatMap(eventLines),
    'END:VCALENDAR',
  ]
    .map(foldedLine)
    .join('');
