// A conflict and what it is judged by: its kinds, the claims around it, and the questions that a world answers. Types and small rules; pure.
import type { Claim, Resource } from './facts.ts';
import type { Time } from './recurrence.ts';
import type { Standing } from './words.ts';

export const conflictKinds = [
  'double-booking',
  'queue-jump',
  'over-quantity',
  'over-capacity',
  'incompatible-neighbour',
  'closed-hours',
  'absence',
  'short-rest',
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
  /** Others see only that it is taken. */
  readonly busyOnly: boolean;
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

/** What a planner allows with a reason; every other conflict waits for a coordinator. */
export const plannersAllow: ReadonlySet<string> = new Set<ConflictKind>(['short-rest']);

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

/** What two times share. */
export const overlap = (a: Time, b: Time): { from: number; to: number } => ({
  from: Math.max(a.start, b.start),
  to: Math.min(a.end, b.end),
});

/** A request may stand beside others; an option and a firm booking may not. */
export const blocks = ({ standing }: Claim): boolean => standing === 'option' || standing === 'firm';
