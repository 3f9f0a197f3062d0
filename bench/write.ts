// One write over HTTP: answered when it is synced to disk and visible in documents, search, streams and SPARQL.
// At 1,000 and at 100,000 concepts: the median must stay under 15 ms and must not grow. `SMALL=1` for a quick look.
import { createServer } from 'node:http';
import { mkdtempSync, rmSync } from 'node:fs';
import { request, Agent } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, type Built } from '../src/build.ts';
import { readConfig } from '../src/config.ts';
import { fillLog } from './lib/fill.ts';
import { median, percentile, tell } from './lib/numbers.ts';

const base = 'http://hub.test';
const writes = 300;
const sizes = process.env['SMALL'] === undefined ? [1000, 100_000] : [1000, 10_000];
const agent = new Agent({ keepAlive: true, maxSockets: 1 });

interface Answer {
  readonly status: number;
  readonly text: string;
}

const call = (url: string, method: string, headers: Record<string, string>, body = ''): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const asked = request(url, { method, headers, agent }, (response) => {
      let text = '';
      response
        .on('data', (chunk) => (text += String(chunk)))
        .on('end', () => resolve({ status: response.statusCode ?? 0, text }));
    });
    asked.once('error', reject).end(body);
  });

async function ready({ hub, writer }: Built): Promise<void> {
  const { seq } = await hub.log.last();
  await writer.shown(seq, 600_000);
  while (hub.store.status().readyReaders < 2) await new Promise((resolve) => setTimeout(resolve, 50));
}

/** The write can be seen at every door, in the very next request. */
async function isVisible(url: string, i: number, name: string): Promise<boolean> {
  const ask = `ASK { <${base}/id/concept/${name}> ?p ?o }`;
  const sparql = await call(`${url}/sparql?query=${encodeURIComponent(ask)}`, 'GET', {
    accept: 'application/sparql-results+json',
  });
  const search = await call(`${url}/search?q=${name}`, 'GET', { accept: 'application/json' });
  const stream = await call(`${url}/ldes/museum-stam/0/${Math.floor(i / 250)}`, 'GET', {
    accept: 'application/n-quads',
  });
  return sparql.text.includes('true') && search.text.includes(name) && stream.text.includes(`/${name}/`);
}

async function measure(count: number): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'vijver-bench-'));
  await fillLog(folder, base, count);
  const config = readConfig({ VIJVER_DATA: folder, VIJVER_BASE_IRI: base });
  const built = await build(config, (error, where) => console.error(where, error));
  await ready(built);
  const server = createServer(built.app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { token } = built.hub.tokens.create({ name: 'bench', role: 'editor' });
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'text/turtle', 'if-none-match': '*' };
  const times: number[] = [];
  let seen = 0;
  for (let i = 0; i < writes; i++) {
    const name = `schrijfproef${i}`;
    const body = `<> a <http://www.w3.org/2004/02/skos/core#Concept> ; <http://www.w3.org/2004/02/skos/core#prefLabel> "${name}"@nl ; <${base}/ns#museum> <${base}/id/agent/stam> .`;
    const begin = performance.now();
    const { status, text } = await call(`${url}/doc/concept/${name}`, 'PUT', headers, body);
    times.push(performance.now() - begin);
    if (status !== 201) throw new Error(text);
    if (i % 25 === 0 && (await isVisible(url, i, name))) seen += 1;
  }
  server.closeAllConnections();
  server.close();
  await built.close();
  rmSync(folder, { recursive: true });
  const warm = times.slice(50);
  tell(`one write at ${count} concepts, median of ${warm.length}`, `${median(warm).toFixed(1)} ms`, {
    says: 'under 15 ms',
    met: median(warm) < 15,
  });
  tell('  95th percentile', `${percentile(warm, 0.95).toFixed(1)} ms`);
  tell('  visible everywhere in the next request', `${seen} of ${writes / 25}`, {
    says: 'all',
    met: seen === writes / 25,
  });
  return median(warm);
}

const [small = 0, large = 0] = [await measure(sizes[0] ?? 0), await measure(sizes[1] ?? 0)];
tell(`a write at ${sizes[1]} concepts : at ${sizes[0]}`, `${(large / small).toFixed(2)}`, {
  says: 'at most 1.3',
  met: large / small <= 1.3,
});
agent.destroy();
