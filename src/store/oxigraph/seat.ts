// One reader's place in the pool: a worker thread, its one task, and a new worker whenever the old one had to go.
import { Worker } from 'node:worker_threads';
import { Problem } from '../../problem.ts';
import type { Answer } from '../store.ts';
import type { Notice, Order, ReaderSetup, Refusal, Task } from './messages.ts';

export interface SeatOptions {
  readonly setup: ReaderSetup;
  /** What the log is known to have reached: a new worker is not ready before it is there. */
  readonly target: () => number;
  /** Something changed: a task ended, a worker became ready or was lost. */
  readonly changed: () => void;
  readonly report: (error: unknown, where: string) => void;
}

export interface Errand {
  readonly task: Task;
  readonly client: string;
  /** From the start of the task to the end of its worker. */
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
}

export type Result = Answer | readonly string[];

interface Job {
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
  /** Takes away the timers and the listener. */
  readonly stop: () => void;
}

/** A query whose asker is gone may end by itself for this long; then its worker goes. */
const graceMs = 300;
/** After a worker that never became ready: longer each time. */
const retryMs = { first: 500, most: 30_000 };

// Parsing and planning recurse: 128 levels and 2,000 operators need some of it. Strings of results live in the heap.
const resourceLimits = { stackSizeMb: 24, maxOldGenerationSizeMb: 2_048 };

const broken = (): Problem =>
  new Problem(
    'query-too-large',
    'The query engine broke on this query and was replaced. Make the query smaller or flatter.',
  );

const tooLong = {
  nl: 'Je stelde verschillende lange vragen terwijl anderen wachtten; deze is gestopt.',
  en: 'You ran several long queries while others waited; this one was stopped.',
};
const tooSlow = (timeoutMs: number): Problem =>
  new Problem('timeout', {
    nl: `De vraag duurde langer dan ${timeoutMs / 1000} seconden en is gestopt.`,
    en: `The query took longer than ${timeoutMs / 1000} s and was stopped.`,
  });

export const fullProblem = (maxTriples: number): Problem =>
  new Problem('store-full', `The log holds more than the ${maxTriples} triples that the built-in store takes.`);

export class Seat {
  state: 'idle' | 'starting' | 'ready' | 'full' | 'closed' = 'idle';
  seq = 0;
  triples = 0;
  restarts = 0;
  /** Bytes of the whole process when the task began. */
  sizeAtStart = 0;
  /** Whose task it has, and since when (`performance.now()`). */
  client = '';
  startedAt = 0;
  readonly #options: SeatOptions;
  #worker: Worker | undefined;
  #job: Job | undefined;
  /** Workers in a row that never became ready. */
  #failures = 0;
  #retry: NodeJS.Timeout | undefined;

  constructor(options: SeatOptions) {
    this.#options = options;
  }

  get busy(): boolean {
    return this.#job !== undefined;
  }

