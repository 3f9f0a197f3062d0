// Does a claim fit in its rooms and its materials? Double bookings, the queue, quantities, capacity, neighbours, hours. Pure.
import { blocks, holds, overlap, type Case, type Conflict, type Occupied } from './conflict.ts';
import type { Hours, Resource } from './facts.ts';
import type { Time } from './recurrence.ts';
import { addDays, atMinute, dayMs, dayOf, weekday } from './time.ts';

/** A booking may name what the hub does not know yet: nobody can be there twice either way. */
export const unknownRoom = (subject: string): Pick<Resource, 'subject' | 'kind' | 'hours' | 'capacity' | 'stock'> => ({
  subject,
  kind: 'room',
  hours: [],
  capacity: undefined,
  stock: undefined,
});
type Thing = ReturnType<typeof unknownRoom> & { readonly asked: number };

export function inRoom(given: Case, { subject, hours }: Thing, at: Time): Conflict[] {
  const { claim, world } = given;
  return [
    ...taken(given, subject, world.related(subject), at),
    ...world
      .occupied(world.unlike(subject), at)
      .filter((other) => other.claim !== claim.subject && stronger(given, other))
      .map((other): Conflict => ({
        kind: 'incompatible-neighbour',
        resource: subject,
        other,
        at,
        ...overlap(at, other),
        blocks: blocks(claim),
      })),
    ...closed(given, subject, hours, at),
  ];
}

/** Does the other hold against this one? An option yields to nothing that waits behind it. */
function stronger({ claim, now }: Case, other: Occupied): boolean {
  if (!holds(other, now)) return false;
  return other.standing !== 'option' || claim.standing === 'firm';
}

export function taken(given: Case, resource: string, places: readonly string[], at: Time): Conflict[] {
  const { claim, world, now } = given;
  return world.occupied(places, at).flatMap((other): Conflict[] => {
    const kind = other.claim === claim.subject ? undefined : clash(given, other, now);
    return kind === undefined ? [] : [{ kind, resource, other, at, ...overlap(at, other), blocks: blocks(claim) }];
  });
}

/** Two claims on one thing: a firm one is in the way of all, an option of who comes before its turn, a request of requests. */
function clash(given: Case, other: Occupied, now: number): 'double-booking' | 'queue-jump' | undefined {
  const held = holds(other, now);
  if (given.claim.standing === 'request') return held || other.standing === 'request' ? 'double-booking' : undefined;
  if (!held) return undefined;
  if (other.standing !== 'option') return 'double-booking';
  return jumps(given, other.rank ?? 1) ? 'queue-jump' : undefined;
}

/** Two options cannot have one rank; who becomes firm must stand before every other in the queue. */
function jumps({ claim, rankBefore }: Case, theirs: number): boolean {
  const mine = claim.rank ?? rankBefore;
  return claim.standing === 'option' ? (mine ?? 1) === theirs : mine === undefined || mine >= theirs;
}

export function overQuantity({ claim, world, now }: Case, { subject, stock, asked }: Thing, at: Time): Conflict[] {
  if (stock === undefined) return [];
  const others = world.occupied([subject], at).filter((other) => other.claim !== claim.subject && holds(other, now));
  const used = peak(others, at);
  if (used + asked <= stock) return [];
  const largest = others.toSorted((a, b) => b.quantity - a.quantity)[0];
  const numbers = { asked, room: Math.max(0, stock - used) };
  const span = largest === undefined ? { from: at.start, to: at.end } : overlap(at, largest);
  return [{ kind: 'over-quantity', resource: subject, other: largest, at, ...span, ...numbers, blocks: blocks(claim) }];
}

/** How much is out at the busiest moment of a time. */
export function peak(others: readonly Occupied[], at: Time): number {
  const steps = others.flatMap(({ start, end, quantity }) => [
    { at: Math.max(start, at.start), by: quantity },
    { at: Math.min(end, at.end), by: -quantity },
  ]);
  let [now, most] = [0, 0];
  // What goes back at a moment can be taken at that moment.
  for (const { by } of steps.toSorted((a, b) => a.at - b.at || a.by - b.by)) most = Math.max(most, (now += by));
  return most;
}

export function overCapacity({ claim }: Case, rooms: readonly Thing[], at: Time): Conflict[] {
  const sizes = rooms.map(({ capacity }) => capacity);
  const first = rooms[0];
  if (claim.heads === undefined || first === undefined || sizes.includes(undefined)) return [];
  const room = sizes.reduce((sum: number, size) => sum + (size ?? 0), 0);
  if (claim.heads <= room) return [];
  const span = { from: at.start, to: at.end };
  return [
    {
      kind: 'over-capacity',
      resource: first.subject,
      other: undefined,
      at,
      ...span,
      asked: claim.heads,
      room,
      blocks: blocks(claim),
    },
  ];
}

/** The hours of a day that are open, in moments; undefined when nothing is said of any day. */
export function openOn(hours: readonly Hours[], day: string): readonly Time[] {
  const number = weekday(day);
  return hours
    .filter(
      ({ days, validFrom, validThrough }) =>
        days.includes(number) && (validFrom ?? day) <= day && day <= (validThrough ?? day),
    )
    .map(({ from, to }) => ({ start: atMinute(day, from), end: atMinute(day, to) }));
}

/** What lasts a day or longer passes nights anyway: an exhibition is not closed for having a night. */
function closed({ claim }: Case, resource: string, hours: readonly Hours[], at: Time): Conflict[] {
  if (hours.length === 0 || at.end - at.start >= dayMs) return [];
  const day = dayOf(at.start);
  const open = [...openOn(hours, day), ...openOn(hours, addDays(day, 1))];
  if (open.some(({ start, end }) => start <= at.start && at.end <= end)) return [];
  return [{ kind: 'closed-hours', resource, other: undefined, at, from: at.start, to: at.end, blocks: blocks(claim) }];
}
