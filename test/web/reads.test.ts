// A page reads as much at six hundred concepts as at two thousand: counted in questions to the log and the state, and in rows.
import { describe, expect, it } from 'vitest';
import { fillLog, fillWide } from '../../bench/lib/fill.ts';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testHub } from '../hub.ts';

const base = 'http://hub.test';
const paths = [
  '/',
  '/terms',
  '/terms/concept',
  '/terms/concept?page=3',
  '/terms/concept?order=newest',
  '/doc/scheme/proef',
  '/doc/scheme/proef?letter=K',
  '/doc/scheme/proef?view=new',
  '/doc/scheme/proef?view=old',
  '/doc/scheme/proef?under=breed&page=2',
  '/doc/scheme/proef?at=onder7',
  '/doc/concept/breed',
  '/doc/concept/onder7',
  '/doc/concept/onder7/history',
];

/** Counts every call of a reader and the rows it gives back. */
function counting<T extends object>(reader: T, count: (n: number) => void): T {
  return new Proxy(reader, {
    get(target, key, receiver) {
      const found: unknown = Reflect.get(target, key, receiver);
      if (typeof found !== 'function') return found;
      return async (...asked: unknown[]) => {
        const answer: unknown = await (found as (...args: unknown[]) => unknown)(...asked);
        count(1 + (Array.isArray(answer) ? answer.length : answer instanceof Map ? answer.size : 1));
        return answer;
      };
    },
  });
}

async function readsAt(size: number): Promise<Record<string, number>> {
  const dataDir = mkdtempSync(join(tmpdir(), 'vijver-reads-'));
  await fillLog(dataDir, base, size);
  await fillWide(dataDir, base, size);
  const hub = await testHub({ dataDir, base });
  try {
    await hub.writer.shown((await hub.hub.log.last()).seq, 60_000);
    let reads = 0;
    const count = (n: number): void => void (reads += n);
    Object.assign(hub.hub, { state: counting(hub.hub.state, count), log: counting(hub.hub.log, count) });
    const found: Record<string, number> = {};
    for (const path of paths) {
      reads = 0;
      const answer = await hub.get(path, 'text/html');
      if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`);
      await answer.text();
      found[path] = reads;
    }
    return found;
  } finally {
    await hub.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

describe('a page', () => {
  it('reads no more when there is more', async () => {
    const [small, large] = [await readsAt(600), await readsAt(2000)];
    const grown = paths.filter((path) => (large[path] ?? 0) > (small[path] ?? 0) + 12);
    expect(grown.map((path) => `${path}: ${small[path]} then ${large[path]}`)).toEqual([]);
    expect(Math.min(...Object.values(small))).toBeGreaterThan(2);
    expect(Math.max(...Object.values(large))).toBeLessThan(900);
  }, 120_000);
});
