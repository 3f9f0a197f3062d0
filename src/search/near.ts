// Words that are nearly written so: a letter too many, too few, another, or two that changed places. Pure; knows no index.
import { fold, stem } from './fold.ts';

/** Slips that a word may have: none in a short one, which would be any other short one. */
const slipsIn = (length: number): number => (length < 4 ? 0 : length < 8 ? 1 : length < 13 ? 2 : 3);

/** Longer words are compared by their beginnings: nobody types so many letters, and a hostile text may be one word. */
const longest = 40;

/** Rows of the table of slips: the one that is made, and the two before it. */
interface Rows {
  readonly before: readonly number[];
  readonly row: readonly number[];
}

const at = (row: readonly number[], i: number): number => row[i] ?? Number.POSITIVE_INFINITY;

/** The next row, for letter `i` of the first word (from 1). */
function nextRow(a: string, b: string, i: number, { before, row }: Rows): readonly number[] {
  const next = [i];
  for (let j = 1; j <= b.length; j++) {
    const same = a[i - 1] === b[j - 1] ? 0 : 1;
    const turned = i > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? at(before, j - 2) + 1 : at([], 0);
    next.push(Math.min(at(row, j) + 1, at(next, j - 1) + 1, at(row, j - 1) + same, turned));
  }
  return next;
}

/**
 * Slips between two words (optimal string alignment), or `most + 1` when there are more.
 * @param begun the first word is still being typed: the second may go on
 */
export function slips(a: string, b: string, most: number, begun = false): number {
  if (!begun && Math.abs(a.length - b.length) > most) return most + 1;
  let rows: Rows = { before: [], row: Array.from({ length: b.length + 1 }, (_none, j) => j) };
  for (let i = 1; i <= a.length; i++) {
    rows = { before: rows.row, row: nextRow(a, b, i, rows) };
    if (Math.min(...rows.row) > most) return most + 1;
  }
  return begun ? Math.min(...rows.row) : at(rows.row, b.length);
}

/** How near a word of a label is to one that was asked, 0–1; 0 for another word. Both folded. */
export function nearness(asked: string, word: string, unfinished = false): number {
  const [a, b] = [asked.slice(0, longest), word.slice(0, longest)];
  if (a === b) return 1;
  if (stem(a) === stem(b)) return 0.95;
  const most = slipsIn(Math.max(a.length, Math.min(b.length, a.length + 1)));
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

/** The words that one slip at one place makes of two halves. */
function slipsAt(head: string, tail: string): readonly string[] {
  const [first = '', second = ''] = tail;
  const rest = tail.slice(1);
  const other = [...letters].map((letter) => head + letter + tail);
  if (first === '') return other;
  const instead = [...letters].map((letter) => head + letter + rest);
  return [...other, ...instead, head + rest, head + second + first + rest.slice(1)];
}

/** All words that are one slip away from a short word; a longer one is found by its letter runs. */
export function oneSlipAway(word: string): readonly string[] {
  if (word.length < 3 || word.length > 8 || !/^[a-z]+$/.test(word)) return [];
  const places = Array.from({ length: word.length + 1 }, (_none, i) => slipsAt(word.slice(0, i), word.slice(i)));
  return [...new Set(places.flat())].filter((each) => each.length > 2 && each !== word);
}

/**
 * What was asked, with each word put right by the nearest of a label, as it is written there; a word with nothing near
 * it is left out. '' when nothing is near.
 */
export function meant(asked: readonly string[], label: string): string {
  const written = label.match(/[\p{L}\p{N}\p{M}'’]+/gu) ?? [];
  const nearest = (word: string): string => {
    const ranked = written.map((other) => ({ other, near: nearness(word, fold(other)) }));
    const best = ranked.toSorted((a, b) => b.near - a.near)[0];
    return best !== undefined && best.near > 0 ? best.other : '';
  };
  return asked
    .map(nearest)
    .filter((word) => word !== '')
    .join(' ');
}
