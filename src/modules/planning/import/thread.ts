// The main thread's end of reading an upload: one thread at a time, with a bound on its memory and on its time.
import { Worker } from 'node:worker_threads';
import { Problem } from '../../../problem.ts';
import type { Task, Told } from './worker.ts';

const deadlineMs = 60_000;
const mostWaiting = 4;
const resourceLimits = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 64 };

const slow = {
  nl: 'Dit bestand lezen duurt te lang. Splits het per jaar of per ruimte; ingewikkelde herhalingen kan je beter losmaken.',
  en: 'Reading this file takes too long. Split it by year or by room; take complicated recurrences apart.',
};
const busy = {
  nl: 'Er worden al enkele bestanden gelezen. Probeer over een minuut opnieuw.',
  en: 'Some files are being read already. Try again in a minute.',
};

/** Resolves when the preview is on disk. @throws Problem as the thread found it, too-large, too-many */
export type ReadUpload = (task: Task) => Promise<void>;

export function createReadUpload(): ReadUpload {
  let turn: Promise<void> = Promise.resolve();
  let waiting = 0;
  return (task) => {
    if (waiting >= mostWaiting) return Promise.reject(new Problem('too-many', busy));
    waiting += 1;
    const mine = turn.then(() => carryOut(task)).finally(() => (waiting -= 1));
    turn = mine.catch(() => {});
    return mine;
  };
}

async function carryOut(task: Task): Promise<void> {
  const worker = new Worker(new URL('worker.ts', import.meta.url), { workerData: task, resourceLimits });
  const timer = Promise.withResolvers<Told>();
  const clock = setTimeout(() => timer.resolve({ type: 'too-large', words: slow }), deadlineMs);
  const answer = new Promise<Told>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
  try {
    const told = await Promise.race([answer, timer.promise]).catch((error: unknown) => {
      if ((error as { code?: string }).code !== 'ERR_WORKER_OUT_OF_MEMORY') throw error;
      return { type: 'too-large', words: slow } satisfies Told;
    });
    if ('type' in told) throw new Problem(told.type, told.words);
  } finally {
    clearTimeout(clock);
    await worker.terminate();
  }
}
