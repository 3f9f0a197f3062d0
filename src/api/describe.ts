// The rows of `addresses/` as an OpenAPI 3.1 document. Pure; says nothing that no row says.
import type { Module } from '../module.ts';
import { type Address, type Answer, json, type Parameter } from './address.ts';
import { dataAddresses } from './addresses/data.ts';
import { documentAddresses } from './addresses/documents.ts';
import { matchingAddresses } from './addresses/matching.ts';
import { pageAddresses } from './addresses/pages.ts';
import { wikiAddresses } from './addresses/wiki.ts';
import { planningAddresses } from './addresses/planning.ts';
import { trainingAddresses } from './addresses/training.ts';
import { schemas } from './schemas.ts';

export const allAddresses = (modules: readonly Module[]): readonly Address[] => [
  ...documentAddresses(modules),
  ...dataAddresses(modules),
  ...matchingAddresses,
  ...pageAddresses(modules),
  ...wikiAddresses,
  ...planningAddresses,
  ...trainingAddresses,
];

const about = `Public data needs no sign-in; every GET takes HEAD too and is open to every origin.
Errors are application/problem+json, or a page for a browser. Writing needs a token: Authorization: Bearer.`;

/** @param version of the program */
export function describeApi(base: string, modules: readonly Module[], version: string): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const address of allAddresses(modules))
    (paths[address.path] ??= {})[address.method] = toOperation(base, address);
  return {
    openapi: '3.1.0',
    info: {
      title: 'Vijver',
      version,
      summary: 'A linked-data hub of six museums in Ghent',
      description: about,
      license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
    },
    servers: [{ url: base }],
    externalDocs: { url: `${base}/data`, description: 'Our data, for programs' },
    security: [{}, { bearer: [] }],
    paths,
    components: {
      schemas,
      responses: { Problem: toAnswer({ description: 'What went wrong, and what to do now.', types: problemForms }) },
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', description: 'A token from `vijver token create`.' },
      },
    },
  };
}

const problem = 'application/problem+json';
const problemForms = [problem, 'text/html'];
const refused: Answer = { description: 'Sign in first.', types: problemForms };
const forbidden: Answer = { description: 'Your role may not do this.', types: problemForms };

function toOperation(base: string, address: Address): object {
  const { method, path, area, en, parameters, body } = address;
  const signedIn = address.writes === true || address.staff === true;
  const answers = { ...address.answers, ...(signedIn ? { '401': refused, '403': forbidden } : {}) };
  return {
    operationId: operationId(method, path),
    tags: [area],
    summary: en,
    ...(parameters === undefined ? {} : { parameters: parameters.map((each) => toParameter(base, each)) }),
    ...(body === undefined
      ? {}
      : { requestBody: { description: body.description, required: true, content: contentOf(body.types) } }),
    responses: {
      ...Object.fromEntries(Object.entries(answers).map(([status, answer]) => [status, toAnswer(answer)])),
      default: { $ref: '#/components/responses/Problem' },
    },
    ...(signedIn ? { security: [{ bearer: [] }] } : {}),
  };
}

/** `getDocTypeRefHistory`: unique, since a path and a method are. */
const operationId = (method: string, path: string): string =>
  [method, ...path.split(/[^A-Za-z0-9]+/).map((part) => part.charAt(0).toUpperCase() + part.slice(1))].join('');

const toParameter = (base: string, parameter: Parameter): object =>
  typeof parameter.example === 'string'
    ? { ...parameter, example: parameter.example.replace('{base}', base) }
    : parameter;

const toAnswer = ({ description, types, schema }: Answer): object =>
  types === undefined ? { description } : { description, content: contentOf(types, schema) };

const contentOf = (types: readonly string[], schema?: string): object =>
  Object.fromEntries(types.map((type) => [type, schemaOf(type, schema)]));

function schemaOf(type: string, schema: string | undefined): object {
  if (type === problem) return { schema: { $ref: '#/components/schemas/Problem' } };
  if (type === json && schema !== undefined) return { schema: { $ref: `#/components/schemas/${schema}` } };
  return {};
}
