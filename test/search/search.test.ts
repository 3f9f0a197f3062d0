import { describe, expect, it } from 'vitest';
import { iri } from '../../src/rdf/ns.ts';
import type { Search, SearchQuery } from '../../src/search/search.ts';
import { noFacets } from '../../src/search/tally.ts';
import { base, concept, event, pond, triples, type Say } from './pond.ts';

const ask = (search: Search, text: string, more: Partial<SearchQuery> = {}) =>
  search.search({ text, marks: ['public'], lang: 'nl', limit: 10, offset: 0, ...more });
const refs = async (search: Search, text: string, more: Partial<SearchQuery> = {}): Promise<readonly string[]> =>
  (await ask(search, text, more)).hits.map(({ ref }) => ref);

const objects = `${base}/id/scheme/objecten`;
const names: readonly (readonly [string, readonly Say[]])[] = [
  [
    'schilderijen',
    [
      ['prefLabel', 'schilderijen', 'nl'],
      ['prefLabel', 'paintings', 'en'],
      ['inScheme', `<${objects}>`],
    ],
  ],
  [
    'schilderkunst',
    [
      ['prefLabel', 'schilderkunst', 'nl'],
      ['scopeNote', 'De kunst van het maken van schilderijen.', 'nl'],
    ],
  ],
  [
    'panelen',
    [
      ['prefLabel', 'panelen', 'nl'],
      ['altLabel', 'schilderijen op hout', 'nl'],
      ['notation', 'P-101'],
    ],
  ],
  [
    'poezie',
    [
      ['prefLabel', 'Poëziealbums', 'nl'],
      ['altLabel', "vriendenalbum's", 'nl'],
    ],
  ],
  [
    'munten',
    [
      ['prefLabel', 'munten', 'nl'],
      ['exactMatch', '<http://vocab.getty.edu/aat/300037222>'],
    ],
  ],
];

function filled() {
  const made = pond();
  made.add(names.map(([ref, says]) => concept(ref, says)));
  return made;
}

describe('search as you type', () => {
  it('finds the beginning of a word, and puts preferred labels before others before texts', async () => {
    const { search } = filled();
    expect(await refs(search, 'schilder')).toEqual(['schilderijen', 'schilderkunst', 'panelen']);
    expect(await refs(search, 'schilderijen')).toEqual(['schilderijen', 'panelen', 'schilderkunst']);
  });

  it('finds from the first letter on', async () => {
    const { search } = filled();
    expect(await refs(search, 's')).toContain('schilderijen');
    expect(await refs(search, 'sc')).toContain('schilderkunst');
  });

  it('folds case, diacritics, apostrophes and the Dutch ij', async () => {
    const { search } = filled();
    expect(await refs(search, 'POEZIE')).toEqual(['poezie']);
    expect(await refs(search, 'vriendenalbums')).toEqual(['poezie']);
    expect((await refs(search, 'schilderyen'))[0]).toBe('schilderijen');
  });

  it('finds every language and shows the name in the asked one', async () => {
    const { search } = filled();
    const { hits } = await ask(search, 'paint', { lang: 'nl' });
    expect(hits[0]).toMatchObject({
      label: 'schilderijen',
      matched: { text: 'paintings', lang: 'en', kind: 'preferred' },
    });
    expect((await ask(search, 'paint', { lang: 'en' })).hits[0]?.label).toBe('paintings');
  });

  it('finds the singular of a plural', async () => {
    const { search } = filled();
    expect(await refs(search, 'munt')).toEqual(['munten']);
    expect(await refs(search, 'schilderij')).toContain('schilderijen');
  });

  it('forgives a misspelling when nothing fits exactly', async () => {
    const { search } = filled();
    expect((await refs(search, 'schildereijen'))[0]).toBe('schilderijen');
    expect((await refs(search, 'poeziealbms'))[0]).toBe('poezie');
  });

  it('finds by IRI, notation, source number and the address of an authority', async () => {
    const { search } = filled();
    expect(await refs(search, `${base}/id/concept/panelen`)).toContain('panelen');
    expect(await refs(search, 'p-101')).toEqual(['panelen']);
    expect(await refs(search, '300037222')).toEqual(['munten']);
    expect((await refs(search, 'http://vocab.getty.edu/aat/300037222'))[0]).toBe('munten');
  });

  it('counts by module, type, museum and scheme, and filters by them', async () => {
    const { search } = filled();
    const result = await ask(search, 'schilder');
    expect(result.total).toBe(3);
    expect(result.facets.module).toEqual([{ value: 'terms', count: 3 }]);
    expect(result.facets.scheme).toEqual([{ value: objects, count: 1 }]);
    expect(await refs(search, 'schilder', { scheme: objects })).toEqual(['schilderijen']);
    expect(await refs(search, 'schilder', { type: 'scheme' })).toEqual([]);
    expect(await refs(search, 'schilder', { museum: 'stam' })).toEqual([]);
  });

  it('gives the next page without repeating a thing', async () => {
    const { search } = filled();
    const first = await refs(search, 'schilder', { limit: 2 });
    const second = await refs(search, 'schilder', { limit: 2, offset: 2 });
    expect(new Set([...first, ...second]).size).toBe(3);
  });

  it('answers nonsense, quotes and the operators of the index with an empty list', async () => {
    const { search } = filled();
    for (const text of [
      '',
      ' ',
      '"',
      '*',
      'NOT',
      '"a" OR "b"',
      ') AND (',
      ':mpublic',
      'tokens:x',
      '\0',
      '😀',
      '^^^',
      '-'.repeat(5000),
    ])
      expect((await ask(search, text)).total, text.slice(0, 20)).toBe(0);
  });
});

