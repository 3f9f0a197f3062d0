// Facets: exact under all the other filters, and silent about what the asker may not see.
import { describe, expect, it } from 'vitest';
import { iri } from '../../src/rdf/ns.ts';
import type { SearchQuery } from '../../src/search/search.ts';
import { base, concept, event, pond, triples, type Pond, type Say } from './pond.ts';

const own = (local: string): string => `<${base}/ns#${local}>`;
const lists = { a: `${base}/id/scheme/a`, b: `${base}/id/scheme/b` };

function vase(n: number): readonly Say[] {
  const status = n % 5 === 0 ? 'deprecated' : n % 3 === 0 ? 'candidate' : 'approved';
  return [
    ['prefLabel', `vaas ${n}`, n % 2 === 0 ? 'nl' : 'nl-BE'],
    ...(n % 4 === 0 ? [['prefLabel', `vase ${n}`, 'en'] as const] : []),
    ['inScheme', `<${n % 2 === 0 ? lists.a : lists.b}>`],
    [iri('adms', 'status'), own(status)],
  ];
}

function filled(count: number): Pond {
  const made = pond();
  const museum = (n: number) => (n % 10 === 0 ? 'stam' : null);
  made.add(Array.from({ length: count }, (_none, n) => concept(`v${n}`, vase(n), { museum: museum(n) })));
  return made;
}

const ask = ({ search }: Pond, text: string, more: Partial<SearchQuery> = {}) =>
  search.search({ text, marks: ['public'], lang: 'nl', limit: 10, offset: 0, ...more });
const counts = (facet: readonly { readonly value: string; readonly count: number }[]): Record<string, number> =>
  Object.fromEntries(facet.map(({ value, count }) => [value, count]));

