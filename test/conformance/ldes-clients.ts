// Lets both strangers harvest a whole stream and compares, statement by statement, with the log.
// Run: node test/conformance/ldes-clients.ts [members, default 20000]. Ends with 1 when anything is lost or too many.
import { createPond, fill } from '../ldes/pond.ts';
import { differences, expectedFrom, ldesClient, missing, treeActor, type Run } from './ldes-strangers.ts';

const size = Number(process.argv[2] ?? 20_000);
if (missing.length > 0) {
  console.log(`Skipped: ${missing.join(' and ')} not installed; run “npm ci” in test/strangers.`);
  process.exit(0);
}
const pond = await createPond();
await fill(pond, size);
const wanted = await expectedFrom(pond.log, pond.base, 'terms');
console.log(`${wanted.count} members, ${wanted.graphs.size} statements`);
const root = `${pond.base}/ldes/terms`;
const runs: readonly (readonly [string, () => Run, ReadonlySet<string>])[] = [
  ['ldes-client', () => ldesClient(root), wanted.graphs],
  ['ldes-client -o ascending', () => ldesClient(root, ['-o', 'ascending']), wanted.graphs],
  ['actor-init-ldes-client', () => treeActor(root), wanted.versions],
];
let faults = 0;
for (const [name, start, expected] of runs) {
  const began = performance.now();
  const found = differences(await start().quads, expected);
  const seconds = (performance.now() - began) / 1000;
  console.log(
    `${name}: ${found.length === 0 ? 'complete' : found.join('; ')} in ${seconds.toFixed(1)} s, ${Math.round(wanted.count / seconds)} members/s`,
  );
  faults += found.length;
}
for (const error of pond.reported) console.error(error);
await pond.close();
process.exitCode = faults === 0 ? 0 : 1;
