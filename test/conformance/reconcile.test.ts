// Every answer against the schemas of the specification, and the traffic that OpenRefine really sends.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { idOf, reconHub, type ReconHub } from '../reconcile/pond.ts';

const folder = new URL('../../../shared/data/recon-specs/0.2/', import.meta.url);
const here = existsSync(folder);
if (!here) console.log('skipped: ../shared/data/recon-specs is not there');

/** The validator by the name of the schema's file. */
function loadSchemas() {
  const ajv = new Ajv({ strict: false, allErrors: true });
  (formats as unknown as (ajv: Ajv) => void)(ajv);
  ajv.addSchema({
    $id: 'http://swagger.io/v2/schema.json',
    definitions: { securityDefinitions: { additionalProperties: {} } },
  });
  const ids = new Map<string, string>();
  for (const name of readdirSync(new URL('schemas/', folder))) {
    if (name === 'openapi.json') continue;
    const { $schema: _dialect, ...schema } = JSON.parse(readFileSync(new URL(`schemas/${name}`, folder), 'utf8'));
    const $id = `https://reconciliation-api.github.io/specs/0.2/schemas/${name}`;
    ajv.addSchema({ ...schema, $id });
    ids.set(name.replace('.json', ''), $id);
  }
  return (name: string, value: unknown): void => {
    const validate = ajv.getSchema(ids.get(name) ?? name);
    expect(validate, name).toBeDefined();
    expect(validate?.(value), JSON.stringify(validate?.errors?.slice(0, 3))).toBe(true);
  };
}

const examples = (name: string, kind: 'valid' | 'invalid'): readonly (readonly [string, string])[] => {
  const place = new URL(`examples/${name}/${kind}/`, folder);
  return readdirSync(place).map((file) => [file, readFileSync(new URL(file, place), 'utf8')] as const);
};

describe.skipIf(!here)('the Reconciliation API 0.2', () => {
  let hub: ReconHub;
  let fits: ReturnType<typeof loadSchemas>;
  beforeAll(async () => {
    hub = await reconHub();
    fits = loadSchemas();
  }, 60_000);
  afterAll(() => hub?.close());

  it('describes itself by a manifest that fits the schema, in every language and scheme', async () => {
    for (const path of ['nl/all', 'en/all', 'fr/objecten', 'nl/technieken']) {
      const manifest = await hub.json(`/reconcile/${path}`);
      fits('manifest', manifest);
      expect(manifest.versions).toEqual(['0.2']);
      expect(manifest.defaultTypes[0].id).toBe('Concept');
      expect(manifest.view.url).toMatch(/\{\{id\}\}$/);
      expect(manifest.preview.url).toMatch(/\{\{id\}\}$/);
      expect(manifest.batchSize).toBeGreaterThanOrEqual(10);
      expect((await hub.request(new URL(manifest.logo).pathname)).headers.get('content-type')).toContain('svg');
      expect((await hub.get(new URL(manifest.documentation).pathname, 'text/html')).status).toBe(200);
    }
  });

  it('answers batches that fit the schema', async () => {
    const batch = {
      q0: { query: 'affiche' },
      q1: {
        query: 'gravure',
        limit: 3,
        type: 'Concept',
        properties: [{ pid: 'broader', v: [{ id: idOf('drukwerk') }, 'x', 5, true] }],
      },
      q2: { query: 'xyzzy' },
    };
    fits('reconciliation-query-batch', batch);
    fits('reconciliation-result-batch', await hub.match(batch));
    fits(
      'reconciliation-result-batch',
      await hub.json(`/reconcile/nl/all?queries=${encodeURIComponent(JSON.stringify(batch))}`),
    );
  });

  it('takes every valid example of a query batch, and no invalid one is a failure of ours', async () => {
    for (const [name, queries] of examples('reconciliation-query-batch', 'valid')) {
      const answer = await hub.form({ queries });
      expect(answer.status, name).toBe(200);
      const results = (await answer.json()) as object;
      expect(Object.keys(results)).toEqual(Object.keys(JSON.parse(queries)));
      fits('reconciliation-result-batch', results);
    }
    for (const [name, queries] of examples('reconciliation-query-batch', 'invalid'))
      expect((await hub.form({ queries })).status, name).toBe(400);
  });

  it('takes every valid example of an extension', async () => {
    for (const [name, extend] of examples('data-extension-query', 'valid')) {
      fits('data-extension-query', JSON.parse(extend));
      const answer = await hub.form({ extend });
      expect(answer.status, name).toBe(200);
      fits('data-extension-response', await answer.json());
    }
  });

  it('extends, proposes and suggests in the form of the schemas', async () => {
    const { properties } = await hub.json('/reconcile/nl/all/extend/propose?type=Concept&limit=100');
    fits('data-extension-property-proposal', { properties });
    const ids = ['affiches', 'oud', 'gravure-object', 'nowhere'].map(idOf);
    fits('data-extension-response', await hub.extend({ ids, properties }));
    fits('suggest-entities-response', await hub.json('/reconcile/nl/all/suggest/entity?prefix=a'));
    fits('suggest-types-response', await hub.json('/reconcile/nl/all/suggest/type?prefix='));
    fits('suggest-properties-response', await hub.json('/reconcile/nl/all/suggest/property?prefix='));
  });
});

