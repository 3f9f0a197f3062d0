// Which IRI a term record has, and which record a name or a number means, within one file.
import { createHash } from 'node:crypto';
import { isAbsoluteIri } from '../rdf/check.ts';
import { refOf, slug, thingIri } from '../rdf/refs.ts';
import type { RecordOptions, TermRecord } from './record.ts';

export const firstOf = (record: TermRecord, kind: string): string | undefined =>
  record.find((cell) => cell.meaning.kind === kind && cell.text !== '')?.text;

const labelOf = (record: TermRecord): string | undefined =>
  record.find((cell) => cell.meaning.name === 'prefLabel' && cell.text !== '')?.text;

const ownIri = (record: TermRecord): string | undefined => {
  const own = firstOf(record, 'iri');
  return own !== undefined && isAbsoluteIri(own) ? own : undefined;
};

const fold = (label: string): string => label.trim().toLowerCase().replace(/\s+/g, ' ');
const shortHash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 8);

export interface Addresses {
  /** First reading: remembers the record by its number and its names. */
  readonly learn: (record: TermRecord) => Promise<void>;
  /** The same record gives the same IRI each time: its own, else from its number, else from its name. */
  readonly iriOf: (record: TermRecord) => string | undefined;
  /** An IRI, a number or a name of this file. */
  readonly resolve: (text: string) => string | undefined;
}

export function createAddresses({ base, db, scope, scheme, museum, taken }: RecordOptions): Addresses {
  db.exec('create table if not exists name (key text primary key, iri text not null) strict, without rowid');
  const put = db.prepare('insert or ignore into name values (?, ?)');
  const get = db.prepare('select iri from name where key = ?');
  const lookUp = (kind: string, text: string): string | undefined =>
    get.get(`${scope} ${kind} ${text}`)?.['iri'] as string | undefined;
  const remember = (kind: string, text: string, value: string): unknown => put.run(`${scope} ${kind} ${text}`, value);
  /** Numbers of two lists must not meet: the list's own ref goes in front. */
  const list = scheme === undefined ? museum : refOf(base, scheme);

  /** Two names that look alike in an address (`Munt`, `munt!`) stay two: the later one gets a mark. */
  function fromName(name: string): string {
    const ref = [list, slug(name)].filter(Boolean).join('-');
    const holder = lookUp('ref', ref);
    if (holder === undefined) remember('ref', ref, fold(name));
    return slug(name) !== '' && (holder ?? fold(name)) === fold(name)
      ? ref
      : [ref, shortHash(name)].filter(Boolean).join('-');
  }

  function inventedIri(record: TermRecord): string | undefined {
    const id = firstOf(record, 'id');
    const name = labelOf(record);
    if (id !== undefined) return thingIri(base, 'concept', [list, slug(id) || shortHash(id)].filter(Boolean).join('-'));
    return name === undefined ? undefined : thingIri(base, 'concept', fromName(name));
  }

  function iriOf(record: TermRecord): string | undefined {
    const own = ownIri(record);
    if (own !== undefined) return own;
    const invented = inventedIri(record);
    return invented === undefined ? undefined : (lookUp('beside', invented) ?? invented);
  }

  /** An address that the hub made up must not fall on a thing that came another way: then it gets a mark. */
  async function stepAside(record: TermRecord): Promise<void> {
    const invented = ownIri(record) === undefined ? inventedIri(record) : undefined;
    if (invented !== undefined && (await taken(invented)))
      remember('beside', invented, `${invented}-${shortHash(invented)}`);
  }

  return {
    iriOf,
    async learn(record) {
      // A non-preferred term is no concept: it becomes another name of the one it points at.
      if (firstOf(record, 'use') !== undefined) return;
      await stepAside(record);
      const subject = iriOf(record);
      if (subject === undefined) return;
      const id = firstOf(record, 'id');
      if (id !== undefined) remember('id', id, subject);
      for (const { meaning, text } of record) if (meaning.name === 'prefLabel') remember('name', fold(text), subject);
    },
    resolve: (text) =>
      /^(https?|urn):/.test(text) && isAbsoluteIri(text) ? text : (lookUp('id', text) ?? lookUp('name', fold(text))),
  };
}
