// The main thread's end of the writer: orders go in, receipts come out, and one can wait until the views show a version.
import { Worker } from 'node:worker_threads';
import type { Cause, Change, Receipt } from '../log/log.ts';
import { fromFailure, type Message, type Order, type Outcome, type WriterData } from './messages.ts';
import { createWatch, type Watch } from './watch.ts';

export interface Writer {
  append(changes: readonly Change[], cause: Cause): Promise<Receipt>;
  /** The changes that an import laid down in a file (`stagedTable`), as one transaction. */
  appendStaged(path: string, cause: Cause): Promise<Receipt>;
  /** Resolves when the views in `views.sqlite` have taken in `seq`, or after `patienceMs`. */
  shown(seq: number, patienceMs?: number): Promise<void>;
  seen(): number;
  /** Throws a view away; it is made again from the log right after. All of them without a name. */
  rebuild(view?: 'state' | 'search'): Promise<void>;
  /** Leaves nothing of what was deleted in the files of the log and its views. Writes wait meanwhile. */
  purge(): Promise<void>;
  close(): Promise<void>;
}

type Report = (error: unknown, where: string) => void;
interface Waiting {
  readonly resolve: (outcome: Outcome) => void;
  readonly reject: (error: unknown) => void;
}

export async function startWriter(data: WriterData, report: Report): Promise<Writer> {
  const watch = createWatch();
  const { order, close } = await startThread(data, watch, report);
  const receiptOf = async (asked: Order): Promise<Receipt> => {
    const receipt = await order(asked);
    if (receipt === undefined) throw new Error('The writer gave no receipt');
    return receipt;
  };
  return {
    append: (changes, cause) => receiptOf({ kind: 'append', changes, cause }),
    appendStaged: (path, cause) => receiptOf({ kind: 'appendStaged', path, cause }),
    shown: (seq, patienceMs = 5000) => watch.reached(seq, patienceMs),
    seen: watch.seen,
    async rebuild(view) {
      watch.moveTo(0);
      await order({ kind: 'rebuild', view });
    },
    async purge() {
      await order({ kind: 'purge' });
    },
    close,
  };
}

/** The thread itself: started again when it dies. Orders that were open then are refused, for they did not happen. */
async function startThread(data: WriterData, watch: Watch, report: Report) {
  const waiting = new Map<number, Waiting>();
  let [lastId, closing] = [0, false];
  const onMessage = (message: Message): void => {
    if (message.kind === 'done') {
      waiting.get(message.id)?.resolve(message.outcome);
      waiting.delete(message.id);
    } else if (message.kind === 'trouble') report(fromFailure(message.failure), message.where);
    else if (message.kind === 'seen') watch.moveTo(message.seq);
  };
  const onEnd = (error: unknown): void => {
    for (const each of waiting.values()) each.reject(error);
    waiting.clear();
    if (closing) return;
    report(error, 'the writer stopped; a new one starts');
    spawn(data, onMessage, onEnd).then(
      (next) => (worker = next),
      (cause: unknown) => report(cause, 'the writer cannot start'),
    );
  };
  let worker = await spawn(data, onMessage, onEnd);
  async function order(asked: Order): Promise<Receipt | undefined> {
    const id = ++lastId;
    const outcome = await new Promise<Outcome>((resolve, reject) => {
      waiting.set(id, { resolve, reject });
      worker.postMessage({ id, order: asked });
    });
    if ('failure' in outcome) throw fromFailure(outcome.failure);
    return outcome.receipt;
  }
  async function close(): Promise<void> {
    closing = true;
    await order({ kind: 'close' });
    await worker.terminate();
  }
  return { order, close };
}

function spawn(
  data: WriterData,
  onMessage: (message: Message) => void,
  onEnd: (error: unknown) => void,
): Promise<Worker> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('worker.ts', import.meta.url), { workerData: data });
    let [failure, ready]: [unknown, boolean] = [new Error('The writer stopped without a reason'), false];
    worker.once('error', (error) => (failure = error));
    worker.once('exit', () => (ready ? onEnd(failure) : reject(failure)));
    worker.on('message', (message: Message) => {
      if (message.kind !== 'ready') return onMessage(message);
      ready = true;
      onMessage({ kind: 'seen', seq: message.seen });
      resolve(worker);
    });
  });
}