describe('facets', () => {
  it('count everything that fits, also when it is thousands', async () => {
    const { total, facets, reachable } = await ask(filled(3_000), 'vaas');
    expect(total).toBe(3_000);
    expect(reachable).toBeGreaterThanOrEqual(1_000);
    expect(reachable).toBeLessThan(2_000);
    expect(counts(facets.scheme)).toEqual({ [lists.a]: 1_500, [lists.b]: 1_500 });
    expect(counts(facets.language)).toEqual({ nl: 3_000, en: 750 });
    expect(counts(facets.status)).toEqual({ approved: 1_600, candidate: 800, deprecated: 600 });
    expect(counts(facets.museum)).toEqual({ stam: 300 });
  });

  it('narrow together, each counted under all the others', async () => {
    const made = filled(120);
    const { total, found, facets } = await ask(made, 'vaas', { scheme: lists.a, status: 'approved' });
    const fits = (n: number): boolean => n % 2 === 0 && n % 5 !== 0 && n % 3 !== 0;
    expect(total).toBe(Array.from({ length: 120 }, (_none, n) => n).filter(fits).length);
    expect(found).toBe(120);
    expect(counts(facets.scheme)[lists.b]).toBe(total);
    expect(counts(facets.status)).toEqual({ approved: 32, candidate: 16, deprecated: 12 });
    expect(counts(facets.language)).toEqual({ nl: 32, en: 16 });
    for (const { value, count } of facets.status)
      expect((await ask(made, 'vaas', { scheme: lists.a, status: value })).total, value).toBe(count);
  });

  it('take any of several values of one facet', async () => {
    const made = filled(60);
    const both = await ask(made, 'vaas', { status: ['approved', 'candidate'], limit: 100 });
    expect(both.total).toBe(48);
    expect(new Set(both.hits.map(({ status }) => status))).toEqual(new Set(['approved', 'candidate']));
    expect((await ask(made, 'vaas', { language: 'en', museum: 'stam' })).total).toBe(3);
    expect((await ask(made, 'vaas', { language: 'fr' })).total).toBe(0);
  });

  it('put what is deprecated last, however well it fits, and say so', async () => {
    const made = filled(30);
    const { hits } = await ask(made, 'vaas 5', { limit: 50 });
    expect(hits.find(({ faded }) => faded)).toMatchObject({ label: 'vaas 5', faded: true, status: 'deprecated' });
    const all = (await ask(made, 'vaas', { limit: 50 })).hits.map(({ faded }) => faded);
    expect(all.indexOf(true)).toBe(24);
    expect(all.lastIndexOf(false)).toBe(23);
  });

  it('know owl:deprecated as a status too', async () => {
    const made = pond();
    made.add([
      concept('oud', [
        ['prefLabel', 'oude vaas', 'nl'],
        [iri('owl', 'deprecated'), 'true'],
      ]),
    ]);
    expect((await ask(made, 'vaas')).hits[0]).toMatchObject({ status: 'deprecated', faded: true });
  });

  it('tell no status, scheme or language that the asker may not see', async () => {
    const made = pond();
    const subject = `${base}/id/concept/half`;
    const open = triples(subject, [['prefLabel', 'vaas', 'nl']]);
    const internal = triples(subject, [
      ['altLabel', 'canary', 'en'],
      ['inScheme', `<${lists.b}>`],
      [iri('adms', 'status'), own('rejected')],
    ]);
    made.add([event({ ref: 'half', state: { public: open, internal } })]);
    const stranger = await ask(made, 'vaas');
    expect(stranger.hits[0]).toMatchObject({ status: null, faded: false });
    expect([stranger.facets.status, stranger.facets.scheme]).toEqual([[], []]);
    expect(counts(stranger.facets.language)).toEqual({ nl: 1 });
    for (const guess of [{ status: 'rejected' }, { language: 'en' }, { scheme: lists.b }])
      expect((await ask(made, 'vaas', guess)).total).toBe(0);
    const colleague = await ask(made, 'vaas', { marks: ['public', 'internal'], language: 'en', status: 'rejected' });
    expect(colleague.hits[0]).toMatchObject({ status: 'rejected', faded: true });
  });

  it('stay right when things change, go, and the index is made again', async () => {
    const made = filled(40);
    made.add([concept('v1', [['prefLabel', 'kan', 'nl']]), event({ ref: 'v2', state: {} })]);
    expect((await ask(made, 'vaas')).total).toBe(38);
    made.clear();
    expect((await ask(made, 'vaas')).total).toBe(0);
    made.add(Array.from({ length: 5 }, (_none, n) => concept(`w${n}`, [['prefLabel', `vaas ${n}`, 'fr']])));
    const { total, facets } = await ask(made, 'vaas');
    expect(total).toBe(5);
    expect(counts(facets.language)).toEqual({ fr: 5 });
    expect(facets.scheme).toEqual([]);
  });

  it('count a thing with many labels once', async () => {
    const made = pond();
    const many = Array.from({ length: 70 }, (_none, n): Say => ['altLabel', `vaas soort ${n}`, 'nl']);
    made.add([
      concept('veel', [['prefLabel', 'vaas', 'nl'], ...many]),
      concept('een', [['prefLabel', 'vaasje', 'nl']]),
    ]);
    const { total, hits, facets } = await ask(made, 'vaas');
    expect([total, hits.length, facets.type]).toEqual([2, 2, [{ value: 'concept', count: 2 }]]);
    made.add([concept('veel', [['prefLabel', 'kom', 'nl']])]);
    expect((await ask(made, 'vaas')).total).toBe(1);
  });
});

describe('misspelling', () => {
  const names = ['schilderijen', 'weefgetouw', 'kast', 'munten', 'ijzer', 'tentoonstellingsruimte', 'houten kast'];
  const named = (): Pond => {
    const made = pond();
    made.add(names.map((name, i) => concept(`n${i}`, [['prefLabel', name, 'nl']])));
    return made;
  };

  it('is forgiven: two slips in a long word, changed places, a letter missing or too many, ij for y', async () => {
    const made = named();
    const pairs = {
      shcilderjen: 'schilderijen',
      weefgtouww: 'weefgetouw',
      weefegtouw: 'weefgetouw',
      kats: 'kast',
      kasst: 'kast',
      kst: 'kast',
      muten: 'munten',
      yzer: 'ijzer',
      tentonstelingsruimte: 'tentoonstellingsruimte',
    };
    for (const [typed, name] of Object.entries(pairs))
      expect((await ask(made, typed)).hits[0]?.label, typed).toBe(name);
  });

  it('is told: how it is a hit, what was meant, and what to mark', async () => {
    const made = named();
    const { hits, meant, total } = await ask(made, 'houtne kasst');
    expect([meant, total]).toEqual(['houten kast', 1]);
    expect(hits[0]?.matched).toMatchObject({
      how: 'similar',
      text: 'houten kast',
      ranges: [
        [0, 6],
        [7, 11],
      ],
    });
    expect((await ask(made, 'kast')).meant).toBeNull();
    expect((await ask(made, 'qqqqxx')).meant).toBeNull();
  });
});
