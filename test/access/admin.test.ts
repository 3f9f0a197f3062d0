// Administration and its forms through the real doors: for nobody else, and never filled in by another site.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testHub, type TestHub } from '../hub.ts';
import { formIn } from '../web/session.ts';
import { inside, visitor } from './visitor.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await testHub();
});
afterAll(() => hub.close());

const roleOf = async (browser: ReturnType<typeof visitor>): Promise<string | undefined> => {
  const page = await (await browser.get('/')).text();
  return /aangemeld als ([^:]+):/.exec(page)?.[1];
};

describe('administration', () => {
  it('is for nobody else: by address, by form, by token of a museum', async () => {
    const { browser } = inside(hub, 'nieuwsgierig', [{ role: 'coordinator' }]);
    const scoped = hub.as('admin', 'stam');
    for (const path of ['/admin/people', '/admin/tokens', '/admin/sessions', '/admin/people/x']) {
      expect([path, (await browser.get(path)).status]).toEqual([path, 403]);
      expect([path, (await hub.get(path, 'text/html', scoped)).status]).toEqual([path, 403]);
      expect([path, (await hub.get(path, 'text/html')).status]).toEqual([path, 401]);
    }
    const csrf = formIn(await browser.page('/account'), '/signout').get('_csrf') ?? '';
    const before = hub.hub.accounts.list().length;
    for (const path of ['/admin/people', '/admin/tokens', '/admin/sessions', '/admin/people/x'])
      expect(
        (await browser.post(path, Object.entries({ _csrf: csrf, name: 'x', login: 'x', role: 'admin', do: 'grant' })))
          .status,
      ).toBe(403);
    expect(hub.hub.accounts.list()).toHaveLength(before);
  });

  it('makes an account with a link, tells a mistake in the form, and gives and takes roles', async () => {
    const { browser } = inside(hub, 'beheer', [{ role: 'admin' }]);
    const invite = (fields: Record<string, string>) =>
      browser.submit('/admin/people', '/admin/people', {
        name: 'An Peeters',
        role: 'planner',
        museum: 'msk',
        ...fields,
      });
    const page = await (await invite({ login: 'an' })).text();
    expect(page).toMatch(/http:\/\/hub\.test\/signin\?code=i_[\w-]{43}/);
    for (const login of ['an', 'met spatie', '', '<script>'])
      expect([login, (await invite({ login })).status]).toEqual([login, 422]);
    const an = hub.hub.accounts.byLogin('an');
    const at = `/admin/people/${an?.id}`;
    await browser.submit(at, at, { do: 'grant', role: 'editor', museum: 'msk', modules: 'wiki' });
    const shown = await browser.page(at);
    expect(shown).toContain('redacteur van MSK Gent in Handboek');
    expect(shown).toContain('planner van MSK Gent');
    const [, planner] = hub.hub.accounts.grants(an?.id ?? '');
    await browser.submit(at, at, { withdraw: planner?.id ?? '' });
    expect(hub.hub.accounts.grants(an?.id ?? '').map(({ role }) => role)).toEqual(['editor']);
  });

  it('gives an account to somebody of the planning, once, and puts others in the planning', async () => {
    const { browser } = inside(hub, 'personeel', [{ role: 'admin' }]);
    const guide = `${hub.base}/id/person/3a124c64-7e02-4f05-b7c1-dce27f7695f5`;
    const prefixes = '@prefix foaf: <http://xmlns.com/foaf/0.1/> . @prefix schema: <https://schema.org/> .';
    const text = `${prefixes} <> a schema:Person ; foaf:name "Fien Lisdodde" .`;
    const at = guide.slice(guide.lastIndexOf('/'));
    await hub.put(`/doc/person${at}`, text, { ...hub.as('planner'), 'if-none-match': '*' });
    const invite = (fields: Record<string, string>) =>
      browser.submit('/admin/people', '/admin/people', { role: 'reader', ...fields });
    expect(await browser.page('/admin/people')).toContain('Fien Lisdodde');
    expect((await invite({ login: 'fien', person: guide })).status).toBe(200);
    expect(hub.hub.accounts.byLogin('fien')?.person).toBe(guide);
    expect(hub.hub.identities.get(guide)?.name).toBe('Fien Lisdodde');
    const again = await invite({ login: 'fien2', person: guide, name: 'Ander' });
    expect([again.status, hub.hub.accounts.byLogin('fien2')]).toEqual([422, undefined]);
  });

  it('puts whom it makes an account for in the planning, at once or later', async () => {
    const { browser } = inside(hub, 'planners', [{ role: 'admin' }]);
    const invite = (fields: Record<string, string>) =>
      browser.submit('/admin/people', '/admin/people', { role: 'reader', ...fields });
    await invite({ login: 'nieuw', name: 'Nieuw Iemand', person: 'staff', museum: 'stam' });
    const made = hub.hub.accounts.byLogin('nieuw')?.person ?? '';
    expect((await hub.hub.state.get(made))?.museum).toBe('stam');
    await invite({ login: 'later', name: 'Later Iemand', person: '' });
    const later = hub.hub.accounts.byLogin('later');
    expect(await hub.hub.state.get(later?.person ?? '')).toBeUndefined();
    const page = `/admin/people/${later?.id}`;
    await browser.submit(page, page, { do: 'staff' });
    expect((await hub.hub.state.get(later?.person ?? ''))?.type).toBe('person');
  });

  it('names the people of a team lead', async () => {
    const { browser } = inside(hub, 'teams', [{ role: 'admin' }]);
    const lead = hub.hub.accounts.create('leidster', [{ role: 'lead' }]);
    const member = hub.hub.accounts.create('lid', [{ role: 'reader' }]);
    hub.hub.identities.put(member.person, { name: 'Lid Van Team', email: null });
    const at = `/admin/people/${lead.id}`;
    expect(await browser.page(at)).toContain('Lid Van Team');
    await browser.submit(at, at, { do: 'grant', role: 'lead', people: member.person });
    expect(hub.hub.accounts.grants(lead.id).some(({ people }) => people?.includes(member.person))).toBe(true);
  });

  it('does not let anybody shut themselves out', async () => {
    const { browser, id } = inside(hub, 'zelf', [{ role: 'admin' }]);
    const at = `/admin/people/${id}`;
    const csrf = formIn(await browser.page(at), at).get('_csrf') ?? '';
    await browser.post(at, Object.entries({ _csrf: csrf, do: 'disable' }));
    await browser.post(at, Object.entries({ _csrf: csrf, withdraw: hub.hub.accounts.grants(id)[0]?.id ?? '' }));
    expect(await roleOf(browser)).toBe('beheerder');
  });
});

