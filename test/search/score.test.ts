import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, stem, sameWord, withoutQualifier } from '../../src/search/fold.ts';
import { prepareQuery, score, type LabelFacts } from '../../src/search/score.ts';

const rate = (query: string, text: string, more: Partial<LabelFacts> = {}): number =>
  score(prepareQuery(query), { text, kind: 'preferred', seen: true, ...more }).score;

describe('folding', () => {
  it('brings case, diacritics, ligatures and punctuation together', () => {
    expect(fold('  Œuvres d’Art — Café ')).toBe('oeuvres dart cafe');
    expect(fold('S.M.A.K.')).toBe('s m a k');
    expect(fold('ĲZER')).toBe('ijzer');
  });

  it('gives the singular and the plural of a Dutch word one stem', () => {
    const pairs = [
      'affiche affiches',
      'munt munten',
      'boot boten',
      'brief brieven',
      'kaas kazen',
      'foto fotos',
      'museum musea',
      'schilderij schilderijen',
      'begrafenis begrafenissen',
      'opticien opticiens',
      'kerk kerken',
      'pot potten',
      'gemeente gemeenten',
      'vaas vazen',
      'boek boeken',
      'tafel tafels',
      'molen molens',
      'keuken keukens',
      'kussen kussens',
    ];
    for (const pair of pairs) {
      const [one = '', many = ''] = pair.split(' ');
      expect(stem(one), pair).toBe(stem(many));
    }
  });

  it('tells words apart that meet in one stem by how they write their vowel', () => {
    for (const pair of ['boot boten', 'dak daken', 'kas kassen', 'roman romans', 'bot botten', 'kasteel kastelen']) {
      const [one = '', many = ''] = pair.split(' ');
      expect(sameWord(one, many), pair).toBe(true);
    }
    for (const pair of ['boot bot', 'kaas kassen', 'laken lakken', 'roman romaans', 'boten botten']) {
      const [one = '', other = ''] = pair.split(' ');
      expect(sameWord(one, other), pair).toBe(false);
    }
  });

  it('leaves out a qualifier but keeps the generation of a name', () => {
    expect(withoutQualifier('blad (plant)')).toBe('blad');
    expect(withoutQualifier('Jode, Pieter de (II)')).toBe('Jode, Pieter de II');
    expect(withoutQualifier('(plant)')).toBe('(plant)');
  });
});

describe('the score of a label', () => {
  it('is 100 for the same name and below a close match for another thing', () => {
    expect(rate('Affiches', 'affiches')).toBe(100);
    expect(rate('affiches', 'theepotten')).toBeLessThan(30);
  });

  it('calls these a close match (80 or more)', () => {
    const pairs: readonly (readonly [string, string])[] = [
      ['affiche', 'affiches'],
      ['munt', 'munten'],
      ['blad', 'blad (plant)'],
      ['Van Eyck, Jan', 'Jan van Eyck'],
      ['Eijck, Jan van', 'Jan van Eyck'],
      ['beeldhouwwerk', 'beeldhouwwerken'],
      ['Poezie album', 'poëziealbum'],
      ['kant en klaar huis', 'kant-en-klaar-huis'],
      ['houten beelden', 'beelden, houten'],
      ['D’66', 'D66'],
    ];
    for (const [query, label] of pairs) expect(rate(query, label), `${query} / ${label}`).toBeGreaterThanOrEqual(80);
  });

  it('never takes a name for certain when only one of the two says which thing it means', () => {
    expect(rate('mes (chirurgie)', 'Mes')).toBeLessThan(95);
    expect(rate('bord', 'Bord (vaatwerk)')).toBeLessThan(95);
    expect(rate('mes (bestek)', 'Mes (bestek)')).toBe(100);
    expect(rate('yzer', 'ijzer')).toBeGreaterThan(95);
  });

  it('does not call these a close match', () => {
    const pairs: readonly (readonly [string, string])[] = [
      ['mes (chirurgie)', 'Mes (bestek)'],
      ['koppen (hoofd)', 'kop (drinkgerei)'],
      ['boot', 'bot'],
      ['kaas', 'kassen'],
      ['vaas', 'kaas'],
      ['boten', 'noten'],
      ['huis', 'poppenhuis'],
      ['Jan van Eyck', 'Jan van Goyen'],
      ['schilderijen', 'schilderkunst'],
      ['Francken, Frans (II)', 'Frans Floris'],
    ];
    for (const [query, label] of pairs) expect(rate(query, label), `${query} / ${label}`).toBeLessThan(80);
  });

  it('tells the generations of one name apart', () => {
    expect(rate('francken, frans (ii)', 'Frans Francken II')).toBeGreaterThan(
      rate('francken, frans (ii)', 'Frans Francken I'),
    );
  });

  it('is lower for another kind of label, and for a language that the asker does not see', () => {
    const [plain, other, unseen] = [
      rate('vaas', 'vaas'),
      rate('vaas', 'vaas', { kind: 'alternative' }),
      rate('vaas', 'vaas', { seen: false }),
    ];
    expect(plain).toBeGreaterThan(other);
    expect(other).toBeGreaterThan(unseen);
    expect(unseen).toBeLessThan(95);
  });

  it('explains itself in features between 0 and 100', () => {
    const { features } = score(prepareQuery('affiche'), { text: 'affiches', kind: 'preferred', seen: true });
    expect(features.map(({ id }) => id)).toEqual([
      'same_name',
      'letters',
      'words',
      'part',
      'label_kind',
      'language_seen',
    ]);
    for (const { value } of features) expect(value).toBeGreaterThanOrEqual(0);
    for (const { value } of features) expect(value).toBeLessThanOrEqual(100);
  });

  it('lies between 0 and 100 for any two texts, and is 100 for a text and itself', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 60 }),
        fc.string({ unit: 'grapheme', maxLength: 60 }),
        (a, b) => {
          const value = rate(a, b);
          return value >= 0 && value <= 100 && (fold(a) === '' || rate(a, a) === 100);
        },
      ),
    );
  });

  it('stays quick for hostile texts', () => {
    const start = performance.now();
    for (const text of [
      '('.repeat(50_000),
      ', '.repeat(20_000),
      'a '.repeat(20_000),
      '\u0301'.repeat(50_000),
      '[('.repeat(10_000),
    ])
      rate(text, text);
    expect(performance.now() - start).toBeLessThan(1_000);
  });
});
