// Oxigraph in worker threads, as a store. Hands queries to the readers, has readers that break or overrun replaced, and
// never runs a query on this thread.
import { Problem } from '../../problem.ts';
import type { Answer, Store, StoreStatus } from '../store.ts';
import type { Task } from './messages.ts';
import { theHub, watchMemory } from './memory-watch.ts';
import { heldBy, watchFairness } from './fairness.ts';
import { createQueue } from './queue.ts';
import { fullProblem, Seat, type Result } from './seat.ts';

export interface OxigraphOptions {
  readonly logPath: string;
  readonly base: string;
  readonly readers: number;
  readonly queryTimeoutMs: number;
  readonly rowCap: number;
  /** Default 5 million: 2.5 to 3.5 GB in each reader, under the 4 GiB that WebAssembly can hold. */
  readonly maxTriples?: number | undefined;
  /** What the process may grow by while one query runs. Default 2 GB. */
  readonly maxQueryBytes?: number | undefined;
  /** Queries that may wait. Default 64. */
  readonly maxWaiting?: number | undefined;
  readonly report: (error: unknown, where: string) => void;
}

/** How long a query waits for the very first reader before it is told to come back. */
const warmUpMs = 2_000;
/** How long a reader may take to come back after somebody’s query ended it. */
const rebuildMs = 5_000;
const dumpTimeoutMs = 600_000;

export function createOxigraphStore(options: OxigraphOptions): Store {
  const pool = new Pool(options);
  return {
    async query({ signal, client = '', ...query }) {
      return (await pool.run(
        { kind: 'query', query },
        { client, timeoutMs: options.queryTimeoutMs, signal },
      )) as Answer;
    },
    reached: (seq, patienceMs = 2_000) => pool.reached(seq, patienceMs),
    async *dump(graph) {
      yield* (await pool.run(
        { kind: 'dump', graph },
        { client: theHub, timeoutMs: dumpTimeoutMs },
      )) as readonly string[];
    },
    status: () => pool.status(),
    rebuild: () => pool.rebuild(),
    close: () => pool.close(),
  };
}

interface Terms {
  readonly client: string;
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
}

class Pool {
  readonly #options: OxigraphOptions & { readonly maxTriples: number; readonly maxWaiting: number };
  readonly #seats: readonly Seat[];
  readonly #queue;
  readonly #stopWatching: () => void;
  /** Called after every change. */
  readonly #watchers = new Set<() => void>();
  /** The highest position that a query must see. */
  #target = 0;
  #everReady = false;
  #warned = false;

  constructor(options: OxigraphOptions) {
    this.#options = { ...options, maxTriples: options.maxTriples ?? 5_000_000, maxWaiting: options.maxWaiting ?? 64 };
    const { logPath, base, rowCap, maxTriples, maxWaiting, readers, report } = this.#options;
    const setup = { logPath, base, rowCap, maxTriples };
    this.#queue = createQueue(maxWaiting);
    const seat = (): Seat => new Seat({ setup, target: () => this.#target, changed: () => this.#changed(), report });
    this.#seats = Array.from({ length: readers }, seat);
    const watches = [
      watchMemory(this.#seats, options.maxQueryBytes ?? 2_000_000_000),
      watchFairness(this.#seats, this.#queue),
    ];
    this.#stopWatching = () => watches.forEach((stop) => stop());
    this.#startNext();
  }

  async run(task: Task, { client, timeoutMs, signal }: Terms): Promise<Result> {
    if (this.#seats.every((seat) => seat.state === 'full')) throw fullProblem(this.#options.maxTriples);
    const patienceMs = this.#patience(task, timeoutMs);
    const waited = this.#queue.enter({
      task,
      client,
      signal,
      timeoutMs,
      patienceMs,
      impatience: () => this.#impatience(),
    });
    this.#serve();
    return waited;
  }

  async reached(seq: number, patienceMs: number): Promise<void> {
    this.#target = Math.max(this.#target, seq);
    for (const seat of this.#ready()) seat.advance(seq);
    await this.#until(() => this.#ready().every((seat) => seat.busy || seat.seq >= seq), patienceMs);
  }

  status(): StoreStatus {
    const readyReaders = this.#ready().length;
    return {
      ready: readyReaders > 0,
      readers: this.#seats.length,
      readyReaders,
      seq: this.#target,
      triples: Math.max(0, ...this.#seats.map((seat) => seat.triples)),
      restarts: this.#seats.reduce((sum, seat) => sum + seat.restarts, 0),
      maxTriples: this.#options.maxTriples,
      waiting: this.#queue.length,
    };
  }

  /** One after the other: the rest answers meanwhile. */
  async rebuild(): Promise<void> {
    for (const seat of this.#seats) {
      if (seat.state !== 'idle') seat.restart();
      else seat.start();
      await this.#until(() => seat.state !== 'starting');
    }
  }

  async close(): Promise<void> {
    this.#stopWatching();
    this.#queue.clear(new Problem('warming-up', 'The hub is closing.'));
    await Promise.all(this.#seats.map((seat) => seat.close()));
    for (const watcher of this.#watchers) watcher();
  }

  #ready(): Seat[] {
    return this.#seats.filter((seat) => seat.state === 'ready');
  }

  /** Workers are built one at a time: on two cores the first one is there sooner, and the hub itself keeps a core. */
  #startNext(): void {
    if (this.#seats.some((seat) => seat.state === 'starting')) return;
    this.#seats.find((seat) => seat.state === 'idle')?.start();
  }

  #changed(): void {
    for (const seat of this.#ready()) this.#target = Math.max(this.#target, seat.seq);
    this.#everReady ||= this.#ready().length > 0;
    if (this.#seats.every((seat) => seat.state === 'full')) this.#queue.clear(fullProblem(this.#options.maxTriples));
    this.#warnEarly();
    this.#startNext();
    this.#serve();
    for (const watcher of this.#watchers) watcher();
  }

  #serve(): void {
    for (const seat of this.#ready()) if (!seat.busy) this.#queue.serve(seat, heldBy(this.#seats));
  }

  #warnEarly(): void {
    const { triples, maxTriples } = this.status();
    if (this.#warned || triples < 0.8 * maxTriples) return;
    this.#warned = true;
    this.#options.report(
      new Error(`${triples} of at most ${maxTriples} triples: connect an external SPARQL service`),
      'store',
    );
  }

  /** While the first reader warms up a visitor is soon told so; who asks for everything waits. */
  #patience({ kind }: Task, timeoutMs: number): number {
    if (this.#everReady) return timeoutMs + rebuildMs;
    return kind === 'dump' ? timeoutMs : warmUpMs;
  }

  #impatience(): Problem {
    return this.#everReady
      ? new Problem('too-many', 'Every reader is busy with long queries.', { retryAfter: 10 })
      : new Problem('warming-up', 'The triples are being read from the log.', { retryAfter: 3 });
  }

  /** Resolves when `done` holds, looked at after every change, or when the time is up. */
  #until(done: () => boolean, timeoutMs?: number): Promise<void> {
    if (done()) return Promise.resolve();
    return new Promise((resolve) => {
      const end = (): void => {
        clearTimeout(timer);
        this.#watchers.delete(look);
        resolve();
      };
      const look = (): void => void (done() && end());
      const timer = timeoutMs === undefined ? undefined : setTimeout(end, timeoutMs);
      this.#watchers.add(look);
    });
  }
}
