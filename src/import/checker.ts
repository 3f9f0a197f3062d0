// A worker that checks resources: the same `prepare` as every other door, against what the log holds.
import { dirname } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { operator } from '../access/policy.ts';
import type { Change, Event } from '../log/log.ts';
import { openLog } from '../log/sqlite.ts';
import type { Module } from '../module.ts';
import { createModules } from '../modules/index.ts';
import { openVault } from '../privacy/vault.ts';
import { catalogue, Problem } from '../problem.ts';
import { rdfType } from '../rdf/ns.ts';
import { parseNTriples, toNTriples } from '../rdf/ntriples.ts';
import { genidPrefix, skolemise } from '../rdf/skolemise.ts';
import { createShapes } from '../shacl/compile.ts';
import type { Violation } from '../shacl/shapes.ts';
import { prepare, type Rules, type Standing } from '../write.ts';
import { adapt } from './adapt.ts';
import { editsSinceImport, withEdits } from './merge.ts';
import { importActor } from './order.ts';
import type { Checked, CheckerData, Job, JobAnswer } from './pool.ts';

const { base, logPath, moduleName, scheme, museum } = workerData as CheckerData;
const modules = createModules(base);
const shapes = await createShapes(base, modules);
const log = openLog(logPath, openVault(dirname(logPath), base, modules));
const module: Module | undefined = modules.find(({ name }) => name === moduleName);
/** Museums of the schemes that came with this import: concepts after them inherit those. */
const schemes = new Map<string, Standing>();

const heads = new Map<string, Promise<Event | undefined>>();
/** Schemes are asked again for every concept in them; other things once. */
async function latest(subject: string): Promise<Event | undefined> {
  const known = heads.get(subject);
  if (known !== undefined) return known;
  const asked = log.latest(subject);
  if (heads.size > 1000) heads.clear();
  heads.set(subject, asked);
  return asked;
}

const rules: Rules = {
  base,
  modules,
  shapes,
  standing: async (subject) => {
    const inBatch = schemes.get(subject);
    if (inBatch !== undefined) return inBatch;
    const event = await latest(subject);
    return event === undefined || event.action === 'delete' ? undefined : event;
  },
  // The operator sees everything, so nothing hides behind an import.
  hidden: async () => [],
  latest,
};

const schemePropertyOf = (types: ReadonlySet<string>): string | undefined =>
  module?.types.find((type) => types.has(type.class))?.scheme;

const allLines = ({ state }: Event): string =>
  [state.public, state.internal, state.personal]
    .flatMap((text) => text.split('\n').filter((line) => line !== ''))
    .toSorted()
    .map((line) => `${line}\n`)
    .join('');

const mostVersions = 100;

/** What people changed here since the first import stays; further back than a hundred versions nobody looks. */
async function keepEdits(head: Event, incoming: string): Promise<string> {
  if (head.prev === null) return incoming;
  const history = await log.history(head.subject, mostVersions);
  const steps = history.toReversed().map((event) => ({ text: allLines(event), byImport: event.actor === importActor }));
  const inner = genidPrefix(base, head.subject);
  return withEdits(incoming, editsSinceImport(steps), (line) => line.includes(inner));
}

/** A violation as a door reports it, or the problem itself in the same form. */
function toViolations(subject: string, problem: Problem): readonly Violation[] {
  const found = problem.extra['violations'];
  if (problem.type === 'shape-violation' && Array.isArray(found)) return found as readonly Violation[];
  const { nl, en } = catalogue[problem.type];
  const message = { nl: `${nl.title}: ${problem.message}`, en: `${en.title}: ${problem.message}` };
  return [{ focusNode: subject, path: '', value: '', rule: problem.type, message, severity: 'violation' }];
}

/** Predicates of statements that only those who work with them will see, since no shape marks them. */
const unmarked = ({ state }: Change): readonly string[] =>
  state.personal === '' ? [] : parseNTriples(state.personal).map((q) => q.predicate.value);

async function check(job: Job): Promise<Checked> {
  const raw = parseNTriples(job.text);
  const types = new Set(raw.filter((q) => q.predicate.value === rdfType).map((q) => q.object.value));
  const quads = adapt(job.source, job.subject, raw, { base, scheme, museum, schemeProperty: schemePropertyOf(types) });
  const head = await latest(job.subject);
  const incoming = await skolemise(base, job.subject, quads);
  const stands = head !== undefined && head.action !== 'delete';
  const text = stands ? await keepEdits(head, toNTriples(incoming)) : undefined;
  if (stands && text === allLines(head)) return { n: job.n, unchanged: true };
  const named = text === undefined ? incoming : parseNTriples(text);
  const expected = stands ? head.seq : null;
  const draft = { subject: job.subject, quads: named, module: moduleName, museum, expected };
  const change = await prepare(rules, operator, draft);
  if (change.type === 'scheme') schemes.set(change.subject, change);
  return { n: job.n, change, update: stands, unmarked: unmarked(change) };
}

async function checkOrTell(job: Job): Promise<Checked> {
  try {
    return await check(job);
  } catch (error) {
    if (error instanceof Problem) return { n: job.n, violations: toViolations(job.subject, error) };
    throw error;
  }
}

parentPort?.on('message', (jobs: readonly Job[]) => {
  const work = async (): Promise<void> => {
    const answers: Checked[] = [];
    for (const job of jobs) answers.push(await checkOrTell(job));
    parentPort?.postMessage({ answers } satisfies JobAnswer);
  };
  work().catch((error: unknown) => {
    throw error;
  });
});
parentPort?.postMessage({ answers: [] } satisfies JobAnswer);
