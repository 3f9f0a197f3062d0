// Words that are nearly written so: a letter too many, too few, another, or two that changed places. Pure; knows no index.
import { fold, stem } from './fold.ts';

/** Slips that a word may have: none in a short one, which would be any other short one. */
const slipsIn = (length: number): number => (length < 4 ? 0 : length < 8 ? 1 : length < 13 ? 2 : 3);

/** Longer words are compared by their beginnings: nobody types so many letters, and a hostile text may be one word. */
const longest = 40;

/**
 * Slips between two words (optimal string alignment), or `most + 1` when there are more.
 * @param prefix the first word is still being typed: the second may go on
 */
export function slips(a: string, b: string, most: number, prefix = false): number {
  if (!prefix && Math.abs(a.length - b.length) > most) return most + 1;
  let [before, row] = [[] as number[], Array.from({ length: b.length + 1 }, (_none, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, (before[j - 2] ?? 0) + 1);
      next.push(least);
    }
    [before, row] = [row, next];
    if (Math.min(...row) > most) return most + 1;
  }
  return prefix ? Math.min(...row) : (row[b.length] ?? most + 1);
}

/** How near a word of a label is to one that was asked, 0–1; 0 for another word. Both folded. */
export function nearness(asked: string, word: string, unfinished = false): number {
  const [a, b] = [asked.slice(0, longest), word.slice(0, longest)];
  if (a === b) return 1;
  if (stem(a) === stem(b)) return 0.95;
  const most = slipsIn(Math.min(a.length, b.length + 1));
  if (most === 0) return 0;
  const whole = slips(a, b, most);
  if (whole <= most) return 0.95 - whole / (a.length + 1);
  const begun = unfinished && b.length > a.length ? slips(a, b.slice(0, a.length + most), most, true) : most + 1;
  return begun <= most ? 0.85 - begun / (a.length + 1) : 0;
}

/** How near a whole label is: each asked word with its nearest there; 0 when one of them is not there at all. */
export function nearnessOfAll(asked: readonly string[], words: readonly string[]): number {
  let sum = 0;
  for (const [i, word] of asked.entries()) {
    const best = Math.max(0, ...words.map((other) => nearness(word, other, i === asked.length - 1)));
    if (best === 0) return 0;
    sum += best;
  }
  return asked.length === 0 ? 0 : sum / asked.length;
}

const letters = 'abcdefghijklmnopqrstuvwxyz';

/** All words that are one slip away from a short word; a longer one is found by its letter runs. */
export function oneSlipAway(word: string): readonly string[] {
  if (word.length < 3 || word.length > 8 || !/^[a-z]+$/.test(word)) return [];
  const found = new Set<string>();
  for (let i = 0; i <= word.length; i++) {
    const [head, tail] = [word.slice(0, i), word.slice(i)];
    if (tail !== '') found.add(head + tail.slice(1));
    if (tail.length > 1) found.add(head + (tail[1] ?? '') + (tail[0] ?? '') + tail.slice(2));
    for (const letter of letters) {
      if (tail !== '') found.add(head + letter + tail.slice(1));
      found.add(head + letter + tail);
    }
  }
  found.delete(word);
  return [...found].filter((each) => each.length > 2);
}

/** What was asked, with each word put right by the nearest of a label, as it is written there. */
export function meant(asked: readonly string[], label: string): string {
  const written = label.match(/[\p{L}\p{N}\p{M}'’]+/gu) ?? [];
  const nearest = (word: string): string => {
    const ranked = written.map((other) => ({ other, near: nearness(word, fold(other)) }));
    const best = ranked.toSorted((a, b) => b.near - a.near)[0];
    return best !== undefined && best.near > 0 ? best.other : word;
  };
  return asked.map(nearest).join(' ');
}
