// Chooses which letter runs to ask the index for: the rarest, so that a misspelt word is found without reading half of
// the index. Bounded by the labels it makes the index walk.
import { gramTokens, all, any, atLeastTwo, has } from './tokens.ts';

/** Index entries one question may walk. */
const budget = 12_000;

interface Rarity {
  gramCount(gram: string): number;
}

const question = (chosen: readonly string[], where: string): string =>
  chosen.length === 0 ? '' : all(chosen.length < 3 ? any(...chosen) : atLeastTwo(chosen), where);

/**
 * Questions for labels that share at least two of the rarest letter runs of a text (one, when it has few): the first
 * with the rarest half of the runs, the second with more of them, for when the first finds little.
 * @param most runs to ask for
 */
export function fuzzyMatches(rarity: Rarity, folded: string, where: string, most = 12): readonly [string, string] {
  const counted = gramTokens(folded)
    .map((gram) => ({ gram, count: rarity.gramCount(gram) }))
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => a.count - b.count);
  const chosen: string[] = [];
  let walked = 0;
  for (const { gram, count } of counted.slice(0, most)) {
    if (chosen.length > 2 && walked + count > budget) break;
    chosen.push(has(gram));
    walked += count;
  }
  const rarest = chosen.slice(0, Math.min(6, Math.max(3, Math.ceil(counted.length / 2))));
  return [question(rarest, where), rarest.length === chosen.length ? '' : question(chosen, where)];
}
