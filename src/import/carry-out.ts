// One import from files to staged changes. Bounded memory: everything large lies in two temporary SQLite files.
import { statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { openLog } from '../log/sqlite.ts';
import type { Module } from '../module.ts';
import { createModules } from '../modules/index.ts';
import { Problem } from '../problem.ts';
import { iri } from '../rdf/ns.ts';
import { isAbsoluteIri } from '../rdf/check.ts';
import type { Failure } from '../writer/messages.ts';
import { createChangeFile } from './change-file.ts';
import { gather } from './gather.ts';
import type { Finding, ImportOrder, Progress } from './order.ts';
import { createPool, type Checked, type Job } from './pool.ts';
import { readFileQuads } from './read.ts';
import { createFindingSink, type FindingSink } from './report.ts';
import { addScheme, findRoots } from './roots.ts';
import { openSource } from './source.ts';
import { createStaging, createStagingReader, type Staging, type StagingReader } from './staging.ts';
import { leftOut, turnMappings } from './strays.ts';

export interface Assignment {
  readonly order: ImportOrder;
  readonly base: string;
  readonly dataDir: string;
  /** A folder for this import alone. */
  readonly folder: string;
}

export interface Outcome {
  /** Where the changes lie, for the writer. */
  readonly changesPath: string;
  readonly statements: number;
  readonly resources: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly invalid: number;
  readonly leftOut: number;
  readonly findings: readonly Finding[];
  readonly findingCount: number;
}

export type Told =
  | { readonly kind: 'progress'; readonly progress: Progress }
  | { readonly kind: 'outcome'; readonly outcome: Outcome }
  | { readonly kind: 'failure'; readonly failure: Failure };

type Tell = (told: Told) => void;

interface Work {
  readonly assignment: Assignment;
  readonly module: Module;
  readonly staging: Staging;
  readonly sink: FindingSink;
  readonly tell: Tell;
}

function moduleOf({ order, base }: Assignment): Module {
  const modules = createModules(base);
  const found = modules.find(({ name }) => name === order.module);
  if (found !== undefined) return found;
  throw new Problem(
    'bad-request',
    `There is no module “${order.module}”; choose one of ${modules.map(({ name }) => name).join(', ')}.`,
  );
}

const noteOf = (file: string, rule: string, message: { nl: string; en: string }): Finding => ({
  ...{ kind: 'note', file, subject: '', rule, path: '', value: '', message },
});

/** @throws Problem that names the file and the place in it */
async function readAll({ assignment, staging, sink, tell }: Work): Promise<void> {
  const { order, base } = assignment;
  const sizes = order.files.map((path) => statSync(path, { throwIfNoEntry: false })?.size ?? 0);
  const totalBytes = sizes.reduce((sum, size) => sum + size, 0);
  let [before, lastTold] = [0, 0];
  for (const [index, path] of order.files.entries()) {
    const file = basename(path);
    const dropped = new Map<string, number>();
    staging.startFile(index);
    const onBytes = (bytes: number): void => {
      if (Date.now() - lastTold < 100) return;
      lastTold = Date.now();
      const read = Math.min(before + bytes, totalBytes);
      tell({
        kind: 'progress',
        progress: { kind: 'reading', file, bytes: read, totalBytes, statements: staging.statements() },
      });
    };
    const onDropped = (what: string): unknown => dropped.size < 1000 && dropped.set(what, (dropped.get(what) ?? 0) + 1);
    const { lang, map, scheme } = order;
    const options = { base, lang, map, scheme, scope: `f${index}`, onBytes, onDropped, db: staging.db };
    try {
      for await (const batch of readFileQuads(await openSource(path), options)) staging.add(batch);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      throw new Problem(error.type, `${file}: ${error.message}`, { ...error.extra, file }, error);
    }
    for (const [what, count] of dropped)
      sink.add({
        ...noteOf(file, 'left-out', {
          nl: `Niet overgenomen, ${count} keer: ${what}`,
          en: `Left out, ${count} times: ${what}`,
        }),
        kind: 'left-out',
      });
    before += sizes[index] ?? 0;
  }
}

/** Schemes that concepts name and nobody describes, here or in the log, are made; the report says so. */
async function addMissingSchemes({ assignment, module, staging, sink }: Work, reader: StagingReader): Promise<void> {
  const { order, dataDir } = assignment;
  const place = module.types.findIndex((type) => type.class === iri('skos', 'ConceptScheme')) + 1;
  if (place === 0) return;
  const log = openLog(join(dataDir, 'log.sqlite'));
  try {
    const wanted = new Set([...(order.scheme === undefined ? [] : [order.scheme]), ...staging.schemes]);
    for (const scheme of wanted) {
      if (reader.isRoot(scheme) || (await log.latest(scheme)) !== undefined) continue;
      addScheme(staging.db, scheme, { typed: place, lang: order.lang });
      sink.add({
        ...noteOf('', 'scheme-made', {
          nl: 'Deze lijst werd nergens beschreven; ze is aangemaakt met een naam uit haar adres. Geef haar een goede naam.',
          en: 'Nothing described this scheme; it was made, with a name from its IRI. Give it a good name.',
        }),
        subject: scheme,
      });
    }
  } finally {
    await log.close();
  }
}

interface Tally {
  created: number;
  updated: number;
  unchanged: number;
  invalid: number;
  checked: number;
  readonly unmarked: Map<string, number>;
}

const batchSize = 100;

/** Gathers resource by resource and has them checked; what is good goes into the change file. */
async function checkAll(work: Work, reader: StagingReader, changesPath: string): Promise<Tally> {
  const { assignment, sink, tell } = work;
  const { order, base, dataDir } = assignment;
  const tally: Tally = { created: 0, updated: 0, unchanged: 0, invalid: 0, checked: 0, unmarked: new Map() };
  const changes = createChangeFile(changesPath);
  const names = new Map<number, { readonly subject: string; readonly file: string }>();
  const take = (answer: Checked): void => {
    const from = names.get(answer.n) ?? { subject: '', file: '' };
    names.delete(answer.n);
    tally.checked += 1;
    if ('unchanged' in answer) tally.unchanged += 1;
    else if ('change' in answer) {
      changes.add(answer.n, answer.change);
      tally[answer.update ? 'updated' : 'created'] += 1;
      for (const predicate of new Set(answer.unmarked))
        tally.unmarked.set(predicate, (tally.unmarked.get(predicate) ?? 0) + 1);
    } else {
      tally.invalid += 1;
      for (const { path, value, rule, message } of answer.violations)
        sink.add({ kind: 'violation', file: from.file, subject: from.subject, rule, path, value, message });
    }
  };
  const data = {
    base,
    logPath: join(dataDir, 'log.sqlite'),
    moduleName: order.module,
    scheme: order.scheme,
    museum: order.museum,
  };
  const pool = createPool(data, (answers) => answers.forEach(take));
  try {
    const total = reader.count();
    const begin = Date.now();
    let lastTyped = 0;
    for (let after = Number.MIN_SAFE_INTEGER; ;) {
      const roots = reader.roots(after, batchSize);
      const end = roots.at(-1);
      if (end === undefined) break;
      after = end.n;
      for (const typed of new Set(roots.map((root) => root.typed))) {
        // Schemes go to every checker and are done before the first concept: it may inherit their museum.
        if (lastTyped !== 0 && typed !== lastTyped) await pool.finish();
        const jobs: Job[] = [];
        for (const root of roots.filter((each) => each.typed === typed)) {
          const text = gather(reader, root.source);
          const file = basename(order.files[root.file] ?? '');
          names.set(root.n, { subject: root.node, file });
          if (text !== undefined) jobs.push({ n: root.n, subject: root.node, source: root.source, text });
          else take({ n: root.n, violations: [tooLarge(root.node)] });
        }
        await pool.give(jobs, typed === 1);
        lastTyped = typed;
      }
      const elapsed = (Date.now() - begin) / 1000;
      const remainingSeconds =
        tally.checked === 0 ? 0 : Math.round((elapsed / tally.checked) * (total - tally.checked));
      tell({ kind: 'progress', progress: { kind: 'checking', done: tally.checked, total, remainingSeconds } });
    }
    await pool.finish();
  } finally {
    await pool.close();
    changes.close();
  }
  return tally;
}

const tooLarge = (focusNode: string) => ({
  ...{ focusNode, path: '', value: '', rule: 'too-large', severity: 'violation' as const },
  message: {
    nl: 'Dit ding heeft te veel uitspraken om één ding te zijn.',
    en: 'This has too many statements to be one thing.',
  },
});

function checkOrder({ order }: Assignment): void {
  if (order.scheme !== undefined && !isAbsoluteIri(order.scheme))
    throw new Problem('bad-request', `--scheme must be a whole IRI, not “${order.scheme}”.`);
}

/** @throws Problem when the order or a file is wrong; nothing has been written then */
export async function carryOut(assignment: Assignment, tell: Tell): Promise<Outcome> {
  checkOrder(assignment);
  const { order, folder } = assignment;
  const module = moduleOf(assignment);
  const staging = createStaging(
    join(folder, 'staging.sqlite'),
    module.types.map((type) => type.class),
  );
  const sink = createFindingSink(order.report, order.lang);
  const work: Work = { assignment, module, staging, sink, tell };
  try {
    await readAll(work);
    staging.settle();
    findRoots(staging.db);
    const reader = createStagingReader(staging.db);
    await addMissingSchemes(work, reader);
    const turned = turnMappings(staging.db, reader);
    if (turned > 0)
      sink.add(noteOf('', 'mapping-turned', {
        nl: `${turned} afstemmingen stonden bij het begrip elders en zijn omgekeerd bij het onze gezet.`,
        en: `${turned} mappings stood with the concept elsewhere and were turned round onto ours.`,
      })); // prettier-ignore
    const changesPath = join(folder, 'changes.sqlite');
    const tally = await checkAll(work, reader, changesPath);
    for (const [predicate, count] of tally.unmarked)
      sink.add({ ...noteOf('', 'kept-private', keptPrivate(count)), path: predicate });
    let left = 0;
    for (const finding of leftOut(
      staging.db,
      order.files.map((path) => basename(path)),
    )) {
      left += 1;
      sink.add(finding);
    }
    const { created, updated, unchanged, invalid } = tally;
    return {
      ...{
        changesPath,
        statements: staging.statements(),
        resources: reader.count(),
        created,
        updated,
        unchanged,
        invalid,
      },
      ...{ leftOut: left, findings: sink.first(), findingCount: sink.count() },
    };
  } finally {
    sink.close();
    staging.close();
  }
}

const keptPrivate = (count: number) => ({
  nl: `Geen afspraak zegt wie dit mag zien: bij ${count} dingen bewaard, maar niet openbaar.`,
  en: `No shape says who may see this: kept with ${count} things, but not public.`,
});
