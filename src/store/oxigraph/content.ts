// The triples of one reader: made from the log, and kept up with it. Never written by anything but the log.
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import oxigraph from 'oxigraph';
import { graphOf, markOf } from '../../access/policy.ts';
import type { State, Visibility } from '../../log/log.ts';
import type { Vault } from '../../log/vault.ts';
import { diff } from '../../rdf/diff.ts';

/** The content grew past its ceiling. */
export class Full extends Error {
  readonly triples: number;
  constructor(triples: number) {
    super(`${triples} triples`);
    this.triples = triples;
  }
}

export interface Content {
  readonly engine: oxigraph.Store;
  /** The log position the triples stand at. */
  seq(): number;
  /** How many there are, by count of what went in and out; the engine's own count walks through all of them. */
  triples(): number;
  /** Takes in everything up to and including `seq`; at a `seq` in the past it does nothing. */
  advance(seq: number): void;
}

export interface ContentOptions {
  readonly db: DatabaseSync;
  readonly base: string;
  /** Opens personal parts, which lie sealed in the log. */
  readonly open: Vault['open'];
  /** @see Full */
  readonly maxTriples: number;
  /** Told of lines that the engine refuses; the rest goes in. */
  readonly skipped: (count: number, example: string) => void;
}

interface LatestRow {
  readonly module: string;
  readonly subject: string;
  readonly public: string;
  readonly internal: string;
  readonly personal: string;
}

interface ChangeRow extends LatestRow {
  readonly seq: number;
  readonly oldModule: string | null;
  readonly oldPublic: string | null;
  readonly oldInternal: string | null;
  readonly oldPersonal: string | null;
}

const visibilities: readonly Visibility[] = ['public', 'internal', 'personal'];

// Measured: 1 M triples in 3.7–4.3 s for batches of 1 to 32 MB of text; small ones need the least memory beside the engine.
const batchLength = 2_000_000;
/** Events in one go while catching up. */
const batchEvents = 1_000;

/** Builds the content from the newest version of every subject. @throws Full */
export function loadContent(options: ContentOptions): Content {
  const { db, maxTriples, open } = options;
  const engine = new oxigraph.Store();
  const loader = createLoader(engine, options);
  const changes = db.prepare(`select e.seq, e.subject, e.module, e.public, e.internal, e.personal,
      p.module as oldModule, p.public as oldPublic, p.internal as oldInternal, p.personal as oldPersonal
    from event e left join event p on p.seq = e.prev where e.seq > ? and e.seq <= ? order by e.seq limit ${batchEvents}`);
  const weigh = (): void => {
    if (loader.triples() > maxTriples) throw new Full(loader.triples());
  };
  let seq = loadLatest({ db, open }, loader, weigh);
  weigh();
  return {
    engine,
    seq: () => seq,
    triples: loader.triples,
    advance(target) {
      while (seq < target) {
        const done = applyChanges({ loader, open }, changes, seq, target);
        if (done === undefined) return;
        seq = done;
        weigh();
      }
    },
  };
}

const opened = (state: State, subject: string, open: Vault['open']): State =>
  state.personal === '' ? state : { ...state, personal: open(state.personal, subject) };

/** One read transaction, so that the position and the states belong together. */
function loadLatest({ db, open }: Pick<ContentOptions, 'db' | 'open'>, loader: Loader, weigh: () => void): number {
  db.exec('begin');
  try {
    const { seq } = db.prepare('select coalesce(max(seq), 0) as seq from event').get() as { seq: number };
    const latest = db.prepare(`select module, subject, public, internal, personal from event
      where seq in (select max(seq) from event group by subject)`);
    for (const row of latest.iterate() as Iterable<unknown>) {
      const { module, ...rest } = row as LatestRow;
      const state = opened(rest, rest.subject, open);
      for (const visibility of visibilities) if (loader.add(visibility, module, state[visibility])) weigh();
    }
    loader.flush();
    return seq;
  } finally {
    db.exec('commit');
  }
}

interface Loader {
  /** Adds lines to the graph of a mark; gives true when a batch went into the engine. */
  add(visibility: Visibility, module: string, lines: string): boolean;
  /** Takes lines out. `stood`: all that is not counted any more, also what will be added again. */
  remove(mark: { readonly visibility: Visibility; readonly module: string }, lines: string, stood: string): void;
  flush(): void;
  /** Lines that went in less those that went out: the engine may hold some fewer, never more. */
  triples(): number;
}

