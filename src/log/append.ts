// Appending to the log: one transaction or nothing. Hands out versions, times, and places in the public streams.
import type { DatabaseSync } from 'node:sqlite';
import { Problem } from '../problem.ts';
import { pageSize, type Action, type Cause, type Change, type Receipt } from './log.ts';
import { fromMoment, nextMoment, toMoment } from './moment.ts';
import type { EventRow } from './schema.ts';
import type { Sealed, Vault } from './vault.ts';

type Version = Receipt['versions'][number];
type Head = Pick<EventRow, 'seq' | 'at' | 'action' | 'museum' | 'public' | 'internal' | 'personal' | 'streams'>;
interface Stream {
  readonly id: number;
  count: number;
  firstAt: string;
  lastAt: string;
}
/** What one transaction has done so far; thrown away when it fails. */
interface Turn {
  readonly tx: number;
  readonly cause: Cause;
  readonly streams: Map<string, Stream>;
  readonly versions: Version[];
  readonly counts: Record<Action | 'none', number>;
  seq: number;
  micros: number;
}

const keptVersions = 1000;

/** @returns a function that appends all changes or throws with nothing done */
export function createAppender(
  db: DatabaseSync,
  now: () => number,
  vault: Vault,
): (changes: Iterable<Change>, cause: Cause) => Receipt {
  const sql = statements(db);
  return (changes, cause) => {
    db.exec('begin immediate');
    try {
      const turn = begin(sql, cause);
      for (const change of changes) appendOne({ sql, turn, now, vault }, change);
      for (const stream of turn.streams.values()) sql.grow.run(stream.count, stream.firstAt, stream.lastAt, stream.id);
      // A key that is lost would lose what was sealed with it, so it is on disk first; one too many harms nobody.
      vault.settle();
      db.exec('commit');
      return toReceipt(turn);
    } catch (error) {
      db.exec('rollback');
      vault.undo();
      throw error;
    }
  };
}

type Statements = ReturnType<typeof statements>;

function begin(sql: Statements, cause: Cause): Turn {
  const end = sql.last.get() as { seq: number; at: string } | undefined;
  const seq = end?.seq ?? 0;
  const micros = end === undefined ? 0 : fromMoment(end.at);
  const counts = { create: 0, update: 0, delete: 0, none: 0 };
  return { tx: seq + 1, cause, streams: new Map(), versions: [], counts, seq, micros };
}

interface Hand {
  readonly sql: Statements;
  readonly turn: Turn;
  readonly now: () => number;
  readonly vault: Vault;
}

function appendOne({ sql, turn, now, vault }: Hand, change: Change): void {
  const head = opened(sql.head.get(change.subject) as Head | undefined, change.subject, vault);
  const standing = head?.action === 'delete' ? undefined : head;
  expectVersion(change, standing);
  const action = actionOf(change, standing);
  if (action === 'none') return note(turn, { subject: change.subject, ...placeOf(head), action });
  const kinds = kindsOf(change, action, standing);
  turn.micros = nextMoment(turn.micros, now(), opensPage(sql, turn, kinds));
  turn.seq += 1;
  const at = toMoment(turn.micros);
  insert(sql, turn, change, { at, action, prev: head?.seq ?? null, sealed: seal({ turn, vault }, change, head) });
  addMembers(sql, turn, at, kinds);
  note(turn, { subject: change.subject, seq: turn.seq, at, action });
}

function seal({ turn, vault }: Pick<Hand, 'turn' | 'vault'>, change: Change, head: Head | undefined): Sealed {
  const [personal, before] = [change.state.personal, head?.personal ?? ''];
  return vault.seal({ ...change, personal, note: turn.cause.note ?? null, before });
}

/** The head with its personal part in clear, to be compared. */
const opened = (head: Head | undefined, subject: string, vault: Vault): Head | undefined =>
  head?.personal.startsWith('~') ? { ...head, personal: vault.open(head.personal, subject) } : head;

const placeOf = (head: Head | undefined): Pick<Version, 'seq' | 'at'> => ({ seq: head?.seq ?? 0, at: head?.at ?? '' });
const streamsBefore = (head: Head | undefined): string[] => JSON.parse(head?.streams ?? '[]') as string[];

