// What does a search cost over 100,000 concepts: with facets, as somebody types, misspelt, with filters? In a whole hub
// over HTTP and inside it, beside a bare FTS5 table of the same labels asked for its twenty best in the same run. And how
// long does it hold the thread that answers everybody? `SMALL=1` for a quick look.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import { testHub, type TestHub } from '../test/hub.ts';
import { fillLog, labelOf } from './lib/fill.ts';
import { median, tell, timed } from './lib/numbers.ts';

const base = 'http://hub.test';
const count = process.env['SMALL'] === undefined ? 100_000 : 10_000;
const rounds = 15;
const barMs = 50;

/** What people type, and what a bare index is asked for the same. */
const questions: readonly (readonly [says: string, address: string, match: string])[] = [
  ['one letter', 'q=k', 'k*'],
  ['two letters', 'q=ko', 'ko*'],
  ['the beginning of a word', 'q=weefg', 'weefg*'],
  ['a word in every ninth name', 'q=koperen', 'koperen*'],
  ['a word in every name and text', 'q=voor', 'voor*'],
  ['two words', 'q=houten+kast', 'houten kast*'],
  ['a whole name', `q=${encodeURIComponent(labelOf(4321))}`, labelOf(4321)],
  ['a number', 'q=104321', '104321'],
  ['two slips in a long word', 'q=weefgtouww', 'weefgtouww*'],
  ['letters that changed places', 'q=ktas', 'ktas*'],
  ['nothing', 'q=qqqqxx', 'qqqqxx*'],
  ['with three filters', 'q=koperen&module=terms&type=concept&language=en', 'koperen*'],
];

function bareIndex(path: string): DatabaseSync {
  const db = new DatabaseSync(path);
  db.exec('pragma journal_mode = wal; pragma synchronous = off; pragma cache_size = -65536');
  db.exec('create virtual table bare using fts5 (text)');
  const add = db.prepare('insert into bare (text) values (?)');
  db.exec('begin');
  for (let n = 0; n < count; n++)
    for (const text of [labelOf(n), `object ${n}`, `Een ${labelOf(n)}, zoals die in vele huizen te vinden was`])
      add.run(text);
  db.exec('commit');
  return db;
}

async function medianOf(work: () => Promise<unknown> | unknown): Promise<number> {
  await work();
  const times: number[] = [];
  for (let i = 0; i < rounds; i++) times.push((await timed(work)).ms);
  return median(times);
}

async function ask(hub: TestHub, address: string): Promise<void> {
  const response = await hub.request(`/search?${address}&format=json&limit=20`);
  await response.text();
  if (response.status !== 200) throw new Error(`${address} answered ${response.status}`);
}

async function measure(hub: TestHub, bare: DatabaseSync): Promise<void> {
  const best = bare.prepare('select text from bare where bare match ? order by rank limit 20');
  const ratios: number[] = [];
  for (const [says, address, match] of questions) {
    const query = new URLSearchParams(address);
    const filters = Object.fromEntries([...query].filter(([key]) => key !== 'q'));
    const text = query.get('q') ?? '';
    const inside = await medianOf(() =>
      hub.hub.search.search({ text, marks: ['public'], lang: 'nl', limit: 20, offset: 0, ...filters }),
    );
    const outside = await medianOf(() => ask(hub, address));
    const peer = await medianOf(() => best.all(match));
    ratios.push(inside / Math.max(peer, 0.05));
    tell(says, `${inside.toFixed(1)} ms`, { says: `under ${barMs} ms`, met: inside < barMs });
    tell('  whole answer over HTTP', `${outside.toFixed(1)} ms`);
    tell('  bare FTS5, its twenty best, no facets', `${peer.toFixed(1)} ms`);
  }
  const texts = ['koperen', 'houten', 'voor', 'weefg', 'geglazu'];
  const tries = await medianOf(() => hub.hub.search.count({ texts, marks: ['public'] }));
  tell('what five shorter questions would find', `${tries.toFixed(1)} ms`, { says: 'under 30 ms', met: tries < 30 });
  tell('ratio to bare FTS5, median of the questions', median(ratios).toFixed(2));
}

/** One question after the other, and how late everything else in this thread came. */
async function holding(hub: TestHub): Promise<number> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  await wait(50);
  delay.enable();
  for (const [, address] of questions) {
    const text = new URLSearchParams(address).get('q') ?? '';
    await hub.hub.search.search({ text, marks: ['public'], lang: 'nl', limit: 20, offset: 0 });
    await wait(2);
  }
  delay.disable();
  return delay.percentile(99) / 1e6;
}

const folder = mkdtempSync(join(tmpdir(), 'vijver-bench-search-'));
await fillLog(folder, base, count);
const hub = await testHub({ dataDir: folder, base });
const bare = bareIndex(join(folder, 'bare.sqlite'));
try {
  const { seq } = await hub.hub.log.last();
  while (hub.writer.seen() < seq) await wait(50);
  tell(`${count} concepts, ${rounds} times each`, '');
  await measure(hub, bare);
  const held = await holding(hub);
  tell('main thread held by a question, at the 99th percentile', `${held.toFixed(1)} ms`, {
    says: 'under 5 ms',
    met: held < 5,
  });
} finally {
  bare.close();
  await hub.close();
  rmSync(folder, { recursive: true, force: true });
}
