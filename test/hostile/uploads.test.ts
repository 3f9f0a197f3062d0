// Bodies that strangers send: broken, deep, huge, sly. Each is refused by name, in bounded time, and nothing is kept of it.
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testHub, type TestHub } from '../hub.ts';

let hub: TestHub;
let editor: Record<string, string>;
let position: number;
const skos = 'http://www.w3.org/2004/02/skos/core#';
const good = `<> a <${skos}Concept> ; <${skos}prefLabel> "goed"@nl .`;

beforeAll(async () => {
  hub = await testHub();
  editor = hub.as('editor');
  await hub.put('/doc/concept/goed', good, { ...editor, 'if-none-match': '*' });
  position = (await hub.hub.log.last()).seq;
});
afterAll(() => hub.close());

interface Refusal {
  readonly status: number;
  readonly type: string;
  readonly ms: number;
}

async function refusal(init: RequestInit, path = '/doc/concept/slecht'): Promise<Refusal> {
  const headers = { accept: 'application/json', 'if-none-match': '*', ...editor, ...(init.headers as object) };
  const start = performance.now();
  const response = await hub.request(path, { method: 'PUT', ...init, headers });
  const { type } = (await response.json()) as { type: string };
  return { status: response.status, type: type.split('/').at(-1) ?? '', ms: performance.now() - start };
}

const types = {
  ttl: 'text/turtle',
  trig: 'application/trig',
  nt: 'application/n-triples',
  nq: 'application/n-quads',
  jsonld: 'application/ld+json',
  rdf: 'application/rdf+xml',
} as const;
type Syntax = keyof typeof types;
const put = (
  syntax: Syntax,
  body: string | Uint8Array<ArrayBuffer>,
  headers: Record<string, string> = {},
): Promise<Refusal> => refusal({ body, headers: { 'content-type': types[syntax], ...headers } });

const rdf = (inner: string): string =>
  `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:skos="${skos}">${inner}</rdf:RDF>`;
const many = (text: string, times: number): string => text.repeat(times);

const broken: readonly (readonly [string, Syntax, string])[] = [
  ['text that is none', 'ttl', 'hello <world'],
  ['an unclosed string', 'ttl', `<> a "${many('x', 100_000)}`],
  ['backslashes and quotes without end', 'ttl', `<> a "${many('\\"', 100_000)}`],
  ['a surrogate alone', 'ttl', '<> a "\\uD800" .'],
  ['an IRI with a space', 'ttl', '<a b> a <c> .'],
  ['a graph', 'trig', '{ <> a <x> '],
  ['half a line', 'nt', '<http://a> <http://b> '],
  ['five terms', 'nq', '<http://a> <http://b> <http://c> <http://d> <http://e> .'],
  ['half an object', 'jsonld', '{"@id": '],
  ['a number', 'jsonld', '7'],
  ['no XML', 'rdf', '<rdf:RDF'],
  [
    'an unknown entity',
    'rdf',
    rdf('<skos:Concept rdf:about=""><skos:prefLabel>&boom;</skos:prefLabel></skos:Concept>'),
  ],
  ['a prefix that nothing binds', 'rdf', '<rdf:RDF/>'],
];

describe('a body that cannot be read', () => {
  it.each(broken)('is refused at once: %s (%s)', async (_what, syntax, body) => {
    const { status, ms } = await put(syntax, body);
    expect(status).toBe(400);
    expect(ms).toBeLessThan(2000);
  });

  it.each(Object.keys(types) as Syntax[])(
    'is refused when it is not UTF-8, not text, or empty (%s)',
    async (syntax) => {
      for (const bytes of [[0xff, 0xfe, 0x00], [0xc3, 0x28], [0x00, 0x01, 0x02, 0x1b], []])
        expect((await put(syntax, new Uint8Array(bytes))).status).toBe(400);
    },
  );

  it.each([
    ['text/turtle; charset=utf-16', 415],
    ['text/html', 415],
    ['text/plain', 415],
    ['__proto__', 415],
    ['constructor', 415],
    ['multipart/form-data; boundary=x', 415],
  ])('of the type %s is refused', async (type, status) => {
    expect((await refusal({ body: good, headers: { 'content-type': type } })).status).toBe(status);
  });
});

