// Two LDES clients that nobody here wrote harvest everything: at once, while writes go on, and when they resume.
// 20,000 members: node test/conformance/ldes-clients.ts
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { differences, expectedFrom, ldesClient, missing, treeActor, type Run } from '../conformance/ldes-strangers.ts';
import { createPond, fill, type Pond } from './pond.ts';

if (missing.length > 0) console.log(`Skipped: ${missing.join(' and ')} not installed; run “npm ci” in test/strangers.`);

describe.skipIf(missing.length > 0)('strangers who follow a stream', () => {
  let pond: Pond;
  let folder: string;
  let root: string;
  beforeAll(async () => {
    pond = await createPond();
    root = `${pond.base}/ldes/terms`;
    folder = mkdtempSync(join(tmpdir(), 'vijver-strangers-'));
    await fill(pond, 1500);
  });
  afterAll(async () => {
    expect(pond.reported).toEqual([]);
    rmSync(folder, { recursive: true, force: true });
    await pond.close();
  });

  const wanted = () => expectedFrom(pond.log, pond.base, 'terms');

  it.each([
    ['ldes-client', () => ldesClient(root), 'graphs'],
    ['ldes-client from the stream’s IRI, in order', () => ldesClient(`${root}#stream`, ['-o', 'ascending']), 'graphs'],
    ['the TREE actor', () => treeActor(root), 'versions'],
  ] as const)(
    '%s comes home with every statement',
    async (_name, start, form) => {
      const got = await start().quads;
      expect(differences(got, (await wanted())[form])).toEqual([]);
    },
    60_000,
  );

  it('ldes-client misses nothing while writes go on, killed and resumed', async () => {
    const state = join(folder, 'client');
    const following = ldesClient(root, ['--save', state, '--follow', '--poll-interval', '300']);
    const got = new Set(await whileWriting(following, 1900));
    for (const line of await ldesClient(root, ['--save', state]).quads) got.add(line);
    await fill(pond, 2000);
    const again = await ldesClient(root, ['--save', state]).quads;
    expect(again.size).toBeLessThan(got.size / 4);
    for (const line of again) got.add(line);
    expect(differences(got, (await wanted()).graphs)).toEqual([]);
  }, 90_000);

  it('the TREE actor misses nothing while writes go on, stopped and resumed', async () => {
    const stateFile = join(folder, 'actor.json');
    const got = new Set(await treeActor(root, { stateFile, pages: 3 }).quads);
    const second = treeActor(root, { stateFile, pages: 0 });
    await fill(pond, 2500);
    const later = await second.quads;
    expect(got.isDisjointFrom(later)).toBe(true);
    for (const line of later) got.add(line);
    expect(differences(got, (await wanted()).versions)).toEqual([]);
  }, 90_000);

  /** Lets a follower run while the stream grows, then kills it. */
  async function whileWriting(following: Run, upTo: number): Promise<ReadonlySet<string>> {
    for (let size = 1500; size <= upTo; size += 100) {
      await fill(pond, size);
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
    // What it has read but not yet printed when it is killed, it believes printed: let it come to rest.
    await new Promise((resolve) => setTimeout(resolve, 2500));
    following.stop();
    return following.quads;
  }
});
