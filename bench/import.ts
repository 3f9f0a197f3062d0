// Importing a thesaurus: read, validated, logged, indexed and queryable, beside the sum of bare parsing, bare SHACL
// and a bare Oxigraph load of the same file, each in a process of its own. `SMALL=1` for a quick look.
import { spawnSync } from 'node:child_process';
import { createReadStream, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { finished } from 'node:stream/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Parser, StreamParser } from 'n3';
import type { Quad } from '@rdfjs/types';
import oxigraph from 'oxigraph';
import { Validator } from 'shacl-engine';
import { build } from '../src/build.ts';
import { readConfig } from '../src/config.ts';
import { importTask } from '../src/import/task.ts';
import { createModules } from '../src/modules/index.ts';
import { factory } from '../src/rdf/terms.ts';
import { createShapes } from '../src/shacl/compile.ts';
import { Statements } from '../src/shacl/statements.ts';
import { generateTurtle } from './lib/generate.ts';
import { tell } from './lib/numbers.ts';

const base = 'http://hub.test';
const count = Number(process.env['CONCEPTS'] ?? (process.env['SMALL'] === undefined ? 100_000 : 10_000));
/** Resources that bare SHACL really validates; its time is scaled up, since it grows with their number. */
const sampled = 5000;
const together = 50;

interface Figure {
  readonly ms: number;
  readonly rssMb: number;
  readonly statements?: number;
  readonly importMb?: number;
}

const peakMb = (): number => Math.round(process.resourceUsage().maxRSS / 1024);

async function bareParse(file: string): Promise<number> {
  let statements = 0;
  const parser = new StreamParser({ format: 'text/turtle' });
  const quads = createReadStream(file).pipe(parser);
  quads.on('data', () => (statements += 1));
  await finished(quads);
  return statements;
}

/** Shapes compiled once, and a light dataset of 50 resources at a time: the fastest plain use of shacl-engine found. */
async function bareShacl(file: string): Promise<void> {
  const shapes = (await createShapes(base, createModules(base))).quads('terms') as Quad[];
  const validator = new Validator(new Statements(shapes), { factory });
  const blocks = readFileSync(file, 'utf8').split('\nt:c');
  const [head = ''] = blocks;
  const prefixes = head
    .split('\n')
    .filter((line) => line.startsWith('@prefix'))
    .join('\n');
  let ms = 0;
  for (let from = 1; from <= sampled && from < blocks.length; from += together) {
    const resources = blocks.slice(from, from + together).map((block) => `t:c${block}`);
    const quads = new Parser().parse(`${prefixes}\n${resources.join('\n')}`);
    const begin = performance.now();
    const dataset = new Statements(quads);
    await validator.validate({ dataset });
    ms += performance.now() - begin;
  }
  await report({ ms: (ms * count) / Math.min(sampled, count), rssMb: peakMb() });
}

async function bareLoad(file: string, stores: number): Promise<void> {
  const text = readFileSync(file, 'utf8');
  const begin = performance.now();
  const kept = Array.from({ length: stores }, () => {
    const store = new oxigraph.Store();
    store.load(text, { format: 'text/turtle', no_transaction: true });
    return store;
  });
  const ms = performance.now() - begin;
  await report({ ms, rssMb: peakMb(), statements: kept[0]?.size ?? 0 });
}

async function wholeImport(file: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'vijver-bench-'));
  const built = await build(readConfig({ VIJVER_DATA: folder, VIJVER_BASE_IRI: base }), (error) =>
    console.error(error),
  );
  while (built.hub.store.status().readyReaders < 2) await new Promise((resolve) => setTimeout(resolve, 20));
  const begin = performance.now();
  let last = '';
  let importMb = 0;
  for await (const step of importTask(built)({ files: [file], module: 'terms', lang: 'nl' })) {
    if (process.env['STEPS'] !== undefined && step.kind !== last)
      console.error(Math.round(performance.now() - begin), step.kind, peakMb());
    last = step.kind;
    if (step.kind === 'writing') importMb = peakMb();
    if (step.kind === 'done' && (!step.summary.written || step.summary.invalid > 0)) console.error(step.summary);
  }
  const query = {
    scope: { defaultGraphs: [`${base}/graph/public`], namedGraphs: [`${base}/graph/public`] },
    bindingsType: 'application/sparql-results+json',
    graphType: 'text/turtle',
  };
  const text = 'select (count(*) as ?n) where { ?s a <http://www.w3.org/2004/02/skos/core#Concept> }';
  const { body } = await built.hub.store.query({ ...query, text });
  const ms = performance.now() - begin;
  if (!new TextDecoder().decode(body).includes(String(count))) console.error('Not everything can be queried');
  await report({ ms, rssMb: peakMb(), importMb });
  await built.close();
  rmSync(folder, { recursive: true, force: true });
}

