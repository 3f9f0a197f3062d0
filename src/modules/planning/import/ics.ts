// A calendar file (RFC 5545) to entries: each event by itself, so that one that cannot be read does not take the others along.
// Reads no guests, notes or attachments. A private event comes in without its title.
import ICAL from 'ical.js';
import type { Claim } from '../core/facts.ts';
import type { Standing } from '../core/words.ts';
import { isRefused, tidy, type Entry, type Read, type Refused, type Wishes } from './entry.ts';
import { atClockOf, once, ruleOf } from './ics-rule.ts';
import { splitCalendar, type Piece } from './ics-split.ts';
import { after, first, isNear, text, whenOf, whens, type Clocks, type Property, type When } from './ics-values.ts';
import { reasons } from './reasons.ts';
import type { Rooms } from './rooms.ts';
import { brusselsZone, createZones } from './zones.ts';

export interface Reading {
  readonly rooms: Rooms;
  readonly wishes: Wishes;
  readonly most: number;
}

interface Parts extends Reading {
  readonly clocks: Clocks;
  readonly cancelsAll: boolean;
}

/** @throws Problem for what is no whole calendar */
export function readCalendar(file: string, reading: Reading): readonly Read[] {
  const { events, zones: texts, zone, method } = splitCalendar(file, reading.most);
  const zones = createZones(texts);
  const floating = zone === '' ? brusselsZone : (zones(zone) ?? brusselsZone);
  const parts: Parts = { ...reading, clocks: { zones, floating }, cancelsAll: method === 'CANCEL' };
  return joined(events.map((piece) => readEvent(piece, parts)));
}

function propertiesOf({ text: chunk }: Piece): readonly Property[] | undefined {
  try {
    const [, properties] = ICAL.parse(chunk) as unknown as readonly [string, readonly Property[]];
    return properties;
  } catch {
    return undefined;
  }
}

interface Event extends Entry {
  /** Which time of a series this one replaces. */
  readonly replaces: number | undefined;
}

function readEvent(piece: Piece, parts: Parts): Event | Refused {
  const { line } = piece;
  const properties = propertiesOf(piece);
  if (properties === undefined) return { line, title: '', why: reasons.unreadable('VEVENT') };
  const title = titleOf(properties);
  const time = timeOf(piece, properties, parts.clocks);
  if ('why' in time) return { line, title, why: time.why };
  const place = placeOf(text(properties, 'location'), parts);
  if ('why' in place) return { line, title, why: place.why };
  const { start, replaced, ...when } = time;
  const said = { titleNl: title, titleEn: title, ...when, ...certainty(properties), ...place, start: start.ms };
  return {
    line,
    key: tidy(text(properties, 'uid')),
    part: replaced === undefined ? undefined : new Date(replaced.ms).toISOString(),
    replaces: replaced === undefined ? undefined : atClockOf(replaced, start),
    sequence: Math.max(0, Math.trunc(Number(text(properties, 'sequence'))) || 0),
    cancelled: parts.cancelsAll || text(properties, 'status').toUpperCase() === 'CANCELLED',
    mends: false,
    said,
    notes: start.unknown === undefined ? [] : [reasons.zone(start.unknown)],
  };
}

interface Time extends Pick<Claim, 'end' | 'rrule' | 'except' | 'extra'> {
  readonly start: When;
  readonly replaced: When | undefined;
}

function timeOf(piece: Piece, properties: readonly Property[], clocks: Clocks): Time | Pick<Refused, 'why'> {
  const one = (name: string): When | undefined => {
    const property = first(properties, name);
    return property === undefined ? undefined : whenOf(property[3], property, clocks);
  };
  const [start, replaced] = [one('dtstart'), one('recurrence-id')];
  if (start === undefined) return { why: reasons.noStart };
  const end = endOf(properties, start, one('dtend'));
  if (end === undefined || end <= start.ms) return { why: reasons.noEnd };
  if (!isNear(start.ms) || !isNear(end)) return { why: reasons.far };
  if (first(properties, 'recurrence-id')?.[1]['range'] !== undefined) return { why: reasons.following };
  const series = seriesOf({ piece, properties, start }, clocks);
  return series === undefined ? { why: reasons.rule.unreadable } : { start, end, replaced, ...series };
}

/** CLASS (§3.8.1.3): what is private to somebody holds the room, and says no more than that. */
const titleOf = (properties: readonly Property[]): string =>
  /^(PRIVATE|CONFIDENTIAL)$/i.test(text(properties, 'class'))
    ? 'Bezet'
    : tidy(text(properties, 'summary')) || 'Zonder titel';

