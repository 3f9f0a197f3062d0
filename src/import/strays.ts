// Statements about things that are not ours: a mapping to one of ours is turned round, the rest is counted and listed.
import type { DatabaseSync } from 'node:sqlite';
import type { Quad } from '@rdfjs/types';
import { iri } from '../rdf/ns.ts';
import { parseNTriples, toLine } from '../rdf/ntriples.ts';
import { namedNode, quad } from '../rdf/terms.ts';
import type { Finding } from './order.ts';
import type { StagingReader } from './staging.ts';

/** SKOS S39–S44: exact, close and related matches are symmetric, broad and narrow are each other's inverse. */
const inverse = new Map(
  [
    ['exactMatch', 'exactMatch'],
    ['closeMatch', 'closeMatch'],
    ['relatedMatch', 'relatedMatch'],
    ['broadMatch', 'narrowMatch'],
    ['narrowMatch', 'broadMatch'],
  ].map(([from = '', to = '']) => [iri('skos', from), namedNode(iri('skos', to))]),
);

const strayNodes = `select node, min(file) as file from chunk
  where node > ? and node not like '\\_:%' escape '\\'
  and not exists (select 1 from root where root.node = chunk.node)
  and not exists (select 1 from root where root.source = chunk.node)
  and not exists (select 1 from version where version.version = chunk.node)
  group by node order by node limit 500`;

interface Stray {
  readonly node: string;
  readonly file: number;
}

/** A page at a time: what is added on the way belongs to nodes that are ours, so the walk does not meet it. */
function* eachStray(db: DatabaseSync): Iterable<Stray> {
  const page = db.prepare(strayNodes);
  for (let after = ''; ;) {
    const rows = page.all(after) as unknown as readonly Stray[];
    yield* rows;
    const end = rows.at(-1);
    if (end === undefined) return;
    after = end.node;
  }
}

/** Before resources are gathered: adds to ours what others say about us. @returns how many statements were turned round */
export function turnMappings(db: DatabaseSync, reader: StagingReader): number {
  const put = db.prepare('insert into chunk (node, file, typed, labelled, nt) values (?, ?, 0, 0, ?)');
  let turned = 0;
  for (const { node, file } of eachStray(db)) {
    const quads = parseNTriples(reader.textOf(node));
    const taken = quads.filter((q) => inverse.has(q.predicate.value) && reader.isRoot(q.object.value));
    for (const q of taken) put.run(q.object.value, file, `${toLine(turn(q))}\n`);
    if (taken.length === quads.length) reader.use(node);
    turned += taken.length;
  }
  return turned;
}

const turn = (q: Quad): Quad =>
  quad(namedNode(q.object.value), inverse.get(q.predicate.value) ?? q.predicate, namedNode(q.subject.value));

const leftOutWords = {
  nl: 'Niet overgenomen: dit is geen ding van deze module en hoort ook niet bij een ding dat wel overgenomen werd.',
  en: 'Left out: this is not a thing of this module, nor part of a thing that was taken in.',
};

const unused = `not exists (select 1 from root where root.node = chunk.node)
    and not exists (select 1 from root where root.source = chunk.node)
    and not exists (select 1 from version v join root r on r.node = v.thing where v.version = chunk.node)
    and not exists (select 1 from used where used.node = chunk.node)`;

interface LeftRow {
  readonly node: string;
  readonly file: number;
  readonly nt: string;
}

/** Versions that made way for a newer one. */
export const countOlderVersions = (db: DatabaseSync): number =>
  Number(
    db
      .prepare(`select count(*) as c from version v join root r on r.node = v.thing where r.source <> v.version
        and exists (select 1 from chunk where chunk.node = v.version)`)
      .get()?.['c'] ?? 0,
  );

/** After resources are gathered: every IRI that went nowhere, with the first thing said about it; blank nodes by number. */
export function* leftOut(db: DatabaseSync, fileNames: readonly string[]): Iterable<Finding> {
  const blank = `node like '\\_:%' escape '\\'`;
  const rest = db.prepare(`select node, min(file) as file, nt from chunk where ${unused} and not ${blank}
    group by node order by min(n)`);
  for (const { node, file, nt } of rest.iterate() as unknown as Iterable<LeftRow>) {
    const [first] = parseNTriples(nt.slice(0, nt.indexOf('\n') + 1));
    const [path, value] = [first?.predicate.value ?? '', first?.object.value.slice(0, 200) ?? ''];
    const from = { file: fileNames[file] ?? '', subject: node };
    yield { kind: 'left-out', ...from, rule: 'left-out', path, value, message: leftOutWords };
  }
  const nodes = Number(
    db.prepare(`select count(distinct node) as c from chunk where ${unused} and ${blank}`).get()?.['c'] ?? 0,
  );
  if (nodes === 0) return;
  const message = {
    nl: `Niet overgenomen: ${nodes} naamloze onderdelen van wat niet overgenomen werd.`,
    en: `Left out: ${nodes} nameless parts of what was left out.`,
  };
  yield { kind: 'left-out', file: '', subject: '', rule: 'left-out', path: '', value: '', message };
}
