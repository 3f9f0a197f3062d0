// Chooses which letter runs to ask the index for: the rarest, so that a misspelt word is found without reading half of
// the index. Bounded by the labels it makes the index walk.
import { gramTokens, any, atLeastTwo, has } from './tokens.ts';

/** Index entries one question may walk. */
const budget = 12_000;

interface Rarity {
  gramCount(gram: string): number;
}

/** A question to the index without its filter, and how many entries it makes the index walk. */
export interface Question {
  readonly match: string;
  readonly walked: number;
}

interface Counted {
  readonly gram: string;
  readonly count: number;
}

const question = (chosen: readonly Counted[]): Question => {
  const parts = chosen.map(({ gram }) => has(gram));
  const match = parts.length < 3 ? any(...parts) : atLeastTwo(parts);
  return { match, walked: chosen.reduce((sum, { count }) => sum + count, 0) };
};

/**
 * Questions for labels that share at least two of the rarest letter runs of a text (one, when it has few): the first
 * with the rarest half of the runs, the second with more of them, for when the first finds little.
 * @param most runs to ask for
 */
export function fuzzyMatches(rarity: Rarity, folded: string, most = 12): readonly [Question, Question] {
  const counted = gramTokens(folded)
    .map((gram): Counted => ({ gram, count: rarity.gramCount(gram) }))
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => a.count - b.count);
  const chosen: Counted[] = [];
  let walked = 0;
  for (const each of counted.slice(0, most)) {
    if (chosen.length > 2 && walked + each.count > budget) break;
    chosen.push(each);
    walked += each.count;
  }
  const rarest = chosen.slice(0, Math.min(6, Math.max(3, Math.ceil(counted.length / 2))));
  return [question(rarest), question(rarest.length === chosen.length ? [] : chosen)];
}
