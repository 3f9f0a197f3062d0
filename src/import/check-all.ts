// Gathers resource by resource, has them checked side by side, and lays down what is good for the writer.
import { basename, join } from 'node:path';
import type { Violation } from '../shacl/shapes.ts';
import { createChangeFile } from './change-file.ts';
import { gather } from './gather.ts';
import { type Checked, createPool, type Job, type Pool } from './pool.ts';
import type { Root, StagingReader } from './staging.ts';
import type { Work } from './work.ts';

export interface Tally {
  created: number;
  updated: number;
  unchanged: number;
  invalid: number;
  checked: number;
  /** Predicate → things that carry it though no shape says who may see it. */
  readonly unmarked: Map<string, number>;
}

type Numbered = Root & { readonly n: number };

const batchSize = 100;

const tooLarge = (focusNode: string) => ({
  focusNode,
  path: '',
  value: '',
  rule: 'too-large',
  severity: 'violation' as const,
  message: {
    nl: 'Dit heeft te veel uitspraken om één ding te zijn.',
    en: 'This has too many statements to be one thing.',
  },
});

/** Answers into the tally, the change file and the report. */
function createTaker({ assignment, sink }: Work, add: ReturnType<typeof createChangeFile>['add']) {
  const tally: Tally = { created: 0, updated: 0, unchanged: 0, invalid: 0, checked: 0, unmarked: new Map() };
  const open = new Map<number, Numbered>();
  const good = (answer: Extract<Checked, { readonly change: unknown }>): void => {
    add(answer.n, answer.change);
    tally[answer.update ? 'updated' : 'created'] += 1;
    for (const each of new Set(answer.unmarked)) tally.unmarked.set(each, (tally.unmarked.get(each) ?? 0) + 1);
  };
  const bad = (violations: readonly Violation[], root: Numbered | undefined): void => {
    const [file, subject] = [basename(assignment.order.files[root?.file ?? 0] ?? ''), root?.node ?? ''];
    tally.invalid += 1;
    for (const { path, value, rule, message } of violations)
      sink.add({ kind: 'violation', file, subject, rule, path, value, message });
  };
  const take = (answer: Checked): void => {
    const root = open.get(answer.n);
    open.delete(answer.n);
    tally.checked += 1;
    if ('change' in answer) good(answer);
    else if ('violations' in answer) bad(answer.violations, root);
    else tally.unchanged += 1;
  };
  return { tally, open, take };
}

/** Batches of one type each: schemes go to every checker and are done before the first concept, which may inherit their museum. */
function* batches(reader: StagingReader): Iterable<readonly Numbered[]> {
  for (let after = Number.MIN_SAFE_INTEGER; ;) {
    const roots = reader.roots(after, batchSize);
    const end = roots.at(-1);
    if (end === undefined) return;
    after = end.n;
    for (const typed of new Set(roots.map((root) => root.typed))) yield roots.filter((root) => root.typed === typed);
  }
}

export async function checkAll(work: Work, reader: StagingReader, changesPath: string): Promise<Tally> {
  const { assignment, tell } = work;
  const { module: moduleName, scheme, museum } = assignment.order;
  const changes = createChangeFile(changesPath);
  const { tally, open, take } = createTaker(work, changes.add);
  const logPath = join(assignment.dataDir, 'log.sqlite');
  const total = reader.count();
  const data = { base: assignment.base, logPath, moduleName, scheme, museum };
  const pool: Pool = createPool(data, total, (answers) => answers.forEach(take));
  const begin = Date.now();
  let before = 0;
  try {
    for (const roots of batches(reader)) {
      const typed = roots[0]?.typed ?? 0;
      if (before !== 0 && typed !== before) await pool.finish();
      before = typed;
      const jobs: Job[] = [];
      for (const root of roots) {
        open.set(root.n, root);
        const text = gather(reader, root.source);
        if (text === undefined) take({ n: root.n, violations: [tooLarge(root.node)] });
        else jobs.push({ n: root.n, subject: root.node, source: root.source, text });
      }
      await pool.give(jobs, typed === 1);
      const perResource = (Date.now() - begin) / 1000 / Math.max(1, tally.checked);
      const remainingSeconds = tally.checked === 0 ? 0 : Math.round(perResource * (total - tally.checked));
      tell({ kind: 'checking', done: tally.checked, total, remainingSeconds });
    }
    await pool.finish();
  } finally {
    await pool.close();
    changes.close();
  }
  return tally;
}
