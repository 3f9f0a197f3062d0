// The thread that carries out one import: reads, stages, gathers, has everything checked, and lays down the changes.
// Writes nothing to the log itself: that is the writer's, in one transaction, when this has ended well.
import { parentPort, workerData } from 'node:worker_threads';
import { toFailure } from '../writer/messages.ts';
import { carryOut, type Told } from './carry-out.ts';
import type { Assignment } from './work.ts';

const tell = (told: Told): void => parentPort?.postMessage(told);
carryOut(workerData as Assignment, tell).then(
  (outcome) => tell({ kind: 'outcome', outcome }),
  (error: unknown) => tell({ kind: 'failure', failure: toFailure(error) }),
);
