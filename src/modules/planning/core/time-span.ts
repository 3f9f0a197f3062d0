// The days of an activity as CIDOC CRM says them, beside those of schema.org: for whoever reads the one and not the other. Pure.
// Leaves alone what returns: a series has no one span.
import type { Quad } from '@rdfjs/types';
import { iri, rdfType } from '../../../rdf/ns.ts';
import { blankNode, namedNode, quad } from '../../../rdf/terms.ts';
import { terms } from './words.ts';

export const hasTimeSpan = iri('crm', 'P4_has_time-span');
const [begin, end] = [iri('crm', 'P82a_begin_of_the_begin'), iri('crm', 'P82b_end_of_the_end')];
const happens: ReadonlySet<string> = new Set([iri('crm', 'E7_Activity'), iri('schema', 'ExhibitionEvent')]);

/** What `Module.complete` adds: the span that start and end make; the one that stands stays when it says the same. */
export function withTimeSpan(subject: string, quads: readonly Quad[]): readonly Quad[] {
  const of = (node: string, property: string): readonly Quad[] =>
    quads.filter((q) => q.subject.value === node && q.predicate.value === property);
  if (!of(subject, rdfType).some(({ object }) => happens.has(object.value))) return quads;
  const spans = of(subject, hasTimeSpan);
  const [starts] = of(subject, terms.startDate);
  const [ends] = of(subject, terms.endDate);
  const nodes = new Set(spans.map(({ object }) => object.value));
  const rest = quads.filter((q) => !spans.includes(q) && !nodes.has(q.subject.value));
  if (starts === undefined || of(subject, terms.schedule).length > 0) return rest;
  const says = (node: string): boolean =>
    of(node, begin)[0]?.object.equals(starts.object) === true &&
    (of(node, end)[0]?.object.value ?? '') === (ends?.object.value ?? '');
  if (spans.length === 1 && says([...nodes][0] ?? '')) return quads;
  const span = blankNode('span');
  const parts = [
    quad(namedNode(subject), namedNode(hasTimeSpan), span),
    quad(span, namedNode(rdfType), namedNode(iri('crm', 'E52_Time-Span'))),
    quad(span, namedNode(begin), starts.object),
  ];
  return [...rest, ...parts, ...(ends === undefined ? [] : [quad(span, namedNode(end), ends.object)])];
}
