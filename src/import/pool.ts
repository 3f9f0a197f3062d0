// Checkers side by side, one per core. Order is kept by number; at most a few batches wait at each.
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Change } from '../log/log.ts';
import type { Violation } from '../shacl/shapes.ts';

export interface CheckerData {
  readonly base: string;
  readonly logPath: string;
  readonly moduleName: string;
  readonly scheme?: string | undefined;
  readonly museum?: string | undefined;
}

export interface Job {
  readonly n: number;
  readonly subject: string;
  readonly source: string;
  readonly text: string;
}

export type Checked =
  | { readonly n: number; readonly unchanged: true }
  | { readonly n: number; readonly violations: readonly Violation[] }
  | { readonly n: number; readonly change: Change; readonly update: boolean; readonly unmarked: readonly string[] };

export interface JobAnswer {
  readonly answers: readonly Checked[];
}

export interface Pool {
  /** Resolves when there is room for more. `everywhere` gives the jobs to each checker (the first one's answers count). */
  readonly give: (jobs: readonly Job[], everywhere?: boolean) => Promise<void>;
  /** Resolves when every job has been answered. @throws what a checker threw */
  readonly finish: () => Promise<void>;
  readonly close: () => Promise<void>;
}

interface Checker {
  readonly worker: Worker;
  waiting: number;
  /** Batches whose answers are thrown away: another checker gives them. */
  muted: number;
}

/** What a checker makes lives shortly; room for the young spares most of the collecting. */
const resourceLimits = { maxYoungGenerationSizeMb: 32 };
const nothing = (): void => {};
const mostWaiting = 2;
const mostCheckers = 4;
/** Starting a checker takes as long as checking about this many. */
const worthAChecker = 1000;

const post = (checker: Checker, jobs: readonly Job[]): void => {
  checker.waiting += 1;
  checker.worker.postMessage(jobs);
};

export function createPool(
  data: CheckerData,
  resources: number,
  onAnswers: (answers: readonly Checked[]) => void,
): Pool {
  let failure: unknown;
  let wake = nothing;
  const count = Math.max(1, Math.min(mostCheckers, availableParallelism(), Math.ceil(resources / worthAChecker)));
  const checkers = Array.from({ length: count }, (): Checker => {
    const worker = new Worker(new URL('checker.ts', import.meta.url), { workerData: data, resourceLimits });
    // The first message says that it has compiled the shapes.
    const checker: Checker = { worker, waiting: 1, muted: 0 };
    worker.on('message', ({ answers }: JobAnswer) => {
      checker.waiting -= 1;
      if (checker.muted > 0 && answers.length > 0) checker.muted -= 1;
      else onAnswers(answers);
      wake();
    });
    worker.on('error', (error) => {
      failure ??= error;
      wake();
    });
    return checker;
  });

  const until = async (ready: () => boolean): Promise<void> => {
    while (!ready()) {
      if (failure !== undefined) throw failure;
      await new Promise<void>((resolve) => (wake = resolve));
    }
    if (failure !== undefined) throw failure;
  };

  return {
    async give(jobs, everywhere = false) {
      await until(() => checkers.some(({ waiting }) => waiting < mostWaiting));
      if (everywhere)
        for (const [index, checker] of checkers.entries()) {
          if (index > 0) checker.muted += 1;
          post(checker, jobs);
        }
      else {
        const [least] = checkers.toSorted((a, b) => a.waiting - b.waiting);
        if (least !== undefined) post(least, jobs);
      }
    },
    finish: () => until(() => checkers.every(({ waiting }) => waiting === 0)),
    close: async () => {
      await Promise.all(checkers.map(({ worker }) => worker.terminate()));
    },
  };
}
