// A store on a real log in a temporary folder, without the rest of a hub.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Change } from '../../src/log/log.ts';
import { createLog } from '../../src/log/sqlite.ts';
import { createOxigraphStore, type OxigraphOptions } from '../../src/store/oxigraph/store.ts';
import { base } from './changes.ts';

export type HandStore = Awaited<ReturnType<typeof handStore>>;

export async function handStore(options: Partial<OxigraphOptions> = {}, first: readonly Change[] = []) {
  const folder = mkdtempSync(join(tmpdir(), 'vijver-store-'));
  const logPath = join(folder, 'log.sqlite');
  const log = createLog(logPath, () => Date.now());
  const append = async (changes: readonly Change[]): Promise<number> =>
    (await log.append(changes, { actor: 'urn:test' })).lastSeq;
  if (first.length > 0) await append(first);
  const reported: string[] = [];
  const all: OxigraphOptions = {
    logPath,
    base,
    readers: 2,
    queryTimeoutMs: 5_000,
    rowCap: 1_000,
    report: (error) => void reported.push(String(error)),
    ...options,
  };
  const store = createOxigraphStore(all);
  return {
    store,
    log,
    append,
    reported,
    rowCap: all.rowCap,
    async close() {
      await store.close();
      await log.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
