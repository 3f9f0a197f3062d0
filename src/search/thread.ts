// The main thread's end of the search thread: a question goes in, an answer comes out. A thread that dies is replaced;
// what it was asked is refused, and asked again by nobody. Keeps no question waiting after `close`.
import { Worker } from 'node:worker_threads';
import type { Search } from './search.ts';

/** A question as it crosses threads. */
export interface Asked {
  readonly id: number;
  readonly what: keyof Search;
  readonly query: unknown;
}

export type Answer =
  | { readonly kind: 'ready' }
  | { readonly kind: 'answer'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'failure'; readonly id: number; readonly error: unknown };

export interface SearchThread extends Search {
  close(): Promise<void>;
}

type Report = (error: unknown, where: string) => void;
interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

const makeThread = (path: string): Worker =>
  new Worker(new URL('worker.ts', import.meta.url), { workerData: { path } });

/** Resolves when the thread is ready to be asked. */
function watched(worker: Worker, onAnswer: (answer: Answer) => void, onEnd: (error: unknown) => void): Promise<Worker> {
  return new Promise((resolve, reject) => {
    let [failure, ready]: [unknown, boolean] = [new Error('The search thread stopped without a reason'), false];
    worker.once('error', (error) => (failure = error));
    worker.once('exit', () => (ready ? onEnd(failure) : reject(failure)));
    worker.on('message', (answer: Answer) => {
      if (answer.kind !== 'ready') return onAnswer(answer);
      ready = true;
      resolve(worker);
    });
  });
}

/**
 * Starts the thread that answers searches, so that no question, however wide, holds the one that answers everybody.
 * @param path of `views.sqlite`, whose tables the writer has laid down
 */
export async function startSearch(path: string, report: Report, make = makeThread): Promise<SearchThread> {
  const waiting = new Map<number, Waiting>();
  let [lastId, closing] = [0, false];
  const onAnswer = (answer: Answer): void => {
    if (answer.kind === 'ready') return;
    const asked = waiting.get(answer.id);
    waiting.delete(answer.id);
    if (answer.kind === 'answer') asked?.resolve(answer.value);
    else asked?.reject(answer.error);
  };
  const onEnd = (error: unknown): void => {
    for (const each of waiting.values()) each.reject(error);
    waiting.clear();
    if (closing) return;
    report(error, 'the search thread stopped; a new one starts');
    worker = watched(make(path), onAnswer, onEnd);
    worker.catch((cause: unknown) => report(cause, 'the search thread cannot start'));
  };
  let worker = watched(make(path), onAnswer, onEnd);
  await worker;
  async function ask<Answered>(what: keyof Search, query: unknown): Promise<Answered> {
    const thread = await worker;
    return new Promise<unknown>((resolve, reject) => {
      const id = ++lastId;
      waiting.set(id, { resolve, reject });
      thread.postMessage({ id, what, query } satisfies Asked);
    }) as Promise<Answered>;
  }
  return {
    search: (query) => ask('search', query),
    count: (query) => ask('count', query),
    candidates: (query) => ask('candidates', query),
    async close() {
      closing = true;
      await (await worker).terminate();
    },
  };
}
