// What does a page cost at 100,000 concepts? Each common page over HTTP, packed as for a browser, in Dutch and in English,
// beside a bare static page from the same process in the same run. `SMALL=1` for a quick look.
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, createServer, request, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, type Built } from '../src/build.ts';
import { readConfig } from '../src/config.ts';
import { fillLog, fillWide } from './lib/fill.ts';
import { median, percentile, tell } from './lib/numbers.ts';

const base = 'http://hub.test';
const count = process.env['SMALL'] === undefined ? 100_000 : 10_000;
const [children, rounds, aimMs] = [5000, 60, 30];
const agent = new Agent({ keepAlive: true, maxSockets: 1 });

const call = (url: string, headers: Record<string, string>): Promise<number> =>
  new Promise((resolve, reject) => {
    const asked = request(url, { headers: { accept: 'text/html', 'accept-encoding': 'br', ...headers }, agent });
    asked.once('error', reject).end();
    asked.once('response', (response) => {
      let bytes = 0;
      response.on('data', (chunk: Buffer) => (bytes += chunk.length));
      response.on('end', () =>
        response.statusCode === 200 ? resolve(bytes) : reject(new Error(`${url}: ${response.statusCode}`)),
      );
    });
  });

const pages: Readonly<Record<string, string>> = {
  home: '/',
  terms: '/terms',
  scheme: '/doc/scheme/proef',
  'scheme, alphabet': '/doc/scheme/proef?view=az&letter=K',
  'scheme, new': '/doc/scheme/proef?view=new',
  'scheme, deprecated': '/doc/scheme/proef?view=old',
  'scheme, filtered': '/doc/scheme/proef?view=az&filter=houten%20k',
  'branch with thousands of siblings': '/doc/scheme/proef?under=breed&page=20',
  'branch as a fragment': `/terms/branch?scheme=${base}/id/scheme/proef&under=${base}/id/concept/breed`,
  concept: '/doc/concept/c777',
  'concept with thousands below it': '/doc/concept/breed',
  search: '/search?q=houten+lamp',
  list: '/terms/concept',
  'list, deep': '/terms/concept?page=500',
  'list, newest': '/terms/concept?order=newest',
  history: '/doc/concept/c777/history',
};

async function listen(handler: RequestListener): Promise<{ readonly server: Server; readonly url: string }> {
  const server = createServer(handler);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

async function timesOf(url: string, headers: Record<string, string>): Promise<number[]> {
  for (let i = 0; i < 10; i++) await call(url, headers);
  const times: number[] = [];
  for (let i = 0; i < rounds; i++) {
    const begin = performance.now();
    await call(url, headers);
    times.push(performance.now() - begin);
  }
  return times;
}

async function ready({ hub, writer }: Built): Promise<void> {
  const { seq } = await hub.log.last();
  await writer.shown(seq, 600_000);
  while (hub.store.status().readyReaders < 1) await new Promise((resolve) => setTimeout(resolve, 50));
}

async function run(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'vijver-bench-'));
  await fillLog(folder, base, count);
  await fillWide(folder, base, children);
  const config = readConfig({ VIJVER_DATA: folder, VIJVER_BASE_IRI: base, VIJVER_READERS: '1' });
  const built = await build(config, (error, where) => console.error(where, error));
  await ready(built);
  const hub = await listen(built.app);
  const still = `<!doctype html><title>bare</title>${'<p>een bladzijde die stilstaat</p>'.repeat(300)}`;
  const bare = await listen((_request, response) => void response.setHeader('content-type', 'text/html').end(still));
  const floor = median(await timesOf(bare.url, {}));
  tell('a bare static page', `${floor.toFixed(2)} ms`);
  for (const lang of ['nl', 'en'])
    for (const [name, path] of Object.entries(pages)) {
      const begin = performance.now();
      const bytes = await call(hub.url + path, { 'accept-language': lang });
      const first = performance.now() - begin;
      const times = await timesOf(hub.url + path, { 'accept-language': lang });
      const [p50, p95] = [median(times), percentile(times, 0.95)];
      const figure = `${p50.toFixed(1)} / ${p95.toFixed(1)} ms`;
      tell(`${name} (${lang})`, figure, { says: `p95 under ${aimMs} ms`, met: p95 < aimMs });
      console.log(
        `    first time ${first.toFixed(1)} ms, ${(p50 / floor).toFixed(0)} × the bare page, ${(bytes / 1024).toFixed(1)} kB`,
      );
    }
  for (const { server } of [hub, bare]) {
    server.closeAllConnections();
    server.close();
  }
  agent.destroy();
  await built.close();
  rmSync(folder, { recursive: true });
}

await run();
