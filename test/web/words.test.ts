import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { catalogues, chooseLang, say } from '../../src/web/words.ts';

const places = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '').toSorted();
const everything = new URL('../../src/', import.meta.url);

function sources(folder: URL): string {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => name !== 'words')
    .map((entry) =>
      entry.isDirectory()
        ? sources(new URL(`${entry.name}/`, folder))
        : readFileSync(new URL(entry.name, folder), 'utf8'),
    )
    .join('\n');
}

describe('the words of the hub', () => {
  it('are complete in Dutch and in English, with the same places to fill', () => {
    expect(Object.keys(catalogues.en).toSorted()).toEqual(Object.keys(catalogues.nl).toSorted());
    for (const [key, text] of Object.entries(catalogues.nl)) {
      const other = catalogues.en[key as keyof typeof catalogues.en];
      expect(other.trim(), key).not.toBe('');
      expect(text.trim(), key).not.toBe('');
      expect([...new Set(places(other))], key).toEqual([...new Set(places(text))]);
      expect(other.includes('|'), key).toBe(text.includes('|'));
    }
  });

  it('are all said somewhere', () => {
    const text = sources(everything);
    // Keys that are put together: `api.${area}` in a source is `api.` and a word.
    const made = [...text.matchAll(/`([a-z][\w.]*\.)\$\{[^{}]*\}([\w.]*)`/gi)].map(
      ([, before = '', after = '']) => new RegExp(`^${RegExp.escape(before)}[\\w-]+${RegExp.escape(after)}$`),
    );
    const isMade = (key: string): boolean =>
      made.some((pattern) => pattern.test(key)) || /^(?:scheme\.view|design|list|home\.\w+\.more)/.test(key);
    const unused = Object.keys(catalogues.nl).filter((key) => !text.includes(`'${key}'`) && !isMade(key));
    expect(unused).toEqual([]);
  });

  it('tell one from many, and write numbers as the language does', () => {
    expect(say('nl', 'history.count', { n: 1 })).toBe('één versie');
    expect(say('nl', 'history.count', { n: 1284 })).toBe('1.284 versies');
    expect(say('en', 'history.count', { n: 1284 })).toBe('1,284 versions');
  });

  it('come in the language of the address, else of the cookie, else of the browser, else in Dutch', () => {
    expect(chooseLang({ query: 'en', cookie: 'nl', accept: 'nl' })).toBe('en');
    expect(chooseLang({ query: 'xx', cookie: 'en', accept: 'nl' })).toBe('en');
    expect(chooseLang({ accept: 'fr-BE, en-GB;q=0.8, nl;q=0.5' })).toBe('en');
    expect(chooseLang({ accept: 'fr' })).toBe('nl');
  });
});
