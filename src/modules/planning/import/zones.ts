// Time zones of a calendar file: names of the IANA, of Windows and of Outlook, and those that the file explains itself.
// A clock without a zone is Brussels'. Refuses nothing: what nobody knows is undefined, and the reader tells.
import ICAL from 'ical.js';
import { zone as brussels } from '../core/time.ts';

/** Windows' names for zones that a museum in Ghent meets (CLDR windowsZones, territory 001 and BE). */
const windows: Readonly<Record<string, string>> = {
  'Romance Standard Time': brussels,
  'W. Europe Standard Time': 'Europe/Berlin',
  'Central Europe Standard Time': 'Europe/Budapest',
  'Central European Standard Time': 'Europe/Warsaw',
  'GMT Standard Time': 'Europe/London',
  'Greenwich Standard Time': 'Atlantic/Reykjavik',
  'E. Europe Standard Time': 'Europe/Chisinau',
  'FLE Standard Time': 'Europe/Kyiv',
  'GTB Standard Time': 'Europe/Bucharest',
  'Turkey Standard Time': 'Europe/Istanbul',
  'Russian Standard Time': 'Europe/Moscow',
  'Morocco Standard Time': 'Africa/Casablanca',
  'South Africa Standard Time': 'Africa/Johannesburg',
  'Israel Standard Time': 'Asia/Jerusalem',
  'Arabian Standard Time': 'Asia/Dubai',
  'India Standard Time': 'Asia/Kolkata',
  'China Standard Time': 'Asia/Shanghai',
  'Tokyo Standard Time': 'Asia/Tokyo',
  'AUS Eastern Standard Time': 'Australia/Sydney',
  'Eastern Standard Time': 'America/New_York',
  'Central Standard Time': 'America/Chicago',
  'Mountain Standard Time': 'America/Denver',
  'Pacific Standard Time': 'America/Los_Angeles',
  UTC: 'UTC',
};

/** From the clock on the wall to the moment. */
export type Zone = (local: Temporal.PlainDateTime) => number;

export interface KnownZone {
  readonly toMoment: Zone;
  /** Its name, when Temporal knows it: a rule can be followed in it. */
  readonly name: string | undefined;
}

const named = (name: string): KnownZone => ({
  name,
  toMoment: (local) => local.toZonedDateTime(name).epochMilliseconds,
});

export const brusselsZone = named(brussels);
export const utcZone = named('UTC');

function isKnown(name: string): boolean {
  try {
    Temporal.Now.instant().toZonedDateTimeISO(name);
    return !/^[+-]/.test(name);
  } catch {
    return false;
  }
}

/** `/mozilla.org/20050126_1/Europe/Brussels` and `(UTC+01:00) Brussels, Copenhagen, Madrid, Paris` are Brussels too. */
function nameOf(tzid: string): string | undefined {
  if (windows[tzid] !== undefined) return windows[tzid];
  const [last = ''] = /[A-Za-z]+\/[A-Za-z_-]+(\/[A-Za-z_-]+)?$/.exec(tzid) ?? [];
  const tried = [tzid, last].find((name) => name !== '' && name.length < 60 && isKnown(name));
  if (tried !== undefined) return tried;
  return /\b(Brussels|Brussel|Bruxelles)\b/i.test(tzid) ? brussels : undefined;
}

/** A zone that the file explains with rules of its own (RFC 5545 §3.6.5). */
function explained(text: string): KnownZone | undefined {
  try {
    const component = new ICAL.Component(ICAL.parse(text) as never);
    const own = new ICAL.Timezone(component);
    own.utcOffset(ICAL.Time.fromData({ year: 2027, month: 1, day: 1, hour: 12, minute: 0, second: 0 }));
    return {
      name: undefined,
      toMoment: (local) => local.toZonedDateTime('UTC').epochMilliseconds - offset(own, local),
    };
  } catch {
    return undefined;
  }
}

function offset(own: ICAL.Timezone, { year, month, day, hour, minute, second }: Temporal.PlainDateTime): number {
  return own.utcOffset(ICAL.Time.fromData({ year, month, day, hour, minute, second })) * 1000;
}

/**
 * @param texts the VTIMEZONE components of the file
 * @returns the zone for a TZID, or undefined when neither the world nor the file knows it
 */
export function createZones(texts: readonly string[]): (tzid: string) => KnownZone | undefined {
  const own = new Map(texts.map((text) => [/^TZID:(.*)$/m.exec(text)?.[1]?.trim() ?? '', text] as const));
  const known = new Map<string, KnownZone | undefined>();
  return (tzid) => {
    if (known.has(tzid) || known.size > 200) return known.get(tzid);
    const name = nameOf(tzid);
    const text = own.get(tzid);
    const found = name !== undefined ? named(name) : text === undefined ? undefined : explained(text);
    known.set(tzid, found);
    return found;
  };
}
