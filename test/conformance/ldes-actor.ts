// Runs @treecg/actor-init-ldes-client by its library, as its command line does. By the command line it cannot run here: it
// looks for its parts in every node_modules above it and finds ours. Run: node ldes-actor.ts URL [STATE-FILE [PAGES]]
// With a state file it goes on where it was, and keeps its state when it has read PAGES (0: no matter), or everything that was due once.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

interface EventStream extends NodeJS.ReadableStream {
  exportState(): { readonly memberBuffer: string };
  destroy(): void;
}
interface Actor {
  newEngine(): { createReadStream(url: string, options: object, state: unknown): EventStream };
}

const [url = '', stateFile, pages] = process.argv.slice(2);
const require = createRequire(new URL('../strangers/package.json', import.meta.url));
const { newEngine } = require('@treecg/actor-init-ldes-client') as Actor;
const options = {
  mimeType: 'application/n-quads',
  emitMemberOnce: true,
  disableSynchronization: stateFile === undefined,
  pollingInterval: 1000,
  loggingLevel: 'error',
};
const state: unknown =
  stateFile !== undefined && existsSync(stateFile) ? JSON.parse(readFileSync(stateFile, 'utf8')) : null;
const stream = newEngine().createReadStream(url, options, state);
const write = (member: unknown): void => void process.stdout.write(String(member));

/** It has no “caught up”: it reads an open page again after ten seconds, for ever. By then all of them were read once. */
const onceRoundMs = 11_000;
const quietMs = 2000;

function stop(path: string): void {
  stream.pause();
  setTimeout(() => {
    const kept = stream.exportState();
    for (const member of JSON.parse(kept.memberBuffer) as readonly unknown[]) write(member);
    writeFileSync(path, JSON.stringify({ ...kept, memberBuffer: '[]' }));
    stream.destroy();
    process.stdout.end(() => process.exit(0));
  }, 300);
}

let read = 0;
stream.on('data', write);
if (stateFile !== undefined) {
  let stopped = false;
  let lastPage = Date.now();
  const due = Date.now() + onceRoundMs;
  const check = (): void => {
    const caughtUp = Date.now() > due && Date.now() > lastPage + quietMs;
    if (stopped || !(caughtUp || (read > 0 && read === Number(pages)))) return;
    stopped = true;
    stop(stateFile);
  };
  setInterval(check, 250);
  stream.on('page processed', () => {
    lastPage = Date.now();
    read++;
    check();
  });
}
