// Work that a command hands to a running hub, over its real socket.
import { mkdtempSync, rmSync } from 'node:fs';
import { request, type IncomingMessage, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { handOver } from '../../src/control/client.ts';
import { socketOf, startControl } from '../../src/control/server.ts';
import { Problem } from '../../src/problem.ts';

const folder = mkdtempSync(join(tmpdir(), 'vijver-control-'));
const trouble: unknown[] = [];
let ended = false;
let server: Server;

async function* endless(): AsyncIterable<object> {
  try {
    for (;;) {
      yield { kind: 'busy', much: 'x'.repeat(10_000) };
      await sleep(1);
    }
  } finally {
    ended = true;
  }
}

async function* refused(): AsyncIterable<object> {
  yield { kind: 'begun' };
  throw new Problem('bad-syntax', 'Line 3 is not right.', { line: 3 });
}

beforeAll(async () => {
  server = await startControl(folder, { endless, refused }, (error) => trouble.push(error));
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

const ask = (task: string): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    const call = request({ socketPath: socketOf(folder), path: `/${task}`, method: 'POST' }, resolve);
    call.once('error', reject).end('{}');
  });

describe('a task handed to a running hub', () => {
  it('ends, and clears up after itself, when the one who asked has gone', async () => {
    ended = false;
    const response = await ask('endless');
    response.once('error', () => {});
    await new Promise((resolve) => response.once('data', resolve));
    // Not reading either: the task must not wait for room that never comes.
    response.pause();
    await sleep(50);
    response.destroy();
    await vi.waitFor(() => expect(ended).toBe(true), { timeout: 3000 });
    expect(trouble).toEqual([]);
  });

  it('tells a problem with its place', async () => {
    const steps = await handOver(folder, 'refused', {});
    const read = async (): Promise<void> => {
      for await (const step of steps ?? []) expect(step).toEqual({ kind: 'begun' });
    };
    await expect(read()).rejects.toMatchObject({
      type: 'bad-syntax',
      message: 'Line 3 is not right.',
      extra: { line: 3 },
    });
  });

  it('is nobody’s where no hub runs', async () => {
    expect(await handOver(join(folder, 'elsewhere'), 'endless', {})).toBeUndefined();
  });
});