/** §3.6.1: a day without an end is that day. */
function endOf(properties: readonly Property[], start: When, dtend: When | undefined): number | undefined {
  if (first(properties, 'dtend') !== undefined) return dtend?.ms;
  const duration = text(properties, 'duration');
  return after(start, duration === '' && start.isDay ? 'P1D' : duration);
}

const sorted = (moments: readonly number[]): readonly number[] => [...new Set(moments)].toSorted((a, b) => a - b);

function seriesOf(
  {
    piece,
    properties,
    start,
  }: { readonly piece: Piece; readonly properties: readonly Property[]; readonly start: When },
  clocks: Clocks,
): Pick<Claim, 'rrule' | 'except' | 'extra'> | undefined {
  const returns = first(properties, 'rrule') !== undefined;
  const moments = (name: string): readonly number[] =>
    whens(properties, name, clocks).map((each) => atClockOf(each, start));
  const [except, extra] = [moments('exdate'), moments('rdate')];
  if (!returns && extra.length === 0) return { rrule: undefined, except: [], extra: [] };
  const rule = !returns ? { rrule: once, extra: [] } : ruleOf(rawRule(piece), start);
  if (rule === undefined) return undefined;
  return { rrule: rule.rrule, except: sorted(except), extra: sorted([...rule.extra, ...extra]) };
}

/** As it is written. Two rules in one event (§3.8.5.3: should not) are more than we follow. */
function rawRule({ text: chunk }: Piece): string {
  const [only = '', more] = [...chunk.matchAll(/^RRULE(?:;[^:\r\n]*)?:(.*)$/gim)].map(([, rule = '']) => rule.trim());
  return more === undefined ? only : '';
}

/** What is certain of it; nothing when the file leaves it to the planner. What is shown as free holds nothing. */
function certainty(properties: readonly Property[]): { readonly standing?: Standing } {
  const busy = text(properties, 'x-microsoft-cdo-busystatus').toUpperCase();
  if (text(properties, 'status').toUpperCase() === 'TENTATIVE' || busy === 'TENTATIVE') return { standing: 'option' };
  const free = busy === 'FREE' || (busy === '' && text(properties, 'transp').toUpperCase() === 'TRANSPARENT');
  return free ? { standing: 'request' } : {};
}

/** The room that LOCATION names when it is clear which, else the one of the calendar. */
function placeOf(
  place: string,
  { rooms, wishes }: Reading,
): { readonly wants?: readonly string[] } | Pick<Refused, 'why'> {
  const { subjects, unclear } = rooms.find(place, wishes.museum);
  if (subjects.length > 0) return { wants: subjects };
  if (wishes.room !== undefined) return { wants: [wishes.room] };
  return { why: unclear ? reasons.twoRooms(tidy(place)) : reasons.noRoom(tidy(place)) };
}

/** A time of a series that went its own way leaves the series; of an event that stands twice the newest counts. */
function joined(events: readonly (Event | Refused)[]): readonly Read[] {
  const series = new Map<string, Event>();
  const gone = new Map<string, number[]>();
  for (const each of events) {
    if (isRefused(each)) continue;
    const known = series.get(each.key);
    if (each.replaces !== undefined) gone.set(each.key, [...(gone.get(each.key) ?? []), each.replaces]);
    else if (each.key !== '' && (known === undefined || known.sequence <= each.sequence)) series.set(each.key, each);
  }
  return events.flatMap((each): readonly Read[] => {
    if (isRefused(each)) return [each];
    const { replaces, ...entry } = each;
    if (replaces !== undefined) return ownWay(entry, series.get(each.key));
    const newest = series.get(each.key) ?? each;
    if (newest !== each) return [{ line: each.line, title: titleIn(each), why: reasons.twice(newest.line) }];
    const except = [...(each.said.except ?? []), ...(gone.get(each.key) ?? [])].toSorted((a, b) => a - b);
    return [each.said.rrule === undefined ? entry : { ...entry, said: { ...entry.said, except } }];
  });
}

const titleIn = ({ said }: Entry): string => said.titleNl ?? '';

/** A cancelled time is only an exception of its series; another one becomes a booking of its own. */
function ownWay(entry: Entry, series: Entry | undefined): readonly Read[] {
  if (!entry.cancelled) return [entry];
  return series === undefined ? [{ line: entry.line, title: titleIn(entry), why: reasons.loose }] : [];
}