describe('a deep body', () => {
  const depth = 100_000;
  it.each([
    ['ttl', `<> <urn:p> ${many('[ <urn:p> ', depth)}`],
    ['ttl', `<> <urn:p> ${many('(', depth)}${many(')', depth)} .`],
    ['ttl', many('<<( ', depth)],
    ['trig', many('{ ', depth)],
    ['nq', `${many('<<( ', depth)}`],
    ['nt', `${many('<< ', depth)}`],
    ['jsonld', many('[', depth)],
    ['jsonld', many('{"@graph":', depth)],
    ['jsonld', `{"@context":${many('[', 200)}${many(']', 200)},"@id":""}`],
    ['rdf', rdf(many('<skos:Concept><skos:broader>', 10_000))],
  ] as const)('is refused before a parser recurses over it (%s)', async (syntax, body) => {
    const { status, type, ms } = await put(syntax, body);
    expect([status, type]).toEqual([400, 'too-deep']);
    expect(ms).toBeLessThan(2000);
  });
});

describe('a huge body', () => {
  it('is refused by its length, also when it unpacks to it', async () => {
    const big = `<> a <${skos}Concept> ; <${skos}prefLabel> "${many('x', 5_000_000)}"@nl .`;
    expect((await put('ttl', big)).status).toBe(413);
    const bomb = gzipSync(Buffer.alloc(200_000_000, 'x'));
    const { status, ms } = await put('ttl', new Uint8Array(bomb), { 'content-encoding': 'gzip' });
    expect(status).toBe(413);
    expect(ms).toBeLessThan(3000);
  });

  it('is refused when it is packed in a way nobody reads, or not packed as it says', async () => {
    expect((await put('ttl', good, { 'content-encoding': 'compress' })).status).toBe(415);
    expect((await put('ttl', good, { 'content-encoding': 'gzip' })).status).toBe(400);
    expect((await put('ttl', good, { 'content-encoding': many('gzip,', 500) })).status).toBe(415);
  });

  it('of one million characters in one label is refused by its shape', async () => {
    const { status, ms } = await put('ttl', `<> a <${skos}Concept> ; <${skos}prefLabel> "${many('é', 900_000)}"@nl .`);
    expect(status).toBe(422);
    expect(ms).toBeLessThan(3000);
  });

  it('of twenty thousand statements is refused or kept in bounded time, and health answers meanwhile', async () => {
    const labels = Array.from({ length: 20_000 }, (_, i) => `"label ${i}"@nl`).join(', ');
    const slow = put(
      'ttl',
      `<> a <${skos}Concept> ; <${skos}prefLabel> "x"@nl ; <${skos}altLabel> ${labels} ; <urn:x> 1 ; <${skos}broader> "x" .`,
    );
    const { status, ms } = await slow;
    expect(status).toBe(422);
    expect(ms).toBeLessThan(8000);
  });
});

describe('a sly body', () => {
  const entities = `<!DOCTYPE rdf:RDF [<!ENTITY a "${many('x', 1000)}"><!ENTITY b "${many('&a;', 100)}"><!ENTITY c "${many('&b;', 100)}">]>`;
  it.each([
    [
      'entities that grow',
      `${entities}${rdf('<skos:Concept rdf:about=""><skos:prefLabel>&c;</skos:prefLabel></skos:Concept>')}`,
    ],
    [
      'a file of ours',
      `<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>${rdf('<skos:Concept rdf:about=""><skos:prefLabel>&f;</skos:prefLabel></skos:Concept>')}`,
    ],
    ['a DOCTYPE alone', `<!DOCTYPE rdf:RDF>${rdf('<skos:Concept rdf:about=""/>')}`],
    ['a DOCTYPE in other letters', `<!doctype rdf:RDF>${rdf('<skos:Concept rdf:about=""/>')}`],
  ])('of RDF/XML is refused: %s', async (_what, body) => {
    const { status, ms } = await put('rdf', body);
    expect(status).toBe(400);
    expect(ms).toBeLessThan(1000);
  });

  it('of JSON-LD never makes the hub ask another host', async () => {
    let asked = 0;
    const { createServer } = await import('node:http');
    const other = createServer((_request, response) => {
      asked += 1;
      response.end('{}');
    });
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(other.address() as { port: number }).port}/context.jsonld`;
    for (const context of [
      url,
      [url],
      { '@import': url },
      { '@vocab': 'urn:x:', p: { '@context': url, '@id': 'urn:p' } },
      'file:///etc/passwd',
      'data:application/json,{}',
      '/health',
    ])
      expect((await put('jsonld', JSON.stringify({ '@context': context, '@id': '', p: { q: 1 } }))).status).toBe(400);
    other.close();
    expect(asked).toBe(0);
  });

  it('with keys that name prototypes changes no prototype', async () => {
    await put(
      'jsonld',
      '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"@id":"","@type":"urn:x"}',
    );
    await put('jsonld', '{"@context":{"__proto__":"urn:x","toString":"urn:y"},"__proto__":"1","@id":""}');
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect((await hub.request('/health')).status).toBe(200);
  });

  it('cannot speak about somebody else, take a foreign address here, or hide in a graph', async () => {
    for (const body of [
      `${good} <http://hub.test/id/concept/goed> <${skos}prefLabel> "gestolen"@nl .`,
      `<http://hub.test/id/concept/goed> a <${skos}Concept> ; <${skos}prefLabel> "gestolen"@nl .`,
      `<http://hub.test/.well-known/genid/x-0> a <${skos}Concept> .`,
      `<http://hub.test/graph/public> a <${skos}Concept> .`,
    ])
      expect((await put('ttl', body)).status).toBe(422);
    const other = `${good.replace('goed', 'slecht')}`;
    expect(
      (await put('trig', `<http://hub.test/graph/public> { ${other} <http://hub.test/id/concept/goed> a <urn:x> }`))
        .status,
    ).toBeGreaterThanOrEqual(400);
  });

  it.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    'http://hub.test/id/concept/../../sparql',
    'http://hub.test/id/concept/a%2Fb',
  ])('cannot make a thing of <%s>', async (iri) => {
    const response = await hub.request('/terms', {
      method: 'POST',
      body: `<${iri}> a <${skos}Concept> ; <${skos}prefLabel> "x"@nl .`,
      headers: { 'content-type': 'text/turtle', ...editor },
    });
    expect(response.status).toBe(422);
  });
});

