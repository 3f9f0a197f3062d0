// What the description says of one address: a row of data, in two languages for people and once for programs.
export type Method = 'get' | 'put' | 'post' | 'patch' | 'delete';
export type Area = 'documents' | 'query' | 'streams' | 'matching' | 'words' | 'finding' | 'pages' | 'running';

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly description: string;
  readonly schema: object;
  readonly required?: boolean;
  /** A value that works on the demonstration content; the tests use it. */
  readonly example?: string | number;
  readonly examples?: Readonly<Record<string, { readonly value: string }>>;
}

export interface Answer {
  readonly description: string;
  readonly types?: readonly string[];
  /** Of its JSON: a name in `schemas.ts`. */
  readonly schema?: string;
}

export interface Address {
  readonly path: string;
  readonly method: Method;
  readonly area: Area;
  readonly nl: string;
  readonly en: string;
  readonly parameters?: readonly Parameter[];
  readonly body?: { readonly description: string; readonly types: readonly string[] };
  /** By status; every address may also answer with a problem. */
  readonly answers: Readonly<Record<string, Answer>>;
  /** It changes something, so nobody gets in without a token or a session. */
  readonly writes?: boolean;
  /** It shows what only staff see. */
  readonly staff?: boolean;
}

export const page = 'text/html';
export const json = 'application/json';
export const turtle = 'text/turtle';
export const jsonLd = 'application/ld+json';
export const ntriples = 'application/n-triples';
export const rdfXml = 'application/rdf+xml';

const text = { type: 'string' };

export const inPath = (
  name: string,
  example: string | number,
  description: string,
  schema: object = text,
): Parameter => ({
  name,
  in: 'path',
  description,
  schema,
  required: true,
  example,
});

export const inQuery = (name: string, description: string, more: Partial<Parameter> = {}): Parameter => ({
  name,
  in: 'query',
  description,
  schema: text,
  ...more,
});

export const inHeader = (name: string, description: string): Parameter => ({
  name,
  in: 'header',
  description,
  schema: text,
});

export const ok = (description: string, types: readonly string[], schema?: string) => ({
  '200': { description, types, ...(schema === undefined ? {} : { schema }) },
});
