import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withReferences } from '../../src/modules/wiki/references.ts';
import { iri, rdfType } from '../../src/rdf/ns.ts';
import { literal, namedNode, quad } from '../../src/rdf/terms.ts';
import { testHub, type TestHub } from '../hub.ts';
import { formIn, nameOfValue, signIn, type Person } from '../web/session.ts';

const base = 'http://hub.test';
const subject = `${base}/id/page/een`;
const page = (text: string, references: readonly string[] = []) => [
  quad(namedNode(subject), namedNode(rdfType), namedNode(iri('schema', 'TechArticle'))),
  quad(namedNode(subject), namedNode(iri('schema', 'text')), literal(text, 'nl')),
  ...references.map((each) => quad(namedNode(subject), namedNode(iri('dct', 'references')), namedNode(each))),
];
const refsOf = (quads: ReturnType<typeof withReferences>): readonly string[] =>
  quads.filter((q) => q.predicate.value === iri('dct', 'references')).map((q) => q.object.value);

describe('the links of a text', () => {
  it('become references, once each, and never to itself or elsewhere', () => {
    const quads = page('[a](/id/concept/a) [a](/doc/concept/a) [zelf](/id/page/een) [w](https://example.org/x)');
    expect(refsOf(withReferences(base, { subject, quads, before: [] }))).toEqual([`${base}/id/concept/a`]);
  });
  it('take their reference along when they go, and leave those that a person chose', () => {
    const before = page('[a](/id/concept/a)', [`${base}/id/concept/a`, `${base}/id/page/gekozen`]);
    const quads = page('weg', [`${base}/id/concept/a`, `${base}/id/page/gekozen`]);
    expect(refsOf(withReferences(base, { subject, quads, before }))).toEqual([`${base}/id/page/gekozen`]);
  });
});

const hostile = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '[x](javascript:alert(1))',
  '[x](JaVaScRiPt&colon;alert(1))',
  '[x](&#106;avascript:alert(1))',
  '<javascript:alert(1)>',
  '[x](data:text/html,<script>alert(1)</script>)',
  '![x](x"onerror="alert(1))',
  '[x](https://a.example/"onmouseover="alert(1))',
  '[x]: javascript:alert(1)\n\n[x]',
  '`<script>`',
  '```html"><script>\n<script>alert(1)</script>\n```',
  '| <b onclick=alert(1)> |\n|---|\n| [x](vbscript:x) |',
  '# <svg onload=alert(1)>',
  '> <iframe srcdoc="<script>alert(1)</script>">',
  '</textarea><script>alert(1)</script>',
  '</div></article><style>*{display:none}</style>',
  '[x](/id/concept/x" popover onclick="alert(1))',
  '1. <a href=//evil.example>x</a>',
  '[\u202eevil](https://a.example)',
];
const ourScripts = /<script [^>]*src="\/assets\/[^"]*"[^>]*><\/script>/g;

/** What a browser would run of a page: elements and attributes that we do not write, addresses that run. */
function aliveIn(page: string): string | undefined {
  const address = /\s(?:href|src|action|formaction)="\s*(?:javascript|data|vbscript|\/\/)[^"]*"/i.exec(page)?.[0];
  const bare = page.replaceAll(ourScripts, '').replaceAll(/="[^"]*"/g, '=""');
  return address ?? /<(?:script|img|iframe|style|b|object)\b|<[a-z][^>]*\son\w+/i.exec(bare)?.[0];
}

