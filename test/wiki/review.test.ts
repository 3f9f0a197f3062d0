import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nextReview } from '../../src/modules/wiki/review.ts';
import { testHub, type TestHub } from '../hub.ts';
import { formIn, signIn } from '../web/session.ts';

const prefixes = `@prefix dct: <http://purl.org/dc/terms/> . @prefix schema: <https://schema.org/> . @prefix prov: <http://www.w3.org/ns/prov#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> . @prefix vijver: <http://hub.test/ns#> . @prefix p: <http://hub.test/id/page/> .`;

describe('the next review', () => {
  it('lies one interval after today, by the calendar', () => {
    expect(nextReview('P6M', '2026-08-31')).toBe('2027-02-28');
    expect(nextReview('P1Y', '2026-11-25')).toBe('2027-11-25');
  });
  it('is a year away when nobody said how often, or said it badly', () => {
    expect(nextReview(undefined, '2026-11-25')).toBe('2027-11-25');
    expect(nextReview('soon', '2026-11-25')).toBe('2027-11-25');
    expect(nextReview('PT3H', '2026-11-25')).toBe('2027-11-25');
  });
});

describe('a page that is due for review', () => {
  let hub: TestHub;
  const page = (ref: string, more: string) =>
    hub.put(
      `/doc/page/${ref}`,
      `${prefixes} <> a schema:TechArticle ; schema:headline "Pagina ${ref}"@nl ; schema:text "Zo."@nl ; ${more} .`,
      {
        ...hub.as('admin'),
        'if-none-match': '*',
      },
    );
  const due = async (path: string, token: string): Promise<string> =>
    (await hub.get(path, 'text/html', { authorization: `Bearer ${token}` })).text();

  beforeAll(async () => {
    hub = await testHub();
    await page(
      'oud',
      `dct:valid "2020-01-31"^^xsd:date ; vijver:reviewInterval "P6M"^^xsd:duration ; vijver:museum <http://hub.test/id/agent/stam> ; prov:wasAttributedTo <http://hub.test/id/agent/stam>`,
    );
    await page('open', `dct:valid "2021-01-31"^^xsd:date ; vijver:visibility vijver:public`);
    await page('goed', `dct:valid "2099-01-31"^^xsd:date`);
    for (let i = 0; i < 200 && (await hub.request('/ready')).status !== 200; i++)
      await new Promise((done) => setTimeout(done, 50));
  }, 60_000);
  afterAll(() => hub.close());

  it('stands in the list of who may see it, the oldest first', async () => {
    const all = await due('/wiki/overdue', hub.token('reader'));
    expect(all.indexOf('Pagina oud')).toBeGreaterThan(0);
    expect(all.indexOf('Pagina open')).toBeGreaterThan(all.indexOf('Pagina oud'));
    expect(all).not.toContain('Pagina goed');
    const stranger = await (await hub.get('/wiki/overdue', 'text/html')).text();
    expect(stranger).toContain('Pagina open');
    expect(stranger).not.toContain('Pagina oud');
    expect(await due('/wiki/overdue?museum=stam', hub.token('reader'))).not.toContain('Pagina open');
  });

  it('is right again by one button, as a version that changes one day', async () => {
    const person = await signIn(hub, hub.token('editor', 'stam'));
    const shown = await (await person.get('/doc/page/oud')).text();
    const sent = formIn(shown, '/wiki/still-correct');
    expect((await person.post('/wiki/still-correct', sent)).status).toBe(303);
    const after = await (await person.get('/doc/page/oud')).text();
    expect(after).not.toContain('Nog juist?');
    expect(after).toContain('Nagekeken, nog juist');
    const turtle = await (await hub.get('/doc/page/oud', 'text/turtle', hub.as('reader'))).text();
    expect(turtle).not.toContain('2020-01-31');
    expect(turtle).toContain('wasAttributedTo');
    const twice = await person.post('/wiki/still-correct', sent);
    expect(twice.status).toBe(412);
  });

  it('is left to those who may write it', async () => {
    const person = await signIn(hub, hub.token('editor', 'msk'));
    const shown = await (await person.get('/doc/page/open')).text();
    expect(shown).toContain('Nog juist?');
    expect(shown).not.toContain('action="/wiki/still-correct"');
    const nobody = await hub.request('/wiki/still-correct', {
      method: 'POST',
      body: new URLSearchParams({ page: 'http://hub.test/id/page/open', seq: '1' }),
    });
    expect(nobody.status).toBe(401);
  });

  it('is begun from the front page at its book, not at each chapter', async () => {
    const book = 'vijver:template vijver:handbook ; vijver:visibility vijver:public';
    await page('boek', book);
    await page('hoofdstuk', `${book} ; schema:isPartOf p:boek`);
    const home = await (await hub.get('/wiki', 'text/html')).text();
    const begin = home.slice(home.indexOf('id="books"'), home.indexOf('id="changed"'));
    expect(begin).toContain('/doc/page/boek"');
    expect(begin.slice(0, begin.indexOf('</section>'))).not.toContain('/doc/page/hoofdstuk"');
  });

  it('moves to another address, and its old one leads there', async () => {
    const person = await signIn(hub, hub.token('admin'));
    const asked = await (
      await person.get(`/wiki/move?page=${encodeURIComponent('http://hub.test/id/page/open')}`)
    ).text();
    const sent = formIn(asked, '/wiki/move');
    sent.set('ref', 'Fout Adres');
    expect((await person.post('/wiki/move', sent)).status).toBe(400);
    sent.set('ref', 'goed');
    expect((await person.post('/wiki/move', sent)).status).toBe(412);
    sent.set('ref', 'nieuw');
    const moved = await person.post('/wiki/move', sent);
    expect([moved.status, moved.headers.get('location')]).toEqual([303, '/doc/page/nieuw']);
    const found = await (await hub.get('/search?q=open', 'text/html')).text();
    expect(found).toContain('/doc/page/nieuw');
    expect(found).not.toContain('/doc/page/open"');
    const old = await hub.get('/doc/page/open', 'text/html');
    expect([old.status, old.headers.get('location')]).toEqual([302, '/doc/page/nieuw?from=open']);
    expect((await hub.get('/doc/page/open?stay=1', 'text/html')).status).toBe(200);
    expect((await hub.get('/doc/page/open', 'text/turtle')).status).toBe(200);
    expect(await (await hub.get('/doc/page/nieuw?from=open', 'text/html')).text()).toContain('is verhuisd naar hier');
  });
});
