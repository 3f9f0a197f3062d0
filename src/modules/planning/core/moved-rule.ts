// The rule of a series that goes to another day: its weekdays, its place in the month and its end go along. Pure.
// A rule that names days in another way (months, weeks, positions) stays what it is.
import { wallOf, zone } from './time.ts';

const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

/** By how many days on the wall. */
const daysBetween = (from: number, to: number): number =>
  wallOf(from).toPlainDate().until(wallOf(to).toPlainDate()).days;

/** @param from a time of the series as it stands @param to where that time went */
export function movedRule(rrule: string, from: number, to: number): string {
  const days = daysBetween(from, to);
  if (days === 0 || /BYMONTH=|BYSETPOS=|BYWEEKNO=|BYYEARDAY=/i.test(rrule)) return rrule;
  return rrule
    .split(';')
    .map((part) => movedPart(part, to, days))
    .join(';');
}

function movedPart(part: string, to: number, days: number): string {
  const [name = '', value = ''] = part.split('=');
  const moved = value.split(',').map((each) => movedDay(each, to, days));
  if (/^BYDAY$/i.test(name) && !moved.includes(undefined)) return `${name}=${[...new Set(moved)].join(',')}`;
  if (/^BYMONTHDAY$/i.test(name) && /^\d+$/.test(value)) return `${name}=${wallOf(to).day}`;
  return /^UNTIL$/i.test(name) ? `${name}=${movedEnd(value, days)}` : part;
}

/** `TU` a day later is `WE`; `2TU` becomes the place in the month of the day to which it went. */
function movedDay(text: string, to: number, days: number): string | undefined {
  const [, nth, day = ''] = /^([+-]?\d{1,2})?([A-Z]{2})$/i.exec(text) ?? [];
  const at = weekdays.indexOf(day.toUpperCase());
  if (at === -1) return undefined;
  if (nth === undefined) return weekdays[(((at + days) % 7) + 7) % 7];
  const wall = wallOf(to);
  const isLast = wall.day + 7 > wall.daysInMonth;
  return `${isLast && (nth.startsWith('-') || wall.day > 28) ? -1 : Math.ceil(wall.day / 7)}${weekdays[wall.dayOfWeek - 1]}`;
}

function movedEnd(value: string, days: number): string {
  const iso = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(value);
  if (iso === null) return value;
  const end = Date.parse(value.replace(iso[0], `${iso[1]}-${iso[2]}-${iso[3]}T${iso[4]}:${iso[5]}:${iso[6]}Z`));
  const moved = wallOf(end).toPlainDateTime().add({ days }).toZonedDateTime(zone).toInstant();
  return moved.toString({ smallestUnit: 'second' }).replace(/[-:]/g, '');
}
