import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textDiff } from '../../src/web/text-diff.ts';

const plain = (html: { toString(): string }): string =>
  String(html)
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
const sentence = (n: number): string =>
  `Zin ${n} over het beschrijven van een voorwerp in de databank, met ${n * 7} woorden.`;
const page = (change: (n: number) => string = sentence, lines = 1200): string =>
  Array.from({ length: lines }, (_none, n) => change(n) + (n % 6 === 5 ? '\n\n' : ' ')).join('');

describe('two texts side by side', () => {
  it('show a short text whole, with the words that differ', () => {
    const { was, is } = textDiff('Kies een term uit de lijst.', 'Kies altijd een term uit de lijst.');
    expect(String(was)).toBe('Kies een term uit de lijst.');
    expect(String(is)).toBe('Kies <ins>altijd </ins>een term uit de lijst.');
  });

  it('lose no letter of a short text, whatever it holds', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 300 });
    fc.assert(
      fc.property(text, text, (before, after) => {
        const { was, is } = textDiff(before, after);
        expect([plain(was), plain(is)]).toEqual([before, after]);
      }),
    );
  });

  it('show one changed word of a hundred thousand letters where it stands, and little else', () => {
    const [before, after] = [
      page(),
      page((n) => (n === 600 ? sentence(n).replace('voorwerp', 'object') : sentence(n))),
    ];
    expect(before.length).toBeGreaterThan(90_000);
    const { was, is } = textDiff(before, after);
    expect(String(was)).toContain('<del>voorwerp</del>');
    expect(String(is)).toContain('<ins>object</ins>');
    expect(plain(was).length).toBeLessThan(1200);
    expect(plain(is)).toContain('[…]');
  });

  it('stay bounded in size and time when everything differs, however long the text or its sentences', () => {
    const other = page((n) => `Heel iets anders nummer ${n}, en nog meer daarvan erachteraan.`);
    const noStops = 'woord '.repeat(17_000);
    for (const [before, after] of [
      [page(), other],
      [page(), ''],
      [noStops, noStops.replaceAll('oo', 'aa')],
      ['x'.repeat(100_000), 'y'.repeat(100_000)],
      ['a. '.repeat(33_000), 'b. '.repeat(33_000)],
      [page(), page((n) => (n % 2 === 0 ? sentence(n) : sentence(n + 1)))],
    ] as const) {
      const begin = performance.now();
      const { was, is } = textDiff(before, after);
      const ms = performance.now() - begin;
      expect(Math.max(plain(was).length, plain(is).length)).toBeLessThan(13_000);
      expect(ms).toBeLessThan(400);
    }
  });

  it('escape what the texts hold', () => {
    const { is } = textDiff(page(), `${page()}<script>alert(1)</script>`);
    expect(String(is)).not.toContain('<script>');
  });
});
