// A term record from a table or from Adlib to statements. References go by number or by name within the file;
// what cannot be found is told, not guessed.
import { createHash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { Quad } from '@rdfjs/types';
import { isAbsoluteIri } from '../rdf/check.ts';
import { iri, node, ownIri } from '../rdf/ns.ts';
import { refOf, slug, thingIri } from '../rdf/refs.ts';
import { literal, namedNode, quad } from '../rdf/terms.ts';
import { type Column, statusOf } from './fields.ts';

export interface RecordOptions {
  readonly base: string;
  /** For texts that name no language. */
  readonly lang: string;
  readonly scheme?: string | undefined;
  readonly museum?: string | undefined;
  /** Where names are kept while the file is read. */
  readonly db: DatabaseSync;
  readonly scope: string;
  readonly onDropped: (what: string) => void;
}

export interface Cell extends Column {
  readonly text: string;
}

export type TermRecord = readonly Cell[];

const first = (record: TermRecord, kind: string): string | undefined =>
  record.find((cell) => cell.meaning.kind === kind && cell.text !== '')?.text;
const firstLabel = (record: TermRecord): string | undefined =>
  record.find((cell) => cell.meaning.name === 'prefLabel' && cell.text !== '')?.text;
const foldLabel = (label: string): string => label.trim().toLowerCase().replace(/\s+/g, ' ');

export interface Names {
  /** First reading: gives the record its IRI and remembers what it is called. */
  readonly learn: (record: TermRecord) => void;
  /** Second reading. */
  readonly toQuads: (record: TermRecord) => readonly Quad[];
}

export function createNames(options: RecordOptions): Names {
  const { base, db, scope } = options;
  db.exec('create table if not exists name (key text primary key, iri text not null) strict, without rowid');
  const put = db.prepare('insert or ignore into name values (?, ?)');
  const get = db.prepare('select iri from name where key = ?');
  const lookUp = (kind: 'id' | 'name' | 'slug', text: string): string | undefined =>
    get.get(`${scope} ${kind} ${text}`)?.['iri'] as string | undefined;
  const remember = (kind: 'id' | 'name' | 'slug', text: string, value: string): unknown =>
    put.run(`${scope} ${kind} ${text}`, value);
  const list = options.scheme === undefined ? options.museum : refOf(base, options.scheme);

  /** The same record gives the same IRI each time: its own, else from its number, else from its name. */
  function iriOf(record: TermRecord): string | undefined {
    const own = first(record, 'iri');
    if (own !== undefined && isAbsoluteIri(own)) return own;
    const label = firstLabel(record);
    const text = first(record, 'id') ?? label;
    if (text === undefined) return undefined;
    const ref = [list, slug(text)].filter((part) => part !== undefined && part !== '').join('-');
    const hash = createHash('sha256')
      .update(label ?? text)
      .digest('hex')
      .slice(0, 8);
    if (ref === (list ?? '')) return thingIri(base, 'concept', [list, hash].filter(Boolean).join('-'));
    if (first(record, 'id') !== undefined) return thingIri(base, 'concept', ref);
    const holder = lookUp('slug', ref);
    const taken = holder !== undefined && holder !== foldLabel(text);
    if (holder === undefined) remember('slug', ref, foldLabel(text));
    return thingIri(base, 'concept', taken ? `${ref}-${hash}` : ref);
  }

  function learn(record: TermRecord): void {
    // A non-preferred term is no concept: it becomes another name of the one it points at.
    if (first(record, 'use') !== undefined) return;
    const subject = iriOf(record);
    if (subject === undefined) return;
    const id = first(record, 'id');
    if (id !== undefined) remember('id', id, subject);
    for (const { meaning, text } of record)
      if (meaning.name === 'prefLabel') remember('name', foldLabel(text), subject);
  }

  const resolve = (text: string): string | undefined =>
    isAbsoluteIri(text) && /^(https?|urn):/.test(text) ? text : (lookUp('id', text) ?? lookUp('name', foldLabel(text)));

  function toQuads(record: TermRecord): readonly Quad[] {
    const use = first(record, 'use');
    const subject = use === undefined ? iriOf(record) : resolve(use);
    if (subject === undefined) {
      options.onDropped(
        use === undefined
          ? 'a record without a term, a number and an IRI'
          : `a term that says “use ${use}”, which is not in this file`,
      );
      return [];
    }
    if (use !== undefined)
      return record
        .filter(({ meaning }) => meaning.kind === 'label')
        .map((cell) =>
          quad(namedNode(subject), node('skos', 'altLabel'), literal(cell.text, cell.lang || options.lang)),
        );
    const type = quad(namedNode(subject), node('rdf', 'type'), node('skos', 'Concept'));
    const id = first(record, 'id');
    const number = id === undefined ? [] : [quad(namedNode(subject), node('skos', 'notation'), literal(id))];
    return [type, ...number, ...record.flatMap((cell) => cellQuads(subject, cell))];
  }

  const cellQuads = (subject: string, { meaning, text, lang }: Cell): readonly Quad[] => {
    const make = (object: Quad['object'] | undefined): readonly Quad[] =>
      object === undefined ? [] : [quad(namedNode(subject), namedNode(meaning.predicate), object)];
    const drop = (why: string): readonly Quad[] => {
      options.onDropped(`${meaning.name} “${text.slice(0, 80)}”: ${why}`);
      return [];
    };
    if (text === '') return [];
    switch (meaning.kind) {
      case 'label':
      case 'text':
        return make(literal(text, lang || options.lang));
      case 'reference': {
        const target = resolve(text);
        return target === undefined ? drop('not in this file') : make(namedNode(target));
      }
      case 'link':
        return isAbsoluteIri(text) ? make(namedNode(text)) : drop('not an address');
      case 'plain':
        return make(
          /^https?:\/\//.test(text) && isAbsoluteIri(text) && meaning.name !== 'notation'
            ? namedNode(text)
            : literal(text, lang),
        );
      case 'date':
        return dateOf(text) === undefined ? drop('not a date') : make(dateOf(text));
      case 'status':
        return statusOf(text) === undefined
          ? drop('not a known status')
          : make(namedNode(ownIri(base, statusOf(text) ?? '')));
      default:
        return [];
    }
  };

  return { learn, toQuads };
}

function dateOf(text: string): Quad['object'] | undefined {
  const xsd = (name: string) => namedNode(iri('xsd', name));
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return literal(text, xsd('date'));
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?$/.test(text)) return literal(text, xsd('dateTime'));
  return undefined;
}
