import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testHub, type TestHub } from '../hub.ts';
import { formIn, nameOfValue, signIn, type Person } from './session.ts';

const prefixes = `@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix dct: <http://purl.org/dc/terms/> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .`;
const edit = '/doc/concept/glas/edit';

describe('forms that people fill in without scripts', () => {
  let hub: TestHub;
  let editor: Person;
  let seen = 0;

  const state = async (ref = 'glas'): Promise<string> =>
    (await hub.get(`/doc/concept/${ref}`, 'application/n-triples', hub.as('admin'))).text();
  const form = async (): Promise<URLSearchParams> => formIn(await editor.page(edit), edit);

  beforeAll(async () => {
    hub = await testHub();
    const admin = hub.as('admin');
    const put = (path: string, body: string): Promise<Response> =>
      hub.put(path, `${prefixes}\n${body}`, { ...admin, 'if-none-match': '*' });
    await put('/doc/scheme/stoffen', `<> a skos:ConceptScheme ; dct:title "Stoffen"@nl .`);
    const inScheme = 'skos:inScheme <http://hub.test/id/scheme/stoffen>';
    await put('/doc/concept/hout', `<> a skos:Concept ; skos:prefLabel "hout"@nl ; ${inScheme} .`);
    await put(
      '/doc/concept/glas',
      `<> a skos:Concept ; skos:prefLabel "glas"@nl-BE ; skos:definition "Twee\\nregels"@nl ; ${inScheme} ; dct:creator <http://example.org/wie> ; <http://example.org/eigen> "001"^^xsd:integer .`,
    );
    editor = await signIn(hub, hub.token('editor'));
  }, 60_000);
  afterAll(() => hub.close());

  it('let nobody in with a wrong key, and say so kindly', async () => {
    const answer = await hub.request('/signin', {
      method: 'POST',
      body: new URLSearchParams({ token: 'vijver_nee' }),
      headers: { accept: 'text/html' },
    });
    expect(answer.status).toBe(401);
    expect(await answer.text()).toContain('Deze sleutel klopt niet');
    expect(answer.headers.get('set-cookie') ?? '').not.toContain('vijver_session');
  });

  it('send nobody to another site after signing in', async () => {
    const token = hub.token('reader');
    for (const next of ['https://evil.example', '//evil.example', '/\\evil.example', 'javascript:alert(1)']) {
      const answer = await hub.request('/signin', { method: 'POST', body: new URLSearchParams({ token, next }) });
      expect(answer.headers.get('location'), next).toBe('/');
    }
  });

  it('change nothing when nothing was changed, not even a tag, a lexical form or a line end', async () => {
    const before = await state();
    const answer = await editor.post(edit, await form());
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/doc/concept/glas']);
    expect(await state()).toBe(before);
  });

  it('save what was changed, as a new version with its reason', async () => {
    const values = await form();
    values.set(nameOfValue(values, 'glas'), 'glaswerk');
    values.set('_note', 'Zo heet het in de lijst');
    expect((await editor.post(edit, values)).status).toBe(303);
    expect(await state()).toContain('"glaswerk"@nl-BE');
    const history = await editor.page('/doc/concept/glas/history');
    expect(history).toContain('Zo heet het in de lijst');
    expect(history).toContain('Voorkeursterm');
    const version = /history\?version=(\d+)/.exec(history)?.[1] ?? '';
    const difference = await editor.page(`/doc/concept/glas/history?version=${version}`);
    expect(difference).toMatch(/<del>glas<\/del>/);
    expect(difference).toMatch(/<ins>glaswerk<\/ins>/);
  });

  it('put an error at its field, in the language of the reader, and keep what was typed', async () => {
    const values = await form();
    const name = nameOfValue(values, 'glaswerk');
    values.set(name, 'x'.repeat(501));
    values.set('_note', 'mijn reden');
    const answer = await editor.post(edit, values);
    const page = await answer.text();
    expect(answer.status).toBe(422);
    expect(page).toContain('Eén ding houdt dit nog tegen');
    expect(page).toMatch(/aria-invalid="true"/);
    expect(formIn(page, edit).get(name)).toBe('x'.repeat(501));
    expect(formIn(page, edit).get('_note')).toBe('mijn reden');
  });

  it('give another row to who asks for one, without saving', async () => {
    const page = await editor.page(edit);
    const add = /name="_add"\s+value="(f\d+)"/.exec(page)?.[1] ?? '';
    const values = formIn(page, edit);
    values.set('_add', add);
    const before = await state();
    const again = formIn(await (await editor.post(edit, values)).text(), edit);
    expect([...again.keys()].filter((key) => key.startsWith(`${add}.`)).length).toBeGreaterThan(
      [...values.keys()].filter((key) => key.startsWith(`${add}.`)).length,
    );
    expect(await state()).toBe(before);
  });

  it('understand a name for the thing it names, and ask when it could be several or none', async () => {
    const page = await editor.page(edit);
    const broader = /<fieldset[^>]*id="(f\d+)"[^>]*>\s*<legend>Ruimer begrip/.exec(page)?.[1] ?? '';
    const values = formIn(page, edit);
    values.set(`${broader}.0.v`, 'Hout');
    expect((await editor.post(edit, values)).status).toBe(303);
    expect(await state()).toContain('core#broader> <http://hub.test/id/concept/hout>');
    const unknown = await form();
    unknown.set(`${broader}.0.v`, 'bestaat niet');
    const answer = await editor.post(edit, unknown);
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('vonden we niet');
  });

  it('show both when two people change one thing, and let the second choose', async () => {
    const mine = await form();
    const theirs = await form();
    const name = nameOfValue(mine, 'glaswerk');
    theirs.set(name, 'glas van de ander');
    mine.set(name, 'glas van mij');
    expect((await editor.post(edit, theirs)).status).toBe(303);
    const answer = await editor.post(edit, mine);
    const page = await answer.text();
    expect(answer.status).toBe(412);
    expect(page).toContain('Iemand was je voor');
    expect(page).toContain('van de ander');
    const choice = formIn(page, edit);
    expect(choice.get(name)).toBe('glas van mij');
    expect((await editor.post(edit, choice)).status).toBe(303);
    expect(await state()).toContain('"glas van mij"');
  });

  it('refuse a form from another site, without the word of the session, or for another shape', async () => {
    const values = await form();
    expect((await editor.post(edit, values, { origin: 'https://evil.example' })).status).toBe(403);
    expect((await editor.post(edit, values, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    values.set('_csrf', 'geraden');
    expect((await editor.post(edit, values)).status).toBe(403);
    const old = await form();
    old.set('_form', 'van gisteren');
    expect((await editor.post(edit, old)).status).toBe(400);
  });

  it('ask a stranger to sign in, and tell a colleague which role it takes', async () => {
    expect((await hub.get(edit, 'text/html')).status).toBe(401);
    expect((await hub.get(edit, 'text/html', hub.as('planner'))).status).toBe(403);
    expect(
      (await hub.request(edit, { method: 'POST', body: new URLSearchParams({ _add: 'f0' }) })).status,
    ).toBeGreaterThanOrEqual(400);
  });

  it('make a new thing with an address from its name, and another address for the same name', async () => {
    const path = '/terms/new/concept';
    const make = async (): Promise<string> => {
      const values = formIn(await editor.page(`${path}?broader=http://hub.test/id/concept/hout`), path);
      expect(nameOfValue(values, 'hout')).not.toBe('');
      values.set('f0.0.v', 'Eiken fineer');
      const answer = await editor.post(path, values);
      expect(answer.status).toBe(303);
      return answer.headers.get('location') ?? '';
    };
    expect(await make()).toBe('/doc/concept/eiken-fineer');
    expect(await make()).toMatch(/^\/doc\/concept\/eiken-fineer-[0-9a-f]{8}$/);
    seen += 1;
    expect(await state('eiken-fineer')).toContain('core#broader> <http://hub.test/id/concept/hout>');
  });

  it('keep statements that the writer may not see', async () => {
    const put = await hub.put(
      '/doc/concept/glas',
      `${prefixes}\n<> a skos:Concept ; skos:prefLabel "glas"@nl ; skos:changeNote "intern"@nl ; <http://example.org/geheim> "blijft" .`,
      hub.as('admin'),
    );
    expect(put.status).toBe(428);
    const etag = (await hub.get('/doc/concept/glas', 'text/turtle')).headers.get('etag') ?? '';
    const full = await hub.put(
      '/doc/concept/glas',
      `${prefixes}\n<> a skos:Concept ; skos:prefLabel "glas"@nl ; <http://example.org/geheim> "blijft" .`,
      { ...hub.as('admin'), 'if-match': etag },
    );
    expect(full.status).toBeLessThan(300);
    const values = await form();
    values.set(nameOfValue(values, 'glas'), 'glazen');
    expect((await editor.post(edit, values)).status).toBe(303);
    const after = await state();
    expect(after).toContain('"glazen"@nl');
    expect(after).toContain('"blijft"');
  });

  it('draw things inside things, keep their nodes, and drop what is taken away whole', async () => {
    const room = hub.as('admin');
    const number = (digits: string, system: string): string =>
      `adms:identifier [ a adms:Identifier ; skos:notation "${digits}" ; adms:schemaAgency "${system}" ]`;
    const body = `@prefix adms: <http://www.w3.org/ns/adms#> . ${prefixes}\n<> a skos:Concept ; skos:prefLabel "bord"@nl ; ${number('priref 12', 'Adlib')} ; ${number('34', 'RKD')} .`;
    expect((await hub.put('/doc/concept/bord', body, { ...room, 'if-none-match': '*' })).status).toBe(201);
    const path = '/doc/concept/bord/edit';
    const before = await state('bord');
    const values = formIn(await editor.page(path), path);
    expect((await editor.post(path, values)).status).toBe(303);
    expect(await state('bord')).toBe(before);
    const again = formIn(await editor.page(path), path);
    for (const text of ['priref 12', 'Adlib']) again.set(nameOfValue(again, text), '');
    expect((await editor.post(path, again)).status).toBe(303);
    const after = await state('bord');
    expect(after).toContain('"34"');
    expect(after).not.toContain('priref 12');
    expect(after.split('Identifier>').length).toBe(before.split('Identifier>').length - 1);
  });

  it('take away after a page that tells who will notice, and put back from the history', async () => {
    const path = '/doc/concept/glas/delete';
    const values = formIn(await editor.page(path), path);
    expect((await editor.post(path, values)).status).toBe(303);
    const gone = await editor.get('/doc/concept/glas');
    const page = await gone.text();
    expect(gone.status).toBe(410);
    expect(page).toContain('Dit is verwijderd');
    const restore = '/doc/concept/glas/restore';
    const answer = await editor.post(restore, formIn(page, restore));
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/doc/concept/glas']);
    expect((await editor.get('/doc/concept/glas')).status).toBe(200);
    expect(await state()).toContain('"blijft"');
  });

  it('end the session when somebody signs out', async () => {
    const person = await signIn(hub, hub.token('reader'));
    const account = await person.page('/account');
    expect(account).toContain('lezer');
    await person.post('/signout', formIn(account, '/signout'));
    expect((await person.get('/account')).headers.get('location')).toContain('/signin');
  });

  it('say nothing unexpected', () => expect([seen, hub.reported.map(({ error }) => String(error))]).toEqual([1, []]));
});
