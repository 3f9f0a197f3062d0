// Namespaces and prefixes. Pure; add a prefix here, nowhere else.
import { DataFactory } from 'n3';
import type { NamedNode } from '@rdfjs/types';

/** Prefix → namespace IRI; the order is the order in which Turtle declares them. */
export const prefixes = {
  adms: 'http://www.w3.org/ns/adms#',
  as: 'https://www.w3.org/ns/activitystreams#',
  cji: 'https://data.vlaanderen.be/ns/cultuur-en-jeugd/infrastructuur#',
  cp: 'https://data.vlaanderen.be/ns/cultuurparticipatie#',
  crm: 'http://www.cidoc-crm.org/cidoc-crm/',
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  elm: 'http://data.europa.eu/snb/model/elm/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  ical: 'http://www.w3.org/2002/12/cal/ical#',
  ldes: 'https://w3id.org/ldes#',
  m8g: 'http://data.europa.eu/m8g/',
  org: 'http://www.w3.org/ns/org#',
  owl: 'http://www.w3.org/2002/07/owl#',
  prov: 'http://www.w3.org/ns/prov#',
  qb: 'http://purl.org/linked-data/cube#',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  rov: 'http://www.w3.org/ns/regorg#',
  schema: 'https://schema.org/',
  sd: 'http://www.w3.org/ns/sparql-service-description#',
  sh: 'http://www.w3.org/ns/shacl#',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  skosxl: 'http://www.w3.org/2008/05/skos-xl#',
  sssom: 'https://w3id.org/sssom/',
  tree: 'https://w3id.org/tree#',
  vcard: 'http://www.w3.org/2006/vcard/ns#',
  void: 'http://rdfs.org/ns/void#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  zr: 'https://data.vlaanderen.be/ns/zaalreservatie#',
} as const;

export type Prefix = keyof typeof prefixes;

/** The full IRI of a prefixed name: `iri('skos', 'prefLabel')`. */
export const iri = (prefix: Prefix, local: string): string => prefixes[prefix] + local;

/** The same as an RDF/JS term. */
export const node = (prefix: Prefix, local: string): NamedNode => DataFactory.namedNode(iri(prefix, local));

export const rdfType = iri('rdf', 'type');

/** Our own vocabulary lives under the hub that serves it: `{base}/ns#museum`. */
export const ownIri = (base: string, local: string): string => `${base}/ns#${local}`;
