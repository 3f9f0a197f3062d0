// Accounts and sessions through the real doors: coming in, staying in, being put out. Every attack here is one that somebody tried once.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testHub, type TestHub } from '../hub.ts';
import { formIn } from '../web/session.ts';
import { inside, passwordOf, person, signInAs, visitor } from './visitor.ts';

let hub: TestHub;
let secure: TestHub;
beforeAll(async () => {
  [hub, secure] = [await testHub(), await testHub({ base: 'https://hub.test' })];
});
afterAll(() => Promise.all([hub.close(), secure.close()]));

const roleOf = async (browser: ReturnType<typeof visitor>): Promise<string | undefined> => {
  const page = await (await browser.get('/')).text();
  return /aangemeld als ([^:]+):/.exec(page)?.[1];
};

describe('the first administrator', () => {
  it('comes in by the link, chooses a name and a password, and comes in again with them', async () => {
    const fresh = await testHub();
    const browser = visitor(fresh);
    expect(fresh.hub.sessions.isNew()).toBe(true);
    const link = `/signin?code=${fresh.hub.sessions.invite()}`;
    const answer = await browser.submit(link, '/signin', {});
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/account/password']);
    const chosen = await browser.submit('/account/password', '/account/password', {
      login: 'Bea',
      password: passwordOf('bea'),
    });
    expect([chosen.status, chosen.headers.get('location'), fresh.hub.sessions.isNew()]).toEqual([
      303,
      '/account',
      false,
    ]);
    const again = visitor(fresh);
    expect((await signInAs(again, 'bea')).status).toBe(303);
    expect(await roleOf(again)).toBe('beheerder');
    expect((await visitor(fresh).submit(link, '/signin', {})).status).toBe(401);
    await fresh.close();
  });
});

describe('a password', () => {
  it('stands nowhere on disk', async () => {
    await person(hub, 'stil', [{ role: 'reader' }]);
    const bytes = readdirSync(hub.dataDir)
      .filter((name) => /sqlite/.test(name))
      .map((name) => readFileSync(join(hub.dataDir, name)));
    expect(bytes.some((each) => each.includes(passwordOf('stil')))).toBe(false);
    expect(bytes.some((each) => each.includes('scrypt$32768$8$3$'))).toBe(true);
  });

  it('that is wrong is answered like an account that is not there, and with what was typed', async () => {
    await person(hub, 'echt', [{ role: 'reader' }]);
    const answers = await Promise.all(
      ['echt', 'onecht'].map((login) => signInAs(visitor(hub), login, 'een heel ander wachtwoord')),
    );
    const [a = '', b = ''] = await Promise.all(answers.map((answer) => answer.text()));
    expect(answers.map(({ status }) => status)).toEqual([401, 401]);
    expect(a).toContain('horen niet bij elkaar');
    expect(a.replaceAll('onecht', 'echt')).toBe(b.replaceAll('onecht', 'echt'));
    expect(a).not.toContain('een heel ander wachtwoord');
  });

  it.each([
    ['kort', 'te kort'],
    ['aaaaaaaaaaaaaaaaaaaa', 'raadt iemand zo'],
    ['wachtwoord123456', 'raadt iemand zo'],
    ['ik ben keuze en niemand anders', 'Je aanmeldnaam staat erin'],
    ['x'.repeat(201), 'te lang'],
  ])('that is weak is refused with the reason: %s', async (password, reason) => {
    const account = hub.hub.accounts.byLogin('keuze') ?? hub.hub.accounts.create('keuze', [{ role: 'reader' }]);
    const browser = visitor(hub);
    await browser.submit(`/signin?code=${hub.hub.links.make(account.id)}`, '/signin', {});
    const answer = await browser.submit('/account/password', '/account/password', { password });
    expect([answer.status, await answer.text()]).toEqual([422, expect.stringContaining(reason)]);
  });

  it('is changed only by who knows it, and the change ends every other session', async () => {
    const { browser } = await person(hub, 'wissel', [{ role: 'reader' }]);
    const elsewhere = visitor(hub);
    await signInAs(elsewhere, 'wissel');
    const wrong = await browser.submit('/account/password', '/account/password', {
      current: 'iets anders dan het was',
      password: 'nieuwe woorden op een rij',
    });
    expect([wrong.status, await wrong.text()]).toEqual([422, expect.stringContaining('niet het wachtwoord van nu')]);
    const before = browser.session();
    const right = await browser.submit('/account/password', '/account/password', {
      current: passwordOf('wissel'),
      password: 'nieuwe woorden op een rij',
    });
    expect(right.status).toBe(303);
    expect(browser.session()).not.toBe(before);
    expect([await roleOf(browser), await roleOf(elsewhere)]).toEqual(['lezer', undefined]);
    expect((await signInAs(visitor(hub), 'wissel')).status).toBe(401);
    expect((await signInAs(visitor(hub), 'wissel', 'nieuwe woorden op een rij')).status).toBe(303);
  });

  it('that is reset ends sessions at once, and the link works once', async () => {
    const { browser, id } = await person(hub, 'kwijt', [{ role: 'reader' }]);
    const admin = inside(hub, 'hulp', [{ role: 'admin' }]).browser;
    const page = await (await admin.submit(`/admin/people/${id}`, `/admin/people/${id}`, { do: 'reset' })).text();
    const code = /code=(i_[\w-]+)/.exec(page)?.[1] ?? '';
    expect(await roleOf(browser)).toBeUndefined();
    expect((await signInAs(visitor(hub), 'kwijt')).status).toBe(401);
    const again = visitor(hub);
    expect((await again.submit(`/signin?code=${code}`, '/signin', {})).headers.get('location')).toBe(
      '/account/password',
    );
    expect((await visitor(hub).submit(`/signin?code=${code}`, '/signin', {})).status).toBe(401);
  });
});

