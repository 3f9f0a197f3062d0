// How alike a name that was asked and a label are, 0–100, and why. Pure: letters in, numbers out; knows no index.
import type { LabelKind } from '../module.ts';
import { fold, grams, qualifierOf, remembering, sameWord, sameY, stem, withoutQualifier, words } from './fold.ts';
import { sameGivenName } from './names.ts';
import type { Feature } from './search.ts';

/** A text made ready for many comparisons. */
export interface Prepared {
  readonly folded: string;
  /** Without the qualifier, `ij` as `y`. */
  readonly bare: string;
  /** Words of the qualifier; of `blad (plant)` `plant`. */
  readonly qualifier: readonly string[];
  readonly words: readonly string[];
  readonly stems: readonly string[];
  /** Letters only, so that spaces, hyphens and apostrophes make no difference. */
  readonly compact: string;
  /** `Surname, First` turned round, letters only; '' without a comma. */
  readonly turned: string;
  readonly sorted: string;
  readonly sortedStems: string;
  readonly grams: ReadonlySet<string>;
}

/** Words that tell nothing about what a thing is. */
const small = new Set(
  'de het een van voor der den des en of in op te ter ten the of and a an la le les et du von und etc enz'.split(' '),
);

const telling = (list: readonly string[]): readonly string[] => {
  const kept = list.filter((word) => !small.has(word));
  return kept.length === 0 ? list : kept;
};

function turnedRound(text: string): string {
  const at = text.indexOf(',');
  if (at < 1 || text.indexOf(',', at + 1) >= 0) return '';
  return sameY(fold(withoutQualifier(`${text.slice(at + 1)} ${text.slice(0, at)}`))).replaceAll(' ', '');
}

export function prepare(text: string): Prepared {
  const folded = fold(text);
  const bare = sameY(fold(withoutQualifier(text)));
  const list = words(bare);
  const stems = telling(list).map(stem);
  return {
    folded,
    bare,
    qualifier: telling(words(qualifierOf(text))),
    words: telling(list),
    stems,
    compact: bare.replaceAll(' ', ''),
    turned: turnedRound(text),
    sorted: list.toSorted().join(' '),
    sortedStems: stems.toSorted().join(' '),
    grams: new Set(grams(bare)),
  };
}

function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0;
  let shared = 0;
  for (const gram of a) if (b.has(gram)) shared++;
  return (2 * shared) / (a.size + b.size);
}

/** Sørensen–Dice over letter runs of two folded texts, 0–1. */
export const dice = (a: string, b: string): number => overlap(new Set(grams(a)), new Set(grams(b)));

const wordGrams = remembering((word): ReadonlySet<string> => new Set(grams(word)));

/** Letters at the start that two words share, as a part of the longer one. */
function common(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let same = 0;
  while (same < most && a[same] === b[same]) same++;
  return same / Math.max(a.length, b.length, 1);
}

/** One word against one word, 0–1. In Dutch the end of a compound says what kind of thing it is. */
export function likeness(a: string, b: string): number {
  if (a === b) return 1;
  if (sameWord(a, b)) return 0.96;
  if (a.length === 1 || b.length === 1) return a[0] === b[0] ? 0.7 : 0;
  return sameGivenName(a, b) ? 0.92 : nearness(a, b);
}

function nearness(a: string, b: string): number {
  const letters = overlap(wordGrams(a), wordGrams(b));
  const [stemA, stemB] = [stem(a), stem(b)];
  if (stemA === stemB) return letters;
  const [shorter, longer] = stemA.length < stemB.length ? [stemA, stemB] : [stemB, stemA];
  const part = shorter.length / longer.length;
  const compound = shorter.length > 3 && longer.endsWith(shorter) ? 0.45 + 0.4 * part : 0;
  return Math.max(compound, letters, 0.9 * common(stemA, stemB));
}

/** Each word of the one with its best partner in the other, by weight; 0–1. */
function aligned(a: readonly string[], b: readonly string[], weightOf: Weigh): number {
  let [total, found] = [0, 0];
  for (const word of a) {
    const weight = weightOf(word);
    total += weight;
    found += weight * Math.max(0, ...b.map((other) => likeness(word, other)));
  }
  return total === 0 ? 0 : found / total;
}

/** How much a word tells: by its length, or by how rare it is. */
export type Weigh = (word: string) => number;
const byLength: Weigh = (word) => Math.sqrt(word.length);

interface Comparison {
  readonly value: number;
  readonly features: Readonly<Record<string, number>>;
}

const sameLetters = (a: Prepared, b: Prepared): boolean =>
  a.compact === b.compact || a.compact === b.turned || a.turned === b.compact;

/** Forms that mean the same name, most certain first. */
function sameName(a: Prepared, b: Prepared): number {
  if (a.folded === b.folded) return 1;
  if (a.bare === '' || b.bare === '') return 0;
  if (a.bare === b.bare) return a.qualifier.join() === b.qualifier.join() ? 0.97 : 0.94;
  if (sameLetters(a, b)) return 0.97;
  return a.sorted === b.sorted ? 0.96 : 0;
}

/** Same words in another form: closer when more letters agree, since some different words meet in one stem. */
function sameForms(a: Prepared, b: Prepared, letters: number): number {
  if (a.sortedStems !== b.sortedStems || a.bare === b.bare) return 0;
  return a.words.every((word) => b.words.some((other) => sameWord(word, other))) ? 0.88 + 0.07 * letters : 0;
}

