// Terms: the shared pond. SKOS concepts, schemes and collections, SSSOM mappings, and the agents that records refer to.
import type { Quad } from '@rdfjs/types';
import type { Visibility } from '../../log/log.ts';
import type { Module, TypeSpec } from '../../module.ts';
import { iri, ownIri } from '../../rdf/ns.ts';
import { checkIntegrity } from './integrity.ts';
import { candidateOnly, proposalType } from './proposal.ts';

const status = iri('adms', 'status');

/** A thing with a status is public once it was approved, also when it has been deprecated since; without one it is as its type is. */
const statusDecides = (base: string) => {
  const published = new Set([ownIri(base, 'approved'), ownIri(base, 'deprecated')]);
  return (quads: readonly Quad[]): Visibility | undefined => {
    const statuses = quads.filter((quad) => quad.predicate.value === status).map((quad) => quad.object.value);
    if (statuses.length === 0) return undefined;
    return statuses.every((value) => published.has(value)) ? 'public' : 'internal';
  };
};

/** A concept says in either of two ways that it is no longer chosen. */
const retires =
  (base: string) =>
  ({ predicate, object }: Quad): boolean =>
    predicate.value === status
      ? object.value === ownIri(base, 'deprecated')
      : predicate.value === iri('owl', 'deprecated') && /^(true|1)$/.test(object.value);

const types = (base: string): readonly TypeSpec[] => {
  const open = { visibility: 'public', visibilityOf: statusDecides(base) } as const;
  return [
    {
      ...open,
      name: 'scheme',
      class: iri('skos', 'ConceptScheme'),
      nl: ['lijst', 'lijsten'],
      en: ['scheme', 'schemes'],
    },
    {
      ...open,
      name: 'concept',
      class: iri('skos', 'Concept'),
      scheme: iri('skos', 'inScheme'),
      broader: iri('skos', 'broader'),
      maps: ['exactMatch', 'closeMatch', 'broadMatch', 'narrowMatch', 'relatedMatch'].map((local) =>
        iri('skos', local),
      ),
      contribution: candidateOnly(base),
      retires: retires(base),
      nl: ['begrip', 'begrippen'],
      en: ['concept', 'concepts'],
    },
    {
      ...open,
      name: 'collection',
      class: iri('skos', 'Collection'),
      scheme: iri('skos', 'inScheme'),
      nl: ['groep', 'groepen'],
      en: ['collection', 'collections'],
    },
    {
      ...open,
      name: 'mapping',
      class: iri('sssom', 'Mapping'),
      nl: ['koppeling', 'koppelingen'],
      en: ['mapping', 'mappings'],
    },
    {
      ...open,
      name: 'agent',
      class: iri('foaf', 'Agent'),
      scheme: iri('skos', 'inScheme'),
      nl: ['maker of organisatie', 'makers en organisaties'],
      en: ['agent', 'agents'],
    },
    proposalType(base),
  ];
};

export const terms = (base: string): Module => ({
  name: 'terms',
  nl: 'Termen',
  en: 'Terms',
  types: types(base),
  labels: [
    { property: iri('skos', 'prefLabel'), kind: 'preferred' },
    { property: iri('foaf', 'name'), kind: 'preferred' },
    { property: iri('dct', 'title'), kind: 'preferred' },
    { property: iri('rdfs', 'label'), kind: 'preferred' },
    { property: iri('sssom', 'subject_label'), kind: 'preferred' },
    { property: iri('skos', 'altLabel'), kind: 'alternative' },
    { property: iri('sssom', 'object_label'), kind: 'alternative' },
    { property: iri('skos', 'hiddenLabel'), kind: 'hidden' },
    { property: iri('skos', 'notation'), kind: 'notation' },
    { property: iri('dct', 'identifier'), kind: 'notation' },
    { property: iri('org', 'identifier'), kind: 'notation' },
    { property: iri('skos', 'definition'), kind: 'text' },
    { property: iri('skos', 'scopeNote'), kind: 'text' },
    { property: iri('dct', 'description'), kind: 'text' },
  ],
  check: checkIntegrity,
});