describe('guessing', () => {
  it('is stopped per account and per address, told when to try again, and does not hinder others', async () => {
    const guarded = await testHub({
      env: { VIJVER_LIMITS: 'account=2/1,signins=3/1', VIJVER_TRUST_PROXY: '127.0.0.1' },
    });
    const from = (address: string) => ({ 'x-forwarded-for': address });
    inside(guarded, 'doel', [{ role: 'reader' }]);
    const guess = (login: string, address: string) =>
      visitor(guarded).post('/signin', Object.entries({ login, password: 'zomaar een gok van iemand' }), from(address));
    const statuses: number[] = [];
    for (let i = 0; i < 3; i++) statuses.push((await guess('doel', `203.0.113.${i}`)).status);
    expect(statuses).toEqual([401, 401, 429]);
    const blocked = await guess('DOEL ', '198.51.100.7');
    expect([blocked.status, Number(blocked.headers.get('retry-after')) > 0]).toEqual([429, true]);
    expect(await blocked.text()).toMatch(/Probeer opnieuw over (één|\d+) seconde/);
    const one: number[] = [];
    for (let i = 0; i < 4; i++) one.push((await guess(`iemand${i}`, '203.0.113.99')).status);
    expect(one).toEqual([401, 401, 401, 429]);
    const other = async (values: Record<string, string>): Promise<number> =>
      (await visitor(guarded).post('/signin', Object.entries(values), from('203.0.113.99'))).status;
    expect([await other({ token: 'vijver_x' }), await other({ code: 'i_x' })]).toEqual([429, 429]);
    expect((await guess('iemand', '203.0.113.100')).status).toBe(401);
    await guarded.close();
  });
});

