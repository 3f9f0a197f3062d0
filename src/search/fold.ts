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

function withoutEnding(word: string): string {
  if (word.length > 5 && word.endsWith('eren')) return word.slice(0, -2);
  if (word.length > 4 && word.endsWith('en') && !/[^aeiou]ien$/.test(word)) return word.slice(0, -2);
  if (word.length > 3 && word.endsWith('s') && !word.endsWith('ss') && !/[aiou]s$/.test(word)) return word.slice(0, -1);
  return word;
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

function toStem(word: string): string {
  // A label may be called “constructor”, which every object has.
  const base = sameY((Object.hasOwn(irregular, word) ? irregular[word] : undefined) ?? word);
  if (base.length < 4) return base;
  let cut = withoutEnding(base);
  if (cut.length > 3 && cut.endsWith('e')) cut = cut.slice(0, -1);
  const last = cut.at(-1);
  if (last === cut.at(-2) && !isVowel(last)) cut = cut.slice(0, -1);
  if (cut.length > 4 && /[^aeiou][ao]s$/.test(cut)) cut = cut.slice(0, -1);
  return devoiced(cut).replace(/(aa|ee|oo|uu)(?=[^aeiouy]*$)/, (pair) => pair.charAt(0));
}

/** `briev` → `brief`, `kaz` → `kas`. */
const devoiced = (word: string): string => word.replace(/[vz]$/, (last) => (last === 'v' ? 'f' : 's'));

/** A numeral or a generation in brackets belongs to a name: `Pieter de Jode (II)`. */
const ordinal = /^[\s.]*(?:[ivx]+|\d{1,2}|[js]r|junior|senior|de oude|de jonge|oude|jonge)[\s.]*$/i;
const bracketed = /\s*[([<]([^()[\]<>]{0,200})[)\]>]\s*/g;

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
