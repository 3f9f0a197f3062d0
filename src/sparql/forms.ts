// The forms of a result: one row each. Chooses by `Accept` before the kind of the query is known. Pure.
import { Problem } from '../problem.ts';
import { negotiate } from '../rdf/negotiate.ts';

export interface Form {
  /** In `?format=`. */
  readonly name: string;
  readonly mediaType: string;
  /** Format IRI (https://www.w3.org/ns/formats/), for the service description. */
  readonly iri: string;
  /** Other media types that mean the same. */
  readonly also: readonly string[];
}

const row = (name: string, mediaType: string, iri: string, also: readonly string[] = []): Form => ({
  name,
  mediaType,
  iri: `http://www.w3.org/ns/formats/${iri}`,
  also,
});

/** SELECT and ASK; the first is for those who do not mind. */
export const bindingsForms: readonly Form[] = [
  row('json', 'application/sparql-results+json', 'SPARQL_Results_JSON', ['application/json']),
  row('xml', 'application/sparql-results+xml', 'SPARQL_Results_XML', ['application/xml', 'text/xml']),
  row('csv', 'text/csv', 'SPARQL_Results_CSV'),
  row('tsv', 'text/tab-separated-values', 'SPARQL_Results_TSV'),
];

/** CONSTRUCT and DESCRIBE. */
export const graphForms: readonly Form[] = [
  row('ttl', 'text/turtle', 'Turtle', ['application/x-turtle']),
  row('nt', 'application/n-triples', 'N-Triples'),
  row('jsonld', 'application/ld+json', 'JSON-LD', ['application/json']),
  row('rdf', 'application/rdf+xml', 'RDF_XML', ['application/xml', 'text/xml']),
];

const typesOf = (forms: readonly Form[]): string[] => [
  ...forms.map((form) => form.mediaType),
  ...forms.flatMap((form) => form.also),
];

const choose = (accept: string | undefined, forms: readonly Form[]): string | undefined => {
  const type = negotiate(accept, typesOf(forms));
  return forms.find((form) => form.mediaType === type || form.also.includes(type ?? ''))?.mediaType;
};

export interface Choice {
  readonly bindingsType: string | undefined;
  readonly graphType: string | undefined;
}

/** @throws Problem `not-acceptable` when no kind of query could be answered; `bad-request` for an unknown `format` */
export function chooseForms(accept: string | undefined, format: string | undefined): Choice {
  if (format !== undefined) return formsNamed(format);
  const choice = { bindingsType: choose(accept, bindingsForms), graphType: choose(accept, graphForms) };
  if (choice.bindingsType === undefined && choice.graphType === undefined)
    throw new Problem(
      'not-acceptable',
      `There is ${[...bindingsForms, ...graphForms].map((f) => f.mediaType).join(', ')}.`,
    );
  return choice;
}

function formsNamed(format: string): Choice {
  const named = (forms: readonly Form[]): string | undefined => forms.find((form) => form.name === format)?.mediaType;
  const choice = { bindingsType: named(bindingsForms), graphType: named(graphForms) };
  if (choice.bindingsType === undefined && choice.graphType === undefined)
    throw new Problem(
      'bad-request',
      `“format” is one of ${[...bindingsForms, ...graphForms].map((f) => f.name).join(', ')}.`,
    );
  return choice;
}

/** Does this client rather see a page than data? Whoever takes anything gets data. */
export const wantsPage = (accept: string | undefined): boolean =>
  negotiate(accept, [...typesOf(bindingsForms), ...typesOf(graphForms), 'text/html']) === 'text/html';

/** Content-Type with its charset where the type knows one. */
export const contentType = (mediaType: string): string =>
  mediaType.startsWith('text/') ? `${mediaType}; charset=utf-8` : mediaType;
