import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, words } from '../../src/search/fold.ts';
import { passage, plain, rangesIn } from '../../src/search/highlight.ts';
import { meant, nearness, oneSlipAway, slips } from '../../src/search/near.ts';

describe('slips of the finger', () => {
  it('counts letters that are missing, too many, other, or have changed places', () => {
    expect(slips('weefgetouw', 'weefgetouw', 2)).toBe(0);
    expect(slips('weefgtouw', 'weefgetouw', 2)).toBe(1);
    expect(slips('weefgettouw', 'weefgetouw', 2)).toBe(1);
    expect(slips('weefgetauw', 'weefgetouw', 2)).toBe(1);
    expect(slips('weefegtouw', 'weefgetouw', 2)).toBe(1);
    expect(slips('wefegtouw', 'weefgetouw', 2)).toBe(2);
    expect(slips('kast', 'weefgetouw', 2)).toBe(3);
  });

  it('never finds more slips than there are letters, and none between a word and itself', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), (a, b) => {
        expect(slips(a, a, 3)).toBe(0);
        expect(slips(a, b, 20)).toBe(slips(b, a, 20));
        expect(slips(a, b, 20)).toBeLessThanOrEqual(Math.max(a.length, b.length));
      }),
    );
  });

  it('forgives more in longer words, and nothing in the shortest', () => {
    expect(nearness('pot', 'pet')).toBe(0);
    expect(nearness('kats', 'kast')).toBeGreaterThan(0.5);
    expect(nearness('ktsa', 'kast')).toBe(0);
    expect(nearness('shcilderjen', 'schilderijen')).toBeGreaterThan(0.5);
    expect(nearness('schildrij', 'schilderijen', true)).toBeGreaterThan(0.5);
    expect(nearness('munt', 'munten')).toBeGreaterThan(0.9);
  });

  it('tries every word that is one slip away, for words that are short', () => {
    for (const word of ['kats', 'kas', 'kaast', 'kost', 'akst']) expect(oneSlipAway(word)).toContain('kast');
    expect(oneSlipAway('weefgetouw')).toEqual([]);
    expect(oneSlipAway('浮世絵師')).toEqual([]);
  });

  it('puts right the words that are wrong, as the label writes them', () => {
    expect(meant(['poeziealbms'], 'Poëziealbums')).toBe('Poëziealbums');
    expect(meant(['houten', 'kasst'], 'kast van houten latten')).toBe('houten kast');
    expect(meant(['qqqqxx', 'kasst'], 'kast')).toBe('kast');
    expect(meant(['qqqqxx'], 'kast')).toBe('');
  });
});

describe('what is marked in a text', () => {
  const shown = (text: string, asked: string, near = false): string => {
    let [out, done] = ['', 0];
    for (const [from, to] of rangesIn(text, words(fold(asked)), near)) {
      out += `${text.slice(done, from)}[${text.slice(from, to)}]`;
      done = to;
    }
    return out + text.slice(done);
  };

  it('is every asked word, whatever its case and accents, where the reader sees them', () => {
    expect(shown('Poëzie en POËZIE-albums', 'poezie')).toBe('[Poëzie] en [POËZIE]-albums');
    expect(shown('Poe\u0308zie', 'poez')).toBe('[Poe\u0308z]ie');
    expect(shown('Straße en Ĳzer', 'strass ijz')).toBe('[Straß]e en [Ĳz]er');
    expect(shown('vriendenalbum’s van toen', 'vriendenalbums toen')).toBe('[vriendenalbum’s] van [toen]');
    expect(shown('houten kast, kast van hout', 'kast houten')).toBe('[houten] [kast], [kast] van [hout]');
    expect(shown('nijptang', 'tang')).toBe('nijptang');
  });

  it('is the other form of a word, and what looks alike when that is why it is a hit', () => {
    expect(shown('munten', 'munt')).toBe('[munt]en');
    expect(shown('boten', 'boot')).toBe('[boten]');
    expect(shown('kast', 'kats')).toBe('kast');
    expect(shown('kast', 'kats', true)).toBe('[kast]');
  });

  it('lies inside the text, in order, for any text and any question', () => {
    const any = fc.string({ unit: 'binary', maxLength: 400 });
    fc.assert(
      fc.property(any, fc.string({ unit: 'binary', maxLength: 20 }), fc.boolean(), (text, asked, near) => {
        const part = passage(text.repeat(3), words(fold(asked)), near);
        let last = 0;
        for (const [from, to] of part.ranges) {
          expect(from).toBeGreaterThanOrEqual(last);
          expect(to).toBeGreaterThan(from);
          expect(to).toBeLessThanOrEqual(part.text.length);
          last = to;
        }
      }),
    );
  });

  it('shows of a long text the part with most of what was asked, between words, with no half letters', () => {
    const filler = 'Niets om te zien hier. '.repeat(60);
    const text = `${filler}Een poëziealbum. ${filler}De poëzie van het album in zijde. ${filler}`;
    const part = passage(text, ['poezie', 'album'], false);
    expect(part.text).toContain('De poëzie van het album');
    expect(part.text.length).toBeLessThan(260);
    expect(part.text.startsWith('…')).toBe(true);
    expect(part.ranges.map(([from, to]) => part.text.slice(from, to))).toEqual(['poëzie', 'album']);
    expect(passage('🏺'.repeat(400), ['x'], false).text.isWellFormed()).toBe(true);
  });

  it('leaves out the signs of Markdown', () => {
    expect(plain('## Zo doe je het\n- **vet** en `code`, zie [de lijst](https://x.test/a)')).toBe(
      'Zo doe je het\nvet en code, zie de lijst',
    );
  });
});
