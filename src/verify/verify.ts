// Proves that log, state, search index, triple store and stream pages agree; names the first difference of each.
import { Worker } from 'node:worker_threads';
import type { Built } from '../build.ts';
import { verifyPages } from '../ldes/verify.ts';
import { standingFiles } from '../modules/wiki/attachments/sweep.ts';

export interface Step {
  /** What was looked at. */
  readonly part: string;
  /** One sentence per difference; [] when all is well. */
  readonly faults: readonly string[];
}

interface Report {
  readonly seq: number;
  readonly faults: readonly string[];
  readonly graphs: readonly { readonly graph: string; readonly lines: readonly string[] }[];
}

export async function* verify({ hub, writer, dataDir }: Built): AsyncIterable<Step> {
  const { seq } = await hub.log.last();
  await Promise.all([writer.shown(seq, 60_000), hub.store.reached(seq, 60_000)]);
  const held = await readStore(hub.store, await graphsOf(hub));
  const report = await inThread({ dataDir, base: hub.base, storeSeq: held.seq });
  yield { part: `log, state and search index up to ${report.seq}`, faults: report.faults };
  yield {
    part: `triple store up to ${held.seq}`,
    faults: report.graphs.flatMap(({ graph, lines }) => compare(graph, lines, held)),
  };
  const pages: string[] = [];
  for await (const fault of verifyPages(hub)) pages.push(fault);
  yield { part: 'stream pages', faults: pages };
  const files = standingFiles(hub.views);
  yield { part: `${files.length} files of attachments`, faults: await unsound(hub.files, files) };
  const { n, hash } = hub.audit.head();
  yield { part: `audit trail, ${n} entries to ${hash.slice(0, 16)}`, faults: hub.audit.verify() };
}

async function unsound(kept: Built['hub']['files'], hashes: readonly string[]): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const hash of hashes) {
    if (await kept.isSound(hash)) continue;
    faults.push(`files: ${hash} is ${kept.has(hash) ? 'not what its name says' : 'missing'}; take it from a backup`);
  }
  return faults;
}

const graphsOf = async ({ base, modules }: Built['hub']): Promise<readonly string[]> => [
  `${base}/graph/public`,
  `${base}/graph/internal`,
  ...modules.map(({ name }) => `${base}/graph/personal/${name}`),
];

interface Held {
  readonly seq: number;
  readonly lines: ReadonlyMap<string, readonly string[]>;
}

const tries = 5;

/** Reads the store while it stands still; on a hub that is written to, tries until it does. */
async function readStore(store: Built['hub']['store'], graphs: readonly string[]): Promise<Held> {
  for (let i = 1; ; i++) {
    const { seq } = store.status();
    const lines = new Map<string, readonly string[]>();
    for (const graph of graphs) lines.set(graph, await Array.fromAsync(store.dump(graph)));
    if (store.status().seq === seq) return { seq, lines };
    if (i === tries)
      throw new Error(
        'The hub is being written to without a pause, so the triple store could not be read whole. Try again later.',
      );
  }
}

function compare(graph: string, wanted: readonly string[], { lines }: Held): string[] {
  const found = lines.get(graph) ?? [];
  const at = wanted.findIndex((line, i) => line !== found[i]);
  if (at === -1 && wanted.length === found.length) return [];
  const i = at === -1 ? wanted.length : at;
  return [`<${graph}>: the log gives ${wanted[i] ?? 'nothing'}, the store has ${found[i] ?? 'nothing'}`];
}

function inThread(data: { dataDir: string; base: string; storeSeq: number }): Promise<Report> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('worker.ts', import.meta.url), { workerData: data });
    worker.once('message', resolve).once('error', reject);
  });
}
