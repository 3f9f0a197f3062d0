// Backups and restores by the command line, beside a running hub and without one; who was forgotten stays so.
import { spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { operator } from '../../src/access/policy.ts';
import { testHub, type TestHub } from '../hub.ts';
import { hunt } from './hunt.ts';
import { bram, lotte, lottesWords, plant } from './people.ts';

const bin = new URL('../../bin/vijver.js', import.meta.url).pathname;
let root: string;
let hub: TestHub | undefined;
const at = (name: string): string => join(root, name);

function vijver(dataDir: string, ...args: string[]) {
  const env = { ...process.env, VIJVER_DATA: dataDir, VIJVER_BASE_IRI: 'http://hub.test', VIJVER_READERS: '1' };
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...args], { env, encoding: 'utf8' });
  return { status, out: stdout + stderr };
}

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'vijver-backup-'));
  hub = await testHub({ dataDir: at('data') });
  await plant(hub);
});
afterEach(async () => {
  await hub?.close();
  hub = undefined;
  rmSync(root, { recursive: true, force: true });
});

const doc = (iri: string): string => iri.replace('http://hub.test/id', '/doc');

describe('a backup', { timeout: 60_000 }, () => {
  it('is made beside a running hub, holds no name and no key, and is only for its owner', () => {
    const { status, out } = vijver(at('data'), 'backup', at('copy'));
    expect([status, out]).toEqual([0, expect.stringContaining('Without --keys')]);
    expect(readdirSync(at('copy'))).toEqual(expect.arrayContaining(['log.sqlite', 'access.sqlite', 'manifest.json']));
    expect(readdirSync(at('copy'))).not.toContain('keys.sqlite');
    expect(hunt(at('copy'), lottesWords)).toEqual([]);
    expect(statSync(at('copy')).mode & 0o077).toBe(0);
  });

  it('refuses a folder that is not empty, one inside the data folder, and keys beside the rest', () => {
    expect(vijver(at('data'), 'backup', at('data/copy')).out).toContain('data folder');
    expect(vijver(at('data'), 'backup', at('copy'), '--keys', at('copy/keys')).out).toContain('apart');
    vijver(at('data'), 'backup', at('copy'));
    const again = vijver(at('data'), 'backup', at('copy'));
    expect([again.status, again.out]).toEqual([1, expect.stringContaining('not empty')]);
  });
});

describe('a restore', { timeout: 120_000 }, () => {
  it('gives back everything, on another machine, when the keys come too', async () => {
    vijver(at('data'), 'backup', at('copy'), '--keys', at('keys'));
    const { status, out } = vijver(at('other'), 'restore', at('copy'), '--keys', at('keys'));
    expect([status, out]).toEqual([0, expect.not.stringContaining('DIFFERS')]);
    const other = await testHub({ dataDir: at('other') });
    const text = await (await other.get(doc(lotte), 'text/turtle', other.as('planner'))).text();
    await other.close();
    expect(text).toContain('Lotte Lisdoddeveld');
  });

  it('shows nothing personal without the keys, and says so', async () => {
    vijver(at('data'), 'backup', at('copy'));
    const { status, out } = vijver(at('other'), 'restore', at('copy'));
    expect([status, out]).toEqual([0, expect.stringContaining('cannot be read')]);
    expect(hunt(at('other'), [...lottesWords, 'Krabbenscheer', 'Krooskanaal'])).toEqual([]);
  });

  it('refuses to work beside a running hub, and refuses a damaged copy before it touches anything', async () => {
    vijver(at('data'), 'backup', at('copy'));
    const beside = vijver(at('data'), 'restore', at('copy'));
    expect([beside.status, beside.out]).toEqual([1, expect.stringContaining('Stop it first')]);
    appendFileSync(at('copy/log.sqlite'), 'x');
    await hub?.close();
    hub = undefined;
    const damaged = vijver(at('data'), 'restore', at('copy'));
    expect([damaged.status, damaged.out]).toEqual([1, expect.stringContaining('log.sqlite has changed')]);
    expect(existsSync(at('data/restoring'))).toBe(false);
    expect(vijver(at('data'), 'verify').status).toBe(0);
  });

  it('forgets again whom the folder had forgotten since the copy, though copy and keys still know her', async () => {
    vijver(at('data'), 'backup', at('copy'), '--keys', at('keys'));
    await hub?.hub.privacy.forget(lotte, operator);
    await hub?.close();
    hub = undefined;
    const { status, out } = vijver(at('data'), 'restore', at('copy'), '--keys', at('keys'));
    expect([status, out]).toEqual([0, expect.not.stringContaining('DIFFERS')]);
    expect(out).toContain('1 people of the list of the forgotten');
    expect(hunt(at('data'), lottesWords)).toEqual([]);
    hub = await testHub({ dataDir: at('data') });
    const text = await (await hub.get(doc(bram), 'text/turtle', hub.as('planner'))).text();
    expect(text).toContain('Bram Krabbenscheer');
    expect(await hub.hub.state.count({ marks: ['personal:training'], type: 'enrolment' })).toBe(2);
  });

  it('keeps the keys of the folder when none are given, and leaves no empty shell of her records', async () => {
    vijver(at('data'), 'backup', at('copy'));
    await hub?.hub.privacy.forget(lotte, operator);
    await hub?.close();
    hub = undefined;
    const { status, out } = vijver(at('data'), 'restore', at('copy'));
    expect([status, out]).toEqual([0, expect.not.stringContaining('DIFFERS')]);
    expect(hunt(at('data'), lottesWords)).toEqual([]);
    hub = await testHub({ dataDir: at('data') });
    expect(await hub.hub.state.count({ marks: ['personal:training'], type: 'enrolment' })).toBe(1);
    expect((await hub.get(doc(lotte), 'text/turtle', hub.as('admin'))).status).toBe(410);
  });
});
