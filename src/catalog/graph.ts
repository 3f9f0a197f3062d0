// A small pen for descriptions: `about(thing)('dct:title', …)`. Collects statements; knows no catalogue.
import type { NamedNode, Quad, Quad_Object } from '@rdfjs/types';
import { node, type Prefix } from '../rdf/ns.ts';
import { literal, namedNode, quad } from '../rdf/terms.ts';
import type { Text } from './datasets.ts';

export type Name = `${Prefix}:${string}`;
/** Says something of one thing; what is undefined is not said. */
export type Say = (property: Name, ...values: readonly (Quad_Object | undefined)[]) => Say;

export interface Graph {
  readonly quads: readonly Quad[];
  readonly about: (subject: string, ...classes: readonly Name[]) => Say;
}

/** `dcat:Dataset` as a term. */
export function term(name: Name): NamedNode {
  const [prefix, local = ''] = name.split(':') as [Prefix, string];
  return node(prefix, local);
}

export function createGraph(): Graph {
  const quads: Quad[] = [];
  const about = (subject: string, ...classes: readonly Name[]): Say => {
    const say: Say = (property, ...values) => {
      for (const value of values) if (value !== undefined) quads.push(quad(namedNode(subject), term(property), value));
      return say;
    };
    return say('rdf:type', ...classes.map(term));
  };
  return { quads, about };
}

export const text = ({ value, lang }: Text): Quad_Object => literal(value, lang);
export const thing = (iri: string | undefined): NamedNode | undefined =>
  iri === undefined ? undefined : namedNode(iri);
export const moment = (at: string | undefined): Quad_Object | undefined =>
  at === undefined ? undefined : literal(at, term('xsd:dateTime'));