describe('what search does not tell', () => {
  const subject = `${base}/id/concept/geheim`;
  const secret = () =>
    event({
      ref: 'geheim',
      state: {
        public: triples(subject, [['prefLabel', 'vazen', 'nl']]),
        internal: triples(subject, [
          ['altLabel', 'kanarievaas', 'nl'],
          ['inScheme', `<${base}/id/scheme/werklijst>`],
        ]),
        personal: triples(subject, [['scopeNote', 'Gemeld door Kwikzilver.', 'nl']]),
      },
    });

  it('never matches, counts or shows a label that the asker may not see', async () => {
    const { search, add } = pond();
    add([secret()]);
    for (const text of ['kanarievaas', 'kanarie', 'kanariewaas', 'kwikzilver', 'k'])
      expect(await ask(search, text), text).toEqual({
        total: 0,
        hits: [],
        facets: noFacets,
        found: 0,
        reachable: 0,
        meant: null,
      });
    expect((await ask(search, 'vazen')).facets.scheme).toEqual([]);
    expect(await refs(search, 'vazen', { scheme: `${base}/id/scheme/werklijst` })).toEqual([]);
    expect(await refs(search, 'kanarie', { marks: ['public', 'internal'] })).toEqual(['geheim']);
    expect(await refs(search, 'kwikzilver', { marks: ['public', 'internal', 'personal:terms'] })).toEqual(['geheim']);
    expect(await refs(search, 'kwikzilver', { marks: ['public', 'internal', 'personal:planning'] })).toEqual([]);
    expect(await refs(search, 'vazen', { marks: [] })).toEqual([]);
  });

  it('never gives it as a candidate either', async () => {
    const { search, add } = pond();
    add([secret()]);
    const candidates = (text: string, marks: readonly string[]) =>
      search.candidates({ text, marks, lang: 'nl', limit: 5 });
    expect(await candidates('kanarievaas', ['public'])).toEqual([]);
    expect((await candidates('kanarievaas', ['public', 'internal'])).map(({ ref }) => ref)).toEqual(['geheim']);
  });
});

const dump = (made: ReturnType<typeof pond>): unknown => [
  made.db.prepare('SELECT subject FROM found ORDER BY 1').all(),
  made.db
    .prepare('SELECT f.subject, l.kind, l.text FROM found_label l JOIN found f ON f.id = l.thing ORDER BY 1, 2, 3')
    .all(),
  made.db.prepare('SELECT gram, labels FROM found_gram WHERE labels <> 0 ORDER BY 1').all(),
];

describe('the index as a view', () => {
  it('replaces what a thing was called, and lets go of what was deleted', async () => {
    const made = filled();
    made.add([concept('munten', [['prefLabel', 'penningen', 'nl']])]);
    expect(await refs(made.search, 'munten')).toEqual([]);
    expect(await refs(made.search, 'penning')).toEqual(['munten']);
    made.add([event({ ref: 'munten', state: {} })]);
    expect(await refs(made.search, 'penning')).toEqual([]);
    expect(await refs(made.search, `${base}/id/concept/munten`)).toEqual([]);
  });

  it('is the same when made anew, one event at a time or all at once', () => {
    const [one, other] = [filled(), pond()];
    one.add([event({ ref: 'munten', state: {} })]);
    one.add([concept('munten', [['prefLabel', 'munten', 'nl']])]);
    const again = [
      ...names.slice(0, 4).map(([ref, says]) => concept(ref, says)),
      concept('munten', [['prefLabel', 'munten', 'nl']]),
    ];
    for (const each of again) other.add([each]);
    expect(dump(other)).toEqual(dump(one));
    other.clear();
    expect(dump(other)).toEqual([[], [], []]);
    other.add(again);
    expect(dump(other)).toEqual(dump(one));
  });

  it('keeps a label with quotes, newlines and letters of every script', async () => {
    const { search, add } = pond();
    add([
      concept('vreemd', [
        ['prefLabel', 'Zeg "hallo"\nen \\ dag', 'nl'],
        ['prefLabel', '浮世絵', 'ja'],
        ['prefLabel', 'икона', 'ru'],
      ]),
    ]);
    expect((await ask(search, 'hallo')).hits[0]?.label).toBe('Zeg "hallo"\nen \\ dag');
    expect(await refs(search, '浮世')).toEqual(['vreemd']);
    expect(await refs(search, 'ИКОНА')).toEqual(['vreemd']);
  });

  it('does not index statements about something else as the name of a thing', async () => {
    const { search, add } = pond();
    const nested = triples(`${base}/.well-known/genid/abc-1`, [['prefLabel', 'genest', 'nl']]);
    add([
      event({
        ref: 'buiten',
        state: { public: triples(`${base}/id/concept/buiten`, [['prefLabel', 'buiten', 'nl']]) + nested },
      }),
    ]);
    const { hits } = await ask(search, 'genest');
    expect(hits[0]).toMatchObject({ label: 'buiten', matched: { kind: 'text' } });
  });

  it('knows the label properties by their whole IRI', async () => {
    const { search, add } = pond();
    add([
      concept('x', [
        ['prefLabel', 'echt', 'nl'],
        ['http://elsewhere.test/prefLabel', 'vals', 'nl'],
        [iri('rdfs', 'comment'), 'ook', 'nl'],
      ]),
    ]);
    expect(await refs(search, 'vals')).toEqual([]);
  });
});
