import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { idOf, reconHub, type ReconHub } from './pond.ts';

let hub: ReconHub;
beforeAll(async () => {
  hub = await reconHub();
}, 60_000);
afterAll(() => hub?.close());

describe('extending', () => {
  it('gives one kind of cell for each value, and meta for every property', async () => {
    const ids = [idOf('affiches'), 'concept/blad-plant', 'http://nowhere.test/x'];
    const properties = ['prefLabel', 'broader', 'scheme', 'exactMatch', 'created', 'deprecated', 'nonsense'].map(
      (id) => ({ id }),
    );
    const { meta, rows } = await hub.extend({ ids, properties });
    expect(meta.map(({ id }: { id: string }) => id)).toEqual(properties.map(({ id }) => id));
    expect(meta[1]).toEqual({ id: 'broader', name: 'bredere term', type: { id: 'Concept', name: 'begrip' } });
    expect(rows[idOf('affiches')]).toEqual({
      prefLabel: [{ str: 'affiches' }],
      broader: [{ id: idOf('drukwerk'), name: 'drukwerk' }],
      scheme: [{ id: 'http://hub.test/id/scheme/objecten', name: 'Objectnamen' }],
      exactMatch: [{ str: 'http://vocab.getty.edu/aat/300027221' }],
      created: [{ date: '2024-03-01T00:00:00Z' }],
      deprecated: [],
      nonsense: [],
    });
    expect(rows['concept/blad-plant'].prefLabel).toEqual([{ str: 'blad (plant)' }]);
    expect(rows['http://nowhere.test/x'].prefLabel).toEqual([]);
  });

  it('keeps to the limit in the settings', async () => {
    const extended = await hub.extend({
      ids: [idOf('affiches')],
      properties: [{ id: 'skos:altLabel', settings: { limit: 1 } }],
    });
    expect(extended.rows[idOf('affiches')]['skos:altLabel']).toHaveLength(1);
  });

  it('proposes properties of a type', async () => {
    const { properties, type } = await hub.json('/reconcile/nl/all/extend/propose?type=Concept');
    expect(type).toBe('Concept');
    expect(properties.map(({ id }: { id: string }) => id)).toEqual(
      expect.arrayContaining(['prefLabel', 'broader', 'scheme', 'exactMatch']),
    );
    expect(new Set(properties.map(({ id }: { id: string }) => id)).size).toBe(properties.length);
  });
});

const names = async (path: string): Promise<readonly string[]> =>
  (await hub.json(`/reconcile/nl/all/suggest/${path}`)).result.map(({ name }: { name: string }) => name);

describe('suggesting and previewing', () => {
  it('suggests entities by their beginning, their number and their IRI, page by page', async () => {
    expect(await names('entity?prefix=aff')).toEqual(['affiches']);
    expect(await names('entity?prefix=AF-12')).toEqual(['affiches']);
    expect(await names(`entity?prefix=${encodeURIComponent(idOf('affiches'))}`)).toContain('affiches');
    expect(await names('entity?prefix=')).toEqual([]);
    expect(await names('entity')).toEqual([]);
    const [all, rest] = [await names('entity?prefix=bl'), await names('entity?prefix=bl&cursor=1')];
    expect(rest).toEqual(all.slice(1));
  });

  it('suggests types and properties by id and by name', async () => {
    expect(await names('type?prefix=conc')).toEqual(['begrip']);
    expect(await names('type?prefix=begr')).toEqual(['begrip']);
    expect(await names('property?prefix=broad')).toContain('bredere term');
    expect(await names('property?prefix=bred')).toContain('bredere term');
  });

  it('answers an old flyout address with a quiet 404', async () => {
    const answer = await hub.request('/reconcile/nl/all/flyout/entity?id=x');
    expect([answer.status, await answer.text()]).toEqual([404, '']);
  });

  it('previews in somebody else’s frame, without scripts', async () => {
    const answer = await hub.request(`/reconcile/nl/all/preview?id=${encodeURI(idOf('affiches'))}`);
    const page = await answer.text();
    expect(answer.headers.get('x-frame-options')).toBeNull();
    expect(answer.headers.get('content-security-policy')).not.toContain('frame-ancestors');
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(page).toContain('affiches');
    expect(page).toContain('AF-12');
    expect(page).not.toContain('<script');
    expect((await hub.request('/reconcile/nl/all/preview?id=nowhere')).status).toBe(404);
    expect((await hub.request('/reconcile/nl/all')).headers.get('x-frame-options')).not.toBeNull();
  });

  it('tells people what to paste, and lets them try', async () => {
    const page = await (await hub.get('/reconcile?q=affiche', 'text/html')).text();
    expect(page).toContain('<span class="vh">http://hub.test</span>/reconcile/nl/objecten');
    expect(page).toContain('Grote gedrukte bladen');
    const hostile = await (
      await hub.get(`/reconcile?q=${encodeURIComponent('"><script>x</script>')}`, 'text/html')
    ).text();
    expect(hostile).not.toContain('<script>x');
  });

  it('matches a pasted column of names, as a page and as CSV, and takes two hundred at most', async () => {
    const post = async (names: string, more: Record<string, string> = {}): Promise<string> => {
      const body = new URLSearchParams({ names, ...more });
      return (await hub.request('/reconcile', { method: 'POST', body, headers: { accept: 'text/html' } })).text();
    };
    const page = await post('affiche\n\nqqqzzz\n<script>x</script>');
    expect(page).toContain('1 van 3 namen gevonden');
    expect(page).toContain('niets gevonden');
    expect(page).not.toContain('<script>x');
    const csv = await post('affiches\n=1+1, "x"', { format: 'csv' });
    expect(csv).toMatch(/^name,concept,iri,score,match,why\r\naffiches,[^,]+,http[^,]+,100,/);
    expect(csv).toContain(`\r\n"'=1+1, ""x""",`);
    const many = await post('affiche\n'.repeat(230));
    expect(many).toContain('van 200 namen');
    expect(many).toContain('de eerste 200 namen');
  });

  it('says why a candidate has its score, in the reader’s language', async () => {
    expect(await (await hub.get('/reconcile?q=affiches', 'text/html')).text()).toContain('de naam is dezelfde');
    expect(await (await hub.get('/reconcile?q=affiches&lang=en', 'text/html')).text()).toContain(
      'the name is the same',
    );
  });
});
