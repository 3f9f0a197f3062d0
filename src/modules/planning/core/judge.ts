// Does a claim fit in what stands? Pure but for the questions it asks the world; every conflict says both sides and the cause.
import type { Claim, Hours, Resource } from './facts.ts';
import { timesOf, type Time } from './recurrence.ts';
import { addDays, atMinute, dayMs, dayOf, weekday } from './time.ts';
import type { Standing } from './words.ts';

export const conflictKinds = [
  'double-booking',
  'queue-jump',
  'over-quantity',
  'over-capacity',
  'incompatible-neighbour',
  'closed-hours',
  'absence',
  'missing-skill',
  'missing-language',
] as const;
export type ConflictKind = (typeof conflictKinds)[number];

/** Something that holds, or asks for, a resource for a while; with set-up and teardown. */
export interface Occupied extends Time {
  readonly claim: string;
  readonly resource: string;
  /** Without set-up and teardown. */
  readonly from: number;
  readonly to: number;
  readonly quantity: number;
  readonly standing: Standing;
  readonly rank: number | undefined;
  readonly expires: number | undefined;
  readonly titleNl: string;
  readonly titleEn: string;
  readonly museum: string | null;
}

/** What stands: answered by an index that finds by resource and time, so that a check costs the same among few and many. */
export interface World {
  resource(subject: string): Resource | undefined;
  /** The things to hold for one that is wanted: a set's members, else itself. */
  spread(subject: string): readonly string[];
  /** Itself, the wholes it is part of, and its parts. */
  related(subject: string): readonly string[];
  unlike(subject: string): readonly string[];
  /** What overlaps, cancelled things left out, oldest first; at most `mostOverlaps`. */
  occupied(resources: readonly string[], time: Time): readonly Occupied[];
  hasSkill(person: string, skill: string, at: number): boolean;
}

export interface Conflict {
  readonly kind: ConflictKind;
  readonly resource: string;
  /** The booking or visit on the other side, when there is one. */
  readonly other: Occupied | undefined;
  /** The part of the time that does not fit. */
  readonly from: number;
  readonly to: number;
  /** The time of the claim in which it happens, with set-up and teardown. */
  readonly at: Time;
  /** Asked and free, for quantities and head counts. */
  readonly asked?: number;
  readonly room?: number;
  readonly skill?: string;
  /** A request may stand beside others: somebody decides later. */
  readonly blocks: boolean;
}

export const mostConflicts = 20;
/** More than this on one resource at one time is no planning. */
export const mostOverlaps = 500;

export const holds = ({ standing, expires }: Pick<Occupied, 'standing' | 'expires'>, now: number): boolean =>
  standing === 'firm' || standing === 'done' || (standing === 'option' && (expires === undefined || expires > now));

/** Against what a conflict is: the key under which it can be overruled. */
export const againstOf = ({ other, resource, skill }: Conflict): string => other?.claim ?? skill ?? resource;

export interface Case {
  readonly claim: Claim;
  readonly world: World;
  readonly now: number;
  /** Its rank before this change: who confirms a first option is not jumping the queue. */
  readonly rankBefore?: number | undefined;
}

/** All that does not fit, at most `mostConflicts`, in order of time. Nothing for what is cancelled. */
export function conflictsOf(given: Case): readonly Conflict[] {
  const { claim } = given;
  if (claim.standing === 'cancelled') return [];
  const found: Conflict[] = [];
  for (const time of timesOf(claim)) {
    found.push(...atTime(given, { start: time.start - claim.before, end: time.end + claim.after }));
    if (found.length >= mostConflicts) break;
  }
  return unique(found).slice(0, mostConflicts);
}

/** Those that stop the claim from being saved: not overruled, and firm enough to hold. */
export const stoppedBy = (claim: Claim, conflicts: readonly Conflict[]): readonly Conflict[] =>
  conflicts.filter(
    (each) =>
      each.blocks && !claim.overruled.some(({ kind, against }) => kind === each.kind && against === againstOf(each)),
  );

