// The protocol at /sparql: what goes in, which form comes out, what may be kept, and what a client is told when it is wrong.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { concept, internal, iri, pub } from '../store/changes.ts';
import { doorHub, type DoorHub } from './door-hub.ts';

let hub: DoorHub;
beforeAll(async () => {
  hub = await doorHub({ queryTimeoutMs: 1_500 }, [concept(1, pub(1, 'open'), internal(1, 'dicht')), ...more()]);
});
afterAll(() => hub.close());

const more = () => Array.from({ length: 200 }, (_, n) => concept(n + 10, pub(n + 10, `n${n}`)));
const one = `SELECT ?o { <${iri(1)}> ?p ?o }`;
const whole = `CONSTRUCT WHERE { <${iri(1)}> ?p ?o }`;
const typeOf = (response: Response): string => (response.headers.get('content-type') ?? '').split(';')[0] ?? '';
const problemOf = async (response: Response): Promise<string> => {
  expect(typeOf(response)).toBe('application/problem+json');
  return ((await response.json()) as { type: string }).type.replace(/^.*\//, '');
};

describe('forms', () => {
  it.each([
    ['application/sparql-results+json', 'application/sparql-results+json', /"value":"open"/],
    ['application/json', 'application/sparql-results+json', /"value":"open"/],
    ['application/sparql-results+xml', 'application/sparql-results+xml', /<literal>open<\/literal>/],
    ['text/csv', 'text/csv', /^o\r\nopen\r\n$/],
    ['text/tab-separated-values', 'text/tab-separated-values', /^\?o\n"open"\n$/],
    ['*/*', 'application/sparql-results+json', /open/],
    ['text/csv;q=0.5, application/sparql-results+xml;q=0.9', 'application/sparql-results+xml', /open/],
    ['text/turtle, text/csv;q=0.1', 'text/csv', /open/],
  ])('answers SELECT for %s', async (accept, type, body) => {
    const response = await hub.get(one, { accept });
    expect([response.status, typeOf(response)]).toEqual([200, type]);
    expect(await response.text()).toMatch(body);
  });

  it.each([
    ['text/turtle', /"open"/],
    ['application/n-triples', /^<http.*> "open" \.\n$/],
    ['application/ld+json', /"@value": ?"open"/],
    ['application/rdf+xml', /<rdf:RDF/],
  ])('answers CONSTRUCT and DESCRIBE for %s', async (accept, body) => {
    for (const query of [whole, `DESCRIBE <${iri(1)}>`]) {
      const response = await hub.get(query, { accept });
      expect([response.status, typeOf(response)]).toEqual([200, accept]);
      expect(await response.text()).toMatch(body);
    }
  });

  it.each([
    ['application/sparql-results+json', /"boolean": ?true/],
    ['application/sparql-results+xml', /<boolean>true<\/boolean>/],
    ['text/csv', /true/],
    ['text/tab-separated-values', /true/],
  ])('answers ASK for %s', async (accept, body) => {
    expect(await (await hub.get('ASK {}', { accept })).text()).toMatch(body);
  });

  it('answers 406 when nothing fits, or not for this kind of query', async () => {
    expect((await hub.get(one, { accept: 'image/png' })).status).toBe(406);
    expect(await problemOf(await hub.get(one, { accept: 'text/turtle' }))).toBe('not-acceptable');
    expect(await problemOf(await hub.get(whole, { accept: 'text/csv' }))).toBe('not-acceptable');
  });

  it('takes the form from the address, for links', async () => {
    expect(typeOf(await hub.get(one, { accept: 'text/html' }, '&format=csv'))).toBe('text/csv');
    expect((await hub.get(one, {}, '&format=doc')).status).toBe(400);
  });
});

describe('ways to ask', () => {
  it('takes a form, a bare query, and a dataset in the address of a bare query', async () => {
    const form = new URLSearchParams({ query: one }).toString();
    expect(await (await hub.post(form, 'application/x-www-form-urlencoded')).text()).toContain('open');
    expect(await (await hub.post(one, 'application/sparql-query; charset=UTF-8')).text()).toContain('open');
    const empty = await hub.post(one, 'application/sparql-query', {}, '?default-graph-uri=http://nowhere/');
    expect(await empty.text()).not.toContain('open');
  });

  it.each([
    ['no query', () => hub.send('/sparql?default-graph-uri=x'), 400, 'bad-request'],
    ['two queries', () => hub.send('/sparql?query=ASK{}&query=ASK{}'), 400, 'bad-request'],
    ['a form without query', () => hub.post('x=1', 'application/x-www-form-urlencoded'), 400, 'bad-request'],
    [
      'two queries in a form',
      () => hub.post('query=ASK{}&query=ASK{}', 'application/x-www-form-urlencoded'),
      400,
      'bad-request',
    ],
    [
      'a query in body and address',
      () => hub.post('ASK {}', 'application/sparql-query', {}, '?query=ASK{}'),
      400,
      'bad-request',
    ],
    ['an update by GET', () => hub.send('/sparql?update=DROP%20ALL'), 400, 'bad-request'],
    [
      'query and update',
      () => hub.post('query=ASK{}&update=DROP+ALL', 'application/x-www-form-urlencoded'),
      400,
      'bad-request',
    ],
    ['another media type', () => hub.post('ASK {}', 'text/plain'), 415, 'unsupported-media-type'],
    [
      'another charset',
      () => hub.post('ASK {}', 'application/sparql-query; charset=latin1'),
      415,
      'unsupported-media-type',
    ],
    [
      'bytes that are no UTF-8',
      () =>
        hub.send('/sparql', {
          method: 'POST',
          body: new Uint8Array([0xff, 0xfe]),
          headers: { 'content-type': 'application/sparql-query' },
        }),
      400,
      'bad-request',
    ],
    ['an update form', () => hub.post('update=DROP+ALL', 'application/x-www-form-urlencoded'), 400, 'not-supported'],
    ['an update body', () => hub.post('DROP ALL', 'application/sparql-update'), 400, 'not-supported'],
    ['an update as a query', () => hub.get('DROP ALL'), 400, 'not-supported'],
    ['an empty query', () => hub.send('/sparql?query='), 400, 'bad-syntax'],
    ['PUT', () => hub.send('/sparql', { method: 'PUT', body: 'x' }), 405, 'method-not-allowed'],
    ['DELETE', () => hub.send('/sparql', { method: 'DELETE' }), 405, 'method-not-allowed'],
    ['a wrong token', () => hub.get('ASK {}', { 'x-role': 'wrong' }), 401, 'unknown-actor'],
    ['a body of 5 MB', () => hub.post('#'.repeat(5_000_000), 'application/sparql-query'), 413, 'too-large'],
    ['a result past the cap', () => hub.get('SELECT * { ?a ?b ?c . ?d ?e ?f }'), 400, 'result-too-large'],
    [
      'a query past its deadline',
      () => hub.get('ASK { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l FILTER (?a = ?l && ?a != ?l) }'),
      503,
      'timeout',
    ],
  ])('tells what is wrong with %s', async (_what, ask, status, type) => {
    const response = await ask();
    expect([response.status, await problemOf(response)]).toEqual([status, type]);
    if (status === 405) expect(response.headers.get('allow')).toBe('GET, HEAD, POST, OPTIONS');
    if (status === 503) expect(response.headers.get('retry-after')).toMatch(/^\d+$/);
  });

  it('answers HEAD with the length and no body', async () => {
    const response = await hub.send('/sparql?query=ASK{}', { method: 'HEAD' });
    expect([response.status, Number(response.headers.get('content-length')) > 0, await response.text()]).toEqual([
      200,
      true,
      '',
    ]);
  });
});

describe('what may be kept', () => {
  it('has a tag by position, and answers 304 until something is written', async () => {
    const etag = (await hub.get(one)).headers.get('etag') ?? '';
    expect((await hub.get(one, { 'if-none-match': etag })).status).toBe(304);
    expect((await hub.get(one, { 'if-none-match': etag, accept: 'text/csv' })).status).toBe(200);
    expect((await hub.get(one, { 'if-none-match': etag, 'x-role': 'reader' })).status).toBe(200);
    await hub.store.reached(await hub.append([concept(2, pub(2, 'nieuw'))]));
    expect((await hub.get(one, { 'if-none-match': etag })).status).toBe(200);
  });

  it('lets a shared cache keep only what nobody signed in for', async () => {
    const control = async (headers: Record<string, string>, query = one) =>
      (await hub.get(query, headers)).headers.get('cache-control');
    expect(await control({})).toMatch(/^public, max-age=\d+$/);
    expect(await control({ 'x-role': 'reader' })).toBe('private, no-cache');
    expect(await control({ 'x-role': 'service' })).toBe('private, no-cache');
    expect(await control({}, 'SELECT (NOW() AS ?x) {}')).toBe('no-store');
    expect(await control({}, 'SELECT')).toBe('no-store');
    expect((await hub.get(one)).headers.get('vary')).toMatch(/^Accept, Authorization, Cookie/);
  });
});

const describedTo = async (headers: Record<string, string>) =>
  (await hub.send('/sparql', { headers: { accept: 'text/turtle', ...headers } })).text();

describe('without a query', () => {
  it.each(['text/turtle', 'application/ld+json', 'application/rdf+xml', 'application/n-triples'])(
    'describes itself in %s',
    async (accept) => {
      const response = await hub.send('/sparql', { headers: { accept } });
      expect([response.status, typeOf(response)]).toEqual([200, accept]);
      expect(await response.text()).toContain('/sparql');
    },
  );

  it('names only graphs that the asker may see', async () => {
    expect(await describedTo({})).not.toContain('graph/internal');
    expect(await describedTo({ 'x-role': 'reader' })).toContain('graph/internal');
  });
});

describe('packing', () => {
  it('packs a long answer for somebody far who takes that, and gives the plain one to who does not', async () => {
    const query = `SELECT * { VALUES ?x { ${'1 '.repeat(900)} } }`;
    const packed = await hub.get(query, { accept: 'text/csv', 'accept-encoding': 'gzip' });
    const plain = await hub.get(query, { accept: 'text/csv', 'accept-encoding': 'identity' });
    expect(packed.headers.get('content-encoding')).toBe(null);
    const near = await hub.get(query, { 'accept-encoding': 'gzip' });
    expect(near.headers.get('content-encoding')).toBe(null);
    const json = await hub.get(query, { 'accept-encoding': 'gzip', forwarded: 'for=192.0.2.1' });
    expect(json.headers.get('content-encoding')).toBe('gzip');
    expect(((await json.json()) as { results: { bindings: object[] } }).results.bindings).toHaveLength(900);
    expect(await packed.text()).toBe(await plain.text());
  });
});

/** Milliseconds of the slowest of some calls of /health, the very slowest left out. */
async function slowest(calls: number): Promise<number> {
  const times: number[] = [];
  for (let n = 0; n < calls; n += 1) {
    const start = performance.now();
    await (await hub.send('/health')).text();
    times.push(performance.now() - start);
  }
  return times.toSorted((a, b) => a - b).at(-2) ?? 0;
}

describe('under load', () => {
  it('breaks the connection rather than the syntax when a large answer stops', async () => {
    const query = `SELECT * { VALUES ?x { ${'1 '.repeat(900)} } BIND ("${'y'.repeat(5_000)}" AS ?y) }`;
    const left = new AbortController();
    const response = await hub.send('/sparql', {
      method: 'POST',
      body: query,
      signal: left.signal,
      headers: { 'content-type': 'application/sparql-query', 'accept-encoding': 'identity' },
    });
    expect(Number(response.headers.get('content-length'))).toBeGreaterThan(4_000_000);
    left.abort();
    await expect(response.text()).rejects.toThrow();
  });

  it('keeps /health quick and other people’s queries going during a cartesian product', async () => {
    const quiet = await slowest(50);
    const hog = hub.get('SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }');
    const during = await slowest(50);
    expect((await hub.get('ASK {}')).status).toBe(200);
    expect((await hog).status).toBe(503);
    // On a machine that is busy with something else, what it takes without the product is the measure.
    expect(during).toBeLessThan(Math.max(50, 3 * quiet));
  });

  it('gives the slot of a closed socket to the next one within a second', async () => {
    while (hub.store.status().readyReaders < 2) await new Promise((resolve) => setTimeout(resolve, 5));
    const left = new AbortController();
    const slow = 'SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }';
    const address = `/sparql?query=${encodeURIComponent(slow)}`;
    const gone = [hub.send(address, { signal: left.signal }), hub.send(address, { signal: left.signal })].map((each) =>
      each.catch(() => 'gone'),
    );
    await new Promise((resolve) => setTimeout(resolve, 100));
    const before = hub.store.status().restarts;
    const start = performance.now();
    left.abort();
    expect(await Promise.all(gone)).toEqual(['gone', 'gone']);
    while (hub.store.status().restarts < before + 2) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(performance.now() - start).toBeLessThan(1_000);
    expect((await hub.get('ASK {}')).status).toBe(200);
    expect(hub.unexpected).toEqual([]);
  });
});
