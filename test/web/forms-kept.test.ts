import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testHub, type TestHub } from '../hub.ts';
import { formIn, nameOfValue, signIn, type Person } from './session.ts';

const prefixes = `@prefix skos: <http://www.w3.org/2004/02/skos/core#> .`;
const edit = '/doc/concept/glas/edit';

describe('what somebody typed is kept', () => {
  let hub: TestHub;
  let editor: Person;

  const put = (ref: string, body: string): Promise<Response> =>
    hub.put(`/doc/concept/${ref}`, `${prefixes}\n<> a skos:Concept ; ${body} .`, {
      ...hub.as('admin'),
      'if-none-match': '*',
    });
  const state = async (ref = 'glas'): Promise<string> =>
    (await hub.get(`/doc/concept/${ref}`, 'application/n-triples', hub.as('admin'))).text();
  const form = async (path = edit): Promise<URLSearchParams> => formIn(await editor.page(path), path);
  const typed = async (text: string): Promise<URLSearchParams> => {
    const values = await form();
    values.set('f0.0.v', text);
    return values;
  };

  beforeAll(async () => {
    hub = await testHub();
    await put('glas', 'skos:prefLabel "glas"@nl ; skos:altLabel "ruit"@nl ; skos:definition "Doorzichtig."@nl');
    editor = await signIn(hub, hub.token('editor'));
  }, 60_000);
  afterAll(() => hub.close());

  it('when the session has ended, until it is saved in the next one', async () => {
    const person = await signIn(hub, hub.token('editor'));
    const values = formIn(await person.page(edit), edit);
    values.set('f0.0.v', 'glas <mooi>');
    values.set('_note', 'mooier');
    await person.post('/signout', formIn(await person.page('/account'), '/signout'));
    const out = await person.post(edit, values);
    const page = await out.text();
    expect(out.status).toBe(401);
    expect(page).toContain('glas &lt;mooi&gt;');
    expect(page).not.toContain(values.get('_csrf'));
    const again = await editor.post(edit, formIn(page, edit));
    const drawn = await again.text();
    expect(again.status).toBe(403);
    expect(drawn).toContain('Kijk na wat er staat');
    expect(await state()).not.toContain('mooi');
    const fresh = formIn(drawn, edit);
    expect([fresh.get('f0.0.v'), fresh.get('_note')]).toEqual(['glas <mooi>', 'mooier']);
    expect((await editor.post(edit, fresh)).status).toBe(303);
    expect(await state()).toContain('"glas <mooi>"@nl');
  });

  it('when it is too much to save, with the most that is taken', async () => {
    const values = await form('/doc/concept/glas/edit');
    const place = [...values.keys()].find((key) => values.get(key) === 'Doorzichtig.') ?? '';
    const long = 'lang verhaal '.repeat(170_000);
    values.set(place, long);
    const answer = await editor.post(edit, values);
    const page = await answer.text();
    expect(answer.status).toBe(413);
    expect(page).toContain('hoogstens 2 MB');
    expect(formIn(page, edit).get(place)).toBe(long);
  });

  it('when the form itself is of another day, or the thing is gone', async () => {
    const old = await typed('getypt in een oud formulier');
    old.set('_form', 'van gisteren');
    const answer = await editor.post(edit, old);
    expect([answer.status, await answer.text()]).toEqual([400, expect.stringContaining('getypt in een oud formulier')]);
    await put('weg', 'skos:prefLabel "weg"@nl');
    const path = '/doc/concept/weg/edit';
    const values = await form(path);
    values.set('f0.0.v', 'bijna klaar');
    await editor.post(
      '/doc/concept/weg/delete',
      formIn(await editor.page('/doc/concept/weg'), '/doc/concept/weg/delete'),
    );
    const gone = await editor.post(path, values);
    expect([gone.status, await gone.text()]).toEqual([410, expect.stringContaining('bijna klaar')]);
  });

  it('when the hub refuses to write it, with the reason in words', async () => {
    const stam = await signIn(hub, hub.token('editor', 'stam'));
    const path = '/terms/new/concept';
    const values = formIn(await stam.page(path), path);
    const museum = [...values.keys()].find((key) => values.get(key)?.includes('/id/agent/stam')) ?? '';
    expect(museum).not.toBe('');
    values.set('f0.0.v', 'van een ander museum');
    const prefix = museum.slice(0, museum.lastIndexOf('.'));
    for (const end of ['v', 'i', 'w'])
      values.set(`${prefix}.${end}`, end === 'i' ? 'http://hub.test/id/agent/msk' : 'MSK');
    const answer = await stam.post(path, values);
    const page = await answer.text();
    expect(answer.status).toBe(403);
    expect(page).toContain('Dit mag jouw rol niet');
    expect(formIn(page, path).get('f0.0.v')).toBe('van een ander museum');
  });

  it('while rows come and go, and the version that was seen stays the one that counts', async () => {
    const values = await typed('van mij');
    values.set('_add', 'f1');
    const more = formIn(await (await editor.post(edit, values)).text(), edit);
    expect(more.get('f0.0.v')).toBe('van mij');
    expect(more.has('f1.1.v')).toBe(true);
    expect((await editor.post(edit, await typed('van de ander'))).status).toBe(303);
    more.set('_del', 'f1.0');
    const less = formIn(await (await editor.post(edit, more)).text(), edit);
    expect(less.has('f1.1.v')).toBe(false);
    expect(less.get('f1.0.v')).not.toBe('ruit');
    expect((await editor.post(edit, less)).status).toBe(412);
    expect(await state()).toContain('"van de ander"@nl');
  });
});

