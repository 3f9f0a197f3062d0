// Counts of shorter questions: those of the search itself, without its answers; and long texts whose rest is kept apart.
import { describe, expect, it } from 'vitest';
import { base, concept, event, pond, triples } from './pond.ts';

describe('counting without reading', () => {
  const made = pond();
  made.add([
    ...Array.from({ length: 40 }, (_none, n) =>
      concept(`k${n}`, [
        ['prefLabel', `${n % 2 === 0 ? 'koperen' : 'houten'} ketel ${n}`, 'nl'],
        ['scopeNote', 'Een ketel van koper of hout.', 'nl'],
      ]),
    ),
    event({
      ref: 'stil',
      state: { internal: triples(`${base}/id/concept/stil`, [['prefLabel', 'koperen geheim', 'nl']]) },
    }),
  ]);
  const count = (texts: readonly string[], marks = ['public']) => made.search.count({ texts, marks });

  it('gives for each text what a search would find as it is written', async () => {
    const texts = ['koperen', 'ketel', 'houten ketel', 'kete', 'hout'];
    const found = await count(texts);
    const asked = texts.map((text) => made.search.search({ text, marks: ['public'], lang: 'nl', limit: 1, offset: 0 }));
    expect(found.map(({ n }) => n)).toEqual((await Promise.all(asked)).map(({ total }) => total));
    expect(found.every(({ more }) => !more)).toBe(true);
  });

  it('counts nothing that is nearly written so, nor what the asker may not see', async () => {
    expect(await count(['ketwl', '', '"*', 'geheim'])).toEqual(
      Array.from({ length: 4 }, () => ({ n: 0, more: false })),
    );
    expect((await count(['geheim'], ['public', 'internal']))[0]?.n).toBe(1);
  });

  it('stops at its bound, and says so', async () => {
    const many = pond();
    many.add(Array.from({ length: 5_200 }, (_none, n) => concept(`m${n}`, [['prefLabel', `munt ${n}`, 'nl']])));
    expect(await many.search.count({ texts: ['munt', 'munt 77'], marks: ['public'] })).toEqual([
      { n: 5_000, more: true },
      {
        n: (await many.search.search({ text: 'munt 77', marks: ['public'], lang: 'nl', limit: 1, offset: 0 })).total,
        more: false,
      },
    ]);
  });

  it('answers eight texts at most', async () => {
    expect(await count(Array.from({ length: 20 }, () => 'ketel'))).toHaveLength(8);
  });
});

describe('a long text', () => {
  const long = `Begin hier. ${'Nog een zin over iets anders. '.repeat(200)}Ten slotte: een **brandijzer** 👩‍🎨 in de kast.`;
  const made = pond();
  made.add([
    concept('lang', [
      ['prefLabel', 'handleiding', 'nl'],
      ['scopeNote', long, 'nl'],
    ]),
  ]);

  it('is found by its last words and shown where they stand', async () => {
    const { hits } = await made.search.search({
      text: 'brandijzer',
      marks: ['public'],
      lang: 'nl',
      limit: 5,
      offset: 0,
    });
    const { text = '', ranges = [] } = hits[0]?.matched ?? {};
    expect(ranges.map(([from, to]) => text.slice(from, to))).toEqual(['brandijzer']);
    expect(text.length).toBeLessThan(300);
  });

  it('keeps its beginning apart, and no half of a letter', () => {
    const cut = `${'x'.repeat(299)}👩 en verder`;
    made.add([
      concept('half', [
        ['prefLabel', 'half', 'nl'],
        ['scopeNote', cut, 'nl'],
      ]),
    ]);
    const row = made.db.prepare("select text, rest, size from found_label where text like 'xxx%'").get();
    expect([String(row?.['text']).length, `${row?.['text']}${row?.['rest']}`, row?.['size']]).toEqual([
      299,
      cut,
      cut.length,
    ]);
  });
});
