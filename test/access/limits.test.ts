// How much one client may ask, on a whole hub; and the headers that every answer carries.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { usualRates } from '../../src/http/limits.ts';
import { testHub, type TestHub } from '../hub.ts';

const ask = (text: string): string => `/sparql?query=${encodeURIComponent(text)}`;

async function ready(hub: TestHub): Promise<void> {
  for (let i = 0; i < 400 && (await hub.get('/ready', '*/*')).status !== 200; i++)
    await new Promise((resolve) => setTimeout(resolve, 20));
}

describe('one client', () => {
  it('may ask so many requests, is then told to wait, and nobody else is', async () => {
    const hub = await testHub({ env: { VIJVER_LIMITS: 'requests=5/1', VIJVER_TRUST_PROXY: '127.0.0.1' } });
    const from = (address: string, accept = 'text/html') => hub.get('/terms', accept, { 'x-forwarded-for': address });
    const statuses: number[] = [];
    for (let i = 0; i < 6; i++) statuses.push((await from('203.0.113.1')).status);
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429]);
    const blocked = await from('203.0.113.1');
    expect([
      blocked.status,
      Number(blocked.headers.get('retry-after')) > 10,
      blocked.headers.get('cache-control'),
    ]).toEqual([429, true, 'no-store']);
    expect(await blocked.text()).toMatch(/te veel vragen van jou. Probeer opnieuw over \d+ seconden/);
    expect((await (await from('203.0.113.1', 'application/json')).json()) as object).toMatchObject({
      status: 429,
      type: 'http://hub.test/problems/too-many',
    });
    expect((await from('203.0.113.2')).status).toBe(200);
    expect((await from('1.2.3.4, 203.0.113.1')).status, 'what a client writes itself').toBe(429);
    expect((await hub.get('/health', '*/*', { 'x-forwarded-for': '203.0.113.1' })).status).toBe(200);
    await hub.close();
  });

  it('cannot become another by a header, when there is no proxy', async () => {
    const hub = await testHub({ env: { VIJVER_LIMITS: 'requests=3/1' } });
    const statuses: number[] = [];
    for (let i = 0; i < 5; i++) {
      const forged = {
        'x-forwarded-for': `203.0.113.${i}`,
        forwarded: `for=203.0.113.${i}`,
        'x-real-ip': `203.0.113.${i}`,
      };
      statuses.push((await hub.get('/terms', 'text/html', forged)).status);
    }
    expect(statuses).toEqual([200, 200, 200, 429, 429]);
    await hub.close();
  });

  it('may fail so many queries, and then has to wait', async () => {
    expect([usualRates.query, usualRates.errors]).toEqual([
      { capacity: 120, perMinute: 60 },
      { capacity: 60, perMinute: 30 },
    ]);
    const hub = await testHub({ env: { VIJVER_LIMITS: 'errors=60/1' } });
    await ready(hub);
    const statuses: number[] = [];
    for (let i = 0; i < 61; i++) statuses.push((await hub.get(ask('SELECT nonsense'), 'text/csv')).status);
    expect([statuses.slice(0, 60).every((status) => status === 400), statuses[60]]).toEqual([true, 429]);
    const blocked = await hub.get(ask('ASK {}'), 'text/csv');
    expect([blocked.status, Number(blocked.headers.get('retry-after')) > 10]).toEqual([429, true]);
    expect((await hub.get(ask('ASK {}'), 'text/html')).status, 'in the editor too').toBe(429);
    expect((await hub.get(ask('ASK {}'), '*/*', hub.as('reader'))).status, 'somebody who is known').toBe(200);
    expect((await hub.get('/search?q=x', 'application/json')).status, 'all but queries').toBe(200);
    await hub.close();
  });

  it('may use so much query time, whether queries end or are stopped', async () => {
    const hub = await testHub({ env: { VIJVER_LIMITS: 'query=1/1', VIJVER_QUERY_TIMEOUT_MS: '1200' } });
    await ready(hub);
    const concepts = Array.from({ length: 300 }, (_, i) => `(${i})`).join(' ');
    const heavy = `SELECT (COUNT(*) AS ?n) { VALUES (?a) { ${concepts} } VALUES (?b) { ${concepts} } VALUES (?c) { ${concepts} } FILTER(?a + ?b > ?c) }`;
    expect((await hub.get(ask(heavy), 'text/csv')).status).toBe(503);
    const blocked = await hub.get(ask('ASK {}'), 'text/csv');
    expect([blocked.status, Number(blocked.headers.get('retry-after')) > 10]).toEqual([429, true]);
    await hub.close();
  });

  it('is not limited when the operator says so, and a setting that is none stops the start', async () => {
    const hub = await testHub({ env: { VIJVER_LIMITS: 'off' } });
    for (let i = 0; i < 70; i++) expect((await hub.get(ask('SELECT nonsense'), 'text/csv')).status).toBe(400);
    await hub.close();
    await expect(testHub({ env: { VIJVER_LIMITS: 'requests=lots' } })).rejects.toThrow(/does not know “requests=lots”/);
    await expect(testHub({ env: { VIJVER_TRUST_PROXY: 'proxy' } })).rejects.toThrow(/must hold addresses/);
  });
});

describe('every answer', () => {
  let hub: TestHub;
  beforeAll(async () => {
    hub = await testHub({ base: 'https://hub.test' });
    await hub.put(
      '/doc/scheme/s',
      '<> a <http://www.w3.org/2004/02/skos/core#ConceptScheme> ; <http://www.w3.org/2004/02/skos/core#prefLabel> "s"@nl .',
      { ...hub.as('admin'), 'if-none-match': '*' },
    );
  });
  afterAll(() => hub.close());

  const pages =
    '/ /terms /signin /account /roles /admin/people /doc/scheme/s /doc/scheme/s/edit /search?q=s /sparql /ldes /reconcile /catalog /api /data /nowhere /problems/stale'.split(
      ' ',
    );
  it.each(pages)('%s is a page that runs nothing of others and stands in nobody’s frame', async (path) => {
    for (const headers of [{}, hub.as('admin')]) {
      const answer = await hub.get(path, 'text/html', headers);
      const policy = answer.headers.get('content-security-policy') ?? '';
      if (answer.status === 303) continue;
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toMatch(/unsafe|\*|data:|http/);
      expect(Object.fromEntries(answer.headers)).toMatchObject({
        ...always,
        'x-frame-options': 'DENY',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
      });
    }
  });

  const always = {
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'strict-transport-security': expect.stringContaining('max-age=') as unknown,
  };
  const data = [
    '/doc/scheme/s.ttl',
    '/ldes/terms',
    '/catalog.ttl',
    '/context.jsonld',
    '/metrics',
    '/search?q=s',
    ask('ASK {}'),
    '/reconcile/nl/all',
    '/robots.txt',
    '/nothing.ttl',
  ];
  it.each(data)('%s is data, for every site, that no browser runs', async (path) => {
    const answer = await hub.get(path, path.startsWith('/search') ? 'application/json' : '*/*');
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'x-content-type-options': 'nosniff',
      'access-control-allow-origin': '*',
    });
    expect(answer.headers.get('access-control-allow-credentials')).toBeNull();
  });

  it('but the preview of reconciliation stands in no frame', async () => {
    const answer = await hub.get('/reconcile/nl/all/preview?id=s', 'text/html');
    expect(answer.headers.get('x-frame-options')).toBeNull();
    expect(answer.headers.get('content-security-policy')).not.toContain('frame-ancestors');
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
  });
});
