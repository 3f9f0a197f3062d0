// The two languages of the hub and how a request chooses one. Texts themselves stand in the catalogues of `words/`.
import { html, type Child, type Html } from './html.ts';
import { en } from './words/en.ts';
import { nl, type WordKey } from './words/nl.ts';

export type { WordKey } from './words/nl.ts';
export type Lang = 'nl' | 'en';
export const langs: readonly Lang[] = ['nl', 'en'];
export const catalogues: Readonly<Record<Lang, Readonly<Record<WordKey, string>>>> = { nl, en };

const isLang = (text: string | undefined): text is Lang => text === 'nl' || text === 'en';

export interface LangWishes {
  readonly query?: string | null | undefined;
  readonly cookie?: string | undefined;
  readonly accept?: string | undefined;
}

/** What the address says, else the cookie, else the browser's first wish that we speak, else Dutch. */
export function chooseLang({ query, cookie, accept }: LangWishes): Lang {
  if (isLang(query ?? undefined)) return query as Lang;
  if (isLang(cookie)) return cookie;
  for (const wish of (accept ?? '').slice(0, 200).split(',')) {
    const tag = wish.trim().slice(0, 2).toLowerCase();
    if (isLang(tag)) return tag;
  }
  return 'nl';
}

export type Params = Readonly<Record<string, string | number>>;

const locale = (lang: Lang): string => (lang === 'nl' ? 'nl-BE' : 'en-GB');
export const formatNumber = (lang: Lang, value: number): string => new Intl.NumberFormat(locale(lang)).format(value);

/** `begrippen` → `Begrippen`. */
export const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** `one thing|{n} things`: the part before the bar is for exactly one. */
function patternOf(lang: Lang, key: WordKey, n: unknown): string {
  const [one, many] = catalogues[lang][key].split('|');
  return (many === undefined || n === 1 ? one : many) ?? key;
}

/** A text of the catalogue with its `{places}` filled; numbers are written as the language writes them. */
export function say(lang: Lang, key: WordKey, params: Params = {}): string {
  return patternOf(lang, key, params['n']).replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = params[name];
    if (value === undefined) return whole;
    return typeof value === 'number' ? formatNumber(lang, value) : value;
  });
}

/** The same with pieces of HTML in the places. `n` chooses the singular and may be HTML-free as well. */
export function sayHtml(lang: Lang, key: WordKey, params: Readonly<Record<string, Child>>): Html {
  const parts = patternOf(lang, key, params['n']).split(/\{(\w+)\}/);
  const shown = parts.map((part, i): Child => {
    if (i % 2 === 0) return part;
    const value = params[part];
    return typeof value === 'number' ? formatNumber(lang, value) : value;
  });
  return html`${shown}`;
}
