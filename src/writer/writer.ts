// The main thread's end of the writer: orders go in, receipts come out, and one can wait until the views show a version.
import { Worker } from 'node:worker_threads';
import type { Cause, Change, Receipt } from '../log/log.ts';
import { fromFailure, type Message, type Order, type Outcome, type WriterData } from './messages.ts';

export interface Writer {
  append(changes: readonly Change[], cause: Cause): Promise<Receipt>;
  /** The changes that an import laid down in a file (`stagedTable`), as one transaction. */
  appendStaged(path: string, cause: Cause): Promise<Receipt>;
  /** Resolves when the views in `views.sqlite` have taken in `seq`, or after `patienceMs`. */
  shown(seq: number, patienceMs?: number): Promise<void>;
  seen(): number;
  /** Throws a view away; it is made again from the log right after. All of them without a name. */
  rebuild(view?: 'state' | 'search'): Promise<void>;
  close(): Promise<void>;
}

interface Waiting {
  readonly resolve: (outcome: Outcome) => void;
  readonly reject: (error: unknown) => void;
}

export async function startWriter(data: WriterData, report: (error: unknown, where: string) => void): Promise<Writer> {
  const waiting = new Map<number, Waiting>();
  const watchers = new Set<{ readonly seq: number; readonly resolve: () => void }>();
  let [lastId, seen, closing] = [0, 0, false];
  let worker = await spawn();

  function onMessage(message: Message): void {
    if (message.kind === 'done') {
      waiting.get(message.id)?.resolve(message.outcome);
      waiting.delete(message.id);
    } else if (message.kind === 'trouble') report(fromFailure(message.failure), message.where);
    else if (message.kind === 'seen') {
      seen = message.seq;
      for (const watcher of watchers) if (watcher.seq <= seen) watcher.resolve();
    }
  }

  /** A writer that dies takes its open orders with it: they were not answered, so they did not happen for anybody. */
  function onEnd(error: unknown): void {
    if (closing) return;
    for (const each of waiting.values()) each.reject(error);
    waiting.clear();
    report(error, 'the writer stopped; a new one starts');
    spawn().then(
      (next) => (worker = next),
      (cause: unknown) => report(cause, 'the writer cannot start'),
    );
  }

  function spawn(): Promise<Worker> {
    return new Promise((resolve, reject) => {
      const next = new Worker(new URL('worker.ts', import.meta.url), { workerData: data });
      let failure: unknown = new Error('The writer stopped without a reason');
      next.once('error', (error) => (failure = error));
      next.once('exit', () => {
        reject(failure);
        onEnd(failure);
      });
      next.on('message', (message: Message) => {
        if (message.kind === 'ready') {
          seen = message.seen;
          resolve(next);
        } else onMessage(message);
      });
    });
  }

  async function order(order_: Order): Promise<Receipt | undefined> {
    const id = ++lastId;
    const outcome = await new Promise<Outcome>((resolve, reject) => {
      waiting.set(id, { resolve, reject });
      worker.postMessage({ id, order: order_ });
    });
    if ('failure' in outcome) throw fromFailure(outcome.failure);
    return outcome.receipt;
  }

  const receiptOf = async (asked: Order): Promise<Receipt> => {
    const receipt = await order(asked);
    if (receipt === undefined) throw new Error('The writer gave no receipt');
    return receipt;
  };

  return {
    append: (changes, cause) => receiptOf({ kind: 'append', changes, cause }),
    appendStaged: (path, cause) => receiptOf({ kind: 'appendStaged', path, cause }),
    shown(seq, patienceMs = 5000) {
      if (seen >= seq) return Promise.resolve();
      return new Promise((resolve) => {
        const watcher = { seq, resolve: () => done() };
        const timer = setTimeout(() => done(), patienceMs);
        const done = (): void => {
          clearTimeout(timer);
          watchers.delete(watcher);
          resolve();
        };
        watchers.add(watcher);
      });
    },
    seen: () => seen,
    rebuild: async (view) => void (await order({ kind: 'rebuild', view })),
    async close() {
      closing = true;
      await order({ kind: 'close' });
      await worker.terminate();
    },
  };
}