describe('a form', () => {
  const forms = [
    ['/signout', {}],
    ['/account/password', { password: 'een goed en lang wachtwoord' }],
    ['/account/sessions', { all: 'others' }],
    ['/account/tokens', { name: 'x', role: 'admin' }],
    ['/admin/people', { name: 'x', login: 'csrf', role: 'admin' }],
    ['/admin/tokens', { name: 'csrf', role: 'admin' }],
    ['/admin/sessions', { id: 'x' }],
    ['/terms/new/concept', { 'f0.0.v': 'x' }],
  ] as const;

  it.each(forms)('to %s is refused without its word, with another’s, and from another site', async (path, fields) => {
    const { browser } = inside(hub, `csrf${path.replaceAll('/', '')}`, [{ role: 'admin' }]);
    const other = inside(hub, `ander${path.replaceAll('/', '')}`, [{ role: 'admin' }]).browser;
    const word = formIn(await browser.page('/account'), '/signout').get('_csrf') ?? '';
    const foreign = formIn(await other.page('/account'), '/signout').get('_csrf') ?? '';
    const before = [hub.hub.accounts.list().length, hub.hub.tokens.list().length];
    const send = async (csrf: string | undefined, headers = {}): Promise<number> =>
      (await browser.post(path, Object.entries({ ...fields, ...(csrf === undefined ? {} : { _csrf: csrf }) }), headers))
        .status;
    expect([await send(undefined), await send(''), await send(foreign), await send(`${word}x`)]).toEqual([
      403, 403, 403, 403,
    ]);
    const elsewhere = [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { origin: 'null', 'sec-fetch-site': 'cross-site' },
      { origin: 'http://hub.test.evil.example' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' },
    ];
    for (const headers of elsewhere) expect([headers, await send(word, headers)]).toEqual([headers, 403]);
    expect([hub.hub.accounts.list().length, hub.hub.tokens.list().length]).toEqual(before);
    expect(await roleOf(browser)).toBe('beheerder');
    const own = { origin: hub.url, 'sec-fetch-site': 'same-origin' };
    expect(await send(word, own)).not.toBe(403);
  });

  it('to sign in is refused from another site, so that nobody is signed in as somebody else', async () => {
    const token = hub.token('reader');
    for (const headers of [{ origin: 'https://evil.example' }, { 'sec-fetch-site': 'cross-site' }, { origin: 'null' }])
      expect((await visitor(hub).post('/signin', [['token', token]], headers)).status).toBe(403);
    expect(
      (await visitor(hub).post('/signin', [['token', token]], { origin: 'http://hub.test' })).status,
      'by the hub’s own name',
    ).toBe(303);
  });
});

it('nothing went wrong behind the doors', () => expect(hub.reported.map(({ error }) => String(error))).toEqual([]));
