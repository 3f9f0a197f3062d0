// A worker thread with an engine of its own. Reads the log by itself, answers one task at a time, ends when the engine breaks.
import { dirname } from 'node:path';
import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import oxigraph from 'oxigraph';
import { openForReading } from '../../log/schema.ts';
import { openVaultToRead } from '../../privacy/vault.ts';
import { Problem } from '../../problem.ts';
import { guard } from '../../sparql/guard.ts';
import { Broken, Full, inEngine, loadContent, type Content } from './content.ts';
import { evaluate } from './evaluate.ts';
import type { Notice, Order, ReaderSetup, Refusal, Task } from './messages.ts';

const tell = (notice: Notice, transfer: readonly ArrayBuffer[] = []): void =>
  parentPort?.postMessage(notice, [...transfer]);

const tellSkipped = (count: number, example: string): void =>
  tell({ kind: 'skipped', count, example: example.slice(0, 500) });

/** The last word is on its way before the thread ends. */
function end(notice: Notice): never {
  tell(notice);
  process.exit(1);
}

function orEnd<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (error instanceof Full) end({ kind: 'full', triples: error.triples });
    if (error instanceof Broken) end({ kind: 'broken', detail: error.message });
    throw error;
  }
}

async function run(task: Task, content: Content, setup: ReaderSetup): Promise<void> {
  try {
    if (task.kind === 'dump') return tell({ kind: 'lines', lines: dump(content.engine, task.graph) });
    const answer = await evaluate(task.query, { ...setup, engine: content.engine, seq: content.seq() });
    tell({ kind: 'answer', answer }, [answer.body.buffer as ArrayBuffer]);
  } catch (error) {
    if (error instanceof Broken) end({ kind: 'broken', detail: error.message });
    tell({ kind: 'refused', refusal: toRefusal(error) });
  }
}

/** A fault of ours ends the query, not the reader. */
const toRefusal = (error: unknown): Refusal =>
  error instanceof Problem
    ? { type: error.type, detail: error.message, dutch: error.dutch, extra: error.extra }
    : { type: 'internal', detail: `The query could not be answered: ${String(error).slice(0, 200)}`, extra: {} };

/** Sorted N-Quads lines of one graph. */
function dump(engine: oxigraph.Store, graph: string): readonly string[] {
  const text = inEngine(() => engine.dump({ format: 'nt', from_graph_name: oxigraph.namedNode(graph) }));
  const lines = text.split('\n').filter((line) => line !== '');
  return lines.toSorted().map((line) => `${line.slice(0, -1)}<${graph}> .`);
}

function serve(setup: ReaderSetup): void {
  const { open } = openVaultToRead(dirname(setup.logPath));
  const content = orEnd(() => loadContent({ db: openForReading(setup.logPath), ...setup, open, skipped: tellSkipped }));
  // Builds the parser now rather than under somebody’s deadline.
  guard('ASK {}', { scope: { defaultGraphs: [], namedGraphs: [] } }, 1);
  const tellPosition = (): void => tell({ kind: 'at', seq: content.seq(), triples: content.triples() });
  parentPort?.on('message', (order: Order) => {
    if (order.kind === 'run') return void run(order.task, content, setup);
    orEnd(() => content.advance(order.seq));
    tellPosition();
  });
  tellPosition();
}

if (!isMainThread) serve(workerData as ReaderSetup);
