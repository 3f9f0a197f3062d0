// The editor at /sparql: for people, with and without scripts, on the demonstration content.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { operator } from '../../src/access/policy.ts';
import { demoDrafts } from '../../src/demo/load.ts';
import { examples } from '../../src/sparql/examples.ts';
import { testHub, type TestHub } from '../hub.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await testHub();
  const folder = new URL('../../fixtures/demo/', import.meta.url);
  await hub.hub.write(operator, await demoDrafts(hub.base, folder, hub.hub.now()));
}, 120_000);
afterAll(() => hub.close());

const page = async (query: string): Promise<{ readonly status: number; readonly text: string }> => {
  const response = await hub.get(`/sparql?query=${encodeURIComponent(query)}`, 'text/html');
  return { status: response.status, text: await response.text() };
};

describe('examples', () => {
  it.each(examples('http://hub.test').map((example) => [example.nl, example.query] as const))(
    'finds something: %s',
    async (_name, query) => {
      const rows = await hub.get(`/sparql?query=${encodeURIComponent(query)}`, 'text/csv, application/n-triples');
      expect(rows.status).toBe(200);
      expect((await rows.text()).trimEnd().split('\n').length).toBeGreaterThan(1);
      const { text } = await page(query);
      expect(text).toMatch(/<td|<pre/);
    },
  );
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
    expect(text).toMatch(/Line 2, column \d+/);
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
    expect(text).toMatch(/term<\/th>\s*<th scope="col">predicaat<\/th>\s*<th scope="col">object/);
  });

  it('links every form of the same question', async () => {
    const { text } = await page('SELECT ("é&" AS ?x) {}');
    const [, csv = ''] = /href="([^"]*format=csv)"/.exec(text) ?? [];
    const response = await hub.get(csv.replaceAll('&amp;', '&'), 'text/html');
    expect(await response.text()).toBe('x\r\né&\r\n');
  });

  it('serves its script, which runs nothing from elsewhere', async () => {
    const response = await hub.get('/sparql/editor.js', '*/*');
    expect(response.headers.get('content-type')).toContain('javascript');
    expect(await response.text()).not.toMatch(/innerHTML|eval\(/);
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
