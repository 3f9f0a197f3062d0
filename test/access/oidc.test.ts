// Signing in with an identity provider: a real one, and one that lies in every way that the specification warns of.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readClaimMap, toClaimed } from '../../src/access/oidc/claims.ts';
import { readConfig } from '../../src/config.ts';
import { testHub, type TestHub } from '../hub.ts';
import { clientId, clientSecret, forger, realIssuer, type Forger, type RealIssuer } from './issuers.ts';
import { visitor, type Visitor } from './visitor.ts';

const kbo = { msk: '0999000228', elsewhere: '0999999999' };
const people = {
  an: {
    given_name: 'An',
    family_name: 'Claes',
    vo_id: 'vo-1',
    vo_doelgroepcode: 'LB',
    vo_orgcode: kbo.msk,
    vijver_rol_3d: [`VijverRedacteur-MSK:${kbo.msk}`],
  },
  bo: {
    given_name: 'Bo',
    family_name: 'Dirix',
    vo_id: 'vo-2',
    vo_doelgroepcode: 'LB',
    vo_orgcode: kbo.msk,
    vijver_rol_3d: [],
  },
  ci: {
    given_name: 'Ci',
    family_name: 'Ek',
    vo_id: 'vo-3',
    vo_doelgroepcode: 'BUR',
    vo_orgcode: kbo.msk,
    vijver_rol_3d: [`VijverBeheerder-MSK:${kbo.msk}`],
  },
} as const;
const claims = {
  preset: 'acm-idm',
  museum: { values: { [kbo.msk]: 'msk' } },
  roles: {
    values: {
      VijverRedacteur: { role: 'editor', modules: ['terms'] },
      VijverBeheerder: { role: 'admin', museum: 'all' },
    },
  },
};

const begin = async (browser: Visitor, next = '/'): Promise<string> => {
  const answer = await browser.get(`/signin/begin?next=${encodeURIComponent(next)}`);
  return answer.headers.get('location') ?? '';
};
const back = (browser: Visitor, answer: URL): Promise<Response> => browser.get(answer.pathname + answer.search);