describe('a session', () => {
  it('that somebody planted is not the one that is signed in, and ends', async () => {
    const attacker = inside(hub, 'boef', [{ role: 'reader' }]).browser;
    await person(hub, 'slachtoffer', [{ role: 'editor' }]);
    const planted = attacker.session() ?? '';
    for (const value of [planted, 's_chosen-by-somebody-else']) {
      const victim = visitor(hub, { vijver_session: value });
      await victim.post('/signin', Object.entries({ login: 'slachtoffer', password: passwordOf('slachtoffer') }));
      expect(victim.session()).toMatch(/^s_[\w-]{43}$/);
      expect(victim.session()).not.toBe(value);
      expect(await roleOf(victim)).toBe('redacteur');
    }
    expect(await roleOf(attacker), 'the planted one').toBeUndefined();
  });

  it('is kept from scripts and from other sites; under https only this very host can set it', async () => {
    const cookieOf = async (of: TestHub): Promise<string> => {
      const answer = await visitor(of).post('/signin', [['token', of.token('reader')]]);
      return answer.headers.getSetCookie().find((line) => line.includes('session')) ?? '';
    };
    expect(await cookieOf(hub)).toMatch(/^vijver_session=s_[\w-]+; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/);
    expect(await cookieOf(secure)).toMatch(
      /^__Host-vijver_session=s_[\w-]+; Path=\/; Expires=[^;]+; HttpOnly; Secure; SameSite=Lax$/,
    );
    const { sessionId } = secure.hub.sessions.openWithToken(secure.token('admin'));
    expect(
      await roleOf(visitor(secure, { vijver_session: sessionId })),
      'a name that a neighbour may set',
    ).toBeUndefined();
    expect(await roleOf(visitor(secure, { '__Host-vijver_session': sessionId }))).toBe('beheerder');
  });

  it('is listed with its device, and ended by its person: one, or all others', async () => {
    const { browser } = await person(hub, 'lijst', [{ role: 'reader' }]);
    const [phone, tablet] = [visitor(hub), visitor(hub)];
    await signInAs(phone, 'lijst');
    await signInAs(tablet, 'lijst');
    const page = await browser.page('/account');
    expect(page.match(/Firefox, Linux<\/th>/g)).toHaveLength(3);
    expect(page).toContain('hier en nu');
    const ids = hub.hub.sessions.list(hub.hub.accounts.byLogin('lijst')?.id);
    const phoneId = hub.hub.sessions.find(phone.session() ?? '')?.id ?? '';
    expect(ids).toHaveLength(3);
    const csrf = formIn(page, '/account/sessions').get('_csrf') ?? '';
    expect((await browser.post('/account/sessions', Object.entries({ _csrf: csrf, id: phoneId }))).status).toBe(303);
    expect([await roleOf(phone), await roleOf(tablet)]).toEqual([undefined, 'lezer']);
    await browser.post('/account/sessions', Object.entries({ _csrf: csrf, all: 'others' }));
    expect([await roleOf(tablet), await roleOf(browser)]).toEqual([undefined, 'lezer']);
  });

  it('of somebody else is not ended by who guesses its id', async () => {
    const [mine, theirs] = [inside(hub, 'ik', [{ role: 'reader' }]), inside(hub, 'zij', [{ role: 'reader' }])];
    const id = hub.hub.sessions.list(theirs.id)[0]?.id ?? '';
    await mine.browser.submit('/account', '/account/sessions', { id });
    expect(await roleOf(theirs.browser)).toBe('lezer');
  });

  it('that is signed out is dead, also for who copied it', async () => {
    const { browser } = inside(hub, 'uit', [{ role: 'editor' }]);
    const copied = visitor(hub, { vijver_session: browser.session() ?? '' });
    expect(await roleOf(copied)).toBe('redacteur');
    expect((await browser.submit('/account', '/signout', {})).status).toBe(303);
    expect([await roleOf(copied), browser.session()]).toEqual([undefined, undefined]);
  });
});

describe('rights that change in mid-session', () => {
  it('count at the next request, and the session gets a new secret', async () => {
    const { browser, id } = inside(hub, 'groei', [{ role: 'reader' }]);
    expect((await browser.get('/terms/new/scheme')).status).toBe(403);
    const before = browser.session() ?? '';
    const grant = hub.hub.accounts.grant(id, { role: 'editor', museum: 'stam' });
    expect((await browser.get('/terms/new/scheme')).status).toBe(200);
    expect(browser.session()).not.toBe(before);
    expect(await roleOf(visitor(hub, { vijver_session: before })), 'the secret of before').toBeUndefined();
    hub.hub.accounts.withdraw(id, grant.id);
    expect((await browser.get('/terms/new/scheme')).status).toBe(403);
  });

  it('end with the account: signed out everywhere, its tokens dead, at once', async () => {
    const { browser, id } = await person(hub, 'weg', [{ role: 'editor' }]);
    const { token } = hub.hub.tokens.create({ name: 'weg', role: 'editor', owner: id });
    const ask = async (): Promise<number> =>
      (await hub.get('/', 'text/html', { authorization: `Bearer ${token}` })).status;
    expect(await ask()).toBe(200);
    const admin = inside(hub, 'sluiter', [{ role: 'admin' }]).browser;
    await admin.submit(`/admin/people/${id}`, `/admin/people/${id}`, { do: 'disable' });
    expect([await roleOf(browser), await ask()]).toEqual([undefined, 401]);
    const answer = await signInAs(visitor(hub), 'weg');
    expect([answer.status, await answer.text()]).toEqual([403, expect.stringContaining('je account is gesloten')]);
  });

  it('take along the tokens that reach further than their owner may now', async () => {
    const { id } = inside(hub, 'krimp', [{ role: 'planner' }, { role: 'reader' }]);
    const [planner] = hub.hub.accounts.grants(id);
    const { token } = hub.hub.tokens.create({ name: 'krimp', role: 'planner', owner: id });
    const { token: small } = hub.hub.tokens.create({ name: 'klein', role: 'reader', owner: id });
    hub.hub.accounts.withdraw(id, planner?.id ?? '');
    const status = async (each: string): Promise<number> =>
      (await hub.get('/', 'text/html', { authorization: `Bearer ${each}` })).status;
    expect([await status(token), await status(small)]).toEqual([401, 200]);
  });
});

