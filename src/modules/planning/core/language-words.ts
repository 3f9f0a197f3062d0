// A language by its name, in Dutch and English: `Frans` for `fr`. A code that nobody knows stays a code. Pure.
import type { Lang } from './day-words.ts';

const names = {
  nl: new Intl.DisplayNames(['nl-BE'], { type: 'language', fallback: 'code' }),
  en: new Intl.DisplayNames(['en-GB'], { type: 'language', fallback: 'code' }),
} as const;

/** Too young for most tables of names. */
const signed = { nl: 'Vlaamse Gebarentaal', en: 'Flemish Sign Language' } as const;

export function languageWord(lang: Lang, code: string): string {
  if (code === 'vgt') return signed[lang];
  return /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})?$/.test(code) ? (names[lang].of(code) ?? code) : code;
}

/** `Frans, Nederlands`. */
export const languageWords = (lang: Lang, codes: readonly string[]): string =>
  codes.map((each) => languageWord(lang, each)).join(', ');
