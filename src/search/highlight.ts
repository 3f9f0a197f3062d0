// Where the asked words stand in a text, and the passage of a long one that shows them. Works on the text as people wrote
// it and compares it folded, so that `poezie` marks `Poëzie`. Pure.
import { fold, stem } from './fold.ts';
import { nearness } from './near.ts';
import type { Range } from './search.ts';

/** A word with the apostrophes inside it: folding takes those away, so they part no words. */
const wordsOf = (): RegExp => /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:['’‘`´][\p{L}\p{N}\p{M}]+)*/gu;
/** Words looked at in one text. */
const mostWords = 4_000;

/** How many letters of a written word its first `count` folded letters take. */
function lettersFor(written: string, count: number): number {
  let taken = 0;
  for (const letter of written) {
    taken += letter.length;
    // A letter without a fold of its own, such as a combining accent, belongs to the one before it.
    if (fold(written.slice(0, taken)).length >= count && !/^\p{M}/u.test(written.slice(taken))) return taken;
  }
  return written.length;
}

/** The part of a written word that answers an asked one, in letters from its start; 0 for none. */
function answered(written: string, asked: readonly string[], near: boolean): number {
  const folded = fold(written);
  const begun = asked.filter((word) => folded.startsWith(word)).toSorted((a, b) => b.length - a.length)[0];
  if (begun !== undefined) return folded.length === begun.length ? written.length : lettersFor(written, begun.length);
  const root = stem(folded);
  if (asked.some((word) => word.length > 2 && stem(word) === root)) return written.length;
  return near && asked.some((word, i) => nearness(word, folded, i === asked.length - 1) > 0) ? written.length : 0;
}

/**
 * What to mark in a text.
 * @param asked folded words
 * @param near mark what is nearly written so too
 */
export function rangesIn(text: string, asked: readonly string[], near = false): readonly Range[] {
  const found: Range[] = [];
  // The same words come back through a long text.
  const known = new Map<string, number>();
  let looked = 0;
  for (const { 0: written, index } of text.matchAll(wordsOf())) {
    if ((looked += 1) > mostWords) break;
    const letters = known.get(written) ?? answered(written, asked, near);
    known.set(written, letters);
    if (letters > 0) found.push([index, index + letters]);
  }
  return found;
}

/** A text without the signs of Markdown: they are for whoever lays it out. */
export const plain = (text: string): string =>
  text
    .replace(/!?\[([^\]\n]{0,300})\]\([^)\s]{0,500}\)/g, '$1')
    .replace(/^[ \t]*(?:#{1,6}|>|[-*])[ \t]+/gm, '')
    .replace(/\*{1,3}|`+/g, '');

const window = 180;
const lead = 60;

/** A letter may be many code units: half of an emoji or an accent without its letter is none. */
const goesOn = /^(?:\p{M}|[\uDC00-\uDFFF]|\u200D|\uFE0F)/u;

/** The nearest place before this one where a letter begins. */
function whole(text: string, at: number): number {
  let place = Math.max(0, Math.min(text.length, at));
  while (place > 0 && place < text.length && goesOn.test(text.slice(place, place + 2))) place--;
  return place;
}

/** The stretch in which most of the ranges begin. */
function richest(ranges: readonly Range[]): number {
  let [best, most] = [ranges[0]?.[0] ?? 0, 0];
  for (const [i, [from]] of ranges.slice(0, 200).entries()) {
    const inside = ranges.slice(i, i + 20).filter(([other]) => other < from + window - lead).length;
    if (inside > most) [best, most] = [from, inside];
  }
  return best;
}

/** A passage of a long text around what was asked, cut between words where there are any, with what to mark in it. */
export function passage(
  text: string,
  asked: readonly string[],
  near = false,
): { readonly text: string; readonly ranges: readonly Range[] } {
  const ranges = rangesIn(text, asked, near);
  if (text.length <= window + lead) return { text, ranges };
  const wanted = Math.max(0, richest(ranges) - lead);
  const space = wanted === 0 ? 0 : text.slice(wanted, wanted + lead).search(/\s\S/) + 1;
  const start = whole(text, wanted + Math.max(0, space));
  const end = whole(text, start + window);
  const gap = end < text.length ? text.slice(start, end).search(/\s\S*$/) : -1;
  const stop = gap > window - lead ? start + gap : end;
  const head = start > 0 ? '…' : '';
  const shift = head.length - start;
  return {
    text: `${head}${text.slice(start, stop)}${stop < text.length ? '…' : ''}`,
    ranges: ranges
      .filter(([from, to]) => from >= start && to <= stop)
      .map(([from, to]) => [from + shift, to + shift] as const),
  };
}
