// The search thread dies like any other: what it was asked is refused, and the next question finds a new one.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startSearch, type SearchThread } from '../../src/search/thread.ts';
import { concept, pond } from './pond.ts';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vijver-thread-'));
  path = join(folder, 'views.sqlite');
  const made = pond(path);
  made.add([concept('vaas', [['prefLabel', 'vaas', 'nl']])]);
  made.db.close();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const ask = (search: SearchThread, text = 'vaas') =>
  search.search({ text, marks: ['public'], lang: 'nl', limit: 5, offset: 0 });

it('answers many questions at once, each with its own answer', async () => {
  const search = await startSearch(path, () => undefined);
  const answers = await Promise.all(['vaas', 'qqqq', 'va', 'vaas'].map((text) => ask(search, text)));
  expect(answers.map(({ total }) => total)).toEqual([1, 0, 1, 1]);
  expect((await search.candidates({ text: 'vaas', marks: ['public'], lang: 'nl', limit: 3 }))[0]?.score).toBe(100);
  await search.close();
});

it('is replaced when it dies, and says so', async () => {
  const threads: Worker[] = [];
  const reported: string[] = [];
  const make = (data: string): Worker => {
    const thread = new Worker(new URL('../../src/search/worker.ts', import.meta.url), { workerData: { path: data } });
    threads.push(thread);
    return thread;
  };
  const search = await startSearch(path, (_error, where) => reported.push(where), make);
  expect((await ask(search)).total).toBe(1);
  await threads[0]?.terminate();
  expect((await ask(search)).total).toBe(1);
  expect([threads.length, reported]).toEqual([2, ['the search thread stopped; a new one starts']]);
  const open = expect(ask(search)).rejects.toThrow(/stopped/);
  await threads[1]?.terminate();
  await open;
  await search.close();
  expect(reported).toHaveLength(2);
});