describe('a patch', () => {
  const patch = (body: string): Promise<Refusal> =>
    refusal(
      { method: 'PATCH', body, headers: { 'content-type': 'application/sparql-update', 'if-match': '*' } },
      '/doc/concept/goed',
    );

  it.each([
    ['spaces', `x${many(' ', 100_000)}y{`],
    ['lines', many('\n', 200_000) + 'DATA x {'],
    ['words', many('INSERT DELETE WHERE DATA ', 20_000) + 'x {'],
    ['escaped quotes', `INSERT DATA { <> <urn:x> "${many('\\"', 200_000)}`],
    ['open quotes', many('"\\\n', 100_000)],
    ['open long quotes', many('"""\\', 100_000)],
    ['open IRIs', many('<', 500_000)],
    ['comments', many('#', 500_000)],
    ['groups', many('{', 500_000)],
    ['variables', many('?', 500_000)],
    ['operations', many('INSERT DATA {} ;', 50_000)],
    [
      'everything with everything',
      `DELETE { ?a ?b ?c } INSERT { ?a ?b ?f } WHERE { ${Array.from({ length: 12 }, (_, i) => `?a${i} ?b${i} ?c${i}`).join(' . ')} }`,
    ],
  ])('of endless %s ends soon', async (_what, body) => {
    const { status, ms } = await patch(body);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(ms).toBeLessThan(1500);
  });

  it('cannot reach beyond its document', async () => {
    for (const body of [
      'LOAD <http://hub.test/sparql>',
      'CLEAR ALL',
      'DROP GRAPH <http://hub.test/graph/public>',
      'INSERT DATA { GRAPH <http://hub.test/graph/public> { <urn:a> <urn:b> <urn:c> } }',
      'INSERT DATA { <http://hub.test/id/concept/ander> <urn:b> <urn:c> }',
      'WITH <http://hub.test/graph/public> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }',
      'INSERT { <> <urn:b> ?o } WHERE { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }',
    ])
      expect((await patch(body)).status).toBeGreaterThanOrEqual(400);
  });
});

describe('an upload that breaks off', () => {
  it('leaves nothing behind and holds nobody up', async () => {
    const { port } = new URL(hub.url);
    for (const cut of [0, 10, 1000]) {
      await new Promise<void>((resolve) => {
        const socket = connect(Number(port), '127.0.0.1', () => {
          socket.write(
            `PUT /doc/concept/half HTTP/1.1\r\nHost: x\r\nAuthorization: ${editor['authorization']}\r\nContent-Type: text/turtle\r\nIf-None-Match: *\r\nContent-Length: 5000\r\n\r\n${good.slice(0, cut)}`,
            () => setTimeout(() => socket.destroy(), 20),
          );
        });
        socket.on('close', () => resolve());
        socket.on('error', () => resolve());
      });
    }
    expect((await hub.get('/doc/concept/half')).status).toBe(404);
  });
});

it('nothing of all this was kept, and nothing broke', async () => {
  expect((await hub.hub.log.last()).seq).toBe(position);
  expect(await (await hub.get('/doc/concept/goed')).text()).toContain('goed');
  expect(hub.reported.map(({ error, where }) => `${where}: ${(error as Error).stack}`)).toEqual([]);
});
