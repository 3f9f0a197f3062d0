// The writer's thread: the only one that writes the log and its views. Appends come first; views catch up between them.
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';
import { createAppender } from '../log/append.ts';
import type { Cause, Change, Receipt } from '../log/log.ts';
import { openForWriting } from '../log/schema.ts';
import { createViews, prepareViews } from '../log/views.ts';
import { emptyWal } from '../log/wal.ts';
import { createModules } from '../modules/index.ts';
import { sealOldLog } from '../privacy/migrate.ts';
import { openVault } from '../privacy/vault.ts';
import { createSearchView } from '../search/view.ts';
import { createStateView } from '../state/view.ts';
import { toFailure, type Message, type Order, type Outcome, type WriterData } from './messages.ts';
import { createChecks } from './checks.ts';
import { stagedChanges } from './staged.ts';

const { dataDir, base } = workerData as WriterData;
/** Few events a step keep appends from waiting; many, when an import left a long way to go, save commits. */
const eventsPerStep = { near: 500, far: 5000 };
const farEvents = 20_000;

const send = (message: Message): void => parentPort?.postMessage(message);
const log = openForWriting(join(dataDir, 'log.sqlite'));
const viewsDb = new DatabaseSync(join(dataDir, 'views.sqlite'));
prepareViews(viewsDb);
const modules = createModules(base);
const vault = openVault(dataDir, base, modules);
sealOldLog(log, vault);
const append = createAppender(log, Date.now, vault);
const report = (error: unknown, where: string): void => send({ kind: 'trouble', failure: toFailure(error), where });
const views = createViews(viewsDb, { log, vault, report }, [
  createStateView(viewsDb, modules),
  createSearchView(viewsDb, modules, base),
  ...modules.flatMap(({ readModels = [] }) => readModels.map(({ createView }) => createView(viewsDb))),
]);

const checks = createChecks(viewsDb, modules, {
  now: Date.now,
  catchUp: () => {
    while (views.step(eventsPerStep.far));
  },
});

const last = log.prepare('select coalesce(max(seq), 0) as seq from event');
let catchingUp = false;

/** One step now; the rest in later turns, so that an append in between does not wait for a long catch-up. */
function catchUp(): void {
  const { seq } = last.get() as { seq: number };
  catchingUp = views.step(seq - views.seen() > farEvents ? eventsPerStep.far : eventsPerStep.near);
  send({ kind: 'seen', seq: views.seen() });
  if (catchingUp) setImmediate(catchUp);
}

/** Judged by the modules in the same turn in which it is appended: what fits now is in the log before anybody asks again. */
function checked(changes: () => Iterable<Change>, cause: Cause): Receipt {
  checks.judge(changes);
  return append(changes(), cause);
}

function obey(order: Order): Receipt | undefined {
  if (order.kind === 'append') return checked(() => order.changes, order.cause);
  if (order.kind === 'appendStaged') return checked(() => stagedChanges(order.path), order.cause);
  if (order.kind === 'rebuild') views.rebuild(order.view);
  if (order.kind === 'purge') purge();
  return undefined;
}

/** What was deleted is still in free pages, in old segments of an index and in the write-ahead log: all that goes. */
function purge(): void {
  while (views.step(eventsPerStep.far));
  views.purge();
  for (const db of [log, viewsDb]) emptyWal(db);
}

function outcomeOf(order: Order): Outcome {
  try {
    const receipt = obey(order);
    return receipt === undefined ? {} : { receipt };
  } catch (error) {
    return { failure: toFailure(error) };
  }
}

parentPort?.on('message', ({ id, order }: { id: number; order: Order }) => {
  send({ kind: 'done', id, outcome: outcomeOf(order) });
  if (order.kind === 'close') {
    viewsDb.close();
    log.close();
    vault.close();
    parentPort?.close();
  } else if (!catchingUp) catchUp();
});

send({ kind: 'ready', seen: views.seen() });
catchUp();
