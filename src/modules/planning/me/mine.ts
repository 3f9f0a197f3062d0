// What stands on somebody's own name: their times in a window, and when they are away. Bounded; only for that person.
import type { DatabaseSync } from 'node:sqlite';
import type { Claim } from '../core/facts.ts';
import type { Time } from '../core/recurrence.ts';
import { createWorld } from '../index/world.ts';

export interface Duty extends Time {
  readonly claim: Claim;
  /** Falls in a time in which the person is away. */
  readonly away: boolean;
}

export interface Mine {
  readonly duties: readonly Duty[];
  readonly absences: readonly Time[];
}

/** @returns undefined for somebody whom the planning does not know */
export function mineIn(db: DatabaseSync, person: string, window: Time): Mine | undefined {
  const world = createWorld(db);
  const known = world.resource(person);
  if (known?.kind !== 'person') return undefined;
  const { absences } = known;
  const isAway = ({ start, end }: Time): boolean => absences.some((each) => each.start < end && start < each.end);
  const duties = world.occupied([person], window).flatMap((each): Duty[] => {
    const claim = world.claim(each.claim)?.claim;
    return claim === undefined ? [] : [{ start: each.from, end: each.to, claim, away: isAway(each) }];
  });
  return { duties, absences };
}
