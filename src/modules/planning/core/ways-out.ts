// What one can do about a conflict: another time for the same thing, another room for the same time, less of it. Bounded and pure.
import { inPlaceOf } from './amounts.ts';
import type { Claim } from './facts.ts';
import type { Conflict, World } from './conflict.ts';
import { conflictsOf, stoppedBy } from './judge.ts';
import { spanText } from './explain.ts';
import { endAfter } from './recurrence.ts';
import { addDays, atClock, clockOf, dayMs, dayOf, toDateTime } from './time.ts';

export interface WayOut {
  readonly nl: string;
  readonly en: string;
  /** What to change: a new start (and end), another room, another number. */
  readonly start?: string;
  readonly end?: string;
  readonly room?: string;
  readonly quantity?: number;
}

const tries = 7;

/** A claim of one time only fits when nothing stops it; a series is not moved for one clash. */
const fits = (claim: Claim, world: World, now: number): boolean => {
  const firm: Claim = { ...claim, standing: claim.standing === 'request' ? 'option' : claim.standing };
  return stoppedBy(firm, conflictsOf({ claim: firm, world, now })).length === 0;
};

function moved(claim: Claim, start: number): WayOut & { claim: Claim } {
  const end = endAfter(start, claim);
  const words = (lang: 'nl' | 'en'): string => spanText(start, end, lang);
  const times = { start: toDateTime(start), end: toDateTime(end) };
  return { nl: `Verzet naar ${words('nl')}`, en: `Move to ${words('en')}`, ...times, claim: { ...claim, start, end } };
}

/** Right after the other side, and the same hours on the days after. */
function otherTimes(claim: Claim, conflict: Conflict): (WayOut & { claim: Claim })[] {
  if (claim.rrule !== undefined || conflict.at.end - conflict.at.start > 3 * dayMs) return [];
  const after = conflict.other === undefined ? [] : [conflict.other.end + claim.before];
  const days = Array.from(
    { length: tries },
    (_none, i) => atClock(addDays(dayOf(claim.start), i + 1), clockOf(claim.start)) ?? 0,
  );
  const soon = after.filter((start) => start - claim.start < dayMs);
  return [...soon, ...days].filter((start) => start > 0).map((start) => moved(claim, start));
}

/** Other rooms that hold the people, the same museum's first. @param rooms candidates, at most some dozens */
function otherRooms(
  claim: Claim,
  conflict: Conflict,
  world: World,
  rooms: readonly string[],
): (WayOut & { claim: Claim })[] {
  const here = world.resource(conflict.resource);
  if (here?.kind !== 'room') return [];
  // Who does not say how many come, gets no smaller room than the one they chose.
  const need = claim.heads ?? here.capacity ?? 0;
  return rooms
    .filter((room) => !claim.wants.includes(room) && !world.related(conflict.resource).includes(room))
    .flatMap((room) => world.resource(room) ?? [])
    .filter(({ capacity }) => need === 0 || (capacity ?? 0) >= need)
    .toSorted(
      (a, b) =>
        Number(b.museum === here.museum) - Number(a.museum === here.museum) || (a.capacity ?? 0) - (b.capacity ?? 0),
    )
    .slice(0, tries * 2)
    .map(({ subject, nameNl, nameEn, capacity }) => ({
      nl: `Neem ${nameNl}${capacity === undefined ? '' : ` (${capacity} plaatsen)`}, vrij`,
      en: `Take ${nameEn}${capacity === undefined ? '' : ` (${capacity} places)`}, free`,
      room: subject,
      claim: inPlaceOf(claim, conflict.resource, subject),
    }));
}

/**
 * Two or three ways out, each tried against the world before it is offered.
 * @param rooms which rooms may be offered instead
 */
export function waysOut(
  claim: Claim,
  conflict: Conflict,
  at: { readonly world: World; readonly now: number; readonly rooms: readonly string[] },
): readonly WayOut[] {
  const { world, now, rooms } = at;
  const fewer: WayOut[] =
    conflict.kind === 'over-quantity' && claim.wants.includes(conflict.resource) && (conflict.room ?? 0) > 0
      ? [{ nl: `Neem er ${conflict.room}`, en: `Take ${conflict.room}`, quantity: conflict.room ?? 0 }]
      : [];
  const inTime = conflict.kind === 'over-capacity' ? [] : otherTimes(claim, conflict);
  const good = (all: readonly (WayOut & { claim: Claim })[], most: number): WayOut[] => {
    const found: WayOut[] = [];
    for (const { claim: tried, ...way } of all) {
      if (found.length >= most) break;
      if (fits(tried, world, now)) found.push(way);
    }
    return found;
  };
  return [...fewer, ...good(inTime, 2), ...good(otherRooms(claim, conflict, world, rooms), 2)].slice(0, 3);
}
