// Days and hours as people type them, to moments; also in the night in which the clock skips an hour or has one twice. Pure.
import { addDays, atClock, clockOf, dayOf, isSkipped } from '../core/time.ts';

/** `9:30`, `09.30`, `9u30`, `930` and `9` are all half past nine or nine. */
export function clockIn(text: string | null): string | undefined {
  const [, hour, minute = '00'] = /^\s*(\d{1,2})(?:\s*[:.uUhH]?\s*(\d\d))?\s*[uUhH]?\s*$/.exec(text ?? '') ?? [];
  if (hour === undefined || Number(hour) > 24 || Number(minute) > 59) return undefined;
  return `${hour.padStart(2, '0')}:${minute}`;
}

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The day and the clock of the end: on the last day when one is given; an end before the start is in the night after. */
function endIn(day: string, last: string, from: string, to: string): readonly [string, string] {
  const on = last > day ? last : day;
  if (to === '24:00') return [addDay(on), '00:00'];
  return [last === '' && to < from ? addDay(day) : on, to];
}

/** What nobody touched stays the very moment it was: half past two comes twice in a night of autumn. */
const momentIn = ([day, clock]: readonly [string, string], known: number): number | undefined =>
  dayOf(known) === day && clockOf(known) === clock ? known : atClock(day, clock);

/** @returns `gap` for an hour that the clock skips */
export function timeIn(fields: URLSearchParams, known: Span): Span | 'gap' | undefined {
  const day = fields.get('date') ?? '';
  const [from = '', to = ''] = [clockIn(fields.get('from')), clockIn(fields.get('to'))];
  const until = endIn(day, fields.get('last') ?? '', from, to);
  if (isSkipped(day, from) || isSkipped(...until)) return 'gap';
  const [start, end] = [momentIn([day, from], known.start), momentIn(until, known.end)];
  return start === undefined || end === undefined || end <= start ? undefined : { start, end };
}

const addDay = (day: string): string => (/^\d{4}-\d\d-\d\d$/.test(day) ? addDays(day, 1) : '');