describe('two people change one thing', () => {
  let hub: TestHub;
  let editor: Person;
  const state = async (): Promise<string> => (await hub.get('/doc/concept/glas', 'application/n-triples')).text();
  const form = async (): Promise<URLSearchParams> => formIn(await editor.page(edit), edit);

  beforeAll(async () => {
    hub = await testHub();
    const body = `${prefixes}\n<> a skos:Concept ; skos:prefLabel "glas"@nl ; skos:altLabel "ruit"@nl ; skos:definition "Doorzichtig."@nl .`;
    await hub.put('/doc/concept/glas', body, { ...hub.as('admin'), 'if-none-match': '*' });
    editor = await signIn(hub, hub.token('editor'));
  }, 60_000);
  afterAll(() => hub.close());

  it('and what only one of them changed is put together, shown, and saved by the second', async () => {
    const [mine, theirs] = [await form(), await form()];
    theirs.set(nameOfValue(theirs, 'ruit'), 'vensterglas');
    mine.set(nameOfValue(mine, 'Doorzichtig.'), 'Hard en doorzichtig.');
    expect((await editor.post(edit, theirs)).status).toBe(303);
    const answer = await editor.post(edit, mine);
    const page = await answer.text();
    expect(answer.status).toBe(412);
    expect(page).toContain('Overgenomen van de ander');
    expect(page).not.toContain('_pick.');
    expect((await editor.post(edit, formIn(page, edit))).status).toBe(303);
    expect(await state()).toContain('"vensterglas"@nl');
    expect(await state()).toContain('"Hard en doorzichtig."@nl');
  });

  it('and the second chooses for each field that both changed, with what stood before beside it', async () => {
    const [mine, theirs] = [await form(), await form()];
    const [name, definition] = [nameOfValue(mine, 'glas'), nameOfValue(mine, 'Hard en doorzichtig.')];
    theirs.set(name, 'glas van de ander');
    theirs.set(definition, 'Definitie van de ander.');
    mine.set(name, 'glas van mij');
    mine.set(definition, 'Definitie van mij.');
    await editor.post(edit, theirs);
    const page = await (await editor.post(edit, mine)).text();
    for (const text of [
      'glas van de ander',
      'Definitie van de ander.',
      'glas van mij',
      'Definitie van mij.',
      'Hard en doorzichtig.',
    ])
      expect(page).toContain(text);
    const choice = formIn(page, edit);
    const picks = [...choice.keys()].filter((key) => key.startsWith('_pick.'));
    expect(picks.map((key) => choice.get(key))).toEqual(['mine', 'mine']);
    choice.set(`_pick.${definition.split('.')[0]}`, 'theirs');
    expect((await editor.post(edit, choice)).status).toBe(303);
    expect(await state()).toContain('"glas van mij"@nl');
    expect(await state()).toContain('"Definitie van de ander."@nl');
    expect(await state()).not.toContain('van mij."');
  });

  it('and nobody overwrites a third', async () => {
    const mine = await form();
    mine.set(nameOfValue(mine, 'glas van mij'), 'tweede');
    const third = await form();
    third.set(nameOfValue(third, 'glas van mij'), 'eerste');
    await editor.post(edit, third);
    const choice = formIn(await (await editor.post(edit, mine)).text(), edit);
    const fourth = await form();
    fourth.set(nameOfValue(fourth, 'eerste'), 'derde');
    await editor.post(edit, fourth);
    expect((await editor.post(edit, choice)).status).toBe(412);
    expect(await state()).toContain('"derde"@nl');
  });

  it('and who takes something away puts it back with one button, and nobody asks whether they are sure', async () => {
    const doc = '/doc/concept/glas';
    const page = await editor.page(doc);
    const answer = await editor.post(`${doc}/delete`, formIn(page, `${doc}/delete`));
    expect([answer.status, answer.headers.get('location')]).toEqual([303, doc]);
    const gone = await (await editor.get(doc)).text();
    expect(gone).toContain('Draai terug');
    expect((await editor.post(`${doc}/restore`, formIn(gone, `${doc}/restore`))).status).toBe(303);
    expect(await state()).toContain('"derde"@nl');
    expect(hub.reported.map(({ error }) => String(error))).toEqual([]);
  });
});
