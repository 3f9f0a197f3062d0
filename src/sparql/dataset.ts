// Which graphs a query sees: what the asker named, and never more than the asker may see. Pure.
import type { tree } from './syntax.ts';

export interface Dataset {
  readonly defaultGraphs: readonly string[];
  readonly namedGraphs: readonly string[];
}

export interface Request {
  readonly scope: Dataset;
  readonly defaultGraphUris?: readonly string[] | undefined;
  readonly namedGraphUris?: readonly string[] | undefined;
  readonly base?: string | undefined;
}

/** RFC 3986 resolution; what cannot be resolved stays as it is, and so names no graph. */
function resolve(iri: string, base: string | undefined): string {
  if (/^[a-z][a-z0-9+.-]*:/i.test(iri) || base === undefined) return iri;
  return URL.canParse(iri, base) ? new URL(iri, base).href : iri;
}

/** Full IRIs of FROM and FROM NAMED, by the prologue as it stands before them (SPARQL §4.1.1). */
function clauses(query: tree.Query, base: string | undefined): Dataset {
  let current = base;
  const prefixes = new Map<string, string>();
  for (const declaration of query.context) {
    if (declaration.subType === 'base') current = resolve(declaration.value.value, current);
    if (declaration.subType === 'prefix') prefixes.set(declaration.key, resolve(declaration.value.value, current));
  }
  const full = (term: tree.TermIri): string =>
    'prefix' in term && term.prefix !== undefined
      ? (prefixes.get(term.prefix) ?? '') + term.value.replace(/\\(.)/g, '$1')
      : resolve(term.value, current);
  const of = (type: 'default' | 'named'): string[] =>
    query.datasets.clauses.filter((c) => c.clauseType === type).map((c) => full(c.value));
  return { defaultGraphs: of('default'), namedGraphs: of('named') };
}

const within = (wanted: readonly string[], allowed: readonly string[]): string[] =>
  [...new Set(wanted)].filter((graph) => allowed.includes(graph));

/**
 * The dataset that the protocol names, else the query's own, else the whole scope; cut to the scope in any case, so that
 * a graph outside it behaves as an empty one. (SPARQL 1.1 Protocol §2.1.4; a dataset that names only default graphs has
 * no named ones and the other way round, SPARQL 1.1 Query §13.2.)
 */
export function datasetOf(query: tree.Query, request: Request): Dataset {
  const protocol = { defaultGraphs: request.defaultGraphUris ?? [], namedGraphs: request.namedGraphUris ?? [] };
  const wanted = isNamed(protocol) ? protocol : clauses(query, request.base);
  if (!isNamed(wanted)) return request.scope;
  return {
    defaultGraphs: within(wanted.defaultGraphs, request.scope.defaultGraphs),
    namedGraphs: within(wanted.namedGraphs, request.scope.namedGraphs),
  };
}

const isNamed = (dataset: Dataset): boolean => dataset.defaultGraphs.length > 0 || dataset.namedGraphs.length > 0;
