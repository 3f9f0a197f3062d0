// Many at once: writers on one thing, askers of slow questions, talkers that never finish. One wins; the others still get answers.
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testHub, type TestHub } from '../hub.ts';

let hub: TestHub;
let editor: Record<string, string>;
const skos = 'http://www.w3.org/2004/02/skos/core#';
const concept = (label: string): string => `<> a <${skos}Concept> ; <${skos}prefLabel> ${JSON.stringify(label)}@nl .`;
const statuses = async (all: readonly Promise<Response>[]): Promise<number[]> =>
  (await Promise.all(all)).map(({ status }) => status);
const count = (all: readonly number[], status: number): number => all.filter((each) => each === status).length;

beforeAll(async () => {
  hub = await testHub({ env: { VIJVER_QUERY_TIMEOUT_MS: '1500', VIJVER_READERS: '2' } });
  editor = hub.as('editor');
});
afterAll(() => hub.close());

describe('writers at the same moment', () => {
  it('of one new thing: one makes it, the others are told it exists', async () => {
    const all = await statuses(
      Array.from({ length: 20 }, (_, i) =>
        hub.put('/doc/concept/nieuw', concept(`nieuw ${i}`), { ...editor, 'if-none-match': '*' }),
      ),
    );
    expect([count(all, 201), count(all, 412)]).toEqual([1, 19]);
  });

  it('who saw the same version: one changes it, the others are told it is stale', async () => {
    const etag = (await hub.get('/doc/concept/nieuw')).headers.get('etag') ?? '';
    const all = await statuses([
      ...Array.from({ length: 15 }, (_, i) =>
        hub.put('/doc/concept/nieuw', concept(`anders ${i}`), { ...editor, 'if-match': etag }),
      ),
      ...Array.from({ length: 5 }, (_, i) =>
        hub.request('/doc/concept/nieuw', {
          method: 'PATCH',
          body: `INSERT DATA { <> <${skos}altLabel> "ook ${i}"@nl }`,
          headers: { ...editor, 'if-match': etag, 'content-type': 'application/sparql-update' },
        }),
      ),
    ]);
    expect([count(all, 200), count(all, 412)]).toEqual([1, 19]);
  });

  it('who delete it: one does', async () => {
    const etag = (await hub.get('/doc/concept/nieuw')).headers.get('etag') ?? '';
    const all = await statuses(
      Array.from({ length: 10 }, () =>
        hub.request('/doc/concept/nieuw', { method: 'DELETE', headers: { ...editor, 'if-match': etag } }),
      ),
    );
    expect(count(all, 204)).toBe(1);
    expect(all.filter((status) => ![204, 404, 410, 412].includes(status))).toEqual([]);
  });

  it('who send conditions that contradict each other change nothing', async () => {
    await hub.put('/doc/concept/vast', concept('vast'), { ...editor, 'if-none-match': '*' });
    const { seq } = await hub.hub.log.last();
    for (const headers of [
      { 'if-match': '"1"', 'if-none-match': '*' },
      { 'if-match': '"999999999999999999999"' },
      { 'if-match': '' },
      { 'if-match': '"-1", "x", nonsense' },
      { 'if-none-match': '"1"' },
      { 'if-match': `"${seq}x"` },
      { 'if-match': `${seq}` },
      {},
    ] as Record<string, string>[])
      expect(
        (await hub.put('/doc/concept/vast', concept('los'), { ...editor, ...headers })).status,
        JSON.stringify(headers),
      ).toBeGreaterThanOrEqual(400);
    expect((await hub.hub.log.last()).seq).toBe(seq);
  });
});

/** Milliseconds until /health answered, again and again while the work goes on. */
async function healthDuring(work: Promise<unknown>): Promise<number> {
  const over = work.then(
    () => true,
    () => true,
  );
  const pause = (): Promise<boolean> => new Promise((resolve) => setTimeout(() => resolve(false), 10));
  for (let slowest = 0; ;) {
    const start = performance.now();
    expect((await hub.request('/health')).status).toBe(200);
    slowest = Math.max(slowest, performance.now() - start);
    if (await Promise.race([over, pause()])) return slowest;
  }
}

