// Which terms a page of the handbook leans on, by its tags and the links in its texts; and whether a version of it was one in
// which somebody looked at it. Pure. Meetings and decisions lean on nothing: they tell how it was.
import type { Quad } from '@rdfjs/types';
import type { Event } from '../../../log/log.ts';
import { parseNTriples } from '../../../rdf/ntriples.ts';
import { iri } from '../../../rdf/ns.ts';
import { ownThing } from '../../../rdf/refs.ts';
import { addressesIn } from '../../../web/markdown/parse.ts';
import { thingAt } from '../address.ts';
import type { SeenBy } from './change.ts';

export const leans = ({ module, type }: Pick<Event, 'module' | 'type'>): boolean =>
  module === 'wiki' && (type === 'page' || type === 'field');

export interface Use {
  readonly term: string;
  readonly mark: SeenBy;
}

const pointers = new Set([iri('dct', 'subject'), iri('dct', 'references')]);
const texts = new Set([iri('schema', 'text'), iri('sh', 'description'), iri('skos', 'scopeNote')]);
const reviewed = new Set([...texts, iri('dct', 'valid'), iri('schema', 'lastReviewed')]);
const order = iri('sh', 'order');
const mostUses = 500;

/** Each term once, by its most open use. */
export function usesOf(base: string, event: Event): readonly Use[] {
  const found = new Map<string, SeenBy>();
  for (const mark of ['public', 'internal'] as const)
    for (const term of termsIn(base, statements(event, mark))) if (!found.has(term)) found.set(term, mark);
  return [...found].slice(0, mostUses).map(([term, mark]) => ({ term, mark }));
}

const statements = ({ state }: Event, mark: SeenBy): Quad[] => (state[mark] === '' ? [] : parseNTriples(state[mark]));

function termsIn(base: string, quads: readonly Quad[]): readonly string[] {
  const said = quads.filter((q) => pointers.has(q.predicate.value)).map((q) => q.object.value);
  // Reading Markdown costs a millisecond a page: only where an address of a term can be.
  const written = quads.filter((q) => texts.has(q.predicate.value) && q.object.value.includes('/concept/'));
  const linked = written.flatMap((q) => addressesIn(q.object.value)).flatMap((each) => thingAt(base, each) ?? []);
  return [...said, ...linked].filter((each) => ownThing(base, each)?.type === 'concept');
}

/** Did this version change a text? */
export const wasWritten = (before: Event, after: Event): boolean => saidIn(before, texts) !== saidIn(after, texts);

/** Did it change a text, or when the page was reviewed or until when it counts as such? Then somebody read it. */
export const wasRead = (before: Event, after: Event): boolean => saidIn(before, reviewed) !== saidIn(after, reviewed);

/** Its place among the pages and fields of a chapter; null for none. */
export function placeOf(event: Event): number | null {
  const said = statements(event, 'public').concat(statements(event, 'internal'));
  const found = said.find((q) => q.subject.value === event.subject && q.predicate.value === order);
  const place = Number(found?.object.value ?? Number.NaN);
  return Number.isFinite(place) ? place : null;
}

const saidIn = (event: Event, predicates: ReadonlySet<string>): string =>
  (['public', 'internal'] as const)
    .flatMap((mark) => statements(event, mark))
    .filter((q) => predicates.has(q.predicate.value))
    .map((q) => `${q.predicate.value} ${q.object.value}`)
    .toSorted()
    .join('\n');