function unique(found: readonly Conflict[]): readonly Conflict[] {
  const seen = new Set<string>();
  return found.filter((each) => {
    const key = [each.kind, againstOf(each), each.at.start].join(' ');
    return seen.size < seen.add(key).size;
  });
}

function atTime(given: Case, at: Time): Conflict[] {
  const { claim, world } = given;
  const wanted = [...new Set(claim.wants.flatMap((subject) => world.spread(subject)))];
  const things = wanted.map((subject) => world.resource(subject) ?? unknownRoom(subject));
  const rooms = things.filter(({ kind }) => kind === 'room');
  const own = things.flatMap((thing) =>
    thing.kind === 'material' ? overQuantity(given, thing, at) : inRoom(given, thing, at),
  );
  return [
    ...own,
    ...overCapacity(given, rooms, at),
    ...claim.people.flatMap((person) => ofPerson(given, person, at)),
    ...skills(given, at),
  ];
}

/** A booking may name what the hub does not know yet: nobody can be there twice either way. */
const unknownRoom = (subject: string): Pick<Resource, 'subject' | 'kind' | 'hours' | 'capacity' | 'stock'> => ({
  subject,
  kind: 'room',
  hours: [],
  capacity: undefined,
  stock: undefined,
});
type Thing = ReturnType<typeof unknownRoom>;

const overlap = (a: Time, b: Time): { from: number; to: number } => ({
  from: Math.max(a.start, b.start),
  to: Math.min(a.end, b.end),
});

const blocks = ({ standing }: Claim): boolean => standing === 'option' || standing === 'firm';

function inRoom(given: Case, { subject, hours }: Thing, at: Time): Conflict[] {
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

function taken(given: Case, resource: string, places: readonly string[], at: Time): Conflict[] {
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

function overQuantity({ claim, world, now }: Case, { subject, stock }: Thing, at: Time): Conflict[] {
  if (stock === undefined) return [];
  const others = world.occupied([subject], at).filter((other) => other.claim !== claim.subject && holds(other, now));
  const used = peak(others, at);
  if (used + claim.quantity <= stock) return [];
  const largest = others.toSorted((a, b) => b.quantity - a.quantity)[0];
  const asked = { asked: claim.quantity, room: Math.max(0, stock - used) };
  const span = largest === undefined ? { from: at.start, to: at.end } : overlap(at, largest);
  return [{ kind: 'over-quantity', resource: subject, other: largest, at, ...span, ...asked, blocks: blocks(claim) }];
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

function overCapacity({ claim }: Case, rooms: readonly Thing[], at: Time): Conflict[] {
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

function ofPerson(given: Case, person: string, at: Time): Conflict[] {
  const { claim, world } = given;
  const known = world.resource(person);
  const away = (known?.absences ?? []).filter(({ start, end }) => start < at.end && at.start < end);
  const speaks = known === undefined || known.languages.length === 0 || claim.lang === undefined;
  const dumb = !speaks && !known.languages.includes(claim.lang ?? '');
  const span = { from: at.start, to: at.end };
  return [
    ...taken(given, person, [person], at),
    ...away.map((time): Conflict => ({
      kind: 'absence',
      resource: person,
      other: undefined,
      at,
      ...overlap(at, time),
      blocks: blocks(claim),
    })),
    ...(dumb
      ? [{ kind: 'missing-language' as const, resource: person, other: undefined, at, ...span, blocks: blocks(claim) }]
      : []),
  ];
}

/** Somebody of those who are named must have each skill on record, and valid that day. A role still to fill has nobody yet. */
function skills({ claim, world }: Case, at: Time): Conflict[] {
  const [first] = claim.people;
  if (first === undefined) return [];
  return claim.skills
    .filter((skill) => !claim.people.some((person) => world.hasSkill(person, skill, at.start)))
    .map((skill): Conflict => ({
      kind: 'missing-skill',
      resource: first,
      other: undefined,
      at,
      from: at.start,
      to: at.end,
      skill,
      blocks: blocks(claim),
    }));
}