function createLoader(engine: oxigraph.Store, { base, skipped }: ContentOptions): Loader {
  const waiting = new Map<string, { parts: string[]; length: number }>();
  let triples = 0;
  const graphName = (visibility: Visibility, module: string): string => graphOf(base, markOf(visibility, module));
  const load = (graph: string): void => {
    const batch = waiting.get(graph);
    waiting.delete(graph);
    if (batch !== undefined) loadLines(engine, graph, batch.parts.join(''), skipped);
  };
  return {
    add(visibility, module, lines) {
      if (lines === '') return false;
      const graph = graphName(visibility, module);
      const batch = waiting.get(graph) ?? { parts: [], length: 0 };
      waiting.set(graph, batch);
      batch.parts.push(lines);
      batch.length += lines.length;
      triples += countLines(lines);
      if (batch.length < batchLength) return false;
      load(graph);
      return true;
    },
    remove({ visibility, module }, lines, stood) {
      triples -= countLines(stood);
      removeLines(engine, graphName(visibility, module), lines);
    },
    flush: () => [...waiting.keys()].forEach(load),
    triples: () => triples,
  };
}

function countLines(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

const ntriples = (graph: string) => ({ format: 'nt', to_graph_name: oxigraph.namedNode(graph), lenient: true });

function loadLines(engine: oxigraph.Store, graph: string, lines: string, skipped: ContentOptions['skipped']): void {
  const options = { ...ntriples(graph), no_transaction: true };
  try {
    inEngine(() => engine.load(lines, options));
  } catch (error) {
    if (error instanceof Broken) throw error;
    const bad = lines.split('\n').filter((line) => line !== '' && !takes(engine, line, options));
    skipped(bad.length, bad[0] ?? '');
  }
}

function takes(engine: oxigraph.Store, line: string, options: Parameters<oxigraph.Store['load']>[1]): boolean {
  try {
    inEngine(() => engine.load(line, options));
    return true;
  } catch (error) {
    if (error instanceof Broken) throw error;
    return false;
  }
}

function removeLines(engine: oxigraph.Store, graph: string, lines: string): void {
  if (lines === '') return;
  for (const line of lines.split('\n')) {
    if (line === '') continue;
    try {
      inEngine(() => oxigraph.parse(line, ntriples(graph)).forEach((quad) => engine.delete(quad)));
    } catch (error) {
      // A line that never went in cannot be taken out.
      if (error instanceof Broken) throw error;
    }
  }
}

/** The engine broke: a trap in WebAssembly or an overflown stack. Every Store of this thread is lost. */
export class Broken extends Error {}

const isTrap = (error: unknown): boolean =>
  error instanceof RangeError || (error instanceof Error && error.name === 'RuntimeError');

/** For every call of the engine: other errors are its ordinary refusals. @throws Broken */
export function inEngine<Result>(call: () => Result): Result {
  try {
    return call();
  } catch (error) {
    throw isTrap(error) ? new Broken(String(error), { cause: error }) : error;
  }
}

interface Turn {
  readonly module: string;
  readonly state: State;
}

/** Applies the next events; gives the position reached, or undefined when there are none. */
function applyChanges(
  { loader, open }: { readonly loader: Loader; readonly open: Vault['open'] },
  changes: StatementSync,
  after: number,
  upTo: number,
): number | undefined {
  const rows = changes.all(after, upTo) as unknown as ChangeRow[];
  // Of several versions of one subject only what stood before the first and what stands after the last matters.
  const turns = new Map<string, { before: Turn; now: Turn }>();
  for (const row of rows) {
    const before = turns.get(row.subject)?.before ?? toOld(row, open);
    turns.set(row.subject, { before, now: { module: row.module, state: opened(row, row.subject, open) } });
  }
  const pairs = [...turns.values()];
  for (const { before, now } of pairs)
    for (const visibility of visibilities) removeOld(loader, visibility, before, now);
  for (const { now } of pairs)
    for (const visibility of visibilities) loader.add(visibility, now.module, now.state[visibility]);
  loader.flush();
  return rows.at(-1)?.seq;
}

const toOld = (row: ChangeRow, open: Vault['open']): Turn => {
  const state = { public: row.oldPublic ?? '', internal: row.oldInternal ?? '', personal: row.oldPersonal ?? '' };
  return { module: row.oldModule ?? row.module, state: opened(state, row.subject, open) };
};

/**
 * Takes out what is no longer said. The engine makes `"001"^^xsd:integer` and `"1"^^xsd:integer` one triple, so taking
 * out one takes out both: therefore all that stands now is added again afterwards, not only what is new.
 */
function removeOld(loader: Loader, visibility: Visibility, before: Turn, now: Turn): void {
  const same = before.module === now.module || visibility !== 'personal';
  const stood = before.state[visibility];
  const { removed } = diff(stood, same ? now.state[visibility] : '');
  loader.remove({ visibility, module: before.module }, removed.join('\n'), stood);
}
