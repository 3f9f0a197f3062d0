// Statements laid down in a file until all are read, so that memory stays the same whatever the file holds
// and however its statements are scattered. Knows subjects, knows nothing of domains.
import { DatabaseSync } from 'node:sqlite';
import type { Quad } from '@rdfjs/types';
import { iri, rdfType } from '../rdf/ns.ts';
import { toLine } from '../rdf/ntriples.ts';

/** IRI, or `_:label`. */
export const nodeOf = (term: Quad['subject'] | Quad['object']): string =>
  term.termType === 'BlankNode' ? `_:${term.value}` : term.value;

interface Held {
  text: string;
  typed: number;
  /** 1 when a name of it was among these. */
  labelled: number;
  /** Schemes it says it is in. */
  schemes: string[] | undefined;
}

const heldStatements = 20_000;
const isVersionOf = iri('dct', 'isVersionOf');
const inScheme = iri('skos', 'inScheme');
const noticed = new Set([rdfType, isVersionOf, inScheme]);

export interface Root {
  /** The thing. */
  readonly node: string;
  /** Where its statements are: the thing itself, or the newest of its versions. */
  readonly source: string;
  readonly file: number;
  /** Place of its class in the order of the module's types, from 1. */
  readonly typed: number;
}

const tables = `
  pragma journal_mode = off; pragma synchronous = off; pragma locking_mode = exclusive; pragma cache_size = -49152;
  create table chunk (
    n integer primary key, node text not null, file integer not null, typed integer not null,
    labelled integer not null, nt text not null) strict;
  create table version (version text not null, thing text not null, primary key (version, thing)) strict, without rowid;
  create table scheme (scheme text not null, node text not null, primary key (scheme, node)) strict, without rowid;
  create table used (node text primary key) strict, without rowid;`;

const lateTables = `
  create index chunk_node on chunk (node);
  create table root (
    n integer primary key, node text not null unique, source text not null, file integer not null,
    typed integer not null) strict;
  create index root_source on root (source)`;

const noticeType = (typed: number, entry: Held): void => {
  if (typed > 0 && (entry.typed === 0 || typed < entry.typed)) entry.typed = typed;
};

/** What is remembered of a statement besides its text: types, versions, schemes. */
function createNotice(db: DatabaseSync, classes: readonly string[]) {
  const order = new Map(classes.map((classIri, index) => [classIri, index + 1]));
  const version = db.prepare('insert or ignore into version values (?, ?)');
  return ({ subject, predicate, object }: Quad, entry: Held): void => {
    if (object.termType !== 'NamedNode') return;
    if (predicate.value === rdfType) noticeType(order.get(object.value) ?? 0, entry);
    else if (predicate.value === isVersionOf) {
      if (subject.value !== object.value) version.run(nodeOf(subject), object.value);
    } else entry.schemes = [...(entry.schemes ?? []), object.value];
  };
}

export type Staging = ReturnType<typeof createStaging>;

export interface StagingOptions {
  /** IRIs of the classes that make a thing of the module, in the order of its types. */
  readonly classes: readonly string[];
  /** Properties that name a thing. */
  readonly labels: ReadonlySet<string>;
}

export function createStaging(path: string, { classes, labels }: StagingOptions) {
  const db = new DatabaseSync(path);
  db.exec(tables);
  const insert = db.prepare('insert into chunk (node, file, typed, labelled, nt) values (?, ?, ?, ?, ?)');
  const held = new Map<string, Held>();
  const notice = createNotice(db, classes);
  const insertScheme = db.prepare('insert or ignore into scheme values (?, ?)');
  /** Schemes of typed things, remembered without a row for each thing. */
  const sure = new Set<string>();
  let [statements, waiting, file] = [0, 0, 0];

  function noteScheme(node: string, scheme: string, typed: boolean): void {
    if (sure.has(scheme)) return;
    insertScheme.run(scheme, node);
    if (typed && sure.size < 10_000) sure.add(scheme);
  }

  function flush(): void {
    if (held.size === 0) return;
    db.exec('begin');
    for (const [node, entry] of held) {
      insert.run(node, file, entry.typed, entry.labelled, entry.text);
      for (const scheme of entry.schemes ?? []) noteScheme(node, scheme, entry.typed > 0);
    }
    db.exec('commit');
    held.clear();
    waiting = 0;
  }

  return {
    db,
    statements: () => statements,
    startFile(index: number): void {
      flush();
      file = index;
    },
    add(quads: readonly Quad[]): void {
      for (const q of quads) {
        const node = nodeOf(q.subject);
        let entry = held.get(node);
        if (entry === undefined) held.set(node, (entry = { text: '', typed: 0, labelled: 0, schemes: undefined }));
        entry.text += `${toLine(q)}\n`;
        if (labels.has(q.predicate.value)) entry.labelled = 1;
        else if (noticed.has(q.predicate.value)) notice(q, entry);
      }
      statements += quads.length;
      waiting += quads.length;
      if (waiting > heldStatements) flush();
    },
    /** After the last statement: nodes can be found now. */
    settle(): void {
      flush();
      db.exec(lateTables);
    },
    close: (): void => db.close(),
  };
}

/** Reading what was laid down; after `settle` and `findRoots`. */
export function createStagingReader(db: DatabaseSync) {
  const texts = db.prepare('select nt from chunk where node = ? order by n');
  const isRoot = db.prepare('select 1 from root where node = ? or source = ?');
  const fragments = db.prepare(`select distinct node from chunk where node > ? and node < ?
    and not exists (select 1 from root where root.node = chunk.node)`);
  const use = db.prepare('insert or ignore into used values (?)');
  const page = db.prepare('select n, node, source, file, typed from root where n > ? order by n limit ?');
  const anyFragment =
    db.prepare(`select 1 from chunk where instr(node, '#') > 0 and typed = 0 limit 1`).get() !== undefined;
  return {
    textOf: (node: string): string =>
      texts
        .all(node)
        .map((row) => String(row['nt']))
        .join(''),
    isRoot: (node: string): boolean => isRoot.get(node, node) !== undefined,
    fragmentsOf: (node: string): readonly string[] =>
      anyFragment ? fragments.all(`${node}#`, `${node}$`).map((row) => String(row['node'])) : [],
    use: (node: string): unknown => use.run(node),
    roots: (after: number, limit: number) =>
      page.all(after, limit) as unknown as readonly (Root & { readonly n: number })[],
    /** Schemes that things of this import say they are in. */
    schemes: (): readonly string[] =>
      db
        .prepare('select distinct scheme from scheme join root on root.source = scheme.node')
        .all()
        .map((row) => String(row['scheme'])),
    count: (): number => Number(db.prepare('select count(*) as c from root').get()?.['c'] ?? 0),
  };
}

export type StagingReader = ReturnType<typeof createStagingReader>;
