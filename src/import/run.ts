// The main thread's end of an import: starts its thread, passes its progress on, has the writer append, cleans up.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Cause, Receipt } from '../log/log.ts';
import { Problem } from '../problem.ts';
import { fromFailure } from '../writer/messages.ts';
import type { Outcome, Told } from './carry-out.ts';
import type { Assignment } from './work.ts';
import { importActor, type ImportOrder, type Progress, type Summary } from './order.ts';

export interface ImportParts {
  readonly base: string;
  readonly dataDir: string;
  readonly appendStaged: (path: string, cause: Cause) => Promise<Receipt>;
  /** How many more statements the store can hold. */
  readonly room: () => number;
  /** Resolves when the views show a version. */
  readonly shown: (seq: number) => Promise<void>;
}

/** Statements live shortly; room for the young spares a tenth of the time (measured at 30,000 concepts). */
const resourceLimits = { maxYoungGenerationSizeMb: 64 };

const nothing = (): void => {};

/** Read on the history of each thing, in the language that the importer chose. */
const noteOf = ({ files, lang }: Pick<ImportOrder, 'files' | 'lang'>): string => {
  const [from, and, more] = lang === 'en' ? ['Imported from', 'and', 'more'] : ['Ingevoerd uit', 'en', 'andere'];
  const names = files.map((file) => basename(file));
  return `${from} ${names.slice(0, 3).join(', ')}${names.length > 3 ? ` ${and} ${names.length - 3} ${more}` : ''}`;
};

/** Messages of the import's thread as they come; ends after the outcome. @throws what the thread could not do */
async function* messagesOf(assignment: Assignment): AsyncGenerator<Progress, Outcome> {
  const worker = new Worker(new URL('worker.ts', import.meta.url), { workerData: assignment, resourceLimits });
  const queue: Told[] = [];
  let failure: unknown;
  let wake = nothing;
  worker.on('message', (told: Told) => {
    // Only the newest progress matters to somebody who looks rarely.
    if (told.kind === 'progress' && queue.at(-1)?.kind === 'progress') queue.pop();
    queue.push(told);
    wake();
  });
  worker.on('error', (error) => {
    failure = error;
    wake();
  });
  try {
    for (;;) {
      const told = queue.shift();
      if (told?.kind === 'progress') yield told.progress;
      else if (told?.kind === 'outcome') return told.outcome;
      else if (told?.kind === 'failure') throw fromFailure(told.failure);
      else if (failure !== undefined) throw failure;
      else await new Promise<void>((resolve) => (wake = resolve));
    }
  } finally {
    await worker.terminate();
  }
}

/** Folders of imports that this process is busy with. */
const underWay = new Set<string>();

/** A folder for one import; what a killed process left behind goes (only one process at a time has the data folder). */
function openFolder(dataDir: string): string {
  for (const name of readdirSync(dataDir).filter((each) => each.startsWith('import-')))
    if (!underWay.has(join(dataDir, name))) rmSync(join(dataDir, name), { recursive: true, force: true });
  const folder = mkdtempSync(join(dataDir, 'import-'));
  underWay.add(folder);
  return folder;
}

/** New things bring about their share of the statements. */
function refuseOverflow({ statements, created, resources }: Outcome, room: number): void {
  const coming = Math.round((statements * created) / Math.max(1, resources));
  if (coming > room)
    throw new Problem(
      'too-large',
      `About ${coming} statements would come in, and the triple store has room for ${Math.max(0, room)}. Nothing was written.`,
    );
}

/**
 * Imports files: everything or nothing, unless invalid resources may be skipped.
 * @returns what happens, as it happens; the last one is the summary
 * @throws Problem when a file cannot be read (extra: file, line, column) or somebody wrote the same thing meanwhile
 */
export async function* runImport(parts: ImportParts, order: ImportOrder): AsyncIterable<Progress> {
  const begin = Date.now();
  const { base, dataDir } = parts;
  const folder = openFolder(dataDir);
  try {
    const told = messagesOf({ order, base, dataDir, folder });
    let step = await told.next();
    while (!step.done) {
      yield step.value;
      step = await told.next();
    }
    const outcome = step.value;
    const changes = outcome.created + outcome.updated;
    const dryRun = order.dryRun === true;
    const written = changes > 0 && !dryRun && (outcome.invalid === 0 || order.skipInvalid === true);
    let lastSeq = 0;
    if (written) {
      refuseOverflow(outcome, parts.room());
      yield { kind: 'writing', changes };
      ({ lastSeq } = await parts.appendStaged(outcome.changesPath, { actor: importActor, note: noteOf(order) }));
      yield { kind: 'indexing' };
      await parts.shown(lastSeq);
    }
    const { changesPath: _path, ...counts } = outcome;
    const summary: Summary = {
      ...counts,
      files: order.files.length,
      written,
      dryRun,
      lastSeq,
      elapsedMs: Date.now() - begin,
    };
    yield { kind: 'done', summary };
  } finally {
    underWay.delete(folder);
    rmSync(folder, { recursive: true, force: true });
  }
}
