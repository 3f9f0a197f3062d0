// Tasks that wait for a reader, first come first served. Refuses more than it holds, and to wait longer than is useful.
import { Problem } from '../../problem.ts';
import type { Result, Seat } from './seat.ts';
import type { Task } from './messages.ts';

export interface Wait {
  readonly task: Task;
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
}

export interface Queue {
  readonly length: number;
  /** @throws Problem `too-many`, that of `impatience`, those of the task; the reason of the signal */
  enter(wait: Wait): Promise<Result>;
  /** The seat takes the first task, if there is one. */
  serve(seat: Seat): void;
  /** Everybody who waits is refused. */
  clear(problem: Problem): void;
}

export function createQueue(most: number): Queue {
  const entries = new Set<Entry>();
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
      const entry: Entry = { wait, take, giveUp };
      wait.signal?.addEventListener('abort', onAbort, { once: true });
      entries.add(entry);
    });
  return {
    get length() {
      return entries.size;
    },
    async enter(wait) {
      wait.signal?.throwIfAborted();
      if (entries.size >= most) throw new Problem('too-many', `${most} queries wait already.`, { retryAfter: 5 });
      return enter(wait);
    },
    serve(seat) {
      for (const entry of entries) return entry.take(seat);
    },
    clear(problem) {
      for (const entry of entries) entry.giveUp(problem);
    },
  };
}