describe('writing', () => {
  let hub: TestHub;
  let person: Person;
  beforeAll(async () => {
    hub = await testHub();
    person = await signIn(hub, hub.token('editor', 'stam'));
  }, 60_000);
  afterAll(() => hub.close());

  const preview = async (text: string): Promise<string> => {
    const form = formIn(await (await person.get('/wiki/new/page')).text(), '/wiki/new/page');
    const sent = new URLSearchParams({
      _csrf: form.get('_csrf') ?? '',
      _preview: 'f1.0',
      'f1.0.v': text,
      'f1.0.l': 'nl',
    });
    return (await person.post('/wiki/preview', sent)).text();
  };

  it('begins with a template, by a plain link', async () => {
    const home = await (await person.get('/wiki')).text();
    const link = /href="(\/wiki\/new\/page\?[^"]*howTo[^"]*)"/.exec(home)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const form = await (await person.get(link)).text();
    expect(form).toContain('Wanneer doe je dit, en wat heb je nodig?');
    expect(form).toMatch(/#howTo"\s+(selected|checked)/);
  });

  it('shows how it will look without saving anything, to those who may write', async () => {
    expect(await preview('## Kop\n\n- punt')).toMatch(/<h2 id="k-kop">Kop<\/h2>/);
    expect(await hub.hub.state.count({ marks: ['public', 'internal'], module: 'wiki' })).toBe(0);
    const foreign = await hub.request('/wiki/preview', {
      method: 'POST',
      body: new URLSearchParams({ _preview: 'f', 'f.v': '# Valse bladzijde' }),
    });
    expect(foreign.status).toBe(401);
    const reader = await signIn(hub, hub.token('reader'));
    expect((await reader.post('/wiki/preview', new URLSearchParams({ _preview: 'f', 'f.v': 'x' }))).status).toBe(403);
  });

  it('lets nothing hostile live: in the preview, on the page, in its history and in the form', async () => {
    const admin = { ...hub.as('admin'), 'if-none-match': '*' };
    const text = hostile.join('\n\n');
    const prefixes = '@prefix schema: <https://schema.org/> . @prefix vijver: <http://hub.test/ns#> .';
    const name = JSON.stringify('<img src=x onerror=alert(1)>');
    const body = `${prefixes} <> a schema:TechArticle ; schema:headline ${name}@nl ; schema:description ${name}@nl ; schema:text ${JSON.stringify(text)}@nl ; vijver:visibility vijver:public .`;
    expect((await hub.put('/doc/page/vijandig', body, admin)).status).toBe(201);
    const pages = [await preview(text)];
    for (const path of [
      '/doc/page/vijandig',
      '/doc/page/vijandig/history',
      '/doc/page/vijandig/edit',
      '/wiki',
      '/wiki/broken',
      '/wiki?subject=%22%3E%3Cscript%3Ealert(1)%3C/script%3E',
    ])
      pages.push(await (await person.get(path)).text());
    for (const shown of pages) expect(aliveIn(shown)).toBeUndefined();
  });

  it('lets nothing hostile live, whatever is put together', async () => {
    const part = fc.constantFrom(...hostile, '\n', ' ', '[', ']', '(', ')', '`', '*', '"', '/id/concept/x');
    await fc.assert(
      fc.asyncProperty(fc.array(part, { maxLength: 8 }), async (parts) => {
        const shown = await preview(parts.join(''));
        expect(aliveIn(shown)).toBeUndefined();
      }),
      { numRuns: 60 },
    );
  });

  it('says in the data what a text links to, and tells where a link leads nowhere', async () => {
    const form = formIn(await (await person.get('/wiki/new/page?headline=Nieuw&text=TEKST')).text(), '/wiki/new/page');
    form.set(
      nameOfValue(form, 'TEKST'),
      'Zie [weg](/id/page/nergens), [fout](https://geen-punt) en [vijand](/id/page/vijandig).',
    );
    const saved = await person.post('/wiki/new/page', form);
    expect(saved.status).toBe(303);
    const turtle = await (await hub.get(saved.headers.get('location') ?? '', 'text/turtle', hub.as('reader'))).text();
    expect(turtle).toMatch(/references.*page\/vijandig/s);
    const broken = await (await person.get('/wiki/broken')).text();
    expect(broken).toContain('/id/page/nergens');
    expect(broken).toContain('https://geen-punt');
    expect(broken).not.toContain('<code>/id/page/vijandig');
  });
});
