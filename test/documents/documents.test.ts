// Documents over HTTP on a whole hub: reading in every form, writing with a version in hand, history and Memento.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testHub, type TestHub } from '../hub.ts';

let hub: TestHub;
let editor: Record<string, string>;
beforeAll(async () => {
  hub = await testHub();
  editor = hub.as('editor');
});
afterAll(() => hub.close());

const skos = 'http://www.w3.org/2004/02/skos/core#';
const concept = (label: string, more = ''): string =>
  `<> a <${skos}Concept> ; <${skos}prefLabel> ${JSON.stringify(label)}@nl ${more} .`;
const isNew = { 'if-none-match': '*' };
const problem = async (response: Response) => ({
  status: response.status,
  ...((await response.json()) as { type: string }),
});

describe('a new thing', () => {
  it('is made by PUT with If-None-Match, answered with its IRI and version, and is there at once', async () => {
    const made = await hub.put('/doc/concept/molen', concept('molen'), { ...editor, ...isNew });
    expect(made.status).toBe(201);
    expect(made.headers.get('location')).toBe('http://hub.test/id/concept/molen');
    expect(made.headers.get('etag')).toMatch(/^"\d+"$/);
    expect(await (await hub.get('/doc/concept/molen')).text()).toContain('molen');
  });

  it('is made by POST to its module, named by Slug or by its label', async () => {
    const post = (body: string, headers: object = {}) =>
      hub.request('/terms', {
        method: 'POST',
        body,
        headers: { 'content-type': 'text/turtle', ...editor, ...headers },
      });
    const slugged = await post(concept('vaas'), { slug: 'Vaas met voet' });
    expect(slugged.headers.get('location')).toBe('http://hub.test/id/concept/vaas-met-voet');
    const labelled = await post(concept('Kan & kruik'));
    expect(labelled.headers.get('location')).toBe('http://hub.test/id/concept/kan-kruik');
    const again = await post(concept('Kan & kruik'));
    expect(again.status).toBe(201);
    expect(again.headers.get('location')).toMatch(/kan-kruik-[0-9a-f]+$/);
  });

  it('is refused when it exists already', async () => {
    const twice = await hub.put('/doc/concept/molen', concept('molen'), { ...editor, ...isNew });
    expect(await problem(twice)).toMatchObject({ status: 412, type: 'http://hub.test/problems/exists' });
  });
});

describe('reading', () => {
  it('goes from the thing to its document', async () => {
    const response = await hub.get('/id/concept/molen');
    expect([response.status, response.headers.get('location')]).toEqual([303, '/doc/concept/molen']);
  });

  it.each([
    ['text/turtle', /prefLabel "molen"@nl/],
    ['application/ld+json', /"molen"/],
    ['application/rdf+xml', /<rdf:RDF[\s\S]*xml:lang="nl">molen</],
    ['application/n-triples', /<http:\/\/hub.test\/id\/concept\/molen> <.*prefLabel> "molen"@nl \./],
    ['text/html', /<h1[^>]*>[\s\S]*molen/],
  ])('gives %s', async (type, content) => {
    const response = await hub.get('/doc/concept/molen', type);
    expect(response.headers.get('content-type')).toContain(type);
    expect(response.headers.get('vary')).toMatch(/accept/i);
    expect(await response.text()).toMatch(content);
  });

  it('follows q-values and the extension', async () => {
    const type = async (path: string, accept: string) => (await hub.get(path, accept)).headers.get('content-type');
    expect(await type('/doc/concept/molen', 'text/html;q=0.2, application/ld+json;q=0.9')).toContain('ld+json');
    expect(await type('/doc/concept/molen.nt', 'text/html')).toContain('n-triples');
    expect(await type('/doc/concept/molen', 'image/png')).toContain('problem+json');
  });

  it('answers 304 to who has it, by program and by page', async () => {
    const etag = (await hub.get('/doc/concept/molen')).headers.get('etag') ?? '';
    expect((await hub.get('/doc/concept/molen', 'text/turtle', { 'if-none-match': etag })).status).toBe(304);
  });

  it('finds a thing by its IRI', async () => {
    const response = await hub.get(`/doc?iri=${encodeURIComponent('http://hub.test/id/concept/molen')}`);
    expect(response.headers.get('location')).toBe('/doc/concept/molen');
  });
});

