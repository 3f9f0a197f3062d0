// What the hub keeps about somebody, and the record of processing, as data that they can take with them.
import type { Quad } from '@rdfjs/types';
import type { Entry } from '../audit/sqlite.ts';
import type { Event } from '../log/log.ts';
import type { About } from '../privacy/desk.ts';
import { iri, node, ownIri } from '../rdf/ns.ts';
import { parseNTriples } from '../rdf/ntriples.ts';
import { blankNode, literal, namedNode, quad } from '../rdf/terms.ts';
import type { Kind } from '../retention/kinds.ts';

const dateTime = node('xsd', 'dateTime');
const rdfType = node('rdf', 'type');

/** Somebody's own record whole; of other things what names them, and what they are. */
function quadsOfThing({ subject, state }: Event, person: string, isOwn: boolean): Quad[] {
  const quads = parseNTriples(state.public + state.internal + state.personal);
  if (isOwn) return quads;
  return quads.filter((q) => q.object.value === person || (q.subject.value === subject && q.predicate.equals(rdfType)));
}

function quadsOfEntry(entry: Entry, person: string): Quad[] {
  const [act, said] = [blankNode(`entry-${entry.n}`), (text: string) => literal(text)];
  return [
    quad(act, rdfType, node('prov', 'Activity')),
    quad(act, node('prov', 'used'), namedNode(person)),
    quad(act, node('prov', 'startedAtTime'), literal(entry.at, dateTime)),
    quad(act, node('dct', 'type'), said(entry.action)),
    ...(entry.actor === null ? [] : [quad(act, node('prov', 'wasAssociatedWith'), namedNode(entry.actor))]),
    ...(entry.purpose === null ? [] : [quad(act, node('dct', 'description'), said(entry.purpose))]),
  ];
}

/** Rows of accounts and the like: each a node with its columns as they are. */
function quadsOfRow(row: object, person: string, n: number): Quad[] {
  const held = blankNode(`held-${n}`);
  const columns = Object.entries(row).filter(([, value]) => value !== null && typeof value !== 'object');
  return [
    quad(held, node('dct', 'subject'), namedNode(person)),
    ...columns.map(([name, value]) => quad(held, node('dct', 'description'), literal(`${name}: ${String(value)}`))),
  ];
}

/** Everything about a person, as one graph. @param own which of the things are their own record */
export function quadsAbout(about: About, own: ReadonlySet<string>, looked: readonly Entry[]): Quad[] {
  const { person, identity, things, elsewhere } = about;
  const me = namedNode(person);
  return [
    ...(identity?.name ? [quad(me, node('foaf', 'name'), literal(identity.name))] : []),
    ...(identity?.email ? [quad(me, node('schema', 'email'), literal(identity.email))] : []),
    ...things.flatMap((event) => quadsOfThing(event, person, own.has(event.subject))),
    ...looked.flatMap((entry) => quadsOfEntry(entry, person)),
    ...elsewhere.flatMap((row, n) => quadsOfRow(row, person, n)),
  ];
}

/** The record of processing as statements: one node per kind of record. */
export function quadsOfProcessing(base: string, kinds: readonly Kind[]): Quad[] {
  return kinds.flatMap((kind) => {
    const it = namedNode(`${base}/privacy/processing#${kind.kind}`);
    const both = (property: string, words: Kind['name']): Quad[] => [
      quad(it, namedNode(property), literal(words.nl, 'nl')),
      quad(it, namedNode(property), literal(words.en, 'en')),
    ];
    return [
      quad(it, rdfType, namedNode(ownIri(base, 'Processing'))),
      ...both(iri('dct', 'title'), kind.name),
      ...both(ownIri(base, 'purpose'), kind.purpose),
      ...both(ownIri(base, 'legalBasis'), kind.basis),
      ...both(ownIri(base, 'owner'), kind.owner),
      quad(it, namedNode(ownIri(base, 'afterTerm')), literal(kind.action)),
      ...(kind.term === null
        ? []
        : [quad(it, namedNode(ownIri(base, 'term')), literal(kind.term, node('xsd', 'duration')))]),
    ];
  });
}

const cell = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

export function processingCsv(kinds: readonly Kind[], lang: 'nl' | 'en'): string {
  const head = ['kind', 'name', 'purpose', 'basis', 'term', 'action', 'hold', 'owner'];
  const rows = kinds.map((kind) => [
    kind.kind,
    kind.name[lang],
    kind.purpose[lang],
    kind.basis[lang],
    kind.term ?? '',
    kind.action,
    String(kind.hold),
    kind.owner[lang],
  ]);
  return `${[head, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}