describe('a hundred at once', () => {
  it('with questions that never end are refused or stopped, while /health and documents answer', async () => {
    await hub.put('/doc/concept/blijft', concept('blijft'), { ...editor, 'if-none-match': '*' });
    const labels = Array.from({ length: 60 }, (_, i) => `${JSON.stringify(`w${i}`)}@nl`).join(', ');
    await hub.put('/doc/concept/veel', `${concept('veel')} <> <${skos}altLabel> ${labels} .`, {
      ...editor,
      'if-none-match': '*',
    });
    const slow = encodeURIComponent(
      'SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n2 ?o FILTER(?a != ?o) }',
    );
    const all = statuses(Array.from({ length: 100 }, () => hub.request(`/sparql?query=${slow}`)));
    const slowest = await healthDuring(all);
    expect((await all).filter((status) => status !== 503 && status !== 429)).toEqual([]);
    expect(slowest).toBeLessThan(1000);
    expect((await hub.get('/doc/concept/blijft')).status).toBe(200);
    const quick = async (): Promise<number> =>
      (await hub.request(`/sparql?query=${encodeURIComponent('ASK {}')}`)).status;
    for (let i = 0; i < 100 && (await quick()) !== 200; i++) await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await quick()).toBe(200);
  });

  it('that talk slowly or not at all keep nobody waiting', async () => {
    const { port } = new URL(hub.url);
    const sockets = Array.from({ length: 100 }, (_, i): Socket => {
      const socket = connect(Number(port), '127.0.0.1', () =>
        socket.write(i % 2 === 0 ? 'GET / HT' : 'POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\nq'),
      );
      return socket.on('error', () => undefined);
    });
    const slowest = await healthDuring(new Promise((resolve) => setTimeout(resolve, 300)));
    for (const socket of sockets) socket.destroy();
    expect(slowest).toBeLessThan(1000);
  });
});

describe('a text made to be slow', () => {
  const long = (text: string, length: number): string => text.repeat(Math.ceil(length / text.length)).slice(0, length);
  const texts = [
    'constructor ',
    '__proto__ ',
    'a',
    ' ',
    '"',
    '\\"',
    'a-',
    '*',
    '(',
    'é',
    'a ',
    'aaaa*',
    '😀',
    '\u0301',
    '%',
    "' OR ",
    'NEAR(',
    '^',
    '_',
    'a.',
    '\u200b',
  ];
  it.each(texts)('in a search ends soon: %j', async (piece) => {
    const text = encodeURIComponent(long(piece, 800).toWellFormed());
    for (const path of [
      `/search?q=${text}`,
      `/search?q=${text}&format=json`,
      `/reconcile/nl/all/suggest/entity?prefix=${text}`,
      `/reconcile/nl/all?queries=${encodeURIComponent(JSON.stringify({ q: { query: long(piece, 800) } }))}`,
    ]) {
      const start = performance.now();
      const { status } = await hub.request(path);
      expect([path.slice(0, 30), status]).toEqual([path.slice(0, 30), 200]);
      expect(performance.now() - start).toBeLessThan(1000);
    }
  });

  const queries: readonly (readonly [string, string])[] = [
    ['escaped quotes', `SELECT * { ?s ?p "${'\\"'.repeat(500_000)}`],
    ['long quotes', `SELECT * { ?s ?p ${'"""\\'.repeat(200_000)}`],
    ['open IRIs', `SELECT * { ${'<a'.repeat(500_000)}`],
    ['blanks', `SELECT${' '.repeat(1_900_000)}* {`],
    ['comments', '#'.repeat(1_900_000)],
    ['words', 'a'.repeat(1_900_000)],
    ['prefixes', 'PREFIX a: <urn:a> '.repeat(50_000)],
    ['variables', `SELECT ${'?a '.repeat(300_000)} {}`],
    ['dots', `SELECT * { ${'. '.repeat(500_000)} }`],
    ['triples', `SELECT * { ${'?a ?b ?c . '.repeat(50_000)} }`],
    ['values', `SELECT * { VALUES ?x { ${'1 '.repeat(300_000)} } }`],
  ];
  it.each(queries)('in a query ends soon: %s', async (_what, query) => {
    const start = performance.now();
    const work = hub.request('/sparql', {
      method: 'POST',
      body: query,
      headers: { 'content-type': 'application/sparql-query' },
    });
    const slowest = await healthDuring(work);
    expect((await work).status).toBeGreaterThanOrEqual(400);
    expect(performance.now() - start).toBeLessThan(4000);
    expect(slowest).toBeLessThan(2500);
  });

  it('in a regular expression of a query ends by the deadline', async () => {
    const query = `ASK { BIND("${'a'.repeat(5000)}!" AS ?x) FILTER(REGEX(?x, "^(a+)+$") || REGEX(?x, "(a|aa)+$") || REGEX(?x, "a{1,1000}{1,1000}")) }`;
    const start = performance.now();
    const { status } = await hub.request(`/sparql?query=${encodeURIComponent(query)}`);
    expect([200, 400, 503]).toContain(status);
    expect(performance.now() - start).toBeLessThan(4000);
  });
});

it('met no surprise', () => {
  expect(hub.reported.map(({ error, where }) => `${where}: ${(error as Error).stack}`)).toEqual([]);
});
