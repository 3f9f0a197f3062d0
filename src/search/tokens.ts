// The tokens of the index and the questions asked of it. Everything a label can be found by is one token with a sign
// in front, so that finding and filtering is one intersection inside the index. Pure; no token can break out of a query.
import { createHash } from 'node:crypto';
import type { LabelKind } from '../module.ts';
import { fold, grams, remembering, stem, words } from './fold.ts';

/** Where a label belongs: what candidates are asked by. Other facets are counted from profiles (`profile.ts`). */
export interface Belongs {
  readonly mark: string;
  readonly type: string;
  /** Concept schemes, each with the mark of the statement that says so. */
  readonly schemes: readonly { readonly value: string; readonly mark: string }[];
}

/** Longest text whose words are indexed; the rest of a longer one is not found. */
const mostWords = 2_000;

/** Lower case, anything but letters and digits becomes `-`: equal for spellings of one number or address. */
export const identifierToken = (text: string): string =>
  `#${text
    .trim()
    .toLowerCase()
    .slice(0, 400)
    .replace(/[^\p{L}\p{N}]+/gu, '-')}`;

const name = remembering((text) => text.toLowerCase().replace(/[^a-z0-9]+/g, '-'));
const joined = (folded: string): string => folded.slice(0, 200).replaceAll(' ', '-');

const digests = new Map<string, string>();
function digest(iri: string): string {
  const known = digests.get(iri);
  if (known !== undefined) return known;
  if (digests.size > 5_000) digests.clear();
  const made = createHash('sha256').update(iri).digest('hex').slice(0, 16);
  digests.set(iri, made);
  return made;
}

export const facetToken = {
  mark: (mark: string): string => `:m${name(mark)}`,
  type: (type: string): string => `:t${name(type)}`,
  scheme: (iri: string, mark: string): string => `:s${digest(iri)}-${name(mark)}`,
};

export const facetTokens = (belongs: Belongs): readonly string[] => [
  facetToken.mark(belongs.mark),
  facetToken.type(belongs.type),
  ...belongs.schemes.map(({ value, mark }) => facetToken.scheme(value, mark)),
];

/** Whole label, from its start: `=` for preferred labels, `~` for the others. */
export const wholeToken = (kind: LabelKind, folded: string): string =>
  `${kind === 'preferred' ? '=' : '~'}${joined(folded)}`;
export const gramTokens = (folded: string): readonly string[] => grams(folded).map((gram) => `_${gram}`);

function wordTokens(list: readonly string[]): readonly string[] {
  const out: string[] = [];
  for (const word of new Set(list)) {
    const root = stem(word);
    if (root === word) out.push(word, `^${word.slice(0, 2)}`);
    else out.push(word, `.${root}`, `^${word.slice(0, 2)}`);
  }
  return out;
}

/** All tokens of one label, its facets aside. */
export function labelTokens(kind: LabelKind, text: string): readonly string[] {
  if (kind === 'text') return wordTokens(words(fold(text), mostWords));
  const folded = fold(text);
  if (kind === 'notation') return [identifierToken(text), ...wordTokens(words(folded))];
  const starts = kind === 'preferred' ? [`^=${folded.slice(0, 1)}`, `^=${folded.slice(0, 2)}`] : [];
  return [wholeToken(kind, folded), ...starts, ...wordTokens(words(folded)), ...gramTokens(folded)];
}

// The query side. A token holds no quote: folding took it away. Quoting again costs nothing and forgives nothing.
const quoted = (token: string): string => `"${token.replaceAll('"', '')}"`;
export const has = quoted;
export const begins = (token: string): string => `${quoted(token)}*`;

const combine = (parts: readonly string[], operator: 'AND' | 'OR'): string => {
  const real = parts.filter((part) => part !== '');
  return real.length < 2 ? (real[0] ?? '') : `(${real.join(` ${operator} `)})`;
};
export const all = (...parts: readonly string[]): string => combine(parts, 'AND');
export const any = (...parts: readonly string[]): string => combine(parts, 'OR');

/** At least two of the parts, in n log n terms. */
export function atLeastTwo(parts: readonly string[]): string {
  if (parts.length < 2) return '';
  if (parts.length === 2) return all(...parts);
  const half = parts.length >> 1;
  const [left, right] = [parts.slice(0, half), parts.slice(half)];
  return any(atLeastTwo(left), atLeastTwo(right), all(any(...left), any(...right)));
}

/** Any form of a word: a label word that is its own stem has no other token than itself. */
export const formsOf = (word: string): string => any(has(`.${stem(word)}`), has(stem(word)));
/** A word at the end of what is being typed: its beginning, or another form of it. */
export const typed = (word: string): string =>
  word.length < 3 ? any(has(`^${word}`), has(`^=${word}`)) : any(begins(word), formsOf(word));
/** A word that was finished. */
export const written = (word: string): string => any(has(word), formsOf(word));

export interface Filter {
  readonly marks: readonly string[];
  readonly types?: readonly string[] | undefined;
  readonly scheme?: string | undefined;
}

/** The part of a question that says where to look. No marks: nothing can match. */
export function within(filter: Filter): string {
  if (filter.marks.length === 0) return has(':nothing');
  const marks = filter.marks;
  const { scheme, types = [] } = filter;
  return all(
    any(...marks.map((mark) => has(facetToken.mark(mark)))),
    any(...types.map((type) => has(facetToken.type(type)))),
    scheme === undefined ? '' : any(...marks.map((mark) => has(facetToken.scheme(scheme, mark)))),
  );
}
