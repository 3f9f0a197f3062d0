// The door /ldes over HTTP: what is cached for how long, in which forms, what is refused and how.
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPond, fill, type Pond } from './pond.ts';
import { forms } from '../../src/ldes/forms.ts';
import { Parser } from 'n3';
import { iri } from '../../src/rdf/ns.ts';

const base = 'http://hub.test';

describe('the door of the event streams', () => {
  let pond: Pond;
  beforeAll(async () => {
    pond = await createPond({ base });
    await fill(pond, 600);
  });
  afterAll(async () => {
    expect(pond.reported).toEqual([]);
    await pond.close();
  });

  it('keeps a closed page for a year and says that it will never change', async () => {
    const response = await pond.get('/ldes/terms/0/0');
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(response.headers.get('content-type')).toBe('application/n-quads; profile="https://w3id.org/tree/profile"');
    expect(response.headers.get('vary')).toMatch(/Accept\b/);
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    expect(await response.text()).toContain(`<${base}/ldes/terms/0/0> <${iri('ldes', 'immutable')}> "true"`);
  });

  it.each(['/ldes/terms', '/ldes/terms/0/2'])('keeps %s as long as a follower may wait', async (path) => {
    const response = await pond.get(path);
    expect(response.headers.get('cache-control')).toBe('public, max-age=10');
    const text = await response.text();
    expect(text).not.toContain('immutable');
    expect(text).toContain(`<${iri('ldes', 'pollingInterval')}> "10"`);
  });

  it('says 304 to whoever has the page, and a new ETag when the open page grew', async () => {
    for (const path of ['/ldes/terms', '/ldes/terms/0/0', '/ldes/terms/0/2']) {
      const etag = (await pond.get(path)).headers.get('etag') ?? '';
      expect(etag).toMatch(/^"[^"]+"$/);
      const again = await pond.get(path, 'application/n-quads', { 'if-none-match': `"other", W/${etag}` });
      expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', etag]);
    }
    const open = '/ldes/terms/0/2';
    const before = (await pond.get(open)).headers.get('etag');
    await fill(pond, 650);
    const after = await pond.get(open, 'application/n-quads', { 'if-none-match': before ?? '' });
    expect(after.status).toBe(200);
    expect(after.headers.get('etag')).not.toBe(before);
  });

  it('gives every form and every packing an ETag of its own', async () => {
    const tags = new Set<string | null>();
    for (const { mediaType } of forms)
      for (const encoding of ['identity', 'gzip', 'br'])
        tags.add((await pond.get('/ldes/terms/0/0', mediaType, { 'accept-encoding': encoding })).headers.get('etag'));
    expect(tags.size).toBe(15);
  });

  it('packs what the client can unpack, and says the same in it', async () => {
    const texts = await Promise.all(
      ['identity', 'gzip;q=0.5', 'br, gzip', 'br;q=0'].map(async (encoding) => {
        const response = await pond.get('/ldes/terms/0/0', 'text/turtle', { 'accept-encoding': encoding });
        return [response.headers.get('content-encoding'), await response.text()] as const;
      }),
    );
    expect(texts.map(([encoding]) => encoding)).toEqual([null, 'gzip', 'br', null]);
    expect(new Set(texts.map(([, text]) => text)).size).toBe(1);
  });

  it.each([
    [undefined, 'application/trig'],
    ['*/*', 'application/trig'],
    ['application/ld+json', 'application/ld+json'],
    ['text/turtle;q=0.5, application/n-triples', 'application/n-triples'],
    ['text/html;q=0.5, */*;q=0.1, text/turtle;q=0.5', 'text/turtle'],
  ])('answers Accept: %s with %s', async (accept, type) => {
    const headers = await rawHeaders(`${pond.url}/ldes/terms`, accept === undefined ? {} : { accept });
    expect(headers['content-type']).toMatch(new RegExp(`^${type.replace('+', '\\+')}`));
  });

  it('shows a browser what is in a stream, and in each of its pages, at the same addresses', async () => {
    const browser = 'text/html,application/xhtml+xml,*/*;q=0.8';
    const stream = await pond.get('/ldes/terms', browser);
    expect(stream.status).toBe(200);
    expect(stream.headers.get('content-type')).toContain('text/html');
    expect(stream.headers.get('vary')).toMatch(/Accept/i);
    expect(await stream.text()).toMatch(/href="\/ldes\/terms\/0\/0"/);
    const leaf = await (await pond.get('/ldes/terms/0/0', browser)).text();
    expect(leaf).toMatch(/<li class="when">/);
    expect(await (await pond.get('/ldes/terms?lang=en', browser)).text()).toContain('<html lang="en">');
    expect((await pond.get('/ldes/terms?lang=en', 'text/turtle')).status).toBe(301);
  });

  it('makes a page once, however many ask for it at the same time', async () => {
    const all = await Promise.all(Array.from({ length: 40 }, () => pond.get('/ldes/terms/0/1', 'text/turtle')));
    expect(new Set(all.map(({ status, headers }) => `${status} ${headers.get('etag')}`)).size).toBe(1);
  });

  it('answers HEAD with the same head', async () => {
    const [get, head] = await Promise.all(
      ['GET', 'HEAD'].map((method) =>
        fetch(`${pond.url}/ldes/terms/0/0`, { method, headers: { 'accept-encoding': 'identity' } }),
      ),
    );
    for (const name of ['etag', 'content-length', 'content-type', 'cache-control'])
      expect(head?.headers.get(name)).toBe(get?.headers.get(name));
    expect(await head?.text()).toBe('');
  });

  it.each([
    ['/ldes/nobody', 404, 'not-found'],
    ['/ldes/terms/0/99', 404, 'not-found'],
    ['/ldes/terms/1/0', 404, 'not-found'],
    ['/ldes/terms/0', 404, 'not-found'],
    ['/ldes/terms/0/0/0', 404, 'not-found'],
    ['/ldes/terms/0/-1', 404, 'not-found'],
    ['/ldes/terms/x/y', 404, 'not-found'],
    ['/ldes/..%2f..%2fetc/0/0', 404, 'not-found'],
  ])('has nothing at %s', async (path, status, type) => {
    const response = await pond.get(path);
    expect(response.status).toBe(status);
    expect(((await response.json()) as { type: string }).type).toBe(`/problems/${type}`);
  });

  it.each([
    '/ldes/terms/',
    '/ldes/terms/0/00',
    '/ldes/terms/00/0',
    '/ldes/terms/0/0/',
    '/ldes/%74erms/0/0',
    '/ldes/terms/0/0?x=1',
  ])('sends %s to the one address of the page', async (path) => {
    const response = await pond.get(path);
    expect(response.status).toBe(301);
    expect(response.headers.get('location')).toBe(path === '/ldes/terms/' ? '/ldes/terms' : '/ldes/terms/0/0');
  });

  it('refuses to be written to and to speak other languages', async () => {
    const put = await fetch(`${pond.url}/ldes/terms/0/0`, { method: 'PUT', body: '' });
    expect(put.status).toBe(405);
    expect(((await put.json()) as { allow: string }).allow).toBe('GET, HEAD, OPTIONS');
    expect((await pond.get('/ldes/terms', 'image/png')).status).toBe(406);
  });

  it('lists every stream with its view, for people and for machines', async () => {
    const quads = new Parser({ baseIRI: base }).parse(await (await pond.get('/ldes', 'text/turtle')).text());
    const views = quads
      .filter((q) => q.predicate.value === iri('tree', 'view'))
      .map((q) => q.object.value.slice(base.length + 6));
    expect(views.toSorted()).toEqual(['planning', 'scheme-materials', 'scheme-objects', 'terms', 'training', 'wiki']);
    const page = await (await pond.get('/ldes', 'text/html', { 'accept-language': 'en' })).text();
    expect(page).toContain('<html lang="en">');
    for (const view of views) expect(page).toContain(`href="/ldes/${view}"`);
  });

  it('has an empty stream for a module without members', async () => {
    const text = await (await pond.get('/ldes/planning')).text();
    expect(text).toContain(`<${base}/ldes/planning#stream> <${iri('tree', 'view')}> <${base}/ldes/planning>`);
    expect(text).not.toContain(iri('tree', 'relation'));
  });

  it('has exactly one view on every page and a shape where all members are of one module', async () => {
    for (const path of ['/ldes/terms', '/ldes/terms/0/0', '/ldes/scheme-objects']) {
      const text = await (await pond.get(path)).text();
      expect(text.match(/tree#view>/g)).toHaveLength(1);
      expect(text).toContain(`<${iri('tree', 'shape')}> <${base}/shapes/terms>`);
    }
  });
});

const rawHeaders = (url: string, headers: Record<string, string>): Promise<IncomingHttpHeaders> =>
  new Promise((resolve, reject) => {
    httpRequest(url, { headers }, (response) => {
      response.resume();
      resolve(response.headers);
    })
      .once('error', reject)
      .end();
  });