/** `mes (bestek)` and `mes (chirurgie)` share a name because somebody had to tell them apart: no close match. */
const contradictedWeight = 0.8;
const contradict = (a: Prepared, b: Prepared): boolean =>
  a.qualifier.length > 0 &&
  b.qualifier.length > 0 &&
  !a.qualifier.some((word) => b.qualifier.some((other) => likeness(word, other) > 0.6));

const initials = (list: readonly string[]): string => list.map((word) => word[0]).join('');

/** `Bescherming Burgerbevolking` and `BB`. */
function acronym(a: Prepared, b: Prepared): number {
  const [longer, shorter] = a.words.length > b.words.length ? [a, b] : [b, a];
  if (longer.words.length < 2 || shorter.compact.length < 2 || shorter.compact.length > 8) return 0;
  return shorter.compact === initials(longer.words) || shorter.compact === initials(words(longer.bare)) ? 0.7 : 0;
}

export function compare(a: Prepared, b: Prepared, weightOf: Weigh = byLength): Comparison {
  const same = sameName(a, b);
  const letters = overlap(a.grams, b.grams);
  const [forth, back] = [aligned(a.words, b.words, weightOf), aligned(b.words, a.words, byLength)];
  const alike = (2 * forth * back) / (forth + back || 1);
  const vague = Math.min(0.92, 0.5 * letters + 0.5 * alike);
  const alone = Math.max(same, sameForms(a, b, letters), acronym(a, b), vague);
  const value = contradict(a, b) ? alone * contradictedWeight : alone;
  return { value, features: { same_name: same, letters, words: alike } };
}

/** A letter run as a number: some different runs share one, which a first look can bear. */
const runAt = (text: string, i: number): number =>
  ((text.charCodeAt(i) * 131 + text.charCodeAt(i + 1)) * 131 + text.charCodeAt(i + 2)) | 0;

/** Letter runs of a folded text, spaces as the edges of words; not each once. */
function runsOf(folded: string): readonly number[] {
  const edged = ` ${sameY(folded)} `;
  return Array.from({ length: Math.max(0, edged.length - 2) }, (_none, i) => runAt(edged, i));
}

/** Makes a first look, by letters alone: which labels deserve a whole comparison? Gives 0–1. */
export function createGlance(asked: Asked): (text: string) => number {
  const wanted = [asked.whole, ...asked.parts].map(({ bare }) => new Set(runsOf(bare)));
  return (text) => {
    const own = runsOf(fold(text));
    let best = 0;
    for (const runs of wanted) {
      let shared = 0;
      for (const run of own) if (runs.has(run)) shared++;
      best = Math.max(best, (2 * shared) / (own.length + runs.size || 1));
    }
    return best;
  };
}

/** Parts of a compound heading: `Bakkers, banketbakkers` names two things. */
export function partsOf(text: string): readonly string[] {
  const parts = text.split(/\s*[,;/]\s*|\s+(?:en|of|and|or|&)\s+/).filter((part) => fold(part).length > 2);
  return parts.length > 1 && parts.length < 6 ? parts : [];
}

/** What was asked, ready: the whole and its parts. */
export interface Asked {
  readonly whole: Prepared;
  readonly parts: readonly Prepared[];
  readonly weightOf: Weigh;
}

export const prepareQuery = (text: string, weightOf: Weigh = byLength): Asked => ({
  whole: prepare(text),
  parts: partsOf(text.slice(0, 300)).map(prepare),
  weightOf,
});

export interface LabelFacts {
  readonly text: string;
  readonly kind: LabelKind;
  /** Is the label in a language that the asker reads (or in none)? */
  readonly seen: boolean;
}

const kindWeight: Readonly<Record<LabelKind, number>> = {
  preferred: 1,
  alternative: 0.985,
  hidden: 0.97,
  notation: 1,
  text: 0.5,
};
/** A label that the asker does not see may not decide: even an exact one stays below 80, a close match. */
const unseenWeight = 0.78;
/** A part of what was asked never weighs as much as all of it; the first names the thing, the others add to it. */
const partWeight = (place: number): number => (place === 0 ? 0.88 : 0.8);

const percent = (value: number): number => Math.round(value * 1000) / 10;

/** Score of one label, 0–100, with the features that explain it (each 0–100). */
export function score(
  asked: Asked,
  label: LabelFacts,
): { readonly score: number; readonly features: readonly Feature[] } {
  const other = prepare(label.text);
  const whole = compare(asked.whole, other, asked.weightOf);
  const part = Math.max(0, ...asked.parts.map((each, i) => compare(each, other).value * partWeight(i)));
  const weight = kindWeight[label.kind] * (label.seen ? 1 : unseenWeight);
  const value = Math.max(whole.value, part) * weight;
  const features = { ...whole.features, part, label_kind: kindWeight[label.kind], language_seen: label.seen ? 1 : 0 };
  return {
    score: percent(value),
    features: Object.entries(features).map(([id, number]) => ({ id, value: percent(number) })),
  };
}

/** Likeness of two texts as names, 0–1. */
export const compareTexts = (a: string, b: string): number => compare(prepare(a), prepare(b)).value;
