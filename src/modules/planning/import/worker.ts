// The thread that reads an upload and judges it: a hostile file can keep this one busy until its time is over, and nobody else.
// Writes nothing but the preview's own file.
import { parentPort, workerData } from 'node:worker_threads';
import { Problem, type ProblemType } from '../../../problem.ts';
import type { Words } from '../../../shacl/shapes.ts';
import { openGround, type Ground } from './ground.ts';
import type { Planned } from './plan.ts';
import { createStage, openStage, ownerOf } from './staging.ts';

export interface Task {
  readonly ground: Ground;
  readonly id: string;
  /** The upload; left out to judge again what waits. */
  readonly bytes?: Uint8Array | undefined;
}

export type Told = { readonly ok: true } | { readonly type: ProblemType; readonly words: Words };

async function carryOut({ ground, id, bytes }: Task): Promise<void> {
  const opened = openGround(ground);
  const { dataDir, now, wishes } = ground;
  const owner = ownerOf(ground.actor);
  try {
    if (bytes === undefined) {
      const stage = openStage(dataDir, id, owner, now);
      if (stage === undefined) throw new Problem('not-found', gone);
      stage.putRows((await opened.plan(stage.entries())).map(withoutPeople));
      return stage.close();
    }
    const { kind, rows: entries } = opened.read(bytes);
    const rows = (await opened.plan(entries)).map(withoutPeople);
    createStage(dataDir, id, (stage) => {
      stage.tell({ owner, state: 'ready', kind, at: now, wishes });
      stage.putEntries(entries);
      stage.putRows(rows);
    });
  } finally {
    await opened.close();
  }
}

/** Who is assigned is personal, and has no business in a file beside the log. */
const withoutPeople = (row: Planned): Planned =>
  row.claim === undefined ? row : { ...row, claim: { ...row.claim, people: [] } };

const gone = {
  nl: 'Deze invoer wacht niet meer. Kies het bestand opnieuw.',
  en: 'This import does not wait any more. Choose the file again.',
};

const tell = (told: Told): void => parentPort?.postMessage(told);
carryOut(workerData as Task).then(
  () => tell({ ok: true }),
  (error: unknown) => {
    if (!(error instanceof Problem)) throw error;
    tell({ type: error.type, words: { nl: error.dutch ?? error.message, en: error.message } });
  },
);
