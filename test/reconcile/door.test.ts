import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reconHub, type ReconHub } from './pond.ts';

let hub: ReconHub;
beforeAll(async () => {
  hub = await reconHub();
}, 60_000);
afterAll(() => hub?.close());

const status = async (fields: Record<string, string>, path?: string): Promise<number> =>
  (await hub.form(fields, path)).status;

const many = (n: number) =>
  JSON.stringify(Object.fromEntries(Array.from({ length: n }, (_none, i) => [`q${i}`, { query: '' }])));

describe('refusals', () => {
  it('answers what is wrong with 400 and says where, never with 500', async () => {
    for (const queries of [
      '',
      '{',
      'null',
      '[]',
      '"x"',
      '5',
      '{"q0":null}',
      '{"q0":{}}',
      '{"q0":{"properties":[]}}',
      '{"q0":{"query":{}}}',
      '{"q0":{"query":"x","type":5}}',
      '{"q0":{"query":"x","type_strict":"never"}}',
      '{"q0":{"query":"x","properties":[{"v":1}]}}',
      '{"q0":{"query":"x","properties":[{"pid":"broader"}]}}',
      '{"q0":{"query":"x","properties":[{"pid":"broader","v":{"x":1}}]}}',
    ])
      expect(await status({ queries }), queries).toBe(400);
    for (const extend of ['{', '[]', '{}', '{"ids":[]}', '{"ids":[1],"properties":[]}', '{"ids":[],"properties":[{}]}'])
      expect(await status({ extend }), extend).toBe(400);
    expect(await status({})).toBe(400);
    const problem = await (await hub.form({ queries: '{"q7":{}}' })).json();
    expect(problem).toMatchObject({ type: 'http://hub.test/problems/bad-request', query: 'q7' });
    expect(hub.reported).toEqual([]);
  });

  it('takes odd but harmless values', async () => {
    const odd = {
      q0: { query: 12 },
      q1: { query: null, properties: [{ pid: 'x', v: null }] },
      q2: { query: '😀"; DROP TABLE found --' },
      q3: { query: 'x'.repeat(100_000) },
      q4: { query: 'a\u0000b', type: null },
    };
    const answer = await hub.form({ queries: JSON.stringify(odd) });
    expect(answer.status).toBe(200);
  });

  it('takes some hundred queries, and refuses far more with 413', async () => {
    expect(await status({ queries: many(200) })).toBe(200);
    expect(await status({ queries: many(600) })).toBe(413);
    expect(await status({ queries: 'x'.repeat(3_000_000) })).toBe(413);
    expect(await status({ extend: JSON.stringify({ ids: Array.from({ length: 600 }, String), properties: [] }) })).toBe(
      413,
    );
  });

  it('knows its languages, schemes and methods', async () => {
    expect((await hub.request('/reconcile/nl-BE/all')).status).toBe(200);
    expect((await hub.request('/reconcile/xx/all')).status).toBe(404);
    expect((await hub.request('/reconcile/nederlands/all')).status).toBe(404);
    const unknown = await hub.request('/reconcile/nl/nowhere');
    expect([unknown.status, ((await unknown.json()) as { type: string }).type]).toEqual([
      404,
      'http://hub.test/problems/unknown-scheme',
    ]);
    expect((await hub.request('/reconcile/fr/all')).status).toBe(200);
    expect((await hub.request('/reconcile/nl/all', { method: 'DELETE' })).status).toBe(405);
    expect(
      (
        await hub.request('/reconcile/nl/all', {
          method: 'POST',
          body: '{}',
          headers: { 'content-type': 'application/json' },
        })
      ).status,
    ).toBe(415);
  });

  it('opens the manifest to credentials that do not hold, and matches nothing with them', async () => {
    const headers = { authorization: 'Bearer nonsense' };
    expect((await hub.request('/reconcile/nl/all', { headers })).status).toBe(200);
    expect((await hub.form({ queries: '{"q0":{"query":"x"}}' }, undefined, headers)).status).toBe(401);
  });

  it('lets every origin read answers and refusals alike', async () => {
    for (const path of [
      '',
      '/suggest/entity?prefix=a',
      '/extend/propose',
      '/preview?id=x',
      '/flyout/entity?id=x',
      '?queries={',
    ])
      expect((await hub.request(`/reconcile/nl/all${path}`)).headers.get('access-control-allow-origin'), path).toBe(
        '*',
      );
    const preflight = await hub.request('/reconcile/nl/all', {
      method: 'OPTIONS',
      headers: {
        origin: 'http://127.0.0.1:3333',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization',
      },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-headers')?.toLowerCase()).toContain('authorization');
  });
});

describe('JSONP', () => {
  it('calls the callback, and only a name', async () => {
    const answer = await hub.request('/reconcile/nl/all?callback=jQuery123_456');
    expect(answer.headers.get('content-type')).toContain('javascript');
    expect(await answer.text()).toMatch(/^\/\*\*\/jQuery123_456\(\{.*\}\);$/s);
    for (const callback of ['alert(1)', '', 'a b', 'a'.repeat(200), '<script>', 'a;b', 'a.', '1a'])
      expect((await hub.request(`/reconcile/nl/all?callback=${encodeURIComponent(callback)}`)).status, callback).toBe(
        400,
      );
  });

  it('is for nobody in particular, also with a token: any page could ask it', async () => {
    const path = `/reconcile/nl/all?callback=f&queries=${encodeURIComponent('{"q0":{"query":"kanariekooien"}}')}`;
    expect(await (await hub.request(path, { headers: hub.as('admin') })).text()).toBe('/**/f({"q0":{"result":[]}});');
  });
});