describe('changing', () => {
  const version = async (path: string) => (await hub.get(path)).headers.get('etag') ?? '';

  it('needs the version that the writer saw', async () => {
    const blind = await hub.put('/doc/concept/molen', concept('windmolen'), editor);
    expect(await problem(blind)).toMatchObject({ status: 428 });
    const right = await hub.put('/doc/concept/molen', concept('windmolen'), {
      ...editor,
      'if-match': await version('/doc/concept/molen'),
    });
    expect(right.status).toBe(200);
    const stale = await hub.put('/doc/concept/molen', concept('x'), { ...editor, 'if-match': '"1"' });
    expect(await problem(stale)).toMatchObject({ status: 412, type: 'http://hub.test/problems/stale' });
  });

  it('patches one statement and leaves the rest as it was, letter by letter', async () => {
    const body = concept('getal', `; <${skos}notation> "001" ; <${skos}altLabel> "cijfer"@nl-BE`);
    await hub.put('/doc/concept/getal', body, { ...editor, ...isNew });
    const patch = (text: string, etag: string) =>
      hub.request('/doc/concept/getal', {
        method: 'PATCH',
        body: text,
        headers: { 'content-type': 'application/sparql-update', 'if-match': etag, ...editor },
      });
    const done = await patch(
      `PREFIX skos: <${skos}> DELETE { <> skos:prefLabel ?l } INSERT { <> skos:prefLabel "nummer"@nl } WHERE { <> skos:prefLabel ?l }`,
      await version('/doc/concept/getal'),
    );
    expect(done.status).toBe(200);
    const text = await (await hub.get('/doc/concept/getal', 'application/n-triples')).text();
    expect(text).toContain('"nummer"@nl');
    expect(text).not.toContain('"getal"');
    expect(text).toContain('"cijfer"@nl-BE');
    const graph = await patch(
      'INSERT DATA { GRAPH <http://g.test/> { <> a <http://x.test/> } }',
      await version('/doc/concept/getal'),
    );
    expect(await problem(graph)).toMatchObject({ status: 400 });
  });

  it('deletes, says 410 with the history, and makes it again', async () => {
    await hub.put('/doc/concept/weg', concept('weg'), { ...editor, ...isNew });
    const gone = await hub.request('/doc/concept/weg', {
      method: 'DELETE',
      headers: { ...editor, 'if-match': await version('/doc/concept/weg') },
    });
    expect(gone.status).toBe(204);
    const after = await hub.get('/doc/concept/weg');
    expect(after.status).toBe(410);
    expect(after.headers.get('link')).toContain('/doc/concept/weg/history');
    expect((await hub.get('/doc/concept/weg', 'text/html')).status).toBe(410);
    const history = (await (await hub.get('/doc/concept/weg/history', 'application/json')).json()) as {
      action: string;
    }[];
    expect(history.map(({ action }) => action)).toEqual(['delete', 'create']);
    expect((await hub.put('/doc/concept/weg', concept('weg'), { ...editor, ...isNew })).status).toBe(201);
  });
});