describe('a token', () => {
  it('that a person makes for themselves reaches no further than they do', async () => {
    const { browser, id } = inside(hub, 'eigen', [{ role: 'editor', museum: 'stam', modules: ['terms'] }]);
    const make = (fields: Record<string, string>) =>
      browser.submit('/account', '/account/tokens', { name: 'proef', expires: '30d', ...fields });
    for (const [role, museum, modules] of [
      ['admin', ''],
      ['editor', ''],
      ['editor', 'msk', 'terms'],
      ['planner', 'stam'],
      ['editor', 'stam'],
      ['editor', 'stam', 'wiki'],
    ] as const) {
      const answer = await make({ role, museum, ...(modules === undefined ? {} : { modules }) });
      expect([role, museum, modules, answer.status]).toEqual([role, museum, modules, 422]);
    }
    const answer = await make({ role: 'editor', museum: 'stam', modules: 'terms' });
    const token = /vijver_[\w-]{43}/.exec(await answer.text())?.[0] ?? '';
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store']);
    const bearer = { authorization: `Bearer ${token}`, 'if-none-match': '*' };
    const concept =
      '<> a <http://www.w3.org/2004/02/skos/core#Concept> ; <http://www.w3.org/2004/02/skos/core#prefLabel> "x"@nl';
    const of = (museum: string): string =>
      `${concept} ; <http://hub.test/ns#museum> <http://hub.test/id/agent/${museum}> .`;
    expect((await hub.put('/doc/concept/eigen-msk', of('msk'), bearer)).status).toBe(403);
    expect((await hub.put('/doc/concept/eigen-stam', of('stam'), bearer)).status).toBe(201);
    expect((await hub.put('/doc/page/eigen', '<> a <https://schema.org/TechArticle> .', bearer)).status).toBe(403);
    expect(await browser.page('/account')).toContain('Laatst gebruikt');
    expect(hub.hub.tokens.list(id)[0]?.lastUsed).not.toBeNull();
    await browser.submit('/account', '/account/tokens', { revoke: hub.hub.tokens.list(id)[0]?.id ?? '' });
    expect((await hub.get('/', 'text/html', bearer)).status).toBe(401);
  });

  it('is dead after it was revoked, at every door, with the sessions that it opened', async () => {
    const token = hub.token('admin');
    const browser = visitor(hub);
    await browser.post('/signin', [['token', token]]);
    expect(await roleOf(browser)).toBe('beheerder');
    const admin = inside(hub, 'intrekker', [{ role: 'admin' }]).browser;
    const id = hub.hub.tokens.list().findLast(({ role }) => role === 'admin')?.id ?? '';
    await admin.submit('/admin/tokens', '/admin/tokens', { revoke: id });
    expect(await roleOf(browser)).toBeUndefined();
    const bearer = { authorization: `Bearer ${token}` };
    for (const path of [
      '/',
      '/sparql?query=ASK%7B%7D',
      '/search?q=x',
      '/doc/concept/x',
      '/reconcile/nl/all/suggest/entity?prefix=x',
      '/admin/people',
      '/account',
    ])
      expect([path, (await hub.get(path, '*/*', bearer)).status]).toEqual([path, 401]);
  });

  it('of somebody else is not ended by who guesses its id', async () => {
    const [a, b] = [inside(hub, 'gokker', [{ role: 'reader' }]), inside(hub, 'houder', [{ role: 'reader' }])];
    const { id, token } = hub.hub.tokens.create({ name: 'van b', role: 'reader', owner: b.id });
    await a.browser.submit('/account', '/account/tokens', { revoke: id });
    await a.browser.submit('/account', '/account/tokens', { revoke: 'van b' });
    expect((await hub.get('/', 'text/html', { authorization: `Bearer ${token}` })).status).toBe(200);
  });
});

it('nothing went wrong behind the doors', () => expect(hub.reported.map(({ error }) => String(error))).toEqual([]));
