// May the first candidate be taken without a person looking? Pure; errs on the side of asking.
import type { Feature } from '../search/search.ts';

interface Scored {
  readonly score: number;
  readonly features: readonly Feature[];
}

/** A first candidate at least this good, and this much better than the second, needs no person. */
const good = 95;
const margin = 7;

/** Nearly exact, on a label that the asker can see, and nothing else comes close. @param ordered best first */
export function isCertain(ordered: readonly Scored[]): boolean {
  const [first, second] = ordered;
  if (first === undefined || first.score < good) return false;
  const seen = first.features.every(({ id, value }) => id !== 'language_seen' || value === 100);
  return seen && (second === undefined || first.score - second.score >= margin);
}
