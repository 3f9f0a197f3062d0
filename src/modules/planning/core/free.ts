// When is what free? For so many people, with these facilities, so long, between these hours. Walks days and rooms, both bounded.
import type { Resource } from './facts.ts';
import { holds, type World } from './conflict.ts';
import { openOn } from './judge-things.ts';
import type { Time } from './recurrence.ts';
import { addDays, atMinute, dayOf, dayStart } from './time.ts';

export interface Wish {
  readonly heads: number;
  readonly facilities: readonly string[];
  /** First and last day, both included. */
  readonly fromDay: string;
  readonly toDay: string;
  readonly minutes: number;
  /** Hours of the day between which it must fall, in minutes after midnight. */
  readonly between: readonly [number, number];
  /** 1 (Monday) to 7; all when empty. */
  readonly days: readonly number[];
}

export interface Free {
  readonly room: Resource;
  /** Stretches that are long enough, cut to the hours asked; at most `mostStretches`, and how many there are in all. */
  readonly stretches: readonly Time[];
  readonly count: number;
}

export const longestSearchDays = 92;
const mostStretches = 12;

/** @param rooms candidates; those that are too small or lack a facility are passed over */
export function freeRooms(world: World, rooms: readonly string[], wish: Wish, now: number): readonly Free[] {
  const days = daysOf(wish);
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return [];
  const whole = { start: dayStart(first), end: dayStart(addDays(last, 1)) };
  return rooms
    .flatMap((subject) => world.resource(subject) ?? [])
    .filter(
      (room) => (room.capacity ?? 0) >= wish.heads && wish.facilities.every((each) => room.facilities.includes(each)),
    )
    .flatMap((room): Free[] => {
      const taken = takenTimes(world, room.subject, whole, now);
      const all = days.flatMap((day) => stretchesOn(room, day, wish, taken));
      return all.length === 0 ? [] : [{ room, stretches: all.slice(0, mostStretches), count: all.length }];
    });
}

function daysOf({ fromDay, toDay, days }: Wish): readonly string[] {
  const all: string[] = [];
  for (let day = fromDay; day <= toDay && all.length < longestSearchDays; day = addDays(day, 1)) all.push(day);
  return days.length === 0 ? all : all.filter((day) => days.includes(Temporal.PlainDate.from(day).dayOfWeek));
}

/** What holds the room, its parts or its wholes, or may not be in use beside it; joined, in order. */
function takenTimes(world: World, room: string, whole: Time, now: number): readonly Time[] {
  const around = world
    .occupied([...world.related(room), ...world.unlike(room)], whole)
    .filter((each) => holds(each, now));
  // What has passed is nobody's to book.
  const joined: { start: number; end: number }[] = now > whole.start ? [{ start: whole.start, end: now }] : [];
  for (const { start, end } of around.toSorted((a, b) => a.start - b.start)) {
    const before = joined.at(-1);
    if (before !== undefined && start <= before.end) before.end = Math.max(before.end, end);
    else joined.push({ start, end });
  }
  return joined;
}

function stretchesOn(room: Resource, day: string, { between, minutes }: Wish, taken: readonly Time[]): readonly Time[] {
  const asked = { start: atMinute(day, between[0]), end: atMinute(day, between[1]) };
  const open = room.hours.length === 0 ? [asked] : openOn(room.hours, day);
  return open
    .map(({ start, end }) => ({ start: Math.max(start, asked.start), end: Math.min(end, asked.end) }))
    .flatMap((time) => without(time, taken))
    .filter(({ start, end }) => end - start >= minutes * 60_000 && dayOf(start) === day);
}

/** A time less all that is taken of it. */
export function without(time: Time, taken: readonly Time[]): readonly Time[] {
  const rest: Time[] = [];
  let from = time.start;
  for (const { start, end } of taken) {
    if (end <= from) continue;
    if (start >= time.end) break;
    if (start > from) rest.push({ start: from, end: start });
    from = Math.max(from, end);
  }
  return from < time.end ? [...rest, { start: from, end: time.end }] : rest;
}
