// How fast is a closed stream page, beside the same bytes from a bare node:http server that reads the file per request?
// Through the whole app of a hub over HTTP, in one run, taking turns; the load comes from a process of its own.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer, request as httpRequest, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DataFactory } from 'n3';
import { operator } from '../src/access/policy.ts';
import { iri, node, rdfType } from '../src/rdf/ns.ts';
import { testHub, type TestHub } from '../test/hub.ts';

const { namedNode, literal, quad } = DataFactory;
const say = (line: string): boolean => process.stdout.write(`${line}\n`);
const seconds = 2;
const rounds = 3;
const connections = 8;
const accept = 'application/n-quads';

/** Answers of a constant length, counted by their bytes: as little work for the client as can be. */
async function load(url: string): Promise<number> {
  const { hostname, port, pathname } = new URL(url);
  const text = `GET ${pathname} HTTP/1.1\r\nHost: ${hostname}\r\nAccept: ${accept}\r\n\r\n`;
  const size = await lengthOf(hostname, Number(port), text);
  let answers = 0;
  const sockets = Array.from({ length: connections }, () => {
    const socket = connect(Number(port), hostname, () => socket.write(text));
    let received = 0;
    socket.on('data', (chunk: Buffer) => {
      received += chunk.length;
      if (received < size) return;
      if (received > size) throw new Error(`${received} bytes instead of ${size}`);
      received = 0;
      answers++;
      socket.write(text);
    });
    return socket;
  });
  await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
  for (const socket of sockets) socket.destroy();
  return answers / seconds;
}

/** Bytes of one whole answer, head included. */
const lengthOf = (host: string, port: number, text: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const socket = connect(port, host, () => socket.write(text));
    let all: Buffer = Buffer.alloc(0);
    socket.once('error', reject).on('data', (chunk: Buffer) => {
      all = Buffer.concat([all, chunk]);
      const end = all.indexOf('\r\n\r\n');
      const length = Number(/content-length: (\d+)/i.exec(all.subarray(0, end).toString('latin1'))?.[1]);
      if (end < 0 || all.length < end + 4 + length) return;
      socket.destroy();
      resolve(all.length);
    });
  });

const inChild = (url: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [fileURLToPath(import.meta.url), '--load', url], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let text = '';
    child.stdout.on('data', (chunk) => (text += String(chunk)));
    child
      .once('error', reject)
      .once('close', (code) => (code === 0 ? resolve(Number(text)) : reject(new Error(`load ended with ${code}`))));
  });

function draft(base: string, n: number) {
  const subject = namedNode(`${base}/id/concept/c${n}`);
  const scheme = namedNode(`${base}/id/scheme/lijst`);
  const quads = [
    quad(subject, namedNode(rdfType), node('skos', 'Concept')),
    quad(subject, node('skos', 'inScheme'), scheme),
    ...['naam', 'andere naam', 'nog een naam'].map((label, i) =>
      quad(subject, node('skos', i === 0 ? 'prefLabel' : 'altLabel'), literal(`${label} ${n}`, 'nl')),
    ),
    quad(subject, node('skos', 'notation'), literal(`n${n}`)),
    quad(subject, node('skos', 'exactMatch'), namedNode(`http://example.org/elders/${n}`)),
  ];
  return { subject: subject.value, quads };
}

async function fill({ hub, base }: TestHub): Promise<void> {
  const scheme = namedNode(`${base}/id/scheme/lijst`);
  const quads = [
    quad(scheme, namedNode(rdfType), node('skos', 'ConceptScheme')),
    quad(scheme, namedNode(iri('dct', 'title')), literal('Lijst', 'nl')),
    quad(scheme, node('skos', 'prefLabel'), literal('Lijst', 'nl')),
  ];
  await hub.write(operator, [{ subject: scheme.value, quads }]);
  await hub.write(
    operator,
    Array.from({ length: 300 }, (_none, n) => draft(base, n)),
  );
}

const listen = (server: Server): Promise<string> =>
  new Promise((resolve) =>
    server.listen(0, '127.0.0.1', () => resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)),
  );

const bodyOf = (url: string): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    httpRequest(url, { headers: { accept } }, async (response) =>
      resolve(Buffer.concat(await Array.fromAsync(response as AsyncIterable<Buffer>))),
    )
      .once('error', reject)
      .end();
  });

async function measure(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'vijver-bench-'));
  const hub = await testHub();
  await fill(hub);
  const page = `${hub.url}/ldes/terms/0/0`;
  const bytes = await bodyOf(page);
  const file = join(folder, 'page.nq');
  writeFileSync(file, bytes);
  const bare = createServer(async (_request, response) => {
    const body = await readFile(file);
    response.writeHead(200, { 'Content-Type': accept, 'Content-Length': body.length }).end(body);
  });
  const bareUrl = `${await listen(bare)}/page.nq`;
  let [hubBest, bareBest] = [0, 0];
  for (let round = 0; round < rounds; round++) {
    bareBest = Math.max(bareBest, await inChild(bareUrl));
    hubBest = Math.max(hubBest, await inChild(page));
  }
  const ratio = hubBest / bareBest;
  say(
    `closed page of ${Math.round(bytes.length / 1000)} kB: hub ${Math.round(hubBest)}/s, bare file server ${Math.round(bareBest)}/s`,
  );
  say(`ratio ${ratio.toFixed(2)} (at least 0.50) ${ratio >= 0.5 ? 'ok' : 'TOO SLOW'}`);
  bare.closeAllConnections();
  bare.close();
  await hub.close();
  rmSync(folder, { recursive: true, force: true });
  if (ratio < 0.5) process.exitCode = 1;
}

if (process.argv[2] === '--load') say(String(await load(process.argv[3] ?? '')));
else await measure();
