import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testHub, type TestHub } from '../hub.ts';
import { docPath } from '../../src/rdf/refs.ts';

const prefixes = `@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix dct: <http://purl.org/dc/terms/> . @prefix vijver: <http://hub.test/ns#> .`;
const scheme = '<http://hub.test/id/scheme/technieken>';

describe('pages for people', () => {
  let hub: TestHub;
  let admin: Record<string, string>;
  const put = async (ref: string, body: string, type = 'concept'): Promise<void> => {
    const answer = await hub.put(`/doc/${type}/${ref}`, `${prefixes}\n${body}`, { ...admin, 'if-none-match': '*' });
    if (answer.status !== 201) throw new Error(`${ref}: ${answer.status} ${await answer.text()}`);
  };
  const page = async (path: string, headers: Record<string, string> = {}): Promise<string> =>
    (await hub.get(path, 'text/html', headers)).text();

  beforeAll(async () => {
    hub = await testHub();
    admin = hub.as('admin');
    await put('technieken', `<> a skos:ConceptScheme ; dct:title "Technieken"@nl, "Techniques"@en .`, 'scheme');
    await put('bekleden', `<> a skos:Concept ; skos:prefLabel "bekleden"@nl ; skos:inScheme ${scheme} .`);
    await put(
      'emailleren',
      `<> a skos:Concept ; skos:prefLabel "emailleren"@nl, "enamelling"@en ; skos:altLabel "email aanbrengen"@nl ;
        skos:definition "Versieren met gekleurd glaspoeder."@nl ; skos:inScheme ${scheme} ;
        skos:broader <http://hub.test/id/concept/bekleden> ; skos:exactMatch <http://example.org/aat/1> ;
        skos:changeNote "Alleen voor ons: besproken met Lotte"@nl .`,
    );
  }, 60_000);
  afterAll(() => hub.close());

  it('show a concept with its meaning, its names, its place and what it is linked with', async () => {
    const html = await page('/doc/concept/emailleren');
    for (const text of [
      'Versieren met gekleurd glaspoeder.',
      'enamelling',
      'email aanbrengen',
      'bekleden',
      'http://example.org/aat/1',
      'Technieken',
    ])
      expect(html).toContain(text);
    expect(await page('/doc/concept/bekleden')).toContain('emailleren');
  });

  it('speak English to who asks for it, and remember', async () => {
    const answer = await hub.get('/doc/concept/emailleren?lang=en', 'text/html');
    expect(await answer.text()).toContain('<html lang="en">');
    expect(answer.headers.get('set-cookie')).toContain('lang=en');
    expect(await page('/', { cookie: 'lang=en' })).toContain('Six museums');
  });

  it('keep what is internal from a stranger, and show it to a colleague', async () => {
    for (const path of ['/doc/concept/emailleren', '/doc/concept/emailleren/history'])
      expect(await page(path)).not.toContain('besproken met Lotte');
    expect(await page('/doc/concept/emailleren', hub.as('reader'))).toContain('besproken met Lotte');
  });

  it('allow nothing inline and nothing from elsewhere', async () => {
    for (const path of [
      '/',
      '/terms',
      '/data',
      '/design',
      '/search?q=email',
      '/doc/scheme/technieken',
      '/doc/concept/emailleren',
      '/signin',
      '/problems',
      '/doc/concept/niets',
    ]) {
      const answer = await hub.get(path, 'text/html');
      const html = await answer.text();
      expect(answer.headers.get('content-security-policy'), path).toContain("style-src 'self'");
      expect(answer.headers.get('content-security-policy'), path).not.toContain('unsafe');
      expect(html, path).not.toMatch(/\sstyle="|<style|\son\w+="|<script(?![^>]*\ssrc="\/assets\/)/);
    }
  });

  it('open the hierarchy branch by branch, and down to one concept by its address', async () => {
    const closed = await page('/doc/scheme/technieken');
    expect(closed).toContain('data-branch=');
    const source = /data-branch="([^"]+)"/.exec(closed)?.[1]?.replaceAll('&amp;', '&') ?? '';
    expect(await page(source)).toContain(docPath('concept', 'emailleren'));
    const open = await page('/doc/scheme/technieken?at=emailleren');
    expect(open).toMatch(/<details[^>]* open/);
    expect(open).toMatch(/aria-current="true"[^<]*><bdi>emailleren/);
  });

  it('find a thing by any of its names, for people and for programs, and say why', async () => {
    expect(await page('/search?q=email+aanbr')).toContain('emailleren');
    const { hits } = (await (await hub.get('/search?q=email+aanbr', 'application/json')).json()) as {
      hits: { iri: string; scheme: string; broader: string; matched: { text: string } }[];
    };
    expect(hits[0]).toMatchObject({
      iri: 'http://hub.test/id/concept/emailleren',
      scheme: 'Technieken',
      broader: 'bekleden',
    });
    expect(hits[0]?.matched.text).toBe('email aanbrengen');
  });

  it('explain every problem, and offer a search where there is nothing', async () => {
    expect(await page('/problems/stale')).toContain('Iemand was je voor');
    const lost = await hub.get('/doc/concept/emailleer', 'text/html');
    expect(lost.status).toBe(404);
    expect(await lost.text()).toContain('value="emailleer"');
  });

  it('serve assets for ever under names that change with their content', async () => {
    const css = /href="(\/assets\/vijver\.[0-9a-f]+\.css)"/.exec(await page('/'))?.[1] ?? '';
    const answer = await hub.get(css, 'text/css');
    expect(answer.headers.get('cache-control')).toContain('immutable');
    const font = /url\((\/assets\/literata-latin\.[0-9a-f]+\.woff2)\)/.exec(await answer.text())?.[1] ?? '';
    expect((await hub.get(font, '*/*')).headers.get('content-type')).toBe('font/woff2');
    expect((await hub.get('/assets/..%2fpackage.json', '*/*')).status).toBe(404);
  });

  it('draw a page and a form for every type of every module', async () => {
    for (const module of hub.hub.modules)
      for (const type of module.types) {
        expect((await hub.get(`/${module.name}/${type.name}`, 'text/html')).status, type.name).toBe(200);
        const form = await hub.get(`/${module.name}/new/${type.name}`, 'text/html', admin);
        // A file comes in with its page.
        if (type.file !== undefined) {
          expect(form.status, type.name).toBe(404);
          continue;
        }
        expect(form.status, type.name).toBe(200);
        expect(await form.text(), type.name).toContain('name="f0.0.');
      }
  });

  it('say nothing unexpected', () => expect(hub.reported.map(({ error }) => String(error))).toEqual([]));
});
