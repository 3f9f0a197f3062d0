// What does a batch of ten reconciliation queries cost, and how long does it hold the event loop? Over the 43,000 Dutch
// labels of the AAT, each a concept in one scheme, in a whole hub over HTTP; beside a naive scan of all labels by
// trigrams, the same queries in the same run. The client runs in the same process: its work counts against the hub.
// On a busy machine the clock tells more of the neighbours than of the hub; the processor time of the thread does not.
import { existsSync, readFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { DataFactory } from 'n3';
import { operator } from '../src/access/policy.ts';
import { iri, node, rdfType } from '../src/rdf/ns.ts';
import { testHub, type TestHub } from '../test/hub.ts';

const file = new URL('../../shared/data/aat-nl/aat_preflabels.csv', import.meta.url);
const say = (line: string): boolean => process.stdout.write(`${line}\n`);
const rounds = 30;

const { namedNode, literal, quad } = DataFactory;
const scheme = (base: string): string => `${base}/id/scheme/aat`;

function drafts(base: string, labels: readonly string[]) {
  const top = namedNode(scheme(base));
  const concept = (label: string, i: number) => {
    const subject = namedNode(`${base}/id/concept/a${i}`);
    return {
      subject: subject.value,
      quads: [
        quad(subject, namedNode(rdfType), node('skos', 'Concept')),
        quad(subject, namedNode(iri('skos', 'prefLabel')), literal(label, 'nl')),
        quad(subject, namedNode(iri('skos', 'inScheme')), top),
      ],
    };
  };
  const own = [
    quad(top, namedNode(rdfType), node('skos', 'ConceptScheme')),
    quad(top, namedNode(iri('skos', 'prefLabel')), literal('AAT', 'nl')),
    quad(top, namedNode(iri('dct', 'title')), literal('AAT', 'nl')),
  ];
  return [{ subject: top.value, quads: own }, ...labels.map(concept)];
}

async function load(hub: TestHub, labels: readonly string[]): Promise<void> {
  const all = drafts(hub.base, labels);
  for (let i = 0; i < all.length; i += 2_000) await hub.hub.write(operator, all.slice(i, i + 2_000));
}

/** Ten names as a cataloguer types them: singulars, capitals, slips of the finger, words that are not there. */
function batchOf(labels: readonly string[], round: number): readonly string[] {
  const pick = (i: number): string => labels[(round * 1_009 + i * 4_337) % labels.length] ?? '';
  const changes: readonly ((label: string) => string)[] = [
    (label) => label.toUpperCase(),
    (label) => label.replace(/(en|s)$/, ''),
    (label) => label.slice(0, 3) + label.slice(4),
    (label) => `houten ${label}`,
    (label) => label,
  ];
  return Array.from({ length: 10 }, (_none, i) => (changes[i % changes.length] ?? String)(pick(i)));
}

const runs = (text: string): ReadonlySet<string> => {
  const padded = `  ${text.toLowerCase()} `;
  return new Set(Array.from({ length: padded.length - 2 }, (_none, i) => padded.slice(i, i + 3)));
};

/** All labels, one after the other: what a service without an index does. */
function scan(index: readonly ReadonlySet<string>[], text: string): number {
  const own = runs(text);
  let best = 0;
  for (const label of index) {
    let shared = 0;
    for (const run of own) if (label.has(run)) shared++;
    best = Math.max(best, (2 * shared) / (own.size + label.size));
  }
  return best;
}

const median = (list: readonly number[]): number => list.toSorted((a, b) => a - b)[list.length >> 1] ?? 0;
const slowest = (list: readonly number[]): number => Math.max(...list);

async function ask(hub: TestHub, names: readonly string[]): Promise<number> {
  const queries = JSON.stringify(Object.fromEntries(names.map((query, i) => [`q${i}`, { query, limit: 3 }])));
  const start = performance.now();
  const answer = await hub.request('/reconcile/nl/aat', { method: 'POST', body: new URLSearchParams({ queries }) });
  await answer.text();
  if (answer.status !== 200) throw new Error(`The hub answered ${answer.status}`);
  return performance.now() - start;
}

async function run(): Promise<void> {
  const labels = [...new Set(readFileSync(file, 'utf8').trimEnd().split(/\r?\n/).slice(1))].filter(
    (label) => label.trim() !== '',
  );
  const hub = await testHub();
  try {
    await load(hub, labels);
    const index = labels.map(runs);
    for (let round = 0; round < 5; round++) await ask(hub, batchOf(labels, 1_000 + round));
    const delay = monitorEventLoopDelay({ resolution: 1 });
    const [ours, naive]: [number[], number[]] = [[], []];
    const worked = process.threadCpuUsage();
    delay.enable();
    for (let round = 0; round < rounds; round++) {
      ours.push(await ask(hub, batchOf(labels, round)));
      await wait(2);
    }
    delay.disable();
    const { user, system } = process.threadCpuUsage(worked);
    for (let round = 0; round < rounds / 3; round++) {
      const start = performance.now();
      for (const name of batchOf(labels, round)) scan(index, name);
      naive.push(performance.now() - start);
    }
    say(`ten queries over ${labels.length} labels, ${rounds} batches over HTTP`);
    say(
      `  the hub        median ${median(ours).toFixed(1)} ms, slowest ${slowest(ours).toFixed(1)} ms (aim: under 60)`,
    );
    say(`  main thread    at work for ${((user + system) / 1000 / rounds).toFixed(1)} ms of a batch`);
    say(`  event loop     held at most ${(delay.max / 1e6).toFixed(1)} ms (aim: under 20)`);
    say(
      `  naive scan     median ${median(naive).toFixed(1)} ms; the hub takes ${(median(ours) / median(naive)).toFixed(2)} of that`,
    );
  } finally {
    await hub.close();
  }
}

if (existsSync(file)) await run();
else say('skipped: ../shared/data/aat-nl is not there');
