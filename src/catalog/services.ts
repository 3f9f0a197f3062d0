// The data services of a hub: what answers, where, what describes it, and which datasets it serves. Data only.
import type { Module } from '../module.ts';
import type { Dataset, Text } from './datasets.ts';

export interface Service {
  readonly iri: string;
  readonly titles: readonly Text[];
  readonly endpoint: string;
  readonly description: string;
  /** The standard that it keeps. */
  readonly conformsTo: string;
  readonly page: string;
  readonly serves: (dataset: Dataset) => boolean;
}

const words = (nl: string, en: string): readonly Text[] => [
  { value: nl, lang: 'nl' },
  { value: en, lang: 'en' },
];

/** Modules whose things can be matched: those that can be in a scheme. */
const matchable = (modules: readonly Module[]): ReadonlySet<string> =>
  new Set(modules.filter(({ types }) => types.some(({ scheme }) => scheme !== undefined)).map(({ name }) => name));

export const treeSpec = 'https://w3id.org/tree';
export const sparqlSpec = 'https://www.w3.org/TR/sparql11-protocol/';
const reconcileSpec = 'https://www.w3.org/community/reports/reconciliation/CG-FINAL-specs-0.2-20230410/';

export function services(base: string, modules: readonly Module[]): readonly Service[] {
  const terms = matchable(modules);
  return [
    {
      iri: `${base}/ldes#service`,
      titles: words('Gebeurtenisstromen (LDES)', 'Event streams (LDES)'),
      endpoint: `${base}/ldes`,
      description: `${base}/ldes`,
      conformsTo: treeSpec,
      page: '/ldes',
      serves: () => true,
    },
    {
      iri: `${base}/sparql#service`,
      titles: words('SPARQL', 'SPARQL'),
      endpoint: `${base}/sparql`,
      description: `${base}/sparql`,
      conformsTo: sparqlSpec,
      page: '/sparql',
      serves: () => true,
    },
    {
      iri: `${base}/reconcile#service`,
      titles: words('Afstemmen van lijsten (Reconciliation API)', 'Matching of lists (Reconciliation API)'),
      endpoint: `${base}/reconcile/nl/all`,
      description: `${base}/reconcile/nl/all`,
      conformsTo: reconcileSpec,
      page: '/reconcile',
      serves: ({ module }) => terms.has(module),
    },
    {
      iri: `${base}/api#service`,
      titles: words('Documenten, zoeken en schrijven (HTTP)', 'Documents, search and writing (HTTP)'),
      endpoint: `${base}/`,
      description: `${base}/api`,
      conformsTo: 'https://spec.openapis.org/oas/v3.1.0',
      page: '/api',
      serves: () => true,
    },
  ];
}
