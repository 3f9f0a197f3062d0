// Names that are not names: markup, scripts, letters that turn the line round. Every kind of page shows them and runs none,
// in a real browser and with the content policy switched off, so that it is the page that holds and not its last defence.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launch, noBrowser, open } from '../e2e/browser.ts';
import { testHub, type TestHub } from '../hub.ts';

const skos = 'http://www.w3.org/2004/02/skos/core#';
const schema = 'https://schema.org/';

const corpus = [
  '<img src=x onerror=window.pwned=1>',
  '"><script>window.pwned=1</script>',
  '\'"--></title></textarea></style><svg onload=window.pwned=1>',
  '" autofocus onfocus=window.pwned=1 x="',
  "' onmouseover=window.pwned=1 style='position:fixed;inset:0'",
  '</script><script>window.pwned=1</script>',
  'javascript:window.pwned=1',
  '[x](javascript:window.pwned=1) ![x](x" onerror="window.pwned=1)',
  '`${window.pwned=1}` {{constructor.constructor("window.pwned=1")()}}',
  '<math><mtext></form><form><mglyph><style></math><img src onerror=window.pwned=1>',
  '&lt;script&gt;window.pwned=1&lt;/script&gt; &#x3c;img src=x onerror=window.pwned=1&#x3e;',
  '\u202Egnp.exe\u202D \u2066x\u2069',
  '👩🏽‍🚀🏳️‍🌈 Z̸͍͝a̷͠l̶g̵o̴',
  '__proto__',
  'constructor',
  'x'.repeat(900),
];
const quoted = (text: string): string => JSON.stringify(text);
const labels = (property: string, lang = '@nl'): string =>
  corpus.map((text) => `<${property}> ${quoted(text)}${lang}`).join(' ; ');

let hub: TestHub;
let editor: Record<string, string>;
const refs: string[] = [];
beforeAll(async () => {
  hub = await testHub();
  editor = hub.as('editor');
  const isNew = { ...editor, 'if-none-match': '*' };
  const put = async (path: string, body: string): Promise<void> => {
    const { status } = await hub.put(path, body, { ...isNew, 'x-change-note': 'x <img src=x onerror=window.pwned=1>' });
    expect([path, status]).toEqual([path, 201]);
  };
  await put(
    '/doc/scheme/kwaad',
    `<> a <${skos}ConceptScheme> ; <${skos}prefLabel> ${quoted(corpus[1] ?? '')}@nl ; <http://purl.org/dc/terms/description> ${quoted(corpus[0] ?? '')}@nl .`,
  );
  const inScheme = `<${skos}inScheme> <http://hub.test/id/scheme/kwaad>`;
  for (const [i, text] of corpus.entries()) {
    refs.push(`k${i}`);
    const up = i === 0 ? '' : `; <${skos}broader> <http://hub.test/id/concept/k${i - 1}>`;
    const name = quoted([...text].slice(0, 250).join(''));
    await put(`/doc/concept/k${i}`, `<> a <${skos}Concept> ; <${skos}prefLabel> ${name}@nl ; ${inScheme} ${up} .`);
  }
  await put(
    '/doc/concept/alles',
    `<> a <${skos}Concept> ; <${skos}prefLabel> "alles"@nl ; ${inScheme} ; ${labels(`${skos}scopeNote`)} ; ${labels(`${skos}definition`)} ;
    ${labels(`${skos}editorialNote`)} ; ${labels('http://example.org/unmarked', '')} ; <${skos}exactMatch> <javascript:window.pwned=1>, <data:text/html,x>, <http://x.example/%22onclick=window.pwned=1> .`,
  );
  await put(
    '/doc/page/alles',
    `<> a <${schema}TechArticle> ; <${schema}headline> ${quoted(corpus[0] ?? '')}@nl ; <${schema}text> ${quoted(corpus.join('\n\n'))}@nl .`,
  );
  const changed = await hub.put(
    '/doc/concept/k0',
    `<> a <${skos}Concept> ; <${skos}prefLabel> ${quoted(corpus[2] ?? '')}@nl ; ${inScheme} .`,
    { ...editor, 'if-match': '*' },
  );
  expect(changed.status).toBe(200);
});
afterAll(() => hub.close());

