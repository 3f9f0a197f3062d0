// What another site can make a signed-in browser do, and what a shared cache could keep: nothing.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testHub, type TestHub } from '../hub.ts';

let hub: TestHub;
let cookie: string;
let setCookie: string;
const skos = 'http://www.w3.org/2004/02/skos/core#';
const form = { 'content-type': 'application/x-www-form-urlencoded' };

const signIn = (fields: Record<string, string>, headers: Record<string, string> = {}): Promise<Response> =>
  hub.request('/signin', { method: 'POST', body: new URLSearchParams(fields), headers: { ...form, ...headers } });

beforeAll(async () => {
  hub = await testHub({ base: 'https://hub.test' });
  await hub.put('/doc/concept/molen', `<> a <${skos}Concept> ; <${skos}prefLabel> "molen"@nl .`, {
    ...hub.as('admin'),
    'if-none-match': '*',
  });
  const response = await signIn({ token: hub.token('editor') });
  setCookie = response.headers.get('set-cookie') ?? '';
  cookie = setCookie.split(';')[0] ?? '';
});
afterAll(() => hub.close());

describe('a form that another site fills in', () => {
  const targets = [
    '/terms/new/concept',
    '/doc/concept/molen/edit',
    '/doc/concept/molen/delete',
    '/doc/concept/molen/restore',
    '/signout',
  ];
  it.each(targets)('changes nothing at %s', async (path) => {
    const { seq } = await hub.hub.log.last();
    for (const headers of [
      {},
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
    ]) {
      const body = new URLSearchParams({ _csrf: 'x'.repeat(43), _seq: '1', version: '1', prefLabel: 'x' });
      for (const sent of [
        body,
        new URLSearchParams({ _seq: '1' }),
        new URLSearchParams([
          ['_csrf', 'a'],
          ['_csrf', 'b'],
        ]),
      ])
        expect(
          (await hub.request(path, { method: 'POST', body: sent, headers: { ...form, cookie, ...headers } })).status,
        ).toBe(403);
    }
    expect((await hub.hub.log.last()).seq).toBe(seq);
  });

  it('changes nothing where programs write either: no form can send what is read there', async () => {
    for (const type of ['text/plain', 'multipart/form-data; boundary=x', 'application/x-www-form-urlencoded', ''])
      for (const path of ['/terms', '/sparql']) {
        const response = await hub.request(path, {
          method: 'POST',
          body: `<> a <${skos}Concept> ; <${skos}prefLabel> "x"@nl .`,
          headers: { cookie, 'content-type': type },
        });
        expect([path, type, response.status >= 400]).toEqual([path, type, true]);
      }
  });

  it('signs nobody in from another site', async () => {
    const token = hub.token('editor');
    expect((await signIn({ token }, { origin: 'https://evil.example' })).status).toBe(403);
    expect((await signIn({ token }, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  });
});

describe('signing in', () => {
  it('sets a cookie that scripts cannot read, that other sites cannot send, and that needs https', () => {
    expect(setCookie).toMatch(/; HttpOnly/);
    expect(setCookie).toMatch(/; Secure/);
    expect(setCookie).toMatch(/; SameSite=Lax/);
    expect(setCookie).toMatch(/; Path=\//);
    expect(setCookie).not.toMatch(/Domain/i);
  });

  const elsewhere = [
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    '\\\\evil.example',
    '/%0d%0aSet-Cookie:x',
    'javascript:alert(1)',
    '/\tevil.example',
    '/\n/evil.example',
    ' //evil.example',
    '/ /evil.example',
    '///evil.example',
    'evil',
    '/.//evil.example',
    '/..//evil.example',
    '/./\\evil.example',
  ];
  it.each(elsewhere)('never leads to another site: %j', async (next) => {
    const response = await signIn({ token: hub.token('reader'), next });
    expect(response.status).toBe(303);
    const there = new URL(response.headers.get('location') ?? '', 'https://hub.test/signin');
    expect(there.origin).toBe('https://hub.test');
    const page = await (await hub.request(`/signin?next=${encodeURIComponent(next)}`)).text();
    expect(page).not.toMatch(/value="(?:https?:|javascript:|\/\/|\/\\)/);
  });

  it('by a link works once, by a button', async () => {
    const code = hub.hub.sessions.invite('admin');
    expect((await hub.request(`/signin?code=${code}`)).headers.get('set-cookie')).toBeNull();
    expect((await signIn({ code })).status).toBe(303);
    expect((await signIn({ code })).status).toBe(401);
    expect((await signIn({ code: 'i_x' })).status).toBe(401);
  });

  it('opens nothing with a token that is none', async () => {
    for (const token of ['', 'x', '__proto__', "' or 1=1 --", '\u0000', 'é'.repeat(10_000)]) {
      const response = await signIn({ token });
      expect([token.slice(0, 20), response.status, response.headers.get('set-cookie')]).toEqual([
        token.slice(0, 20),
        401,
        null,
      ]);
    }
    expect((await hub.get('/', 'text/html', { authorization: 'Bearer x' })).status).toBe(401);
    expect((await hub.get('/', 'text/html', { authorization: 'Basic eDp5' })).status).toBe(401);
    expect((await hub.get('/account', 'text/html', { cookie: 'vijver_session=s_x' })).status).toBe(303);
  });

  it('out ends the session everywhere', async () => {
    const own = ((await signIn({ token: hub.token('editor') })).headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    const page = await (await hub.get('/account', 'text/html', { cookie: own })).text();
    const [, csrf = ''] = /name="_csrf" value="([^"]+)"/.exec(page) ?? [];
    const out = await hub.request('/signout', {
      method: 'POST',
      body: new URLSearchParams({ _csrf: csrf }),
      headers: { ...form, cookie: own },
    });
    expect(out.status).toBe(303);
    expect((await hub.get('/account', 'text/html', { cookie: own })).status).toBe(303);
  });
});

describe('what a shared cache could keep', () => {
  const addresses = [
    '/',
    '/terms',
    '/terms/concept',
    '/doc/concept/molen',
    '/doc/concept/molen.ttl',
    '/doc/concept/molen/history',
    '/doc/concept/molen/timemap',
    '/doc/concept/molen/edit',
    '/search?q=molen',
    '/search?q=molen&format=json',
    '/sparql',
    '/sparql?query=ASK%7B%7D',
    '/reconcile',
    '/reconcile/nl/all',
    '/reconcile/nl/all/suggest/entity?prefix=mo',
    '/reconcile/nl/all/preview?id=x',
    '/account',
    '/data',
    '/problems',
    '/nowhere',
    '/id/concept/molen',
    '/doc?iri=https%3A%2F%2Fhub.test%2Fid%2Fconcept%2Fmolen',
    '/id/concept/molen/2099-01-01T00:00:00Z',
    '/catalog',
    '/design',
  ];
  const kept = async (response: Response) => {
    const header = (name: string): string => (response.headers.get(name) ?? '').toLowerCase();
    const control = header('cache-control');
    return {
      text: `${response.status} ${header('location')} ${await response.text()}`,
      control,
      vary: header('vary'),
      mayBeKept: !control.includes('no-store') && response.status !== 303,
    };
  };
  const who = () => [{ cookie }, hub.as('editor')];
  it.each(addresses)('holds nothing of a signed-in answer: %s', async (path) => {
    for (const headers of who()) {
      for (const accept of ['text/html', 'text/turtle, application/json;q=0.5']) {
        const told = await kept(await hub.get(path, accept, headers));
        const plain = await kept(await hub.get(path, accept));
        if (told.text === plain.text) continue;
        expect([path, accept, told.control]).toEqual([
          path,
          accept,
          expect.stringMatching(/private|no-store|no-cache/),
        ]);
        expect([path, accept, told.control]).toEqual([path, accept, expect.not.stringMatching(/public/)]);
        expect([path, accept, told.vary]).toEqual([path, accept, expect.stringMatching(/cookie/)]);
        // A stranger's answer that may be kept must not be given to who is signed in, either.
        if (plain.mayBeKept) expect(plain.vary, `${path} signed out`).toMatch(/cookie/);
      }
    }
  });

  it('comes with headers that keep it from being framed, guessed or run', async () => {
    for (const path of [
      '/',
      '/doc/concept/molen',
      '/search?q=molen',
      '/nowhere',
      '/doc/concept/molen.ttl',
      '/doc/concept/molen.jsonld',
      '/ldes/terms',
      '/sparql',
    ]) {
      const { headers } = await hub.get(path, 'text/html');
      expect(headers.get('x-content-type-options'), path).toBe('nosniff');
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy, path).toMatch(/default-src 'none'/);
      expect(policy, path).not.toMatch(/unsafe|\*/);
      expect(headers.get('strict-transport-security'), path).toMatch(/max-age/);
      expect(headers.get('x-powered-by'), path).toBeNull();
      expect(headers.get('access-control-allow-credentials'), path).toBeNull();
    }
  });
});

it('met no surprise', () => {
  expect(hub.reported.map(({ error, where }) => `${where}: ${(error as Error).stack}`)).toEqual([]);
});
