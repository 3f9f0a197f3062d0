// A data folder of before: its log holds people in clear. It opens, everything is there, and nothing is in clear any more.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Change } from '../../src/log/log.ts';
import { createLog } from '../../src/log/sqlite.ts';
import { verify } from '../../src/verify/verify.ts';
import { testHub } from '../hub.ts';
import { hunt } from './hunt.ts';

/** An address of before, when a person could still be called by name. */
const subject = 'http://hub.test/id/person/wies';
const words = ['Wies Waterdrieblad', 'wies.postbus'];
const state = (name: string): Change['state'] => ({
  public: '',
  internal: '',
  personal: [
    `<${subject}> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://schema.org/Person> .\n`,
    `<${subject}> <http://xmlns.com/foaf/0.1/name> "${name}" .\n`,
    `<${subject}> <https://schema.org/email> "wies.postbus@voorbeeld.be" .\n`,
  ].join(''),
});

it('opens a log in clear, seals it, and keeps every version, place and time', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'vijver-old-'));
  writeFileSync(join(folder, 'base-iri.txt'), 'http://hub.test\n');
  const old = createLog(join(folder, 'log.sqlite'), Date.now);
  const person = { module: 'planning', type: 'person', ref: 'wies', subject, museum: null, streams: [] };
  await old.append([{ ...person, state: state('Wies Waterdrieblad-Eerst') }], {
    actor: 'urn:x',
    note: 'Wies Waterdrieblad',
  });
  await old.append([{ ...person, state: state('Wies Waterdrieblad') }], { actor: 'urn:x' });
  const before = await Array.fromAsync(old.read(0));
  await old.close();
  expect(hunt(folder, words).length).toBeGreaterThan(0);

  const hub = await testHub({ dataDir: folder });
  expect(await Array.fromAsync(hub.hub.log.read(0))).toEqual(before);
  expect((await Array.fromAsync(verify(hub))).flatMap(({ faults }) => faults)).toEqual([]);
  await hub.close();
  const files = hunt(folder, words).map((found) => found.split(':')[0]);
  expect(files.filter((file) => file?.startsWith('log.sqlite'))).toEqual([]);
  rmSync(folder, { recursive: true, force: true });
});
