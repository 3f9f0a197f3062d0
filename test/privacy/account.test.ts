// Who is forgotten can no longer come in, and the file of who may come in knows nothing of them any more.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { operator } from '../../src/access/policy.ts';
import { person } from '../access/visitor.ts';
import { testHub, type TestHub } from '../hub.ts';
import { hunt } from './hunt.ts';

let folder: string;
let hub: TestHub;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vijver-account-'));
  hub = await testHub({ dataDir: folder });
});
afterEach(async () => {
  await hub.close();
  rmSync(folder, { recursive: true, force: true });
});

it('an account goes with its sessions, tokens, roles and its place in a team', async () => {
  const { browser, id } = await person(hub, 'waterlelie', [{ role: 'editor' }], 'Wanda Waterlelie');
  const { person: iri } = hub.hub.accounts.get(id) ?? { person: '' };
  const other = `${hub.base}/id/person/0b1f3c9e-6a1d-4d0e-9a57-0c4c5f6f9b11`;
  const lead = hub.hub.accounts.create('teamleider', [{ role: 'lead', people: [iri, other] }]);
  const { token } = hub.hub.tokens.create({ name: 'van wanda', role: 'editor', owner: id });
  const withToken = async (): Promise<number> =>
    (await hub.get('/', 'text/html', { authorization: `Bearer ${token}` })).status;
  expect((await browser.get('/account')).status).toBe(200);
  expect(await withToken()).toBe(200);

  await hub.hub.privacy.forget(iri, operator);

  expect((await browser.get('/account')).status).not.toBe(200);
  expect(await withToken()).toBe(401);
  expect(hub.hub.accounts.get(id)).toBeUndefined();
  expect(hub.hub.accounts.grants(lead.id)[0]?.people).toEqual([other]);
  expect(hunt(folder, ['waterlelie'])).toEqual([]);
  const own = iri.slice(iri.lastIndexOf('/') + 1);
  expect(hunt(folder, [own]).filter((found) => /^(access|audit|identity|keys)/.test(found))).toEqual([]);
  expect(hub.reported).toEqual([]);
});