const report = async (figure: Figure): Promise<void> => {
  await new Promise<void>((resolve) => process.stdout.write(`${JSON.stringify(figure)}\n`, () => resolve()));
};

async function measure(what: string, file: string): Promise<void> {
  const begin = performance.now();
  if (what === 'parse') {
    const statements = await bareParse(file);
    await report({ ms: performance.now() - begin, rssMb: peakMb(), statements });
  } else if (what === 'shacl') await bareShacl(file);
  else if (what === 'load') await bareLoad(file, 1);
  else if (what === 'two-stores') await bareLoad(file, 2);
  else await wholeImport(file);
}

function inProcess(what: string, file: string, concepts = count): Figure {
  const env = { ...process.env, CONCEPTS: String(concepts) };
  const { stdout } = spawnSync(process.execPath, [import.meta.filename, what, file], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env,
    encoding: 'utf8',
  });
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '{}') as Figure;
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

async function compare(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'vijver-bench-file-'));
  const file = await generateTurtle(join(folder, 'thesaurus.ttl'), count);
  const parse = inProcess('parse', file);
  const shacl = inProcess('shacl', file);
  const load = inProcess('load', file);
  const stores = inProcess('two-stores', file);
  const whole = inProcess('import', file);
  const tenth = await generateTurtle(join(folder, 'tenth.ttl'), count / 10);
  const small = inProcess('import', tenth, count / 10);
  rmSync(folder, { recursive: true, force: true });
  const sum = parse.ms + shacl.ms + load.ms;
  tell(`${count} concepts, ${parse.statements} statements`, '');
  tell('bare parsing (n3, as a stream)', seconds(parse.ms));
  tell(`bare SHACL (shacl-engine, from ${Math.min(sampled, count)} resources)`, seconds(shacl.ms));
  tell('bare Oxigraph load', seconds(load.ms));
  tell('import: validated, logged, indexed, queryable', seconds(whole.ms));
  const ratio = whole.ms / sum;
  tell('  beside the sum of the three', ratio.toFixed(2), { says: 'at most 1.5', met: ratio <= 1.5 });
  const ceiling = 1.5 * stores.rssMb + 300;
  tell('peak memory of two bare stores', `${stores.rssMb} MB`);
  tell('peak memory of the hub, import included', `${whole.rssMb} MB`, {
    says: `at most ${Math.round(ceiling)} MB`,
    met: whole.rssMb <= ceiling,
  });
  const [before, beforeSmall] = [whole.importMb ?? 0, small.importMb ?? 0];
  const says = 'at most 1.5 × as much for ten times the file';
  tell('  of which read and checked, before anything is written', `${before} MB`, {
    says,
    met: before <= 1.5 * beforeSmall,
  });
  tell('  the same with a tenth of the file', `${beforeSmall} MB`);
}

const [, , what, file] = process.argv;
if (what === undefined || file === undefined || statSync(file, { throwIfNoEntry: false }) === undefined)
  await compare();
else await measure(what, file);
