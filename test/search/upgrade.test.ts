// An upgrade that changes the index: the next start makes it again from the log by itself, and `verify` agrees.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { verify } from '../../src/verify/verify.ts';
import { testHub, type TestHub } from '../hub.ts';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'vijver-upgrade-'));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const prefixes = `@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix adms: <http://www.w3.org/ns/adms#> .`;
const create = (hub: TestHub, ref: string, name: string) =>
  hub.put(
    `/doc/concept/${ref}`,
    `${prefixes} <> a skos:Concept ; skos:prefLabel "${name}"@nl ; adms:status <http://hub.test/ns#approved> .`,
    { ...hub.as('admin'), 'if-none-match': '*' },
  );
const total = async (hub: TestHub, address: string): Promise<number> =>
  ((await (await hub.get(`/search?${address}`, 'application/json')).json()) as { total: number }).total;
async function faults(hub: TestHub): Promise<readonly string[]> {
  const found: string[] = [];
  for await (const step of verify(hub)) found.push(...step.faults);
  return found;
}

it('throws the index of an older hub away and reads the log again', async () => {
  const before = await testHub({ dataDir });
  await create(before, 'vaas', 'vaas');
  await before.close();
  const views = new DatabaseSync(join(dataDir, 'views.sqlite'));
  views.exec(
    `delete from edition where name = 'search'; drop table found_unit; drop table found_profile;
    delete from found_token; delete from found`,
  );
  views.close();
  const after = await testHub({ dataDir });
  const { seq } = await after.hub.log.last();
  await after.writer.shown(seq);
  expect(await total(after, 'q=vaas&status=approved&language=nl')).toBe(1);
  await create(after, 'kan', 'kan');
  expect(await total(after, 'q=kan')).toBe(1);
  expect(await faults(after)).toEqual([]);
  expect(after.reported).toEqual([]);
  await after.close();
});

it('lets verify see a facet that the log does not give', async () => {
  const hub = await testHub({ dataDir });
  await create(hub, 'vaas', 'vaas');
  expect(await faults(hub)).toEqual([]);
  const views = new DatabaseSync(join(dataDir, 'views.sqlite'));
  views.exec(`update found_profile set facts = replace(facts, 'approved', 'rejected')`);
  views.close();
  expect((await faults(hub)).join()).toContain('search, facets');
  await hub.close();
});
