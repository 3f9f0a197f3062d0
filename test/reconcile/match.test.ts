import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { idOf, reconHub, type ReconHub } from './pond.ts';

let hub: ReconHub;
beforeAll(async () => {
  hub = await reconHub();
}, 60_000);
afterAll(() => hub?.close());

interface Found {
  readonly id: string;
  readonly score: number;
  readonly match: boolean;
  readonly name: string;
}
const one = async (query: object, path?: string, headers?: Record<string, string>): Promise<readonly Found[]> =>
  (await hub.match({ q0: query }, path, headers)).q0.result;

const by = async (pid: string, v: unknown) => (await one({ query: 'gravure', properties: [{ pid, v }] }))[0];

describe('matching names', () => {
  it('finds the plural for a singular, as a close match with its reasons', async () => {
    const [first] = (await hub.match({ q0: { query: 'affiche' } })).q0.result;
    expect(first).toMatchObject({ id: idOf('affiches'), name: 'affiches', type: [{ id: 'Concept', name: 'begrip' }] });
    expect(first.score).toBeGreaterThanOrEqual(80);
    expect(first.match).toBe(false);
    expect(first.features.map(({ id }: { id: string }) => id)).toContain('same_name');
    expect(first.description).toContain('onder drukwerk');
    expect(first.description).toContain('Grote gedrukte bladen');
  });

  it('takes an exact, unambiguous name without asking', async () => {
    const [first, second] = await one({ query: 'Affiches' });
    expect(first).toMatchObject({ id: idOf('affiches'), score: 100, match: true });
    expect(second?.match ?? false).toBe(false);
  });

  it('does not choose between two things of one name', async () => {
    const found = await one({ query: 'gravure' });
    expect(found.map(({ score }) => score)).toEqual([100, 100]);
    expect(found.every(({ match }) => !match)).toBe(true);
    expect(await one({ query: 'gravure' }, '/reconcile/nl/technieken')).toMatchObject([
      { id: idOf('gravure-techniek'), match: true },
    ]);
  });

  it('lets properties choose', async () => {
    expect(await by('broader', 'drukwerk')).toMatchObject({ id: idOf('gravure-object'), match: true });
    expect(await by('broader', { id: idOf('drukwerk'), name: 'Drukwerk' })).toMatchObject({
      id: idOf('gravure-object'),
    });
    expect(await by('scheme', ['Technieken'])).toMatchObject({ id: idOf('gravure-techniek') });
    expect(await by('notation', 'G2')).toMatchObject({ id: idOf('gravure-techniek') });
    expect((await by('nonsense', 5))?.score).toBe(100);
  });

  it('answers properties without a query when they name the thing, and honestly nothing when they do not', async () => {
    expect(await one({ properties: [{ pid: 'notation', v: 'AF-12' }] })).toMatchObject([{ id: idOf('affiches') }]);
    expect(
      await one({ properties: [{ pid: 'exactMatch', v: { id: 'http://vocab.getty.edu/aat/300027221' } }] }),
    ).toMatchObject([{ id: idOf('affiches') }]);
    expect(await one({ properties: [{ pid: 'created', v: true }] })).toEqual([]);
  });

  it('finds by IRI, notation, source number and the address of an authority', async () => {
    for (const query of [idOf('affiches'), 'AF-12', 'af-12', '300027221', 'http://vocab.getty.edu/aat/300027221'])
      expect((await one({ query }))[0], query).toMatchObject({ id: idOf('affiches'), score: 100, match: true });
  });

  it('scores a name in a language that the asker does not see lower, and never takes it', async () => {
    const [unseen] = await one({ query: 'posters' });
    expect(unseen).toMatchObject({ id: idOf('affiches'), name: 'affiches', match: false });
    expect(unseen?.score).toBeLessThan(95);
    expect((await one({ query: 'posters' }, '/reconcile/en/all'))[0]).toMatchObject({
      name: 'posters',
      score: 100,
      match: true,
    });
  });

  it('offers a deprecated thing, but never takes it', async () => {
    const [first] = await one({ query: 'pijpenkoppen' });
    expect(first).toMatchObject({ id: idOf('oud'), match: false });
    expect(first?.score).toBeLessThan(90);
  });

  it('knows only its scheme', async () => {
    expect(await one({ query: 'affiches' }, '/reconcile/nl/technieken')).toEqual([]);
    expect(await one({ query: idOf('affiches') }, '/reconcile/nl/technieken')).toEqual([]);
  });

  it('filters by type, prefers it with “should”, and knows no unknown one', async () => {
    expect(await one({ query: 'affiches', type: 'Concept' })).toHaveLength(1);
    expect(
      await one({ query: 'affiches', type: ['http://www.w3.org/2004/02/skos/core#Concept'], type_strict: 'all' }),
    ).toHaveLength(1);
    expect(await one({ query: 'affiches', type: 'Agent' })).toEqual([]);
    expect(await one({ query: 'affiches', type: 'Agent', type_strict: 'should' })).toMatchObject([
      { score: 80, match: false },
    ]);
    expect(await one({ query: 'affiches', type: 'Nonsense' })).toEqual([]);
    expect(await one({ query: 'affiches', type: ['Concept', 'Agent'], type_strict: 'all' })).toEqual([]);
  });

  it('sorts best first and keeps to the limit', async () => {
    const found = await one({ query: 'blad', limit: 2 });
    expect(found).toHaveLength(2);
    expect(found[0]?.score).toBeGreaterThanOrEqual(found[1]?.score ?? 101);
    for (const limit of [0, -1, 1e9, 'x', null])
      expect((await one({ query: 'blad', limit })).length).toBeLessThanOrEqual(50);
  });

  it('answers each query as if it were alone', async () => {
    const queries = {
      a: { query: 'affiche' },
      b: { query: 'gravure', limit: 1 },
      c: { query: '' },
      '': { query: 'blad' },
    };
    const together = await hub.match(queries);
    for (const [key, query] of Object.entries(queries))
      expect((await hub.match({ x: query })).x).toEqual(together[key]);
    expect(together.c).toEqual({ result: [] });
  });

  it('shows a candidate term to a reader with a token, and to nobody else', async () => {
    expect(await one({ query: 'kanariekooien' })).toEqual([]);
    expect((await hub.json('/reconcile/nl/all/suggest/entity?prefix=kanarie')).result).toEqual([]);
    expect(
      (await hub.extend({ ids: [idOf('kandidaat')], properties: [{ id: 'prefLabel' }] })).rows[idOf('kandidaat')],
    ).toEqual({ prefLabel: [] });
    expect((await hub.request(`/reconcile/nl/all/preview?id=${idOf('kandidaat')}`)).status).toBe(404);
    expect(await one({ query: 'kanariekooien' }, undefined, hub.as('reader'))).toMatchObject([
      { id: idOf('kandidaat') },
    ]);
  });
});
