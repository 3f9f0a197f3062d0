// SPARQL: a start with 1 M triples; HTTP beside the bare worker call; a restricted view beside an unrestricted one;
// `/health` while a cartesian product runs. `SMALL=1` for a quick look.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import oxigraph from 'oxigraph';
import { graphOf } from '../src/access/policy.ts';
import { createLog } from '../src/log/sqlite.ts';
import type { Change } from '../src/log/log.ts';
import { testHub, type TestHub } from '../test/hub.ts';
import { median, percentile, tell } from './lib/numbers.ts';

const base = 'http://hub.test';
const concepts = process.env['SMALL'] === undefined ? 100_000 : 10_000;
const words = ['hout', 'ijzer', 'koper', 'linnen', 'zijde', 'glas', 'leer', 'papier', 'steen', 'zilver', 'was', 'been'];
const skos = 'http://www.w3.org/2004/02/skos/core#';
const rdf = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';

const word = (n: number): string => words[n % words.length] ?? '';

/** Ten statements about a concept: eight public, two internal; labels with words and a number, as lists have. */
function concept(n: number): Change {
  const subject = `${base}/id/concept/c${n}`;
  const say = (predicate: string, object: string): string => `<${subject}> <${predicate}> ${object} .\n`;
  const label = `${word(n)} met ${word(n + 3)} uit kast ${n}`;
  const lines = [
    say(`${rdf}type`, `<${skos}Concept>`),
    say(`${skos}prefLabel`, `"${label}"@nl`),
    say(`${skos}prefLabel`, `"${label} (en)"@en`),
    say(`${skos}altLabel`, `"${word(n + 1)} ${n}"@nl`),
    say(`${skos}definition`, `"Een voorwerp van ${label}, gemaakt of gebruikt in Gent in de loop van vele jaren."@nl`),
    say(`${skos}inScheme`, `<${base}/id/scheme/s${n % 20}>`),
    say(`${skos}broader`, `<${base}/id/concept/c${Math.floor(n / 10)}>`),
    say(`${skos}notation`, `"N${n}"`),
  ];
  const inside = [
    say(`${skos}editorialNote`, `"Nagekeken in ronde ${n % 7}."@nl`),
    say(`${skos}changeNote`, `"Import ${n}"@nl`),
  ];
  const state = { public: lines.toSorted().join(''), internal: inside.toSorted().join(''), personal: '' };
  return { module: 'terms', type: 'concept', ref: `c${n}`, subject, museum: null, streams: ['terms'], state };
}

async function fillLog(folder: string): Promise<void> {
  writeFileSync(join(folder, 'base-iri.txt'), `${base}\n`);
  const log = createLog(join(folder, 'log.sqlite'), () => Date.now());
  for (let from = 0; from < concepts; from += 2_000) {
    const changes = Array.from({ length: Math.min(2_000, concepts - from) }, (_, i) => concept(from + i));
    await log.append(changes, { actor: 'urn:bench' });
  }
  await log.close();
}

const queries: readonly (readonly [string, string])[] = [
  ['count by scheme', `SELECT ?s (COUNT(*) AS ?n) { ?c <${skos}inScheme> ?s } GROUP BY ?s`],
  [
    '5,000 rows with labels',
    `SELECT ?c ?l { ?c <${skos}inScheme> <${base}/id/scheme/s3> ; <${skos}prefLabel> ?l } LIMIT 5000`,
  ],
  ['words in labels', `SELECT ?c ?l { ?c <${skos}altLabel> ?l FILTER CONTAINS(?l, "zijde 77") }`],
  ['20,000 triples as a graph', `CONSTRUCT { ?c <${skos}prefLabel> ?l } { ?c <${skos}prefLabel> ?l } LIMIT 20000`],
];

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
const ms = (value: number): string => `${value.toFixed(1)} ms`;
const atMost = (figure: number, most: number, unit: string) => ({
  says: `at most ${most} ${unit}`,
  met: figure <= most,
});

async function time(rounds: number, work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  return median(times);
}

const environment = { VIJVER_READERS: '2', VIJVER_QUERY_TIMEOUT_MS: '5000' };
const until = async (done: () => boolean): Promise<void> => {
  while (!done()) await new Promise((resolve) => setTimeout(resolve, 20));
};

/** The first start makes search and state from the log; an ordinary one finds them there. */
async function makeViews(folder: string): Promise<void> {
  const hub = await testHub({ dataDir: folder, base, env: environment });
  await until(() => hub.writer.seen() >= concepts);
  await hub.close();
}

