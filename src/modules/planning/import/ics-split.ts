// A calendar file cut into its events, of each only the lines that a booking needs: no guests, no notes, no attachments.
// Walks once, without recursion; refuses what is no calendar, breaks off half-way, is nested too deep or has too many events.
import { Problem } from '../../../problem.ts';

export interface Piece {
  readonly line: number;
  /** A VEVENT, with the few properties that are read. */
  readonly text: string;
}

export interface Calendar {
  /** METHOD: a file may cancel all that it holds. */
  readonly method: string;
  /** X-WR-TIMEZONE: for times that name no zone. */
  readonly zone: string;
  readonly zones: readonly string[];
  readonly events: readonly Piece[];
}

const wanted: ReadonlySet<string> = new Set(
  `UID DTSTART DTEND DURATION RRULE RDATE EXDATE RECURRENCE-ID SEQUENCE STATUS SUMMARY LOCATION TRANSP CLASS
  X-MICROSOFT-CDO-BUSYSTATUS`.split(/\s+/),
);
const ofZone: ReadonlySet<string> = new Set(['TZID', 'DTSTART', 'TZOFFSETFROM', 'TZOFFSETTO', 'RRULE', 'BEGIN', 'END']);

/** Longer than a thousand dates; what lies beyond is cut off. */
const mostLine = 65_536;
const mostDepth = 16;
const mostProperties = 600;
const mostZones = 60;
const mostZoneLines = 400;

interface State {
  readonly depth: string[];
  readonly events: Piece[];
  readonly zones: string[];
  method: string;
  zone: string;
  open: string[] | undefined;
  openLine: number;
  openZone: string[] | undefined;
}

/** Unfolded content lines (§3.1), each with the number of its first line. Nothing longer than `mostLine` is put together. */
function* contentLines(text: string): Iterable<readonly [number, string]> {
  let [from, number, line, first] = [0, 0, '', 1];
  while (from <= text.length) {
    const end = text.indexOf('\n', from);
    const to = end === -1 ? text.length : end;
    const raw = text.slice(from, Math.min(to, from + mostLine)).replace(/\r$/, '');
    number += 1;
    if (/^[ \t]/.test(raw)) line = line.length < mostLine ? line + raw.slice(1) : line;
    else {
      if (line !== '') yield [first, line];
      [line, first] = [raw, number];
    }
    from = to + 1;
  }
  if (line !== '') yield [first, line];
}

const nameIn = (line: string): string => (/^[A-Za-z0-9-]{1,60}(?=[;:])/.exec(line)?.[0] ?? '').toUpperCase();
const valueOf = (line: string): string => line.slice(line.indexOf(':') + 1).trim();

/** @throws Problem bad-syntax, too-deep, too-large */
export function splitCalendar(text: string, most: number): Calendar {
  const state: State = {
    depth: [], events: [], zones: [], method: '', zone: '', open: undefined, openLine: 0, openZone: undefined,
  }; // prettier-ignore
  for (const [number, line] of contentLines(text)) {
    const name = nameIn(line);
    if (name === 'BEGIN') opens(state, valueOf(line).toUpperCase(), number);
    else if (name === 'END') closes(state, valueOf(line).toUpperCase(), number);
    else take(state, name, line);
    if (state.events.length > most) throw tooMany(most);
  }
  const open = state.depth.at(-1);
  if (open !== undefined) throw brokenOff(open);
  const { events, zones, method, zone } = state;
  return { events, zones, method, zone };
}

function opens(state: State, what: string, line: number): void {
  const { depth } = state;
  if (depth.length === 0 && what !== 'VCALENDAR') throw noCalendar(line);
  if (depth.length >= mostDepth) throw new Problem('too-deep', deep(line));
  depth.push(what);
  if (depth.length === 2 && what === 'VEVENT') [state.open, state.openLine] = [['BEGIN:VEVENT'], line];
  if (depth.length === 2 && what === 'VTIMEZONE') state.openZone = [];
  state.openZone?.push(`BEGIN:${what}`);
}

function closes(state: State, what: string, line: number): void {
  if (state.depth.pop() !== what) throw new Problem('bad-syntax', crossed(what, line), { line });
  state.openZone?.push(`END:${what}`);
  if (state.depth.length !== 1) return;
  if (state.open !== undefined)
    state.events.push({ line: state.openLine, text: [...state.open, 'END:VEVENT'].join('\r\n') });
  const zone = state.openZone;
  if (zone !== undefined && zone.length <= mostZoneLines && state.zones.length < mostZones)
    state.zones.push(zone.join('\r\n'));
  [state.open, state.openZone] = [undefined, undefined];
}

/** A rule of a zone that is not yearly is no zone, and could keep a reader busy for ever. */
const isYearly = (name: string, line: string): boolean => name !== 'RRULE' || /FREQ=YEARLY/i.test(line);

function take(state: State, name: string, line: string): void {
  const { depth, open, openZone } = state;
  if (depth.length === 0) throw noCalendar(1);
  if (openZone !== undefined) takeZone(openZone, name, line);
  else if (depth.length === 1) takeOwn(state, name, line);
  else if (depth.length === 2 && wanted.has(name) && (open?.length ?? mostProperties) < mostProperties)
    open?.push(line);
}

function takeZone(open: string[], name: string, line: string): void {
  if (open.length <= mostZoneLines && ofZone.has(name) && isYearly(name, line)) open.push(line);
}

function takeOwn(state: State, name: string, line: string): void {
  if (name === 'METHOD') state.method = valueOf(line).toUpperCase();
  if (name === 'X-WR-TIMEZONE') state.zone = valueOf(line).slice(0, 200);
}

const noCalendar = (line: number): Problem =>
  new Problem('bad-syntax', {
    nl: `Regel ${line} hoort niet in een agendabestand. Een agendabestand begint met BEGIN:VCALENDAR; exporteer het opnieuw.`,
    en: `Line ${line} does not belong in a calendar file, which begins with BEGIN:VCALENDAR; export it again.`,
  });
const brokenOff = (what: string): Problem =>
  new Problem('bad-syntax', {
    nl: `Het bestand breekt af in ${what.slice(0, 40)}: het is niet helemaal aangekomen. Exporteer of download het opnieuw.`,
    en: `The file breaks off inside ${what.slice(0, 40)}: it did not arrive whole. Export or download it again.`,
  });
const crossed = (what: string, line: number) => ({
  nl: `Op regel ${line} eindigt ${what.slice(0, 40)}, dat daar niet begon. Exporteer het bestand opnieuw.`,
  en: `On line ${line} ${what.slice(0, 40)} ends, which had not begun. Export the file again.`,
});
const deep = (line: number) => ({
  nl: `Op regel ${line} is het bestand te diep genest om een agenda te zijn.`,
  en: `On line ${line} the file is nested too deep to be a calendar.`,
});
export const tooMany = (most: number): Problem =>
  new Problem('too-large', {
    nl: `Het bestand heeft meer dan ${most} reservaties. Splits het per jaar of per ruimte, of gebruik “vijver import”.`,
    en: `The file has more than ${most} bookings. Split it by year or by room, or use “vijver import”.`,
  });
