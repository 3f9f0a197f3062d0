// Requests that no decent client sends: bent addresses, sly headers, odd methods, words that name prototypes.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testHub, type TestHub } from '../hub.ts';
import { raw, request } from './raw.ts';

let hub: TestHub;
let editor: Record<string, string>;
const skos = 'http://www.w3.org/2004/02/skos/core#';
const concept = (label: string): string => `<> a <${skos}Concept> ; <${skos}prefLabel> ${JSON.stringify(label)}@nl .`;

beforeAll(async () => {
  hub = await testHub();
  editor = hub.as('editor');
  await hub.put('/doc/concept/molen', concept('molen'), { ...editor, 'if-none-match': '*' });
});
afterAll(() => hub.close());

describe('an address', () => {
  it.each([
    ['/%', 400],
    ['/%zz', 400],
    ['/doc/concept/%ff', 400],
    ['/doc/concept/%c0%ae', 400],
    ['/ldes/%', 400],
    ['/reconcile/nl/%', 400],
    ['/assets/%E0%A4%A', 400],
    ['/doc/concept/%00', 404],
    ['/doc/concept/molen%00.ttl', 404],
    ['/doc/concept/..%2f..%2f..%2fetc%2fpasswd', 404],
    ['/doc/../../../etc/passwd', 404],
    ['/assets/../../../etc/passwd', 404],
    ['/assets/..%2f..%2fpackage.json', 404],
    ['/assets/..%5c..%5cpackage.json', 404],
    ['/ldes/..%2f..%2flog.sqlite', 404],
    ['/ldes/terms/..%2f0/0', 404],
    ['/ldes/terms/0/..%2f..%2fx', 404],
    ['/ldes/terms/1e1/0', 404],
    ['/ldes/terms/-1/0', 404],
    ['/ldes/terms/0/99999999999999999999', 404],
    ['/shapes/..%2fcore', 404],
    ['/shapes/__proto__', 404],
    ['/problems/__proto__', 404],
    ['/problems/constructor', 404],
    ['/__proto__', 404],
    ['/constructor/prototype', 404],
    ['/terms/__proto__', 404],
    ['/terms/new/constructor', 404],
    ['/doc/__proto__/__proto__', 404],
    ['/doc/concept/molen.constructor', 404],
    ['/doc/concept/molen.tostring', 404],
    ['/id/concept/molen/x', 400],
    ['/id/concept/molen/2026-13-99T99:99:99Z', 400],
    ['/doc?iri=javascript:alert(1)', 404],
    ['/doc?iri=a&iri=b', 400],
    ['//', 200],
    ['http://[::1/sparql?query=x', 404],
    ['http://evil.example/sparql?query=x', 400],
    ['//evil.example/doc', 404],
    ['///', 404],
    ['//[', 404],
    ['/\\evil.example', 404],
    ['http://evil.example/nowhere', 404],
    ['http://[::1/nowhere', 404],
  ])('%s answers %i, as a page and as a problem', async (path, status) => {
    for (const accept of ['text/html', 'application/json']) {
      const answer = await raw(hub.url, request(`GET ${path}`, [`Accept: ${accept}`]));
      expect([answer.status, path]).toEqual([status, path]);
      expect(answer.body).not.toMatch(/root:|at file:|node_modules|\/work\//);
    }
  });

  it('longer than the server takes is refused without a word of ours', async () => {
    expect([431, 0]).toContain((await raw(hub.url, request(`GET /${'a'.repeat(100_000)}`))).status);
    expect([431, 0]).toContain((await raw(hub.url, request('GET /', [`X: ${'a'.repeat(100_000)}`]))).status);
    expect((await raw(hub.url, request(`GET /doc/concept/${'a'.repeat(10_000)}`))).status).toBe(404);
    expect((await raw(hub.url, request(`GET /search?q=${'a%20'.repeat(3000)}`))).status).toBe(200);
  });

  it('with keys that name prototypes changes no prototype and breaks no page', async () => {
    const keys =
      '__proto__=1&__proto__[x]=1&constructor[prototype][x]=1&lang=__proto__&q[]=1&q=molen&limit=1e9&offset=-1&type=constructor&module=__proto__&museum=toString&format=json&scheme=__proto__';
    for (const path of [
      '/',
      '/search',
      '/terms',
      '/terms/concept',
      '/sparql',
      '/reconcile',
      '/doc/concept/molen',
      '/doc/concept/molen/history',
      '/signin',
      '/catalog',
      '/ldes/terms',
      '/reconcile/nl/all',
    ])
      expect((await hub.request(`${path}?${keys}`)).status, path).toBeLessThan(500);
    const batch = (text: string): Promise<Response> =>
      hub.request(`/reconcile/nl/all?queries=${encodeURIComponent(text)}`);
    expect(
      (
        await batch(
          '{"__proto__":{"query":"molen"},"constructor":{"query":"x","type":"__proto__","properties":[{"pid":"constructor","v":"x"}]}}',
        )
      ).status,
    ).toBe(200);
    const extend =
      '{"ids":["__proto__","constructor"],"properties":[{"id":"__proto__"},{"id":"constructor"},{"id":"toString"}]}';
    expect((await hub.request(`/reconcile/nl/all?extend=${encodeURIComponent(extend)}`)).status).toBeLessThan(500);
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });

  it('of the database, a key or the source is no address', async () => {
    for (const path of [
      '/log.sqlite',
      '/data/log.sqlite',
      '/access.sqlite',
      '/package.json',
      '/src/main.ts',
      '/.git/config',
      '/.env',
      '/hub.sock',
    ])
      expect((await hub.request(path)).status, path).toBe(404);
  });
});

describe('a header', () => {
  const headers = [
    'Accept: ' + 'text/html;q=0.1,'.repeat(900),
    'Accept: text/turtle;q=1e999, */*;q=-1',
    'Accept: __proto__/constructor',
    'Accept-Language: ' + 'nl;q=0.1,'.repeat(1500),
    'Accept-Language: __proto__',
    'Accept-Encoding: ' + 'gzip;q=0,'.repeat(1500),
    'Accept-Datetime: ' + '9'.repeat(10_000),
    'If-None-Match: ' + '"1",'.repeat(3000),
    'If-None-Match: W/"' + '"'.repeat(10_000),
    'Cookie: ' + 'a=b;'.repeat(3000),
    'Cookie: vijver_session=%00%ff; lang=__proto__; __proto__=1',
    'Cookie: vijver_session=' + 'x'.repeat(10_000),
    'Range: bytes=0-0,1-1,2-2',
    'X-Forwarded-Host: evil.example',
    'X-Original-URL: /account',
    'X-HTTP-Method-Override: DELETE',
    'Access-Control-Request-Headers: ' + 'x,'.repeat(5000),
  ];
  it.each(headers)('%.60s breaks nothing', async (header) => {
    for (const path of ['/doc/concept/molen', '/', '/ldes/terms', '/sparql', '/search?q=molen']) {
      const { status, head } = await raw(hub.url, request(`GET ${path}`, [header]));
      expect([path, status < 500 && status >= 200]).toEqual([path, true]);
      expect(head).not.toContain('evil.example');
    }
  });

  it('that is doubled, folded or split cannot smuggle a second request', async () => {
    const smuggled = 'GET /account HTTP/1.1\r\nHost: x\r\n\r\n';
    for (const extra of [
      ['Content-Length: 5', 'Transfer-Encoding: chunked'],
      ['Content-Length: 5', 'Content-Length: 6'],
      ['Transfer-Encoding: xchunked'],
      ['X: a\n b'],
      ['X : a'],
    ]) {
      const { status, body } = await raw(hub.url, request('POST /sparql', extra, `0\r\n\r\n${smuggled}`));
      expect(status, extra.join()).toBeGreaterThanOrEqual(400);
      expect(body).not.toContain('HTTP/1.1 303');
    }
  });

  it('named Host never turns up in an answer', async () => {
    for (const host of ['evil.example', 'evil.example:80@x', '"><script>', '']) {
      for (const line of [
        'GET /',
        'GET /id/concept/molen',
        'GET /ldes/terms',
        'GET /catalog.ttl',
        'GET /account',
        'GET /ldes/terms?x=1',
        'GET /sitemap.xml',
        'GET /reconcile/nl/all',
      ]) {
        const answer = await raw(
          hub.url,
          `${line} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\nAccept: text/html,*/*\r\n\r\n`,
        );
        expect(`${answer.head}${answer.body}`, line).not.toMatch(/evil\.example|<script>/);
      }
    }
  });

  it.each(['Slug', 'X-Change-Note'])('%s cannot carry another header or markup', async (name) => {
    const body = concept(`iets ${name}`);
    const headers = [
      'Content-Type: text/turtle',
      `Authorization: ${editor['authorization']}`,
      `Content-Length: ${Buffer.byteLength(body)}`,
    ];
    for (const value of [
      'a\rSet-Cookie: x=1',
      '../../etc/passwd',
      '%0d%0aSet-Cookie:%20x=1',
      '<img src=x onerror=alert(1)>',
      '\xff\xfe',
      'é'.repeat(500),
      ' ',
      '__proto__',
    ]) {
      const { status, head } = await raw(hub.url, request('POST /terms', [...headers, `${name}: ${value}`], body));
      expect([201, 400]).toContain(status);
      expect(head).not.toMatch(/\nset-cookie|<img|\.\.\//i);
    }
  });

  it('can name a thing in any script', async () => {
    for (const ref of ['é', '漢字', 'Ωμέγα', 'a~b', 'ﬁ', '१२', 'x'.repeat(200)]) {
      const path = `/doc/concept/${encodeURIComponent(ref)}`;
      const made = await hub.put(path, concept(`naam ${ref}`), { ...editor, 'if-none-match': '*' });
      expect([ref, made.status]).toEqual([ref, 201]);
      for (const accept of ['text/turtle', 'text/html', 'application/ld+json'])
        expect((await hub.get(path, accept)).status).toBe(200);
      expect((await hub.get(path.replace('/doc/', '/id/'))).status).toBe(303);
      const [version] = (await (await hub.get(`${path}/history`, 'application/json')).json()) as { at: string }[];
      expect((await hub.get(`${path.replace('/doc/', '/id/')}/${version?.at}`)).status).toBe(200);
      expect((await hub.get(path, 'text/turtle', { 'accept-datetime': 'Tue, 20 Oct 2099 12:00:00 GMT' })).status).toBe(
        302,
      );
      expect((await hub.get(`${path}/timemap`, '*/*')).status).toBe(200);
    }
    const foreign = await hub.request('/terms', {
      method: 'POST',
      body: concept('vreemd').replace('<>', '<http://example.org/漢字#é>'),
      headers: { 'content-type': 'text/turtle', ...editor },
    });
    expect(foreign.status).toBe(201);
    for (const ref of ['a/b', 'a b', '<b>', 'a?b', '..', '.', 'a#b', '\u202e', '😀', 'x'.repeat(201)])
      expect(
        (await hub.put(`/doc/concept/${encodeURIComponent(ref)}`, concept('x'), { ...editor, 'if-none-match': '*' }))
          .status,
        ref,
      ).toBeGreaterThanOrEqual(400);
  });
});

describe('a method', () => {
  it('that nobody offers is refused, and HEAD tells what GET tells without its body', async () => {
    for (const method of ['TRACE', 'PURGE', 'PROPFIND', 'LINK', 'SEARCH'])
      for (const path of [
        '/',
        '/doc/concept/molen',
        '/id/concept/molen',
        '/sparql',
        '/ldes/terms',
        '/reconcile/nl/all',
      ]) {
        const { status, body } = await raw(hub.url, request(`${method} ${path}`, ['X-Secret: geheim']));
        expect([404, 405], `${method} ${path}`).toContain(status);
        expect(body).not.toContain('geheim');
      }
    expect((await raw(hub.url, request('FOO /'))).status).toBe(400);
    for (const path of [
      '/',
      '/doc/concept/molen.ttl',
      '/ldes/terms',
      '/sparql?query=ASK%7B%7D',
      '/search?q=molen',
      '/health',
      '/catalog.ttl',
    ]) {
      const [got, head] = [await hub.request(path), await hub.request(path, { method: 'HEAD' })];
      expect([path, head.status, await head.text()]).toEqual([path, got.status, '']);
      expect(head.headers.get('content-type')).toBe(got.headers.get('content-type'));
    }
    const options = await hub.request('/doc/concept/molen', {
      method: 'OPTIONS',
      headers: { origin: 'https://x.example', 'access-control-request-headers': 'authorization' },
    });
    expect([options.status, options.headers.get('access-control-allow-credentials')]).toEqual([204, null]);
  });

  it('that writes needs a sign, on every address', async () => {
    for (const method of ['PUT', 'PATCH', 'DELETE', 'POST'])
      for (const path of [
        '/doc/concept/molen',
        '/id/concept/molen',
        '/terms',
        '/ldes/terms',
        '/doc/concept/molen/edit',
        '/doc/concept/molen/delete',
        '/terms/new/concept',
        '/graphs',
        '/catalog',
        '/doc/concept/molen/restore',
      ])
        expect(
          (
            await hub.request(path, {
              method,
              ...(method === 'DELETE' ? {} : { body: concept('x'), headers: { 'content-type': 'text/turtle' } }),
            })
          ).status,
          `${method} ${path}`,
        ).toBeGreaterThanOrEqual(400);
  });
});

it('kept the molen as it was, and met no surprise', async () => {
  expect(await (await hub.get('/doc/concept/molen')).text()).toContain('"molen"@nl');
  expect(readFileSync(join(hub.dataDir, 'base-iri.txt'), 'utf8')).toBe('http://hub.test\n');
  expect(hub.reported.map(({ error, where }) => `${where}: ${(error as Error).stack}`)).toEqual([]);
});