const opensPage = (sql: Statements, turn: Turn, kinds: ReadonlyMap<string, Action>): boolean =>
  [...kinds.keys()].some((name) => {
    const { count } = streamOf(sql, turn, name);
    return count > 0 && count % pageSize === 0;
  });

function streamOf(sql: Statements, turn: Turn, name: string): Stream {
  const known = turn.streams.get(name);
  if (known !== undefined) return known;
  const stream = (sql.stream.get(name) ?? sql.newStream.get(name)) as unknown as Stream;
  turn.streams.set(name, stream);
  return stream;
}

function addMembers(sql: Statements, turn: Turn, at: string, kinds: ReadonlyMap<string, Action>): void {
  for (const [name, kind] of kinds) {
    const stream = streamOf(sql, turn, name);
    sql.member.run(stream.id, stream.count, turn.seq, kind);
    stream.count += 1;
    stream.firstAt ||= at;
    stream.lastAt = at;
  }
}

interface Fresh {
  readonly at: string;
  readonly action: Action;
  readonly prev: number | null;
  readonly sealed: Sealed;
}

function insert(sql: Statements, turn: Turn, change: Change, { at, action, prev, sealed }: Fresh): void {
  const { module, type, ref, subject, museum, state } = change;
  const streams = JSON.stringify(action === 'delete' ? [] : change.streams);
  const what = [module, type, ref, subject, museum, turn.cause.actor, sealed.note, prev];
  sql.insert.run(turn.seq, turn.tx, at, action, ...what, state.public, state.internal, sealed.personal, streams);
}

function statements(db: DatabaseSync) {
  return {
    last: db.prepare('select seq, at from event order by seq desc limit 1'),
    head: db.prepare(`select seq, at, action, museum, public, internal, personal, streams from event
      where subject = ? order by seq desc limit 1`),
    insert: db.prepare('insert into event values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)'),
    stream: db.prepare('select id, count, first_at as firstAt, last_at as lastAt from stream where name = ?'),
    newStream: db.prepare(`insert into stream (name, count, first_at, last_at) values (?, 0, '', '')
      returning id, count, first_at as firstAt, last_at as lastAt`),
    grow: db.prepare('update stream set count = ?, first_at = ?, last_at = ? where id = ?'),
    member: db.prepare('insert into member values (?, ?, ?, ?)'),
  };
}

function expectVersion({ subject, expected }: Change, head: Head | undefined): void {
  if (expected === undefined || expected === (head?.seq ?? null)) return;
  const extra = { subject, current: head?.seq ?? null };
  if (expected === null) throw new Problem('exists', `<${subject}> exists already, as version ${head?.seq}.`, extra);
  const current = head === undefined ? 'It does not exist now' : `The current version is ${head.seq}`;
  throw new Problem('stale', `${current}; you changed version ${expected} of <${subject}>.`, extra);
}

const isEmpty = ({ state }: Change): boolean => state.public === '' && state.internal === '' && state.personal === '';

function actionOf(change: Change, head: Head | undefined): Action | 'none' {
  if (isEmpty(change)) return head === undefined ? 'none' : 'delete';
  if (head === undefined) return 'create';
  const { state, museum, streams } = change;
  const same =
    head.public === state.public &&
    head.internal === state.internal &&
    head.personal === state.personal &&
    head.museum === museum &&
    head.streams === JSON.stringify(streams);
  return same ? 'none' : 'update';
}

/** What each stream sees: a thing that enters is created there, one that leaves is deleted there. */
function kindsOf(change: Change, action: Action, standing: Head | undefined): ReadonlyMap<string, Action> {
  // Nothing that a stream shows has changed, and it must not show that something else has.
  if (change.quiet === true) return new Map();
  const [after, before] = [action === 'delete' ? [] : change.streams, streamsBefore(standing)];
  const kinds = new Map<string, Action>();
  for (const name of after) kinds.set(name, before.includes(name) ? 'update' : 'create');
  for (const name of before) if (!after.includes(name)) kinds.set(name, 'delete');
  return kinds;
}

function note(turn: Turn, version: Version): void {
  turn.counts[version.action] += 1;
  if (turn.versions.length < keptVersions) turn.versions.push(version);
}

function toReceipt({ tx, seq, counts, versions }: Turn): Receipt {
  const { create: created, update: updated, delete: deleted, none: unchanged } = counts;
  return { tx, lastSeq: seq, created, updated, deleted, unchanged, versions };
}
