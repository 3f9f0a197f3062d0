// The log in SQLite keeps the contract; a reader beside the writer sees each commit at once.
import { plain } from '../../src/log/vault.ts';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fromMoment, nextMoment, toMoment } from '../../src/log/moment.ts';
import { createLog, openLog } from '../../src/log/sqlite.ts';
import { change, describeLog } from './log.contract.ts';

async function make() {
  const folder = mkdtempSync(join(tmpdir(), 'vijver-log-'));
  let millis = 0;
  const path = join(folder, 'log.sqlite');
  const log = createLog(path, () => millis);
  const close = async (): Promise<void> => {
    await log.close();
    rmSync(folder, { recursive: true });
  };
  return { log, path, setClock: (value: number) => (millis = value), close };
}

describeLog('the SQLite log', make);

it('shows a reader in another connection what has been answered', async () => {
  const { log, path, setClock, close } = await make();
  setClock(Date.now());
  const reader = openLog(path, plain);
  await log.append([change('a')], { actor: 'urn:test:me', note: 'why' });
  expect(await reader.latest('http://hub.test/id/concept/a')).toMatchObject({
    seq: 1,
    note: 'why',
    actor: 'urn:test:me',
  });
  await reader.close();
  await close();
});

it('writes a moment so that text order is time order, and reads it back', () => {
  const micros = fc.integer({ min: 0, max: 4_000_000_000_000_000 });
  fc.assert(
    fc.property(micros, micros, (a, b) => {
      expect(fromMoment(toMoment(a))).toBe(a);
      expect(toMoment(a) < toMoment(b)).toBe(a < b);
    }),
  );
});

it('always moves on, and to a later whole millisecond when a page opens', () => {
  const millis = fc.integer({ min: 0, max: 4_000_000_000_000 });
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4_000_000_000_000_000 }), millis, fc.boolean(), (last, now, opens) => {
      const next = nextMoment(last, now, opens);
      expect(next).toBeGreaterThan(last);
      if (opens) expect(Math.floor(next / 1000)).toBeGreaterThan(Math.floor(last / 1000));
    }),
  );
});