  start(): void {
    if (this.state === 'closed') return;
    this.state = 'starting';
    const { setup } = this.#options;
    const born = new Worker(new URL('reader.ts', import.meta.url), { workerData: setup, resourceLimits });
    this.#worker = born;
    const mine = (): boolean => this.#worker === born;
    born.on('message', (notice: Notice) => mine() && this.#hear(notice));
    born.on('error', (error) => mine() && this.#lost(error));
    born.on('exit', () => mine() && this.#lost(new Error('A store reader ended by itself')));
  }

  /** Ends the worker, whatever it does, and starts a new one from the log. */
  restart(): void {
    this.#replace(new Problem('warming-up', 'The triples are being made again from the log.'));
  }

  stopForOthers(): void {
    this.#replace(
      new Problem('too-many', tooLong, {
        retryAfter: 30,
      }),
    );
  }

  stopForMemory(maxBytes: number): void {
    const megabytes = Math.round(maxBytes / 1e6);
    this.#replace(
      new Problem('query-too-large', {
        nl: `De vraag had meer dan ${megabytes} MB geheugen nodig en is gestopt.`,
        en: `The query needed more than ${megabytes} MB of memory and was stopped.`,
      }),
    );
  }

  advance(seq: number): void {
    this.#order({ kind: 'advance', seq });
  }

  /**
   * Only while ready and not busy.
   * @throws Problem of the worker, `timeout`, `query-too-large` when the engine broke; the reason of `signal`
   */
  run({ task, client, timeoutMs, signal }: Errand): Promise<Result> {
    return new Promise((resolve, reject) => {
      const deadline = setTimeout(() => this.#replace(tooSlow(timeoutMs)), timeoutMs);
      let grace: NodeJS.Timeout | undefined;
      const leave = (): void => {
        reject(signal?.reason);
        grace = setTimeout(() => this.#replace(signal?.reason), graceMs);
      };
      const stop = (): void => {
        clearTimeout(deadline);
        clearTimeout(grace);
        signal?.removeEventListener('abort', leave);
      };
      this.#job = { resolve, reject, stop };
      this.client = client;
      this.startedAt = performance.now();
      this.sizeAtStart = process.memoryUsage.rss();
      signal?.addEventListener('abort', leave, { once: true });
      this.#order({ kind: 'run', task });
    });
  }

  async close(): Promise<void> {
    clearTimeout(this.#retry);
    this.state = 'closed';
    await this.#stopWorker(new Problem('warming-up', 'The hub is closing.'));
  }

  #order(order: Order): void {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker thread has no origin
    this.#worker?.postMessage(order);
  }

  #hear(notice: Notice): void {
    switch (notice.kind) {
      case 'at':
        this.#arrived(notice.seq, notice.triples);
        break;
      case 'answer':
        this.#finish((job) => job.resolve(notice.answer));
        break;
      case 'lines':
        this.#finish((job) => job.resolve(notice.lines));
        break;
      case 'refused':
        this.#refuse(notice.refusal);
        break;
      case 'broken':
        return this.#lost(new Error(`The query engine broke: ${notice.detail}`));
      case 'full':
        this.#overflow(notice.triples);
        break;
      case 'skipped':
        this.#report(new Error(`${notice.count} statements are not in SPARQL, such as ${notice.example}`));
    }
    this.#options.changed();
  }

  /** A fault of ours is reported with what it said, and told without. */
  #refuse({ type, detail, dutch, extra }: Refusal): void {
    if (type === 'internal') this.#report(new Error(detail));
    const said = dutch === undefined ? detail : { nl: dutch, en: detail };
    const told = type === 'internal' ? 'The query could not be answered.' : said;
    this.#finish((job) => job.reject(new Problem(type, told, extra)));
  }

  #arrived(seq: number, triples: number): void {
    this.seq = seq;
    this.triples = triples;
    const target = this.#options.target();
    if (this.state === 'starting' && seq < target) return this.advance(target);
    this.#failures = 0;
    this.state = 'ready';
  }

  #overflow(triples: number): void {
    const problem = fullProblem(this.#options.setup.maxTriples);
    this.triples = triples;
    void this.#stopWorker(problem);
    this.state = 'full';
    this.#report(problem);
  }

  #report(error: unknown): void {
    this.#options.report(error, 'store reader');
  }

  #finish(settle: (job: Job) => void): void {
    const job = this.#job;
    this.#job = undefined;
    if (job === undefined) return;
    job.stop();
    settle(job);
  }

  /** A worker that went by itself: the engine broke, memory ran out, or a fault of ours. */
  #lost(error: unknown): void {
    this.#report(error);
    this.#replace(broken());
  }

  #replace(problem: unknown): void {
    if (this.state === 'closed') return;
    this.#failures = this.state === 'ready' ? 0 : this.#failures + 1;
    const waitMs = this.#failures === 0 ? 0 : Math.min(retryMs.first * 2 ** (this.#failures - 1), retryMs.most);
    this.restarts += 1;
    this.state = 'starting';
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => this.start(), waitMs);
    void this.#stopWorker(problem);
    this.#options.changed();
  }

  async #stopWorker(problem: unknown): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    this.#finish((job) => job.reject(problem));
    await worker?.terminate();
  }
}
