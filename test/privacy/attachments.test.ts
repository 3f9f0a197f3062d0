// Attachments where people are concerned: a kill in the middle of uploads, copies and how they come back, and who is forgotten.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { appendFileSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { operator } from '../../src/access/policy.ts';
import { sweepFiles } from '../../src/modules/wiki/attachments/sweep.ts';
import { verify } from '../../src/verify/verify.ts';
import { pdf, png } from '../files/made.ts';
import { testHub, type TestHub } from '../hub.ts';
import { addFile, fileOf, pageTurtle, refOf } from '../wiki/send-file.ts';
import { hunt } from './hunt.ts';
import { lotte, plant, put } from './people.ts';

const bin = new URL('../../bin/vijver.js', import.meta.url).pathname;
const faultsOf = async (hub: TestHub): Promise<string[]> =>
  (await Array.fromAsync(verify(hub))).flatMap(({ faults }) => faults);
const filesIn = (folder: string): readonly string[] =>
  readdirSync(join(folder, 'files'), { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));

let root: string;
const at = (name: string): string => join(root, name);
const open = (name = 'data'): Promise<TestHub> => testHub({ dataDir: at(name) });
const page = (hub: TestHub): Promise<Response> =>
  hub.put('/doc/page/een', pageTurtle('Begin.'), { ...hub.as('editor'), 'if-none-match': '*' });

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'vijver-attach-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });

async function serve(port: number): Promise<ChildProcess> {
  const env = {
    ...process.env,
    PORT: String(port),
    VIJVER_BASE_IRI: 'http://hub.test',
    VIJVER_DATA: at('data'),
    VIJVER_READERS: '1',
  };
  const child = spawn(process.execPath, [bin, 'serve', '--empty'], { env, stdio: 'ignore' });
  for (let i = 0; i < 200; i++) {
    const up = await fetch(`http://127.0.0.1:${port}/health`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (up) return child;
    await sleep(50);
  }
  throw new Error('The hub did not start');
}

it(
  'an answered upload is on disk after a kill, and no version stands without its bytes, nor bytes without one',
  { timeout: 120_000 },
  async () => {
    const before = await open();
    await page(before);
    const token = before.token('editor');
    await before.close();
    const port = await freePort();
    const there = {
      base: 'http://hub.test',
      request: (path: string, init?: RequestInit) => fetch(`http://127.0.0.1:${port}${path}`, init),
    };
    const answered = new Map<string, Buffer>();
    for (let round = 0; round < 3; round++) {
      const child = await serve(port);
      const gone = new Promise((resolve) => child.once('exit', resolve));
      const lane = async (n: number): Promise<void> => {
        for (let i = 0; ; i++) {
          const file = Buffer.from(`${round} ${n} ${i} ${'x'.repeat(200_000)}`);
          const sent = { file, name: 'storm.txt', fields: {}, headers: { authorization: `Bearer ${token}` } };
          const iri = await addFile(there, sent).catch(() => undefined);
          if (iri === undefined) return;
          answered.set(iri, file);
        }
      };
      const lanes = [0, 1, 2].map(lane);
      // Some are answered, others are under way: a slow machine takes longer to get there.
      for (let i = 0; i < 1000 && answered.size < 4 * (round + 1); i++) await sleep(20);
      await sleep(round * 7);
      child.kill('SIGKILL');
      await Promise.all([gone, ...lanes]);
    }
    expect(answered.size).toBeGreaterThan(5);
    const hub = await open();
    const editor = hub.as('editor');
    for (const [iri, file] of answered)
      expect(Buffer.from(await (await hub.get(fileOf(iri), '*/*', editor)).arrayBuffer()).equals(file)).toBe(true);
    expect(await faultsOf(hub)).toEqual([]);
    await sweepFiles(hub.hub);
    const standing = await hub.hub.state.count({ marks: ['internal'], type: 'attachment' });
    expect([filesIn(at('data')).length, readdirSync(at('data/incoming'))]).toEqual([standing, []]);
    await hub.close();
  },
);

const vijver = (data: string, ...args: string[]): { readonly status: number | null; readonly out: string } => {
  const env = { ...process.env, VIJVER_DATA: data, VIJVER_BASE_IRI: 'http://hub.test', VIJVER_READERS: '1' };
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...args], { env, encoding: 'utf8' });
  return { status, out: stdout + stderr };
};

