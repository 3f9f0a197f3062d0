// Does somebody have a skill, on a day? Pure: assertions in, answers out. What nobody else confirmed is not on record.
// Planning asks this before it sends a guide; a certificate that ran out counts no more.
import type { Assertion } from './core/facts.ts';

export interface SkillQuestion {
  readonly person: string;
  readonly skill: string;
  /** The day, `2026-11-25`. */
  readonly on: string;
  /** At least this level, 1–8; any when left out. */
  readonly level?: number | undefined;
}

/** Does the assertion hold on this day? The first and the last day count. */
export const holdsOn = ({ from, until }: Pick<Assertion, 'from' | 'until'>, on: string): boolean =>
  (from === null || from.slice(0, 10) <= on) && (until === null || on <= until.slice(0, 10));

/** Is this skill of this person on record: confirmed by somebody else, and valid on the day? */
export const hasSkill = (assertions: Iterable<Assertion>, { person, skill, on, level = 1 }: SkillQuestion): boolean => {
  for (const each of assertions)
    if (each.person === person && each.skill === skill && each.confirmed && each.level >= level && holdsOn(each, on))
      return true;
  return false;
};

export interface Standing {
  /** Confirmed and valid, 0 for none. */
  readonly has: number;
  /** What the person says of themselves, when that is more. */
  readonly says: number;
  /** The last day of the level that is confirmed; null when it does not run out, or there is none. */
  readonly until: string | null;
}

export const nothing: Standing = { has: 0, says: 0, until: null };

/** How a person stands in one skill on a day. @param all assertions of that person and skill */
export function standingIn(all: readonly Assertion[], on: string): Standing {
  let [has, says, until] = [0, 0, null as string | null];
  for (const each of all) {
    if (!holdsOn(each, on)) continue;
    if (!each.confirmed) says = Math.max(says, each.level);
    else if (each.level > has) [has, until] = [each.level, each.until];
    else if (each.level === has && until !== null && (each.until === null || each.until > until)) until = each.until;
  }
  return { has, says: says > has ? says : 0, until };
}
