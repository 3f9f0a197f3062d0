// A term record from a table or from Adlib to statements. References go by number or by name within the file;
// what cannot be found is told, not guessed.
import type { DatabaseSync } from 'node:sqlite';
import type { NamedNode, Quad } from '@rdfjs/types';
import { isAbsoluteIri } from '../rdf/check.ts';
import { node, ownIri } from '../rdf/ns.ts';
import { literal, namedNode, quad } from '../rdf/terms.ts';
import { type Addresses, createAddresses, firstOf } from './addresses.ts';
import { type Column, type Kind, statusOf } from './fields.ts';

export interface RecordOptions {
  readonly base: string;
  /** For texts that name no language. */
  readonly lang: string;
  readonly scheme?: string | undefined;
  readonly museum?: string | undefined;
  /** Where names are kept while the file is read. */
  readonly db: DatabaseSync;
  /** Tells one file's names and blank nodes from another's. */
  readonly scope: string;
  readonly onDropped: (what: string) => void;
  /** Does this address belong to a thing that no import brought? */
  readonly taken: (iri: string) => Promise<boolean>;
}

export interface Cell extends Column {
  readonly text: string;
}

export type TermRecord = readonly Cell[];

export interface Names {
  /** First reading: gives the record its IRI and remembers what it is called. */
  readonly learn: (record: TermRecord) => Promise<void>;
  /** Second reading. */
  readonly toQuads: (record: TermRecord) => readonly Quad[];
}

type Value = Quad['object'];
/** A value, or why there is none. */
type Outcome = Value | string;
type Reader = (cell: Cell, options: RecordOptions, addresses: Addresses) => Outcome;

const isWebAddress = (text: string): boolean => /^https?:\/\//.test(text) && isAbsoluteIri(text);
const datePattern = /^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?)?$/;

const text: Reader = (cell, options) => literal(cell.text, cell.lang || options.lang);
const nothing: Reader = () => '';

/** One row per kind of field: how its text becomes a value. '' says that it is no statement by itself. */
const readers: Readonly<Record<Kind, Reader>> = {
  label: text,
  text,
  reference: (cell, _options, addresses) => {
    const target = addresses.resolve(cell.text);
    return target === undefined ? 'not in this file' : namedNode(target);
  },
  link: (cell) => (isAbsoluteIri(cell.text) ? namedNode(cell.text) : 'not an address'),
  plain: (cell) =>
    cell.meaning.name !== 'notation' && isWebAddress(cell.text) ? namedNode(cell.text) : literal(cell.text, cell.lang),
  date: (cell) => {
    const type = cell.text.includes('T') ? 'dateTime' : 'date';
    return datePattern.test(cell.text) ? literal(cell.text, node('xsd', type)) : 'not a date such as 2026-11-22';
  },
  status: (cell, { base }) => {
    const status = statusOf(cell.text);
    return status === undefined ? 'not a known status' : namedNode(ownIri(base, status));
  },
  iri: nothing,
  id: nothing,
  use: nothing,
};

export function createNames(options: RecordOptions): Names {
  const addresses = createAddresses(options);

  function cellQuads(about: NamedNode, cell: Cell): readonly Quad[] {
    const value = cell.text === '' ? '' : readers[cell.meaning.kind](cell, options, addresses);
    if (typeof value !== 'string') return [quad(about, namedNode(cell.meaning.predicate), value)];
    if (value !== '') options.onDropped(`${cell.meaning.name} “${cell.text.slice(0, 80)}”: ${value}`);
    return [];
  }

  /** “Zetel: use stoel”: zetel becomes another name of stoel. */
  function otherNames(record: TermRecord, use: string): readonly Quad[] {
    const target = addresses.resolve(use);
    if (target === undefined)
      options.onDropped(`a term that says “use ${use.slice(0, 80)}”, which is not in this file`);
    const labels = record.filter(({ meaning }) => meaning.kind === 'label');
    return labels.flatMap((cell) =>
      target === undefined
        ? []
        : [quad(namedNode(target), node('skos', 'altLabel'), literal(cell.text, cell.lang || options.lang))],
    );
  }

  function toQuads(record: TermRecord): readonly Quad[] {
    const use = firstOf(record, 'use');
    if (use !== undefined) return otherNames(record, use);
    const subject = addresses.iriOf(record);
    if (subject === undefined) {
      options.onDropped('a record without a term, a number and an IRI');
      return [];
    }
    const about = namedNode(subject);
    const id = firstOf(record, 'id');
    const number = id === undefined ? [] : [quad(about, node('skos', 'notation'), literal(id))];
    const type = quad(about, node('rdf', 'type'), node('skos', 'Concept'));
    return [type, ...number, ...record.flatMap((cell) => cellQuads(about, cell))];
  }

  return { learn: addresses.learn, toQuads };
}
