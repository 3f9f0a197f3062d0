// What stands, with what this file brings laid over it: so that the rows of one file are judged against each other too.
// Finds by resource and day, so that a check costs the same among few and many.
import { amountsOf } from '../core/amounts.ts';
import type { Claim } from '../core/facts.ts';
import { mostOverlaps, type Occupied, type World } from '../core/conflict.ts';
import { timesOf, type Time } from '../core/recurrence.ts';
import { dayMs } from '../core/time.ts';

export interface Overlay {
  readonly world: World;
  /** From now on this holds its resources, instead of what stood under the same name. */
  readonly accept: (claim: Claim) => void;
}

/** What lasts longer lies in one list that is always looked through: an exhibition, not a tour. */
const mostDays = 60;

/** Days that a time touches; none for what lasts longer than most. */
const days = ({ start, end }: Time): readonly number[] => {
  const [first, last] = [Math.floor(start / dayMs), Math.floor((end - 1) / dayMs)];
  return last - first >= mostDays ? [] : Array.from({ length: last - first + 1 }, (_each, i) => first + i);
};

/** @param moves what will not stand where it stands */
export function createOverlay(under: World, moves: readonly string[]): Overlay {
  const replaced = new Set(moves);
  const byDay = new Map<string, Occupied[]>();
  const put = (key: string, each: Occupied): void => {
    const list = byDay.get(key);
    if (list === undefined) byDay.set(key, [each]);
    else list.push(each);
  };
  const lay = (each: Occupied): void => {
    const over = days(each);
    if (over.length === 0) put(`${each.resource} long`, each);
    for (const day of over) put(`${each.resource} ${day}`, each);
  };
  const laid = (resource: string, at: Time): readonly Occupied[] => {
    const over = days(at);
    const keys =
      over.length === 0 ? keysOf(byDay, resource) : [`${resource} long`, ...over.map((day) => `${resource} ${day}`)];
    const found = new Set(keys.flatMap((key) => byDay.get(key) ?? []));
    return [...found].filter(({ start, end }) => start < at.end && end > at.start);
  };
  return {
    world: {
      ...under,
      occupied: (resources, at) => [
        ...under.occupied(resources, at).filter(({ claim }) => !replaced.has(claim)),
        ...resources.flatMap((each) => laid(each, at)).slice(0, mostOverlaps),
      ],
    },
    accept(claim) {
      replaced.add(claim.subject);
      if (claim.standing !== 'cancelled') for (const each of occupiedBy(claim, under)) lay(each);
    },
  };
}

const keysOf = (byDay: ReadonlyMap<string, unknown>, resource: string): readonly string[] =>
  [...byDay.keys()].filter((key) => key.startsWith(`${resource} `));

function occupiedBy(claim: Claim, under: World): readonly Occupied[] {
  const people = claim.people.map((person) => [person, 1] as const);
  const held = [...amountsOf(claim, (wanted) => under.spread(wanted)), ...people];
  const { subject, standing, rank, expires, titleNl, titleEn, museum, busyOnly } = claim;
  const side = { claim: subject, standing, rank, expires, titleNl, titleEn, museum, busyOnly };
  return timesOf(claim).flatMap(({ start, end }) =>
    held.map(([resource, quantity]) => ({
      ...side,
      resource,
      quantity,
      from: start,
      to: end,
      start: start - claim.before,
      end: end + claim.after,
    })),
  );
}