/** Every kind of page on which a name can stand. */
const pages = (): readonly string[] => {
  const q = encodeURIComponent;
  const text = corpus[0] ?? '';
  return [
    ...refs.slice(0, 9).map((ref) => `/doc/concept/${ref}`),
    '/',
    '/terms',
    '/terms/concept',
    '/wiki',
    '/data',
    '/doc/scheme/kwaad',
    '/doc/concept/alles',
    '/doc/concept/alles/edit',
    '/doc/concept/alles/delete',
    '/doc/concept/k0/history',
    `/doc/concept/k0/history?version=${refs.length + 4}`,
    '/doc/concept/k1/edit',
    '/doc/page/alles',
    '/doc/page/alles/edit',
    `/search?q=${q(text)}`,
    `/search?q=window`,
    `/search?q=${q(corpus[3] ?? '')}&scheme=${q(corpus[3] ?? '')}&type=${q(text)}&lang=${q(text)}`,
    '/reconcile?q=window',
    `/reconcile?q=${q(corpus[3] ?? '')}&scheme=${q(corpus[3] ?? '')}`,
    `/reconcile/nl/all/preview?id=${q('http://hub.test/id/concept/k2')}`,
    `/sparql?query=${q('SELECT * { ?s ?p ?o }')}`,
    `/sparql?query=${q(`SELECT * { ?s ?p "${text}`)}`,
    `/signin?next=${q(corpus[3] ?? '')}&code=${q(corpus[3] ?? '')}`,
    `/${q(text)}`,
    `/doc/concept/${q(text)}`,
    `/problems/${q(text)}`,
    `/doc?iri=${q(text)}`,
    '/ldes',
    '/catalog',
    '/api',
    `/terms/new/concept?broader=${q(text)}`,
  ];
};

interface Look {
  readonly odd: readonly string[];
  readonly pwned: boolean;
  readonly title: number;
  readonly html: number;
  readonly wide: boolean;
}

/** Runs in the page: what is there that no page of ours makes. As text, since this side knows no document. */
const look = String.raw`(() => {
        const all = [...document.querySelectorAll('*')];
        const handlers = all.filter((each) => [...each.attributes].some(({ name }) => name.startsWith('on')));
        const scripts = [...document.querySelectorAll('script')].filter(
          (each) => !each.src.startsWith(location.origin),
        );
        const links = [...document.querySelectorAll('a[href], form[action], iframe, object, embed, base')].filter(
          (each) =>
            /^\s*(?:javascript|data|vbscript):/i.test(
              each.getAttribute('href') ?? each.getAttribute('action') ?? 'data:',
            ),
        );
        const strangers = document.querySelectorAll('img, math, style:not(head style), body > svg, mglyph');
        const odd = [...handlers, ...scripts, ...links, ...strangers].map((each) => each.outerHTML.slice(0, 120));
        return {
          odd,
          pwned: 'pwned' in window,
          title: document.title.length,
          html: document.querySelectorAll('html, body').length,
          wide: document.documentElement.scrollWidth > innerWidth + 1,
        };
      
})()`;

describe.skipIf(noBrowser !== undefined)('a hostile name', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser.close());

  it('is shown on every kind of page and runs on none', async () => {
    const headers = { ...editor, accept: 'text/html' };
    const { page, complaints, close } = await open(browser, { bypassCSP: true, extraHTTPHeaders: headers });
    const faults: string[] = [];
    page.on('dialog', (dialog) => {
      faults.push(`${page.url()}: a dialog`);
      void dialog.dismiss();
    });
    for (const path of pages()) {
      await page.goto(hub.url + path, { waitUntil: 'load' });
      const found = (await page.evaluate(look)) as Look;
      if (found.pwned) faults.push(`${path}: ran`);
      if (found.wide) faults.push(`${path}: wider than the window`);
      if (found.html !== 2 || found.title > 200) faults.push(`${path}: broken frame, title of ${found.title}`);
      for (const each of found.odd) faults.push(`${path}: ${each}`);
    }
    await close();
    expect([...faults, ...complaints]).toEqual([]);
  }, 60_000);
});

it('is data, and as data it comes back letter by letter', async () => {
  const nt = await (await hub.get('/doc/concept/alles.nt', '*/*')).text();
  const jsonld = await (await hub.get('/doc/concept/alles.jsonld', '*/*')).text();
  for (const text of corpus.filter((each) => !/[\u0080-\u{10ffff}]/u.test(each))) {
    expect(nt).toContain(quoted(text));
    expect(jsonld).toContain(quoted(text));
  }
  for (const path of [
    '/doc/concept/alles',
    '/ldes/terms/0/0',
    '/doc/concept/k0/history',
    '/search?q=window&format=json',
  ])
    expect((await hub.get(path, 'application/ld+json, application/json')).headers.get('content-type'), path).toMatch(
      /json/,
    );
});

it('is found by what it is called, also when every object is called so', async () => {
  for (const name of ['constructor', '__proto__', 'pwned', 'Z̸͍͝a̷͠l̶g̵o̴']) {
    const found = (await (await hub.get(`/search?q=${encodeURIComponent(name)}`, 'application/json')).json()) as {
      total: number;
    };
    expect([name, found.total > 0]).toEqual([name, true]);
  }
});

it('met no surprise', () => {
  const surprises = hub.reported.map(({ error, where }) => `${where}: ${(error as Error).stack}`);
  if (surprises.length > 0) throw new Error(surprises.slice(0, 5).join('\n'));
});
