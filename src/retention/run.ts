// Deletes or anonymises what has outlived its term, kind by kind, and notes how much: numbers, never what or who.
import type { AuditFile } from '../audit/sqlite.ts';
import type { Change, Event } from '../log/log.ts';
import { destroyKey, forgetActor, type ForgetParts } from '../privacy/forget.ts';
import { nobodyIri } from '../privacy/nobody.ts';
import { without } from '../privacy/without.ts';
import { overNodes, withoutNodes } from './due.ts';
import { endOfTerm, type Kind } from './kinds.ts';
import type { Records, Run } from './records.ts';

export interface RetentionParts extends ForgetParts {
  readonly kinds: readonly Kind[];
  readonly records: Records;
  readonly audit: Pick<AuditFile, 'prune' | 'count' | 'record'>;
  /** Things of one type that stand, oldest address first, `limit` from `offset` on. */
  readonly standing: (module: string, type: string, offset: number) => Promise<readonly Event[]>;
}

/** How many things are looked at, and written, in one go. */
export const batch = 500;

/** @returns what was done per kind, or would be */
export async function runRetention(parts: RetentionParts, dryRun: boolean): Promise<readonly Run[]> {
  const at = parts.now().toISOString();
  const runs: Run[] = [];
  for (const kind of parts.kinds.filter(({ term }) => term !== null))
    runs.push({ at, kind: kind.kind, ...(await runKind(parts, kind, dryRun)) });
  if (dryRun) return runs;
  for (const key of parts.keys.retired()) destroyKey(parts, key);
  if (runs.some(({ done }) => done > 0)) {
    await parts.purge();
    await parts.rebuildStore();
  }
  for (const run of runs) parts.records.note(run);
  const done = runs.reduce((sum, run) => sum + run.done, 0);
  parts.audit.record({ actor: forgetActor, action: 'retention', door: 'hub', detail: { done: String(done) } });
  return runs;
}

type Counts = Pick<Run, 'done' | 'held'>;

async function runKind(parts: RetentionParts, kind: Kind, dryRun: boolean): Promise<Counts> {
  const before = endOfTerm(kind.term ?? 'P0D', parts.now());
  if (kind.store === 'audit')
    return { done: dryRun ? parts.audit.count({ upTo: before }) : parts.audit.prune(before), held: 0 };
  if (kind.module === undefined || kind.type === undefined) return { done: 0, held: 0 };
  const due = await dueOf(parts, kind, before);
  const approved = await dueBy(parts, kind, due);
  const held = due.length - approved.length;
  if (!dryRun) for (let i = 0; i < approved.length; i += batch) await write(parts, approved.slice(i, i + batch), kind);
  return { done: approved.length, held };
}

interface Due {
  readonly event: Event;
  readonly nodes: readonly string[];
}

async function dueOf(parts: RetentionParts, kind: Kind, before: string): Promise<readonly Due[]> {
  const due: Due[] = [];
  const { module = '', type = '' } = kind;
  for (let offset = 0; ; offset += batch) {
    const events = await parts.standing(module, type, offset);
    for (const event of events) {
      const nodes = overNodes(event, kind, before);
      if (nodes.length > 0) due.push({ event, nodes });
    }
    if (events.length < batch) return due;
  }
}

/** Under a selection list only what was over when the decision was recorded. */
async function dueBy(parts: RetentionParts, kind: Kind, due: readonly Due[]): Promise<readonly Due[]> {
  if (!kind.hold) return due;
  const approval = parts.records.approval(kind.kind);
  if (approval === undefined) return [];
  const before = endOfTerm(kind.term ?? 'P0D', new Date(approval.at));
  return due.filter(({ event }) => overNodes(event, kind, before).length > 0);
}

async function write(parts: RetentionParts, due: readonly Due[], kind: Kind): Promise<void> {
  const changes = due.map((each) => changeOf(parts, kind, each));
  // The new version gets a key of its own; the old one, with what has gone, is destroyed at the end.
  const rule = ruleOf(parts, kind);
  if (rule?.holder === 'self' && rule.identity === undefined)
    for (const { event } of due) parts.keys.retire(event.subject);
  const { lastSeq } = await parts.append(changes, { actor: forgetActor });
  await parts.shown(lastSeq);
}

const ruleOf = ({ modules }: RetentionParts, { module, type }: Kind) =>
  modules.find(({ name }) => name === module)?.types.find(({ name }) => name === type)?.privacy;

function changeOf(parts: RetentionParts, kind: Kind, { event, nodes }: Due): Change {
  if (kind.part !== undefined) return withoutNodes(event, kind, nodes);
  const { module, type, ref, subject, museum, streams, seq } = event;
  if (kind.action === 'delete') {
    const state = { public: '', internal: '', personal: '' };
    return { module, type, ref, subject, museum, state, streams, expected: seq, quiet: true };
  }
  const rule = ruleOf(parts, kind);
  const start = `<${subject}> <${rule?.holder}> <`;
  const line = event.state.personal.split('\n').find((each) => each.startsWith(start)) ?? '';
  const person = line.slice(start.length, line.indexOf('>', start.length));
  return without(parts.base, event, { person, nobody: nobodyIri(parts.base), rule }).change;
}
