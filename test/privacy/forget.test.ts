// A person is forgotten, and then hunted for: in every file of the data folder, at every door, in a log of before.
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { operator } from '../../src/access/policy.ts';
import { verify } from '../../src/verify/verify.ts';
import { testHub, type TestHub } from '../hub.ts';
import { hunt } from './hunt.ts';
import { bram, lotte, lotteNow, lottesWords, plant, put, streamsOf } from './people.ts';

const faultsOf = async (hub: TestHub): Promise<string[]> =>
  (await Array.fromAsync(verify(hub))).flatMap(({ faults }) => faults);

let folder: string;
let hub: TestHub;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vijver-forget-'));
  hub = await testHub({ dataDir: folder });
  await plant(hub);
});
afterEach(async () => {
  await hub.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the log', () => {
  it('holds no name and nothing personal in clear, and gives all of it back to who may see it', async () => {
    const turtle = await (
      await hub.get(lotte.replace('http://hub.test/id', '/doc'), 'text/turtle', hub.as('planner'))
    ).text();
    for (const word of ['Lotte Lisdoddeveld', 'lotte.postbus', '0498765432', 'vlaamsegebarentaalzx'])
      expect(turtle).toContain(word);
    const found = hunt(folder, lottesWords).map((each) => each.split(':')[0]);
    expect(found.filter((file) => file?.startsWith('log.sqlite') || file?.startsWith('audit'))).toEqual([]);
    expect(found).toContain('identity.sqlite-wal');
  });

  it('knows that nothing changed when the same is said again', async () => {
    const before = (await hub.hub.log.last()).seq;
    await put(hub, lotte.replace('http://hub.test/id', '/doc'), lotteNow());
    expect((await hub.hub.log.last()).seq).toBe(before);
  });

  it('gives back the older name with the older version', async () => {
    const versions = await hub.hub.log.history(lotte, 10);
    expect(versions.map(({ state }) => /name> "([^"]+)"/.exec(state.personal)?.[1])).toEqual([
      'Lotte Lisdoddeveld',
      'Lotte Lisdoddeveld-Eerst',
    ]);
  });
});

describe('forgetting a person', () => {
  it('leaves nothing of her in any file, keeps totals and streams, and verify is content', async () => {
    const [streams, totals] = [
      await streamsOf(hub),
      await hub.hub.state.totals(['internal', 'public', 'personal:training']),
    ];
    const done = await hub.hub.privacy.forget(lotte, operator);
    expect(done).toMatchObject({ deleted: 1, anonymised: 3, mentions: 5 });
    expect(hunt(folder, lottesWords)).toEqual([]);
    expect(await streamsOf(hub)).toBe(streams);
    expect(await hub.hub.state.totals(['internal', 'public', 'personal:training'])).toEqual(totals);
    expect(await faultsOf(hub)).toEqual([]);
    expect(hub.reported).toEqual([]);
  });

  it('leaves others as they were', async () => {
    await hub.hub.privacy.forget(lotte, operator);
    const meeting = await (await hub.get('/doc/meeting/maandag', 'application/n-triples', hub.as('admin'))).text();
    expect(meeting).toContain(bram);
    expect(meeting.match(/attendee/g)).toHaveLength(2);
    expect(
      await (await hub.get(bram.replace('http://hub.test/id', '/doc'), 'text/turtle', hub.as('planner'))).text(),
    ).toContain('Bram Krabbenscheer');
  });

  it('is not undone by making every view again', async () => {
    await hub.hub.privacy.forget(lotte, operator);
    await hub.writer.rebuild();
    const { seq } = await hub.hub.log.last();
    while (hub.writer.seen() < seq) await hub.writer.shown(seq, 1000);
    await hub.writer.purge();
    expect(hunt(folder, lottesWords)).toEqual([]);
    expect(await faultsOf(hub)).toEqual([]);
  });

  it('makes a copy of the log that was taken before unreadable, once the key is gone', async () => {
    const copy = mkdtempSync(join(tmpdir(), 'vijver-copy-'));
    cpSync(join(folder, 'log.sqlite'), join(copy, 'log.sqlite'));
    cpSync(join(folder, 'log.sqlite-wal'), join(copy, 'log.sqlite-wal'));
    await hub.hub.privacy.forget(lotte, operator);
    expect(hunt(copy, lottesWords)).toEqual([]);
    rmSync(copy, { recursive: true, force: true });
  });

  it('shows her at no door, in no history and under no name', async () => {
    await hub.hub.privacy.forget(lotte, operator);
    const admin = hub.as('admin');
    const doc = lotte.replace('http://hub.test/id', '/doc');
    const pages = ['', '/history', '/timemap'].map((end) => doc + end);
    const asked = [...pages, '/search?q=lisdoddeveld', '/planning/person', '/doc/enrolment/e1/history'];
    for (const path of asked)
      for (const accept of ['text/html', 'application/json']) {
        const text = await (await hub.get(path, accept, admin)).text();
        expect(text.replaceAll('q=lisdoddeveld', '').replaceAll('value="lisdoddeveld"', '')).not.toMatch(/lotte/i);
      }
    const query = `SELECT * { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } FILTER(CONTAINS(STR(?o), "isdodde") || ?s = <${lotte}> || ?o = <${lotte}>) }`;
    const csv = await (await hub.get(`/sparql?query=${encodeURIComponent(query)}`, 'text/csv', admin)).text();
    expect(csv.trim().split('\n')).toHaveLength(1);
  });

  it('is done to the end at the next start when it was killed in the middle', async () => {
    await hub.close();
    // What a kill right after the decision leaves behind.
    const { openForgotten } = await import('../../src/privacy/forgotten.ts');
    const list = openForgotten(join(folder, 'forgotten.sqlite'));
    list.begin(lotte, '2026-11-25T12:00:00Z');
    list.close();
    hub = await testHub({ dataDir: folder });
    expect(hunt(folder, lottesWords)).toEqual([]);
    expect(hub.hub.privacy.isForgotten(lotte)).toBe(true);
    expect(await faultsOf(hub)).toEqual([]);
  });
});

it('opens without its keys, shows nothing personal, and says that they are missing', async () => {
  await hub.close();
  rmSync(join(folder, 'keys.sqlite'));
  hub = await testHub({ dataDir: folder });
  expect(hub.reported.map(({ error }) => (error as Error).message).join()).toContain('keys.sqlite is not there');
  const meeting = await (await hub.get('/doc/meeting/maandag', 'application/n-triples', hub.as('admin'))).text();
  expect(meeting).toContain('Overleg');
  expect(meeting).not.toContain('attendee');
});
