// Tasks that wait for a reader. Who has the fewest readers goes first, then who was
// served longest ago, then who came first. Refuses more than it holds, and to wait longer than is useful.
import { LRUCache } from 'lru-cache';
import { Problem } from '../../problem.ts';
import type { Result, Seat } from './seat.ts';
import type { Task } from './messages.ts';

export interface Wait {
  readonly task: Task;
  readonly client: string;
  readonly signal?: AbortSignal | undefined;
  /** Once a reader has it. */
  readonly timeoutMs: number;
  /** Before a reader has it. */
  readonly patienceMs: number;
  /** What to say when that is over. */
  readonly impatience: () => Problem;
}

interface Entry {
  readonly wait: Wait;
  readonly take: (seat: Seat) => void;
  readonly giveUp: (problem: unknown) => void;
  readonly since: number;
}

/** How many readers work for a client now. */
export type Held = (client: string) => number;

export interface Queue {
  readonly length: number;
  /** @throws Problem `too-many`, that of `impatience`, those of the task; the reason of the signal */
  enter(wait: Wait): Promise<Result>;
  /** The seat takes the next task, if there is one. */
  serve(seat: Seat, held: Held): void;
  /** Clients who have waited this long and for whom no reader works. */
  starving(held: Held, patienceMs: number): readonly string[];
  /** Everybody who waits is refused. */
  clear(problem: Problem): void;
}

export function createQueue(most: number): Queue {
  const entries = new Set<Entry>();
  const served = new LRUCache<string, number>({ max: 1000 });
  const last = ({ wait }: Entry): number => served.get(wait.client) ?? 0;
  const enter = (wait: Wait): Promise<Result> =>
    new Promise((resolve, reject) => {
      const leave = (): void => {
        clearTimeout(timer);
        wait.signal?.removeEventListener('abort', onAbort);
        entries.delete(entry);
      };
      const giveUp = (problem: unknown): void => {
        leave();
        reject(problem);
      };
      const onAbort = (): void => giveUp(wait.signal?.reason);
      const timer = setTimeout(() => giveUp(wait.impatience()), wait.patienceMs);
      const take = (seat: Seat): void => {
        leave();
        resolve(seat.run(wait));
      };
      const entry: Entry = { wait, take, giveUp, since: performance.now() };
      wait.signal?.addEventListener('abort', onAbort, { once: true });
      entries.add(entry);
    });
  return {
    get length() {
      return entries.size;
    },
    async enter(wait) {
      wait.signal?.throwIfAborted();
      const own = [...entries].filter((entry) => entry.wait.client === wait.client).length;
      if (entries.size >= most) throw new Problem('too-many', `${most} queries wait already.`, { retryAfter: 5 });
      if (own >= most / 2) throw new Problem('too-many', `${own} queries of yours wait already.`, { retryAfter: 5 });
      return enter(wait);
    },
    serve(seat, held) {
      const order = (a: Entry, b: Entry): number =>
        held(a.wait.client) - held(b.wait.client) || last(a) - last(b) || a.since - b.since;
      const [next] = [...entries].toSorted(order);
      if (next === undefined) return;
      served.set(next.wait.client, performance.now());
      next.take(seat);
    },
    starving: (held, patienceMs) =>
      [...entries]
        .filter(({ wait, since }) => held(wait.client) === 0 && performance.now() - since > patienceMs)
        .map(({ wait }) => wait.client),
    clear(problem) {
      for (const entry of entries) entry.giveUp(problem);
    },
  };
}
