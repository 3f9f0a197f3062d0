// kill -9 in the middle of a storm of writes: every answered write is there, no other is half there, every view agrees,
// and no closed page has changed a byte. VIJVER_KILLS sets how often (CI: 3; the claim in the README: 50).
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';

const kills = Number(process.env['VIJVER_KILLS'] ?? 3);
const bin = new URL('../bin/vijver.js', import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), 'vijver-crash-'));
let port = 0;
let env: Record<string, string | undefined>;
let token = '';

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const found = (server.address() as AddressInfo).port;
      server.close(() => resolve(found));
    });
  });

async function run(...args: string[]): Promise<{ code: number | null; out: string }> {
  const child = spawn(process.execPath, [bin, ...args], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  let out = '';
  child.stdout.on('data', (chunk) => (out += String(chunk)));
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));
  return { code, out };
}

async function start(): Promise<ChildProcess> {
  const child = spawn(process.execPath, [bin, 'serve', '--empty'], { env, stdio: 'ignore' });
  for (let i = 0; i < 200; i++) {
    if (
      await fetch(`${url()}/health`).then(
        (r) => r.ok,
        () => false,
      )
    )
      return child;
    await sleep(50);
  }
  throw new Error('The hub did not start');
}

const url = (): string => `http://127.0.0.1:${port}`;
const body = (text: string): string =>
  `<> a <http://www.w3.org/2004/02/skos/core#Concept> ; <http://www.w3.org/2004/02/skos/core#prefLabel> "${text}"@nl .`;

beforeAll(async () => {
  port = await freePort();
  env = { ...process.env, PORT: String(port), VIJVER_BASE_IRI: 'http://hub.test', VIJVER_DATA: folder };
  token = (await run('token', 'create', '--name', 'storm', '--role', 'editor')).out.trim().split('\n').at(-1) ?? '';
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Writes until the hub is gone; gives what was answered: ref → label. */
async function storm(round: number, child: ChildProcess): Promise<Map<string, string>> {
  const answered = new Map<string, string>();
  const writer = async (lane: number): Promise<void> => {
    for (let i = 0; ; i++) {
      const [ref, label] = [`r${round}-${lane}-${i}`, `begrip ${round} ${lane} ${i}`];
      const headers = { 'content-type': 'text/turtle', authorization: `Bearer ${token}`, 'if-none-match': '*' };
      const response = await fetch(`${url()}/doc/concept/${ref}`, { method: 'PUT', body: body(label), headers }).catch(
        () => undefined,
      );
      if (response === undefined) return;
      expect(response.status).toBe(201);
      answered.set(ref, label);
    }
  };
  const lanes = [0, 1, 2, 3].map(writer);
  await sleep(300 + Math.random() * 1200);
  child.kill('SIGKILL');
  await Promise.all(lanes);
  return answered;
}

it(
  `keeps every answered write and nothing half, ${kills} times`,
  async () => {
    const written = new Map<string, string>();
    const pages = new Map<string, string>();
    for (let round = 0; round < kills; round++) {
      const child = await start();
      for (const [ref, label] of await storm(round, child)) written.set(ref, label);
    }
    const child = await start();
    for (const [ref, label] of written)
      expect(await (await fetch(`${url()}/doc/concept/${ref}.nt`)).text()).toContain(`"${label}"@nl`);
    for (const name of ['0/0', '0/1']) {
      const page = await fetch(`${url()}/ldes/terms/${name}`, { headers: { accept: 'application/n-quads' } });
      if (page.ok && /immutable/.test(page.headers.get('cache-control') ?? '')) pages.set(name, await page.text());
    }
    expect((await run('verify')).code).toBe(0);
    child.kill('SIGKILL');
    expect((await run('verify')).code).toBe(0);
    const again = await start();
    for (const [name, text] of pages) {
      const page = await fetch(`${url()}/ldes/terms/${name}`, { headers: { accept: 'application/n-quads' } });
      expect(await page.text()).toBe(text);
    }
    again.kill('SIGTERM');
    await new Promise((resolve) => again.once('exit', resolve));
    expect(written.size).toBeGreaterThan(kills * 5);
  },
  kills * 20_000 + 60_000,
);