describe('a version', () => {
  it('has an address of its own and says when it stood', async () => {
    const [last] = await hub.hub.log.history('http://hub.test/id/concept/molen', 5).then((all) => all.toReversed());
    const response = await hub.get(`/id/concept/molen/${last?.at}`);
    expect(response.status).toBe(200);
    expect(response.headers.get('memento-datetime')).toMatch(/GMT$/);
    expect(await response.text()).toContain('"molen"@nl');
  });

  it('is found by Accept-Datetime and listed in the timemap', async () => {
    const response = await hub.get('/doc/concept/molen', 'text/turtle', {
      'accept-datetime': new Date().toUTCString(),
    });
    expect(response.status).toBe(302);
    expect(response.headers.get('location')).toMatch(/^\/id\/concept\/molen\/20/);
    const before = await hub.get('/doc/concept/molen', 'text/turtle', {
      'accept-datetime': 'Mon, 01 Jan 2001 00:00:00 GMT',
    });
    const first = (await hub.hub.log.history('http://hub.test/id/concept/molen', 9)).at(-1);
    expect(before.headers.get('location')).toBe(`/id/concept/molen/${first?.at}`);
    const timemap = await (await hub.get('/doc/concept/molen/timemap')).text();
    expect(timemap.match(/rel="memento"/g)).toHaveLength(2);
  });
});

describe('what is refused', () => {
  const put = (ref: string, body: string, headers: object = {}) =>
    hub.put(`/doc/concept/${ref}`, body, { ...editor, ...isNew, ...headers });

  it.each([
    ['malformed Turtle, with line and column', '<> a <x> ;\n  <y "z" .', 400, { line: 2 }],
    [
      'a statement about somebody else',
      `${concept('x')} <http://other.test/> <http://p.test/> 1 .`,
      422,
      { stray: 'http://other.test/' },
    ],
    ['a type that nobody keeps', '<> a <http://x.test/Nonsense> .', 422, {}],
    ['a body without statements', '# nothing', 400, {}],
  ])('%s', async (_what, body, status, extra) => {
    expect(await problem(await put('fout', body))).toMatchObject({ status, ...extra });
    expect((await hub.get('/doc/concept/fout')).status).toBe(404);
  });

  it('a shape violation lists focus node, path, rule and message in the reader’s language', async () => {
    const refused = async (lang: string) =>
      (await (await put('fout', `<> a <${skos}Concept> .`, { 'accept-language': lang })).json()) as {
        violations: { focusNode: string; path: string; rule: string; message: string }[];
      };
    const [dutch, english] = [await refused('nl'), await refused('en')];
    expect(dutch.violations[0]).toMatchObject({
      focusNode: 'http://hub.test/id/concept/fout',
      path: `${skos}prefLabel`,
      rule: 'MinCountConstraintComponent',
    });
    expect(dutch.violations[0]?.message).not.toBe(english.violations[0]?.message);
  });

  it('a stranger with 401, a role that may not with 403, another museum with 403', async () => {
    const body = `@prefix v: <http://hub.test/ns#> . ${concept('x')} <> v:museum <http://hub.test/id/agent/stam> .`;
    expect((await hub.put('/doc/concept/q', body, isNew)).status).toBe(401);
    const nonsense = { method: 'POST', body: 'nonsense', headers: { 'content-type': 'text/turtle' } };
    expect((await hub.request('/terms', nonsense)).status).toBe(401);
    expect((await hub.put('/doc/concept/q', body, { ...hub.as('trainer'), ...isNew })).status).toBe(403);
    expect((await hub.put('/doc/concept/q', body, { ...hub.as('editor', 'msk'), ...isNew })).status).toBe(403);
    expect((await hub.put('/doc/concept/q', body, { ...hub.as('editor', 'stam'), ...isNew })).status).toBe(201);
  });

  it('a wrong media type, an oversize body, an unknown type, a wrong method: each its own answer', async () => {
    expect((await put('x', 'a', { 'content-type': 'text/plain' })).status).toBe(415);
    expect((await put('x', `${concept('x')} #${'x'.repeat(2_100_000)}`)).status).toBe(413);
    expect((await hub.put('/doc/unicorn/x', concept('x'), { ...editor, ...isNew })).status).toBe(422);
    const wrong = await hub.request('/doc/concept/molen', { method: 'POST', headers: editor });
    expect([wrong.status, wrong.headers.get('allow')]).toEqual([405, expect.stringContaining('PUT')]);
  });

  it('an unexpected failure is told to nobody and reported with its cause', () => {
    expect(hub.reported).toEqual([]);
  });
});
