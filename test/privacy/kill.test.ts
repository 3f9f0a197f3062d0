// kill -9 in the middle of forgetting: the next start makes it good, whatever had happened by then.
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { verify } from '../../src/verify/verify.ts';
import { testHub } from '../hub.ts';
import { hunt } from './hunt.ts';
import { lotte, lottesWords, plant } from './people.ts';

const bin = new URL('../../bin/vijver.js', import.meta.url).pathname;

/** Ends the command as soon as the list of the forgotten has changed, and so many milliseconds after. */
async function forgetAndKill(folder: string, afterMs: number): Promise<void> {
  const env = { ...process.env, VIJVER_DATA: folder, VIJVER_BASE_IRI: 'http://hub.test', VIJVER_READERS: '1' };
  const child: ChildProcess = spawn(process.execPath, [bin, 'forget', lotte], { env, stdio: 'ignore' });
  const gone = new Promise((resolve) => child.once('exit', resolve));
  const { openForgotten } = await import('../../src/privacy/forgotten.ts');
  const list = openForgotten(join(folder, 'forgotten.sqlite'));
  for (let i = 0; i < 1000 && !list.has(lotte) && child.exitCode === null; i++) await sleep(5);
  expect(list.has(lotte)).toBe(true);
  list.close();
  await sleep(afterMs);
  child.kill('SIGKILL');
  await gone;
}

it('is made good at the next start, whenever the kill comes', { timeout: 120_000 }, async () => {
  for (const afterMs of [0, 15, 60, 150, 400]) {
    const folder = mkdtempSync(join(tmpdir(), 'vijver-kill-'));
    const before = await testHub({ dataDir: folder });
    await plant(before);
    await before.close();
    await forgetAndKill(folder, afterMs);
    const hub = await testHub({ dataDir: folder });
    expect(hunt(folder, lottesWords)).toEqual([]);
    expect((await Array.fromAsync(verify(hub))).flatMap(({ faults }) => faults)).toEqual([]);
    const enrolments = await hub.hub.state.count({ marks: ['personal:training'], type: 'enrolment' });
    expect(enrolments).toBe(2);
    await hub.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
