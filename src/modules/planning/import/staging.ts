// An upload between its preview and its confirmation: what was read of it, never the file itself, in one small file of whoever sent it.
// Bounded: one waiting import a person, gone after some hours; what was done is remembered a week, for who wants it undone.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { deserialize, serialize } from 'node:v8';
import type { Actor } from '../../../access/policy.ts';
import type { Read, Wishes } from './entry.ts';
import { outcomes, type Outcome, type Planned } from './plan.ts';

export interface Done {
  readonly tx: number;
  readonly lastSeq: number;
}

export interface Meta {
  readonly owner: string;
  readonly state: 'ready' | 'done' | 'undone';
  readonly kind: 'calendar' | 'table';
  readonly at: number;
  readonly wishes: Wishes;
  readonly done?: Done | undefined;
  /** Of the undoing: taken back, and left since somebody changed it meanwhile. */
  readonly undone?: { readonly back: number; readonly left: number } | undefined;
}

export type Counts = Readonly<Record<Outcome, number>>;

const hourMs = 3_600_000;
const waitsMs = 4 * hourMs;
const rememberedMs = 7 * 24 * hourMs;
const mostFiles = 200;

/** Not who it is, but enough to tell whether it is them again. */
export const ownerOf = ({ account, iri }: Actor): string =>
  createHash('sha256')
    .update(`plan import ${account ?? ''} ${iri}`)
    .digest('hex');

export const folderOf = (dataDir: string): string => join(dataDir, 'plan-import');
const pathOf = (dataDir: string, id: string): string => join(folderOf(dataDir), `${id}.sqlite`);
export const idPattern = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;

const tables = `create table if not exists meta (json text not null) strict;
  create table if not exists entry (n integer primary key, body blob not null) strict;
  create table if not exists row (n integer primary key, outcome text not null, body blob not null) strict;
  create index if not exists row_by_outcome on row (outcome, n);`;

export type Stage = ReturnType<typeof openFile>;

function openFile(path: string) {
  // Two clicks on one button: the second waits for the first.
  const db = new DatabaseSync(path, { timeout: 5000 });
  db.exec(`pragma journal_mode = memory; pragma synchronous = off; ${tables}`);
  const all = <T>(sql: string, ...values: readonly (string | number)[]): T[] =>
    db.prepare(sql).all(...values).map(({ body }) => deserialize(body as Uint8Array) as T); // prettier-ignore
  const whole = (work: () => void): void => {
    db.exec('begin');
    work();
    db.exec('commit');
  };
  return {
    meta: (): Meta => JSON.parse(String(db.prepare('select json from meta').get()?.['json'])) as Meta,
    tell: (meta: Meta): void =>
      whole(() => {
        db.exec('delete from meta');
        db.prepare('insert into meta values (?)').run(JSON.stringify(meta));
      }),
    entries: () => all<Read>('select body from entry order by n'),
    putEntries: (entries: readonly Read[]): void =>
      whole(() => {
        const put = db.prepare('insert into entry values (?, ?)');
        for (const [n, each] of entries.entries()) put.run(n, serialize(each));
      }),
    putRows: (rows: readonly Planned[]): void =>
      whole(() => {
        db.exec('delete from row');
        const put = db.prepare('insert into row values (?, ?, ?)');
        for (const [n, each] of rows.entries()) put.run(n, each.outcome, serialize(each));
      }),
    /** What was read of the file has done its work; the result stays. */
    forgetEntries: (): void => db.exec('delete from entry'),
    rows: (outcome: Outcome, limit: number, offset: number) =>
      all<Planned>('select body from row where outcome = ? order by n limit ? offset ?', outcome, limit, offset),
    counts: (): Counts => {
      const found = new Map(
        db.prepare('select outcome, count(*) as n from row group by 1').all().map(({ outcome, n }) => [outcome, Number(n)]), // prettier-ignore
      );
      return Object.fromEntries(outcomes.map((each) => [each, found.get(each) ?? 0])) as Record<Outcome, number>;
    },
    close: (): void => db.close(),
  };
}

/** Makes it whole beside its place, then puts it there: a crash half-way leaves nothing that anybody can open. */
export function createStage(dataDir: string, id: string, fill: (stage: Stage) => void): void {
  mkdirSync(folderOf(dataDir), { recursive: true, mode: 0o700 });
  const draft = `${pathOf(dataDir, id)}.draft`;
  const stage = openFile(draft);
  try {
    fill(stage);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  } finally {
    stage.close();
  }
  renameSync(draft, pathOf(dataDir, id));
}

/** @returns undefined for what is not there, not of this person, or too old */
export function openStage(dataDir: string, id: string, owner: string | undefined, now: number): Stage | undefined {
  if (!idPattern.test(id) || !existsSync(pathOf(dataDir, id))) return undefined;
  const stage = openFile(pathOf(dataDir, id));
  const { owner: whose, at, state } = stage.meta();
  if ((owner === undefined || whose === owner) && now - at < (state === 'ready' ? waitsMs : rememberedMs)) return stage;
  stage.close();
  return undefined;
}

export const dropStage = (dataDir: string, id: string): void => rmSync(pathOf(dataDir, id), { force: true });

/** What is too old goes, and what this person had waiting: one at a time is enough. */
export function sweep(dataDir: string, owner: string, now: number): void {
  const names = existsSync(folderOf(dataDir)) ? readdirSync(folderOf(dataDir)) : [];
  const byAge = names
    .map((name) => ({ name, changed: statSync(join(folderOf(dataDir), name)).mtimeMs }))
    .toSorted((a, b) => b.changed - a.changed);
  for (const [i, { name, changed }] of byAge.entries()) {
    const stage = openStage(dataDir, name.replace('.sqlite', ''), undefined, now);
    const isKept = stage !== undefined && !(stage.meta().owner === owner && stage.meta().state === 'ready');
    stage?.close();
    const isDraft = name.endsWith('.draft') && Date.now() - changed < hourMs;
    if (i >= mostFiles || !(isKept || isDraft)) rmSync(join(folderOf(dataDir), name), { force: true });
  }
}

/** Imports of this person that were done and can still be undone, newest first. */
export function stagesOf(dataDir: string, owner: string, now: number): readonly (Meta & { readonly id: string })[] {
  const names = existsSync(folderOf(dataDir)) ? readdirSync(folderOf(dataDir)).slice(0, mostFiles) : [];
  return names
    .flatMap((name) => {
      const id = name.replace('.sqlite', '');
      const stage = openStage(dataDir, id, owner, now);
      const meta = stage?.meta();
      stage?.close();
      return meta === undefined ? [] : [{ ...meta, id }];
    })
    .toSorted((a, b) => b.at - a.at)
    .slice(0, 10);
}
