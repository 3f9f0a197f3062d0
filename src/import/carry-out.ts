// One import from files to staged changes. Bounded memory: everything large lies in two temporary SQLite files.
import { basename, join } from 'node:path';
import { openLog } from '../log/sqlite.ts';
import { plain } from '../log/vault.ts';
import type { Module } from '../module.ts';
import { createModules } from '../modules/index.ts';
import { Problem } from '../problem.ts';
import { isAbsoluteIri } from '../rdf/check.ts';
import { iri } from '../rdf/ns.ts';
import type { Failure } from '../writer/messages.ts';
import { checkAll } from './check-all.ts';
import type { Progress, Summary } from './order.ts';
import { readAll } from './read-all.ts';
import { createFindingSink, type FindingSink } from './report.ts';
import { addScheme, findRoots, keepLastEditions } from './roots.ts';
import { createStaging, createStagingReader, type StagingReader } from './staging.ts';
import { countOlderVersions, leftOut, turnMappings } from './strays.ts';
import { type Assignment, noteOf, type Work } from './work.ts';

/** The summary as far as it is known before anything is written. */
export interface Outcome extends Omit<Summary, 'files' | 'written' | 'dryRun' | 'lastSeq' | 'elapsedMs'> {
  /** Where the changes lie, for the writer. */
  readonly changesPath: string;
}

export type Told =
  | { readonly kind: 'progress'; readonly progress: Progress }
  | { readonly kind: 'outcome'; readonly outcome: Outcome }
  | { readonly kind: 'failure'; readonly failure: Failure };

function moduleOf({ order, base }: Assignment): Module {
  const modules = createModules(base);
  const found = modules.find(({ name }) => name === order.module);
  if (found !== undefined) return found;
  throw new Problem(
    'bad-request',
    `There is no module “${order.module}”; choose one of ${modules.map(({ name }) => name).join(', ')}.`,
  );
}

/** Schemes that concepts name and nobody describes, here or in the log, are made; the report says so. */
async function addMissingSchemes({ assignment, module, staging, sink }: Work, reader: StagingReader): Promise<void> {
  const { order, dataDir } = assignment;
  const place = module.types.findIndex((type) => type.class === iri('skos', 'ConceptScheme')) + 1;
  if (place === 0) return;
  const log = openLog(join(dataDir, 'log.sqlite'), plain);
  try {
    const wanted = new Set([...(order.scheme === undefined ? [] : [order.scheme]), ...reader.schemes()]);
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

function checkOrder({ order }: Assignment): void {
  if (order.scheme !== undefined && !isAbsoluteIri(order.scheme))
    throw new Problem('bad-request', `--scheme must be a whole IRI, not “${order.scheme}”.`);
}

const namesOf = (module: Module) => ({
  classes: module.types.map((type) => type.class),
  labels: new Set([
    ...module.labels.filter(({ kind }) => kind === 'preferred').map(({ property }) => property),
    iri('skosxl', 'prefLabel'),
  ]),
});

interface Counts {
  readonly editions: number;
  readonly turned: number;
  readonly older: number;
}

/** What was done beyond taking over what is written: never in silence. */
function tellCounts(sink: FindingSink, { editions, turned, older }: Counts): void {
  const notes = [
    [editions, 'last-edition', {
      nl: `${editions} dingen staan volledig in meer dan één bestand: het laatste bestand telt.`,
      en: `${editions} things are described in full by more than one file: the last file counts.`,
    }],
    [turned, 'mapping-turned', {
      nl: `${turned} afstemmingen stonden bij het begrip elders en zijn omgekeerd bij het onze gezet.`,
      en: `${turned} mappings stood with the concept elsewhere and were turned round onto ours.`,
    }],
    [older, 'older-version', {
      nl: `${older} oudere versies weken voor de nieuwste.`,
      en: `${older} older versions made way for the newest.`,
    }],
  ] as const; // prettier-ignore
  for (const [count, rule, words] of notes) if (count > 0) sink.add(noteOf('', rule, words));
}

/** @throws Problem when the order or a file is wrong; nothing has been written then */
export async function carryOut(assignment: Assignment, tell: (told: Told) => void): Promise<Outcome> {
  checkOrder(assignment);
  const { order, folder } = assignment;
  const module = moduleOf(assignment);
  const staging = createStaging(join(folder, 'staging.sqlite'), namesOf(module));
  const sink = createFindingSink(order.report, order.lang);
  const progress: Work['tell'] = (step) => tell({ kind: 'progress', progress: step });
  const rows = { refused: 0, unchanged: 0 };
  const work: Work = { assignment, module, staging, sink, tell: progress, rows };
  try {
    await readAll(work);
    staging.settle();
    const editions = order.files.length > 1 ? keepLastEditions(staging.db) : 0;
    findRoots(staging.db);
    const reader = createStagingReader(staging.db);
    await addMissingSchemes(work, reader);
    tellCounts(sink, { editions, turned: turnMappings(staging.db, reader), older: countOlderVersions(staging.db) });
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
    const { created, updated } = tally;
    const [invalid, unchanged] = [tally.invalid + rows.refused, tally.unchanged + rows.unchanged];
    const resources = reader.count() + rows.refused + rows.unchanged;
    const found = { findings: sink.first(), findingCount: sink.count(), leftOut: left };
    const statements = staging.statements();
    return { changesPath, statements, resources, created, updated, unchanged, invalid, ...found };
  } finally {
    sink.close();
    staging.close();
  }
}

const keptPrivate = (count: number) => ({
  nl: `Geen afspraak zegt wie dit mag zien: bij ${count} dingen bewaard, maar niet openbaar.`,
  en: `No shape says who may see this: kept with ${count} things, but not public.`,
});
