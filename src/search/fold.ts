// Words made comparable: case and diacritics folded, Dutch singular and plural brought together. Pure; knows no index.

const unfoldable: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ĳ: 'ij',
};
const marks = /\p{M}+/gu;
const special = /[ßæœøłđðþıĳ]/g;
const apostrophes = /['’‘`´]/g;
const notWord = /[^\p{L}\p{N}]+/gu;
const plainAscii = /^[a-z0-9 ]*$/;

/** Lower case, no diacritics, no punctuation, single spaces: `Poëzie-album’s` → `poezie albums`. */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  if (plainAscii.test(lower)) return lower.trim().replace(/ {2,}/g, ' ');
  return lower
    .normalize('NFKD')
    .replace(marks, '')
    .replace(special, (char) => unfoldable[char] ?? char)
    .replace(apostrophes, '')
    .replace(notWord, ' ')
    .trim();
}

/** Words of a folded text, at most `most` of them. */
export const words = (folded: string, most = 12): readonly string[] => (folded === '' ? [] : folded.split(' ', most));

/** `ij`, `ÿ` and `y` are one letter in Dutch spelling through the ages. */
export const sameY = (folded: string): string => (folded.includes('ij') ? folded.replaceAll('ij', 'y') : folded);

const irregular: Readonly<Record<string, string>> = {
  musea: 'museum',
  centra: 'centrum',
  kinderen: 'kind',
  eieren: 'ei',
  steden: 'stad',
  schepen: 'schip',
  leden: 'lid',
  bladeren: 'blad',
  liederen: 'lied',
  koeien: 'koe',
  vlooien: 'vlo',
  aquaria: 'aquarium',
  podia: 'podium',
  stadia: 'stadium',
  gymnasia: 'gymnasium',
  glazen: 'glas',
  wegen: 'weg',
  goden: 'god',
};

const vowels = 'aeiouy';
const isVowel = (char: string | undefined): boolean => char !== undefined && vowels.includes(char);

function withoutEn(word: string): string {
  if (word.length > 5 && word.endsWith('eren')) return word.slice(0, -2);
  return word.length > 4 && word.endsWith('en') && !/[^aeiou]ien$/.test(word) ? word.slice(0, -2) : word;
}

function withoutEnding(word: string): string {
  // `molen` looks like a plural itself: whatever is cut from it is cut from `molens` too.
  if (word.length > 5 && word.endsWith('ens')) return withoutEn(word.slice(0, -1));
  if (word.length > 3 && word.endsWith('s') && !word.endsWith('ss') && !/[aiou]s$/.test(word)) return word.slice(0, -1);
  return withoutEn(word);
}

/** Remembers what a pure function of a word gave; forgets everything when it has seen too many. */
export function remembering<T>(make: (word: string) => T): (word: string) => T {
  const known = new Map<string, T>();
  return (word) => {
    const found = known.get(word);
    if (found !== undefined) return found;
    if (known.size > 50_000) known.clear();
    const made = make(word);
    if (word.length < 64) known.set(word, made);
    return made;
  };
}

/**
 * What a singular and its plural have in common, not a word of any language: `boot` and `boten` give `bot`,
 * `brief` and `brieven` `brief`, `munt` and `munten` `munt`. Some different words meet too (`bot`, `boot`):
 * good for finding, so a score looks at the letters again.
 */
export const stem = remembering(toStem);

// A label may be called “constructor”, which every object has.
const singular = (word: string): string =>
  sameY((Object.hasOwn(irregular, word) ? irregular[word] : undefined) ?? word);

/** Without its ending, its letters as they were: `boten` → `bot`, `botten` → `bott`, `boot` → `boot`. */
function toRoot(base: string): string {
  if (base.length < 4) return base;
  const cut = withoutEnding(base);
  return cut.length > 3 && cut.endsWith('e') ? cut.slice(0, -1) : cut;
}

function toStem(word: string): string {
  const base = singular(word);
  if (base.length < 4) return base;
  let cut = toRoot(base);
  const last = cut.at(-1);
  if (last === cut.at(-2) && !isVowel(last)) cut = cut.slice(0, -1);
  if (cut.length > 4 && /[^aeiou][ao]s$/.test(cut)) cut = cut.slice(0, -1);
  return devoiced(cut).replace(/(aa|ee|oo|uu)(?=[^aeiouy]*$)/, (pair) => pair.charAt(0));
}

type Vowel = 'double' | 'open' | 'closed' | 'before two';

/** How a word writes its last vowel: `boot`, `boten`, `bot`, `botten`. Undefined when the rule has nothing to say. */
const lastVowel = remembering((word): Vowel | undefined => {
  const base = singular(word);
  const root = toRoot(base);
  if (/(aa|ee|oo|uu)[^aeiouy]+$/.test(root)) return 'double';
  if (root !== base && /([^aeiouy])\1$/.test(root)) return 'before two';
  if (!/(?:^|[^aeiouy])[aeou][^aeiouy]$/.test(root)) return undefined;
  return root !== base && /en?s?$/.test(base) ? 'open' : 'closed';
});

const apart = new Set(['double closed', 'double before two', 'open before two']);

/**
 * Forms of one word? Of words that meet in one stem the spelling of the vowel tells some apart: `boot` and `boten`
 * belong together, `boot` and `bot`, `kaas` and `kassen`, `laken` and `lakken` do not.
 */
export function sameWord(a: string, b: string): boolean {
  if (a === b) return true;
  if (stem(a) !== stem(b)) return false;
  const [one, other] = [lastVowel(a), lastVowel(b)];
  return !apart.has(`${one} ${other}`) && !apart.has(`${other} ${one}`);
}

/** `briev` → `brief`, `kaz` → `kas`. */
const devoiced = (word: string): string => word.replace(/[vz]$/, (last) => (last === 'v' ? 'f' : 's'));

/** A numeral or a generation in brackets belongs to a name: `Pieter de Jode (II)`. */
const ordinal = /^[\s.]*(?:[ivx]+|\d{1,2}|[js]r|junior|senior|de oude|de jonge|oude|jonge)[\s.]*$/i;
const bracketed = /\s*[([<]([^()[\]<>]{0,200})[)\]>]\s*/g;

/** What a name says in brackets to be told from others, folded: `blad (plant)` → `plant`; '' for none. */
export function qualifierOf(text: string): string {
  if (!/[([<]/.test(text)) return '';
  const told = [...text.matchAll(bracketed)].map(([, inner = '']) => inner).filter((inner) => !ordinal.test(inner));
  return fold(told.join(' '));
}

/** The part before a qualifier: `blad (plant)` → `blad`; without one, the text as it is. */
export function withoutQualifier(text: string): string {
  if (!/[([<]/.test(text)) return text;
  const cut = text.replace(bracketed, (_all, inner: string) => (ordinal.test(inner) ? ` ${inner} ` : ' ')).trim();
  return cut === '' ? text : cut;
}

/** Three-letter runs of every word with its edges (`_` begins a word, `.` ends it), each once. */
export function grams(folded: string, most = 64): readonly string[] {
  const found = new Set<string>();
  for (const word of words(sameY(folded))) {
    const edged = `_${word}.`;
    for (let i = 0; i + 3 <= edged.length && found.size < most; i++) found.add(edged.slice(i, i + 3));
    if (edged.length < 3) found.add(edged);
  }
  return [...found];
}
