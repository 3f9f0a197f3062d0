// Views follow the log on their own: behind after a kill, never wrong, and not stopped by one event they cannot take.
import { plain } from '../../src/log/vault.ts';
import { DatabaseSync } from 'node:sqlite';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Event, Log } from '../../src/log/log.ts';
import { createLog } from '../../src/log/sqlite.ts';
import { openForReading } from '../../src/log/schema.ts';
import { createViews, prepareViews, type View } from '../../src/log/views.ts';
import { change } from './log.contract.ts';

let folder: string;
let log: Log;
let db: DatabaseSync;
let read: DatabaseSync;
const reported: string[] = [];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vijver-views-'));
  log = createLog(join(folder, 'log.sqlite'), Date.now);
  await log.append(
    ['a', 'b', 'c', 'd'].map((name) => change(name)),
    { actor: 'urn:test:me' },
  );
  read = openForReading(join(folder, 'log.sqlite'));
  db = new DatabaseSync(join(folder, 'views.sqlite'));
  prepareViews(db);
  db.exec('create table seen (ref text) strict');
  reported.length = 0;
});
afterEach(async () => {
  db.close();
  read.close();
  await log.close();
  rmSync(folder, { recursive: true });
});

const view = (name: string, refuse: (event: Event) => void = () => {}): View => ({
  name,
  apply: (events) => {
    for (const event of events) {
      db.prepare('insert into seen values (?)').run(event.ref);
      refuse(event);
    }
  },
  clear: () => db.exec('delete from seen'),
});
const refs = () =>
  db
    .prepare('select ref from seen')
    .all()
    .map((row) => row['ref']);
const follow = (each: View) =>
  createViews(db, { log: read, vault: plain, report: (_error, where) => reported.push(where) }, [each]);

it('takes every event once, in steps, and again after a rebuild', () => {
  const views = follow(view('names'));
  expect(views.step(3)).toBe(true);
  expect([views.seen(), refs()]).toEqual([3, ['a', 'b', 'c']]);
  expect(views.step(3)).toBe(false);
  expect([views.seen(), refs()]).toEqual([4, ['a', 'b', 'c', 'd']]);
  views.rebuild('names');
  expect([views.seen(), refs()]).toEqual([0, []]);
});

it('passes over the one event it cannot take, says so, and remembers it', () => {
  const views = follow(
    view('names', ({ ref }) => {
      if (ref === 'b') throw new TypeError('constructor is not a word');
    }),
  );
  views.step(10);
  expect([views.seen(), refs()]).toEqual([4, ['a', 'c', 'd']]);
  expect(reported).toEqual(['view names passes over event 2']);
  expect(db.prepare('select seq, why from passed_over').all()).toEqual([{ seq: 2, why: 'constructor is not a word' }]);
});

it('tells a view that what it did was undone', () => {
  let undone = 0;
  const failing = view('names', ({ ref }) => {
    if (ref === 'b') throw new TypeError('no');
  });
  follow({ ...failing, undone: () => (undone += 1) }).step(10);
  expect(undone).toBe(2);
});

it('waits when the disk fails, and goes on where it was', () => {
  let full = true;
  const views = follow(
    view('names', () => {
      if (full) throw Object.assign(new Error('database or disk is full'), { errcode: 13 });
    }),
  );
  views.step(10);
  expect([views.seen(), refs()]).toEqual([0, []]);
  full = false;
  views.step(10);
  expect([views.seen(), refs()]).toEqual([4, ['a', 'b', 'c', 'd']]);
});