describe('a real issuer', () => {
  let issuer: RealIssuer;
  let hub: TestHub;
  beforeAll(async () => {
    issuer = await realIssuer(people);
    hub = await testHub({
      env: {
        VIJVER_OIDC_ISSUER: issuer.url,
        VIJVER_OIDC_CLIENT_ID: clientId,
        VIJVER_OIDC_CLIENT_SECRET: clientSecret,
        VIJVER_OIDC_SCOPES: 'openid profile vo',
        VIJVER_OIDC_CLAIMS: JSON.stringify(claims),
        VIJVER_ALLOW_HOSTS: new URL(issuer.url).host,
      },
    });
  });
  afterAll(() => Promise.all([hub.close(), issuer.close()]));

  it('lets somebody in with the museum and the role of their claims, under a number instead of a name', async () => {
    const browser = visitor(hub);
    const page = await browser.page('/signin?next=/account');
    expect(page).toContain('href="/signin/begin?next=%2Faccount"');
    const to = await begin(browser, '/account');
    expect(Object.fromEntries(new URL(to).searchParams)).toMatchObject({
      response_type: 'code',
      code_challenge_method: 'S256',
      scope: 'openid profile vo',
      redirect_uri: 'http://hub.test/signin/callback',
    });
    const answer = await back(browser, await issuer.signIn(to, 'an'));
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/account']);
    const account = hub.hub.accounts.list().find((each) => each.issuer === issuer.url);
    expect(account?.person).toMatch(/^http:\/\/hub\.test\/id\/person\/[0-9a-f-]{36}$/);
    expect(hub.hub.identities.get(account?.person ?? '')).toEqual({ name: 'An Claes', email: null });
    expect(hub.hub.accounts.actor(account?.id ?? '')).toMatchObject({
      role: 'editor',
      museum: 'msk',
      grants: [{ modules: ['terms'], source: 'claimed' }],
    });
    const shown = await browser.page('/account');
    expect(shown).toContain('An Claes');
    expect(shown).toContain('redacteur van MSK Gent in Termen');
    expect(shown).not.toContain('/account/password');
    expect((await browser.get('/account/password')).status).toBe(403);
  });

  it('knows them again, and takes away what the claims say no more; what was given here stays', async () => {
    const account = hub.hub.accounts.list().find((each) => each.issuer === issuer.url);
    const id = account?.id ?? '';
    hub.hub.accounts.grant(id, { role: 'reader' });
    hub.hub.accounts.replaceClaimed(id, [{ role: 'admin' }]);
    const browser = visitor(hub);
    await back(browser, await issuer.signIn(await begin(browser), 'an'));
    expect(hub.hub.accounts.list().filter((each) => each.issuer === issuer.url)).toHaveLength(1);
    expect(hub.hub.accounts.grants(id).map(({ role, source }) => [role, source])).toEqual([
      ['editor', 'claimed'],
      ['reader', 'given'],
    ]);
  });

  it('lets nobody in who has no role or is of another group, and says so', async () => {
    for (const login of ['bo', 'ci']) {
      const browser = visitor(hub);
      const answer = await back(browser, await issuer.signIn(await begin(browser), login));
      expect([login, answer.status, browser.session()]).toEqual([login, 403, undefined]);
      expect(await answer.text()).toContain('je hebt hier nog geen rol');
    }
  });

  it('is answered once: the same answer again, in this browser or another, opens nothing', async () => {
    const browser = visitor(hub);
    const answer = await issuer.signIn(await begin(browser), 'an');
    expect((await back(browser, answer)).status).toBe(303);
    const [again, other] = [visitor(hub), visitor(hub)];
    await begin(other);
    for (const each of [browser, again, other]) {
      const before = each.session();
      expect((await back(each, answer)).status).toBe(401);
      expect(each.session()).toBe(before);
    }
  });

  it('gives no session to a browser that did not ask: nobody is signed in as somebody else', async () => {
    const [attacker, victim] = [visitor(hub), visitor(hub)];
    const answer = await issuer.signIn(await begin(attacker), 'an');
    expect((await back(victim, answer)).status).toBe(401);
    expect(victim.session()).toBeUndefined();
  });

  it('can change its key, and people go on signing in', async () => {
    issuer.changeKey();
    const browser = visitor(hub);
    expect((await back(browser, await issuer.signIn(await begin(browser), 'an'))).status).toBe(303);
  });

  it.each([
    '//evil.example',
    'https://evil.example/',
    '/\\evil.example',
    'javascript:alert(1)',
    '/\t/evil.example',
    '/%0d%0aset-cookie:x=y',
  ])('leads to no other site afterwards: %j', async (next) => {
    const browser = visitor(hub);
    const answer = await back(browser, await issuer.signIn(await begin(browser, next), 'an'));
    const there = new URL(answer.headers.get('location') ?? '', 'http://hub.test/');
    expect([answer.status, there.origin, browser.jar.has('x')]).toEqual([303, 'http://hub.test', false]);
  });

  it('keeps its questions from scripts and for ten minutes', async () => {
    const answer = await visitor(hub).get('/signin/begin');
    expect(answer.headers.getSetCookie()[0]).toMatch(
      /^vijver_signin=o_[\w-]{43}; Max-Age=600; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/,
    );
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  it('nothing went wrong but what was refused', () =>
    expect(hub.reported.filter(({ where }) => where !== 'an answer of the identity provider')).toEqual([]));
});

describe('an issuer that lies', () => {
  let issuer: Forger;
  let hub: TestHub;
  let nonce = '';
  beforeAll(async () => {
    issuer = await forger(() => nonce);
    const env = {
      VIJVER_OIDC_ISSUER: issuer.url,
      VIJVER_OIDC_CLIENT_ID: clientId,
      VIJVER_OIDC_CLIENT_SECRET: clientSecret,
      VIJVER_ALLOW_HOSTS: '127.0.0.1',
    };
    hub = await testHub({ env });
  });
  afterAll(() => Promise.all([hub.close(), issuer.close()]));
  beforeEach(() => Object.assign(issuer, { claims: {}, wrongKey: false, alg: 'RS256' }));

  /** Goes there and comes back. @param change what the answer says instead */
  async function come(
    change: (answer: URLSearchParams) => void = () => undefined,
  ): Promise<{ status: number; browser: Visitor }> {
    const browser = visitor(hub);
    const to = new URL(await begin(browser));
    nonce = to.searchParams.get('nonce') ?? '';
    const answer = new URLSearchParams({ code: 'c1', state: to.searchParams.get('state') ?? '' });
    change(answer);
    const response = await browser.get(`/signin/callback?${answer}`);
    return { status: response.status, browser };
  }

  it('is believed when it does not lie', async () => {
    const { status, browser } = await come();
    expect([status, browser.session() !== undefined]).toEqual([303, true]);
    expect(issuer.verifiers.at(-1)).toMatch(/^[\w-]{43,}$/);
  });

  const now = Math.floor(Date.now() / 1000);
  const lies: readonly (readonly [string, Record<string, unknown>])[] = [
    ['for another client', { aud: 'somebody-else' }],
    ['for several clients, by another', { aud: [clientId, 'other'], azp: 'other' }],
    ['of another issuer', { iss: 'https://evil.example' }],
    ['with another nonce', { nonce: 'another' }],
    ['without a nonce', { nonce: undefined }],
    ['that expired', { exp: now - 3600, iat: now - 7200 }],
    ['without an end', { exp: undefined }],
    ['of the future', { nbf: now + 3600 }],
    ['without a subject', { sub: undefined }],
    ['with a list as subject', { sub: ['u1'] }],
  ];
  it.each(lies)('opens nothing with a token %s', async (_, claims) => {
    issuer.claims = claims;
    const { status, browser } = await come();
    expect([status, browser.session()]).toEqual([401, undefined]);
  });

  it.each([
    ['signed with a key that it does not publish', { wrongKey: true }],
    ['signed with nothing', { alg: 'none' }],
    ['signed with another algorithm', { alg: 'HS256' }],
  ])('opens nothing with a token %s', async (_, how) => {
    Object.assign(issuer, how);
    const { status, browser } = await come();
    expect([status, browser.session()]).toEqual([401, undefined]);
  });

  it.each([
    ['another state', (answer: URLSearchParams) => answer.set('state', 'x')],
    ['no state', (answer: URLSearchParams) => answer.delete('state')],
    ['two states', (answer: URLSearchParams) => answer.append('state', 'x')],
    ['no code', (answer: URLSearchParams) => answer.delete('code')],
    ['the name of another issuer (mix-up)', (answer: URLSearchParams) => answer.set('iss', 'https://evil.example')],
    ['an error', (answer: URLSearchParams) => (answer.delete('code'), answer.set('error', 'access_denied'))],
    [
      'an error that is a script',
      (answer: URLSearchParams) => (answer.delete('code'), answer.set('error', '<script>alert(1)</script>')),
    ],
  ])('opens nothing with an answer that has %s', async (_, change) => {
    const asked = issuer.codes.length;
    const { status, browser } = await come(change);
    expect([status, browser.session(), issuer.codes.length]).toEqual([401, undefined, asked]);
  });

  it('does not fill the log with what it says of people', () => {
    const told = JSON.stringify(hub.reported, (_, value: unknown) =>
      value instanceof Error ? { stack: value.stack, cause: value.cause, ...value } : value,
    );
    expect(hub.reported.length).toBeGreaterThan(5);
    expect(told).not.toMatch(/Vervalser|u1"/);
  });
});

describe('an issuer that cannot be had', () => {
  it('is told as such, and the other ways in still work', async () => {
    const hub = await testHub({ env: { VIJVER_OIDC_ISSUER: 'https://127.0.0.1:9', VIJVER_OIDC_CLIENT_ID: 'x' } });
    const answer = await visitor(hub).get('/signin/begin');
    expect([answer.status, await answer.text()]).toEqual([503, expect.stringContaining('Aanmelden lukt nu niet')]);
    expect(String(hub.reported[0]?.error)).toBeTruthy();
    expect((await visitor(hub).post('/signin', [['token', hub.token('reader')]])).status).toBe(303);
    await hub.close();
  });

  it('on a private network is not asked unless its host was allowed', async () => {
    const env = (more: object) => ({ VIJVER_OIDC_ISSUER: 'http://127.0.0.1:9/', VIJVER_OIDC_CLIENT_ID: 'x', ...more });
    expect(() => readConfig(env({}))).toThrow(/https address/);
    expect(readConfig(env({ VIJVER_ALLOW_HOSTS: '127.0.0.1' })).oidc?.insecure).toBe(true);
  });
});

describe('claims', () => {
  const read = (map: object): string[] => {
    const complaints: string[] = [];
    readClaimMap(JSON.stringify(map), complaints);
    return complaints;
  };

  it('are read by a map that is right or refused, and never hold a national number', () => {
    expect(read(claims)).toEqual([]);
    expect(read({ preset: 'x' })).toHaveLength(1);
    expect(read({ alias: 'rrn' }).join()).toContain('never asked for');
    expect(read({ roles: { claim: 'r', values: { x: { role: 'king' } } } }).join()).toContain('role must be one of');
    expect(read({ museum: { claim: 'm', values: { 1: 'louvre' } } }).join()).toContain('museum must be one of');
    expect(read({ colour: 'red' })).toHaveLength(1);
    const env = {
      VIJVER_OIDC_ISSUER: 'https://x.example',
      VIJVER_OIDC_CLIENT_ID: 'x',
      VIJVER_OIDC_SCOPES: 'openid rrn',
    };
    expect(() => readConfig(env)).toThrow(/national number/);
  });

  it('give no role by the name of something that every object has, and none at a museum that is not ours', () => {
    const map = readClaimMap(JSON.stringify(claims), []);
    const of = (more: object) => toClaimed(map, { vo_doelgroepcode: 'LB', vo_orgcode: kbo.msk, ...more }).grants;
    expect(of({ vijver_rol_3d: ['constructor', '__proto__', `toString-x:${kbo.msk}`, 5, null, {}] })).toEqual([]);
    expect(of({ vijver_rol_3d: `VijverRedacteur-X:${kbo.elsewhere}` })).toEqual([]);
    expect(of({ vijver_rol_3d: `VijverRedacteur-X:${kbo.msk}`, vo_orgcode: kbo.elsewhere })).toMatchObject([
      { role: 'editor', museum: 'msk' },
    ]);
  });
});
