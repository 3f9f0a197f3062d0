// A search index on a database in memory, filled with made-up events: what the writer thread does, without the writer.
import { DatabaseSync } from 'node:sqlite';
import type { Event, State } from '../../src/log/log.ts';
import type { Module, TypeSpec } from '../../src/module.ts';
import { iri, rdfType } from '../../src/rdf/ns.ts';
import type { Search } from '../../src/search/search.ts';
import { createSearch } from '../../src/search/sqlite.ts';
import { createSearchView } from '../../src/search/view.ts';

export const base = 'http://pond.test';

const type = (name: string, more: Partial<TypeSpec> = {}): TypeSpec => ({
  name,
  class: iri('skos', name === 'concept' ? 'Concept' : 'ConceptScheme'),
  visibility: 'public',
  nl: [name, `${name}s`],
  en: [name, `${name}s`],
  ...more,
});

/** Terms as the search sees them. */
export const termsModule: Module = {
  name: 'terms',
  nl: 'Termen',
  en: 'Terms',
  types: [type('concept', { scheme: iri('skos', 'inScheme'), broader: iri('skos', 'broader') }), type('scheme')],
  labels: [
    { property: iri('skos', 'prefLabel'), kind: 'preferred' },
    { property: iri('skos', 'altLabel'), kind: 'alternative' },
    { property: iri('skos', 'hiddenLabel'), kind: 'hidden' },
    { property: iri('skos', 'notation'), kind: 'notation' },
    { property: iri('skos', 'scopeNote'), kind: 'text' },
  ],
};

const escaped = (text: string): string =>
  text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n').replaceAll('\r', '\\r');

export type Say = readonly [predicate: string, text: string, lang?: string];

const prefixed = (name: string): string => (name.includes('://') ? name : iri('skos', name));

/** Canonical N-Triples of one thing; a text that begins with `<` is an IRI. */
export function triples(subject: string, says: readonly Say[]): string {
  const object = ([, text, lang]: Say): string =>
    text.startsWith('<') ? text : `"${escaped(text)}"${lang === undefined ? '' : `@${lang}`}`;
  const lines = says.map((say) => `<${subject}> <${prefixed(say[0])}> ${object(say)} .\n`);
  return [...new Set(lines)].toSorted().join('');
}

export interface Made {
  readonly ref: string;
  readonly subject?: string;
  readonly type?: string;
  readonly museum?: string | null;
  readonly state: Partial<State>;
}

let seq = 0;
export function event(made: Made): Event {
  seq += 1;
  const kind = made.type ?? 'concept';
  return {
    seq,
    tx: seq,
    at: '2026-11-22T20:58:03.123456Z',
    action: 'create',
    module: 'terms',
    type: kind,
    ref: made.ref,
    subject: made.subject ?? `${base}/id/${kind}/${made.ref}`,
    museum: made.museum ?? null,
    actor: 'urn:test',
    note: null,
    prev: null,
    state: { public: '', internal: '', personal: '', ...made.state },
    streams: [],
  };
}

/** A public concept with labels and other statements. */
export function concept(ref: string, says: readonly Say[], more: Partial<Made> = {}): Event {
  const subject = more.subject ?? `${base}/id/concept/${ref}`;
  return event({
    ref,
    state: { public: triples(subject, [[rdfType, `<${iri('skos', 'Concept')}>`], ...says]) },
    ...more,
  });
}

export interface Pond {
  readonly search: Search;
  readonly db: DatabaseSync;
  readonly add: (events: readonly Event[]) => void;
  readonly clear: () => void;
}

/** @param path a file, or `:memory:` */
export function pond(path = ':memory:'): Pond {
  const db = new DatabaseSync(path);
  db.exec('pragma journal_mode = wal; pragma synchronous = normal; pragma cache_size = -131072');
  const view = createSearchView(db, [termsModule], base);
  const inOne = (work: () => void): void => {
    db.exec('begin');
    work();
    db.exec('commit');
  };
  return {
    db,
    search: createSearch(db),
    add: (events) => inOne(() => view.apply(events, () => undefined)),
    clear: () => inOne(() => view.clear()),
  };
}