async function startWith(folder: string): Promise<TestHub> {
  const begin = performance.now();
  const since = (): number => performance.now() - begin;
  const hub = await testHub({ dataDir: folder, base, env: environment });
  await (await hub.get('/doc/concept/c7')).text();
  tell('start: a document answers', seconds(since()), atMost(since(), 2_000, 'ms'));
  const { store } = hub.hub;
  await until(() => store.status().ready);
  await (await hub.get('/sparql?query=ASK%7B%7D', '*/*')).text();
  tell(`start: SPARQL answers over ${store.status().triples} triples`, seconds(since()), atMost(since(), 8_000, 'ms'));
  await until(() => store.status().readyReaders === 2);
  tell('start: the second reader is there', seconds(since()));
  return hub;
}

/** The store's call without HTTP, and the same question over HTTP, taking turns. */
async function overHttp(hub: TestHub): Promise<void> {
  const graphs = [graphOf(base, 'public')];
  const scope = { defaultGraphs: graphs, namedGraphs: graphs };
  const forms = { bindingsType: 'application/sparql-results+json', graphType: 'application/n-triples' };
  const accept = Object.values(forms).join(', ');
  for (const [name, text] of queries) {
    const bare = (): Promise<unknown> => hub.hub.store.query({ text, scope, ...forms });
    const http = async (): Promise<unknown> =>
      (await hub.get(`/sparql?query=${encodeURIComponent(text)}`, accept)).arrayBuffer();
    await bare();
    await http();
    const [worker, whole] = [await time(9, bare), await time(9, http)];
    const ratio = whole / worker;
    const bar = worker > 10 ? atMost(ratio, 1.5, '×') : undefined;
    tell(`${name}: HTTP ${ms(whole)} beside worker ${ms(worker)}`, `${ratio.toFixed(2)} ×`, bar);
  }
}

function run(store: oxigraph.Store, text: string, options: object): number {
  const times = Array.from({ length: 5 }, () => {
    const start = performance.now();
    store.query(text, { results_format: 'json', ...options });
    return performance.now() - start;
  });
  return median(times);
}

const load = (store: oxigraph.Store, text: string, graph?: oxigraph.NamedNode): void =>
  store.load(text, { format: 'nt', no_transaction: true, ...(graph && { to_graph_name: graph }) });

/** The engine in this thread: the same question over the public graph only, and over a store that holds nothing else. */
function restricted(): void {
  const lines = Array.from({ length: concepts }, (_, n) => concept(n).state);
  const mixed = new oxigraph.Store();
  const alone = new oxigraph.Store();
  const [open, inside] = [oxigraph.namedNode(graphOf(base, 'public')), oxigraph.namedNode(graphOf(base, 'internal'))];
  for (let from = 0; from < lines.length; from += 5_000) {
    const some = lines.slice(from, from + 5_000);
    load(mixed, some.map((each) => each.public).join(''), open);
    load(mixed, some.map((each) => each.internal).join(''), inside);
    load(alone, some.map((each) => each.public).join(''));
  }
  for (const [name, text] of queries.slice(0, 3)) {
    const ratio = run(mixed, text, { default_graph: [open], named_graphs: [open] }) / run(alone, text, {});
    tell(`${name}: restricted beside unrestricted`, `${ratio.toFixed(2)} ×`);
  }
}

async function underLoad(hub: TestHub): Promise<void> {
  const product = 'SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }';
  const hog = hub.get(`/sparql?query=${encodeURIComponent(product)}`, '*/*');
  const health: number[] = [];
  const others: number[] = [];
  for (let n = 0; n < 200; n += 1) {
    health.push(await time(1, async () => (await hub.get('/health', '*/*')).text()));
    others.push(await time(1, async () => (await hub.get('/sparql?query=ASK%7B%3Fs%20%3Fp%20%3Fo%7D', '*/*')).text()));
  }
  const worst = percentile(health, 0.99);
  tell('during a cartesian product: /health p99', ms(worst), atMost(worst, 50, 'ms'));
  tell('during a cartesian product: somebody else’s ASK, p99', ms(percentile(others, 0.99)));
  const status = (await hog).status;
  tell(`the product itself ended with ${status}; readers replaced`, String(hub.hub.store.status().restarts));
}

const folder = mkdtempSync(join(tmpdir(), 'vijver-bench-'));
try {
  await fillLog(folder);
  await makeViews(folder);
  const hub = await startWith(folder);
  await overHttp(hub);
  await underLoad(hub);
  await hub.close();
  restricted();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