describe('OpenRefine', () => {
  let hub: ReconHub;
  beforeAll(async () => {
    hub = await reconHub();
  }, 60_000);
  afterAll(() => hub?.close());

  it('reads the manifest, by CORS or else by JSONP', async () => {
    const answer = await hub.request('/reconcile/nl/objecten', {
      headers: { origin: 'http://127.0.0.1:3333', accept: 'application/json, text/javascript, */*; q=0.01' },
    });
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(answer.headers.get('content-type')).toContain('application/json');
    const script = await hub.request('/reconcile/nl/objecten?callback=jQuery36_17&_=1700000000000');
    expect(await script.text()).toContain('jQuery36_17(');
  });

  it('guesses types with ten queries of three candidates, which all get an answer', async () => {
    const names = ['affiche', 'Affiches', 'gravure', 'bladen', 'blad', 'AF-12', 'xyzzy', '', 'drukwerk', 'posters'];
    const batch = Object.fromEntries(names.map((query, i) => [`q${i}`, { query, limit: 3 }]));
    const results = await hub.match(batch, '/reconcile/nl/objecten');
    expect(Object.keys(results)).toEqual(Object.keys(batch));
    for (const { result } of Object.values(results) as { result: { type: unknown; match: unknown }[] }[]) {
      expect(result.length).toBeLessThanOrEqual(3);
      for (const candidate of result)
        expect(candidate).toMatchObject({ type: [{ id: 'Concept' }], match: expect.any(Boolean) });
    }
  });

  it('gets the same answer when it repeats itself', async () => {
    const batch = { q0: { query: 'affiche', type: 'Concept', type_strict: 'should', limit: 5 } };
    expect(await hub.match(batch)).toEqual(await hub.match(batch));
  });

  it('marks only the first candidate as a match', async () => {
    const results = await hub.match({ q0: { query: 'affiches' }, q1: { query: 'bladen' } });
    for (const { result } of Object.values(results) as { result: { match: boolean }[] }[])
      expect(result.slice(1).some(({ match }) => match)).toBe(false);
  });

  it('opens the page and the preview of an id as encodeURI writes it', async () => {
    const manifest = await hub.json('/reconcile/nl/all');
    const [found] = (await hub.match({ q0: { query: 'blad (plant)' } })).q0.result;
    for (const template of [manifest.view.url, manifest.preview.url]) {
      const url = new URL(template.replace('{{id}}', encodeURI(found.id)));
      const answer = await hub.get(url.pathname + url.search, 'text/html');
      expect([200, 302, 303], url.href).toContain(answer.status);
    }
  });

  it('extends ten rows at a time, with properties it was proposed', async () => {
    const proposal = await hub.json('/reconcile/nl/all/extend/propose?type=Concept&limit=20');
    const ids = [
      'affiches',
      'bladen',
      'blad-plant',
      'gravure-object',
      'gravure-techniek',
      'oud',
      'drukwerk',
      'a',
      'b',
      'c',
    ].map(idOf);
    const { rows, meta } = await hub.extend({
      ids,
      properties: proposal.properties.map(({ id }: { id: string }) => ({ id })),
    });
    expect(Object.keys(rows)).toEqual(ids);
    expect(meta).toHaveLength(proposal.properties.length);
  });

  it('suggests well within 200 ms', async () => {
    await hub.json('/reconcile/nl/all/suggest/entity?prefix=a');
    const start = performance.now();
    for (const prefix of ['a', 'af', 'aff', 'affi'])
      await hub.json(`/reconcile/nl/all/suggest/entity?prefix=${prefix}`);
    expect((performance.now() - start) / 4).toBeLessThan(200);
  });
});
