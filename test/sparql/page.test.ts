// The editor at /sparql: for people, with and without scripts, on the demonstration content.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { examples } from '../../src/sparql/examples.ts';
import { fillWithDemo } from '../demo-hub.ts';
import { testHub, type TestHub } from '../hub.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await testHub();
  await fillWithDemo(hub);
}, 120_000);
afterAll(() => hub.close());

const page = async (query: string): Promise<{ readonly status: number; readonly text: string }> => {
  const response = await hub.get(`/sparql?query=${encodeURIComponent(query)}`, 'text/html');
  return { status: response.status, text: await response.text() };
};

const library = examples('http://hub.test');

describe('examples', () => {
  it.each(library.map((example) => [example.nl.title, example] as const))(
    'finds something: %s',
    async (_name, example) => {
      const who = example.mark === undefined ? {} : hub.as(example.mark === 'internal' ? 'reader' : 'trainer');
      const at = `/sparql?query=${encodeURIComponent(example.query)}`;
      const rows = await hub.get(at, 'text/csv, application/n-triples', who);
      expect(rows.status).toBe(200);
      expect((await rows.text()).trimEnd().split('\n').length).toBeGreaterThan(1);
      expect(await (await hub.get(at, 'text/html', who)).text()).toMatch(/<td|<pre class="scroll/);
    },
  );

  it('cover all four modules, and are explained in both languages', () => {
    expect(new Set(library.map(({ module }) => module)).size).toBe(4);
    for (const { nl, en } of library)
      for (const text of [nl.title, nl.text, en.title, en.text]) expect(text).toMatch(/\p{L}/u);
  });

  it('are shown to who may see their answer, and to nobody else', async () => {
    const hidden = library.filter(({ mark }) => mark === 'personal:training').map(({ nl }) => nl.title);
    const shown = async (headers: Record<string, string>): Promise<string> =>
      (await hub.get('/sparql', 'text/html', headers)).text();
    expect(hidden.length).toBeGreaterThan(0);
    for (const title of hidden) {
      expect(await shown({})).not.toContain(title);
      expect(await shown(hub.as('reader'))).not.toContain(title);
      expect(await shown(hub.as('trainer'))).toContain(title);
    }
  });

  it('need what they are marked with: without it they find nothing', async () => {
    for (const { query, mark } of library) {
      if (mark === undefined) continue;
      const rows = await hub.get(`/sparql?query=${encodeURIComponent(query)}`, 'text/csv');
      const lines = (await rows.text()).trimEnd().split('\n').slice(1);
      expect(lines.every((line) => /^,*0?,*0?,*\r?$/.test(line))).toBe(true);
    }
  });
});

describe('the page', () => {
  it('offers a first question and examples as links, so that it works without scripts', async () => {
    const { status, text } = await page('ASK {}');
    expect(status).toBe(200);
    expect(text).toMatch(/<form[^>]*action="\/sparql"/);
    expect(text.match(/href="\/sparql\?query=/g)?.length).toBeGreaterThanOrEqual(7);
    expect(text).toContain('Ja');
    expect(text).not.toMatch(/<script(?![^>]*src=)/);
  });

  it('keeps what was asked, letter for letter, and says where it goes wrong', async () => {
    const query = 'SELECT *\n  { ?s </textarea><script>alert(1)</script> ?o';
    const { status, text } = await page(query);
    expect(status).toBe(400);
    expect(text).toContain('>\nSELECT *\n  { ?s &lt;/textarea&gt;&lt;script&gt;alert(1)&lt;/script&gt; ?o</textarea');
    expect(text).toMatch(/Regel 2, kolom \d+/);
    expect(text).toMatch(/data-line="2" data-column="\d+"/);
    const english = await hub.get(`/sparql?lang=en&query=${encodeURIComponent(query)}`, 'text/html');
    expect(await english.text()).toMatch(/Line 2, column \d+/);
  });

  it('shows no address that a browser would run', async () => {
    const { text } = await page(
      'SELECT * { VALUES (?a ?b) { (<javascript:alert(1)> "<img src=x onerror=alert(1)>") } }',
    );
    expect(text).not.toMatch(/href="javascript/);
    expect(text).not.toContain('<img src=x');
  });

  it('shows the first thousand rows and says so', async () => {
    const { text } = await page(`SELECT * { VALUES ?x { ${'1 2 '.repeat(600)} } }`);
    expect(text.match(/<tr>/g)).toHaveLength(1_001);
    expect(text).toContain('de eerste 1.000');
  });

  it('puts the columns of SELECT * in the order of the question', async () => {
    const { text } = await page('SELECT * { ?term ?predicaat ?object } LIMIT 1');
    const heads = [...text.matchAll(/<th scope="col"[^>]*>\s*<a[^>]*>(\w+)<\/a/g)].map(([, name]) => name);
    expect(heads).toEqual(['term', 'predicaat', 'object']);
  });

  it('links every form of the same question', async () => {
    const { text } = await page('SELECT ("é&" AS ?x) {}');
    const [, csv = ''] = /href="([^"]*format=csv)"/.exec(text) ?? [];
    const response = await hub.get(csv.replaceAll('&amp;', '&'), 'text/html');
    expect(await response.text()).toBe('x\r\né&\r\n');
  });

  it('declares the prefixes that everybody knows, in the answer as in the files', async () => {
    const { status, text } = await page(
      'SELECT * { ?concept skos:prefLabel ?naam FILTER(?naam != "dct:nee") } LIMIT 2',
    );
    expect(status).toBe(200);
    expect(text).toContain('PREFIX skos: &lt;http://www.w3.org/2004/02/skos/core#&gt;');
    expect(text).not.toContain('PREFIX dct:');
    const [, csv = ''] = /href="([^"]*format=csv)"/.exec(text) ?? [];
    const file = await hub.get(csv.replaceAll('&amp;', '&'), '*/*');
    expect((await file.text()).split('\r\n').filter((line) => line !== '')).toHaveLength(3);
  });

  it('names things and sorts by a column, numbers by size', async () => {
    const { text } = await page('SELECT ?c { VALUES ?c { <http://hub.test/id/concept/metaal> skos:broader } }');
    expect(text).toMatch(/href="\/doc\/concept\/metaal"><bdi class="serif">[^<]+/);
    const sorted = async (more: string): Promise<readonly string[]> => {
      const answer = await hub.get(
        `/sparql?query=${encodeURIComponent('SELECT ?x { VALUES ?x { 10 9 "a" } }')}${more}`,
        'text/html',
      );
      return [...(await answer.text()).matchAll(/<td[^>]*><bdi[^>]*>(\w+)</g)].map(([, value = '']) => value);
    };
    expect((await sorted('&sort=x')).filter((each) => each !== 'a')).toEqual(['9', '10']);
    expect((await sorted('&sort=x&order=down')).filter((each) => each !== 'a')).toEqual(['10', '9']);
  });

  it('takes a question that is too long for an address by POST, and gives its files by form', async () => {
    const query = `SELECT * { VALUES ?x { ${'"abcdefgh" '.repeat(1_500)} } } LIMIT 3`;
    const body = new URLSearchParams({ query });
    const asked = await hub.request('/sparql', { method: 'POST', body, headers: { accept: 'text/html' } });
    const text = await asked.text();
    expect(asked.status).toBe(200);
    expect(text).toMatch(/<form class="row" action="\/sparql" method="post">/);
    body.set('format', 'csv');
    const file = await hub.request('/sparql', { method: 'POST', body, headers: { accept: 'text/html' } });
    expect(file.headers.get('content-disposition')).toBe('attachment; filename="vijver.csv"');
    expect((await file.text()).split('\r\n')).toHaveLength(5);
  });

  it('has scripts that make no HTML from text and run nothing from elsewhere', async () => {
    const { text } = await page('ASK {}');
    for (const [, address = ''] of text.matchAll(/(?:src|data-editor)="(\/assets\/sparql[^"]*)"/g)) {
      const script = await (await hub.get(address, '*/*')).text();
      expect(script).toContain('addEventListener');
      expect(script).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|eval\(|https?:/);
    }
  });

  it('tells the editor which prefixes, kinds and properties there are, in the language of the page', async () => {
    const told = async (lang: string) =>
      (await (await hub.get(`/sparql/words?lang=${lang}`, '*/*')).json()) as {
        prefixes: Record<string, string>;
        words: { term: string; name: string }[];
      };
    const [nl, en] = [await told('nl'), await told('en')];
    expect(nl.prefixes['vijver']).toBe('http://hub.test/ns#');
    expect(nl.words.find(({ term }) => term === 'skos:Concept')?.name).toBe('begrip');
    expect(en.words.find(({ term }) => term === 'skos:Concept')?.name).toBe('concept');
    expect(nl.words.some(({ term }) => term === 'skos:broader')).toBe(true);
  });
});

describe('the door in the whole hub', () => {
  it('answers a preflight and opens public answers to other origins', async () => {
    const preflight = await hub.request('/sparql', {
      method: 'OPTIONS',
      headers: { origin: 'https://x.example', 'access-control-request-method': 'POST' },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-methods')).toContain('POST');
    expect((await hub.get('/sparql?query=ASK%7B%7D', '*/*')).headers.get('access-control-allow-origin')).toBe('*');
  });

  it('shows a write to the very next question', async () => {
    const skos = 'http://www.w3.org/2004/02/skos/core#';
    const body = `<> a <${skos}Concept> ; <${skos}prefLabel> "proefwoord"@nl ; <${skos}inScheme> <${hub.base}/id/scheme/materialen> .`;
    const created = await hub.put('/doc/concept/proefwoord', body, { ...hub.as('editor'), 'if-none-match': '*' });
    expect(created.status).toBe(201);
    const asked = await hub.get(
      `/sparql?query=${encodeURIComponent(`ASK { GRAPH ?g { ?c <${skos}prefLabel> "proefwoord"@nl } }`)}`,
      'text/csv',
      hub.as('editor'),
    );
    expect(await asked.text()).toContain('true');
  });
});