describe('bytes', () => {
  it('stay as long as what was deleted can be put back, and then go', async () => {
    const hub = await open();
    await page(hub);
    const iri = await addFile(hub, { file: pdf(), name: 'x.pdf', fields: {}, headers: hub.as('editor') });
    const path = `/doc/attachment/${refOf(iri)}`;
    await hub.request(path, { method: 'DELETE', headers: { ...hub.as('editor'), 'if-match': '*' } });
    const later = (days: number) => ({ ...hub.hub, now: () => new Date(Date.now() + days * 86_400_000) });
    expect([await sweepFiles(later(29)), filesIn(at('data')).length]).toEqual([0, 1]);
    expect([await sweepFiles(later(31)), filesIn(at('data')).length]).toEqual([1, 0]);
    const was = await hub.hub.log.history(iri, 5);
    const back = await hub.put(path, was[1]?.state.internal ?? '', { ...hub.as('editor'), 'if-none-match': '*' });
    expect([back.status, await faultsOf(hub)]).toEqual([409, []]);
    await hub.close();
  });

  it('that are missing or changed are told by verify, and never sent under another’s name', async () => {
    const hub = await open();
    await page(hub);
    await addFile(hub, { file: pdf('een'), name: 'x.pdf', fields: {}, headers: hub.as('editor') });
    const [path = ''] = filesIn(at('data'));
    appendFileSync(path, 'x');
    expect(await faultsOf(hub)).toEqual([expect.stringContaining('not what its name says')]);
    rmSync(path);
    expect(await faultsOf(hub)).toEqual([expect.stringContaining('is missing')]);
    await hub.close();
  });
});

describe('a backup', { timeout: 120_000 }, () => {
  it('holds the bytes that its log names, gives them back, and is refused when one is damaged', async () => {
    const hub = await open();
    await page(hub);
    const file = png({ width: 30, height: 30 });
    const iri = await addFile(hub, { file, headers: hub.as('editor') });
    expect(vijver(at('data'), 'backup', at('copy'), '--keys', at('keys')).status).toBe(0);
    await hub.close();
    expect(existsSync(at('copy/incoming'))).toBe(false);
    expect(vijver(at('other'), 'restore', at('copy'), '--keys', at('keys')).status).toBe(0);
    const other = await open('other');
    const bytes = await (await other.get(fileOf(iri), '*/*', other.as('editor'))).arrayBuffer();
    expect([Buffer.from(bytes).equals(file), await faultsOf(other)]).toEqual([true, []]);
    await other.close();
    appendFileSync(filesIn(at('copy'))[0] ?? '', 'x');
    expect(vijver(at('third'), 'restore', at('copy'), '--keys', at('keys')).out).toContain('damaged');
  });
});

describe('forgetting a person', { timeout: 60_000 }, () => {
  const word = 'Rietzanglijster';
  const shows = async (hub: TestHub, who: string): Promise<string> => {
    const iri = await addFile(hub, {
      file: Buffer.from(`${word} in beeld`),
      name: 'portret.txt',
      fields: { alt: 'Iemand' },
      headers: hub.as('editor'),
    });
    const path = `/doc/attachment/${refOf(iri)}`;
    const turtle = await (await hub.get(path, 'text/turtle', hub.as('admin'))).text();
    const body = `${turtle}\n<${iri}> <http://xmlns.com/foaf/0.1/depicts> <${who}> .`;
    await put(hub, path, body);
    return iri;
  };

  it('takes along the files that show them, bytes and all, at once; also when an old copy comes back', async () => {
    const hub = await open();
    await plant(hub);
    await put(hub, '/doc/page/een', pageTurtle('Begin.', 'public'));
    const other = await addFile(hub, { file: pdf(), name: 'ander.pdf', fields: {}, headers: hub.as('editor') });
    const iri = await shows(hub, lotte);
    expect((await hub.get(fileOf(iri), '*/*')).status).toBe(404);
    expect((await hub.get(fileOf(iri), '*/*', hub.as('reader'))).status).toBe(200);
    expect(vijver(at('data'), 'backup', at('copy'), '--keys', at('keys')).status).toBe(0);
    expect(hunt(join(at('copy'), 'files'), [word])).not.toEqual([]);
    const { elsewhere } = await hub.hub.privacy.forget(lotte, operator);
    expect(elsewhere['files']).toBe(1);
    expect(hunt(join(at('data'), 'files'), [word])).toEqual([]);
    expect((await hub.get(fileOf(iri), '*/*', hub.as('reader'))).status).toBe(410);
    expect((await hub.get(fileOf(other), '*/*')).status).toBe(200);
    expect(await faultsOf(hub)).toEqual([]);
    await hub.close();
    expect(vijver(at('data'), 'restore', at('copy'), '--keys', at('keys')).status).toBe(0);
    expect(hunt(join(at('data'), 'files'), [word])).toEqual([]);
    const again = await open();
    expect([(await again.get(fileOf(iri), '*/*', again.as('reader'))).status, await faultsOf(again)]).toEqual([
      410,
      [],
    ]);
    await again.close();
  });
});
