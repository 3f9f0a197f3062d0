// The thread that verifies: heavy reading, away from the one that answers. Ends by itself.
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';
import { openForReading } from '../log/schema.ts';
import { createModules } from '../modules/index.ts';
import { openVault } from '../privacy/vault.ts';
import { createSearchView } from '../search/view.ts';
import { createStateView } from '../state/view.ts';
import { expectedGraphs } from './expected.ts';
import { checkLog } from './log-check.ts';
import { checkViews } from './views-check.ts';

/** `storeSeq`: the position at which the triple store was read. */
const { dataDir, base, storeSeq } = workerData as { dataDir: string; base: string; storeSeq: number };

const log = openForReading(join(dataDir, 'log.sqlite'));
// Read-only, but it may make temporary tables, which `openForReading` forbids.
const views = new DatabaseSync(join(dataDir, 'views.sqlite'), { readOnly: true });
const modules = createModules(base);
// One snapshot of the views; the log may grow meanwhile, but is read only up to there.
views.exec('begin');
const { seq } = views.prepare('select coalesce(min(seq), 0) as seq from cursor').get() as { seq: number };

const vault = openVault(dataDir, base, modules);
const graphs = [...expectedGraphs({ log, base, open: vault.open }, storeSeq)].map(([graph, lines]) => ({
  graph,
  lines,
}));
parentPort?.postMessage({
  seq,
  faults: [
    ...checkLog(log),
    ...checkViews({ log, vault }, views, seq, {
      make: (db) => [
        createStateView(db, modules),
        createSearchView(db, modules, base),
        ...modules.flatMap(({ readModels = [] }) => readModels.map(({ createView }) => createView(db))),
      ],
      contents: Object.assign(
        {},
        ...modules.flatMap(({ readModels = [] }) => readModels.map(({ contents }) => contents)),
      ) as Record<string, string>,
    }),
  ],
  graphs,
});
