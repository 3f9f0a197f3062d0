// A request to `/sparql` as the SPARQL 1.1 Protocol reads it. Refuses what is missing, doubled, or in another form.
import type { Request } from 'express';
import { Problem } from '../problem.ts';

export interface Asked {
  readonly text: string;
  readonly defaultGraphUris: readonly string[];
  readonly namedGraphUris: readonly string[];
  /** Short name of a result form (`json`, `csv`, `ttl`), for links that cannot set a header. */
  readonly format: string | undefined;
}

const queryForms = 'application/x-www-form-urlencoded or application/sparql-query';

/** What stands behind the `?`. */
export const searchOf = (request: Request): URLSearchParams =>
  new URL(request.originalUrl, 'http://vijver.invalid').searchParams;

/**
 * @param body of a POST, as bytes; undefined for GET
 * @returns undefined for a GET that asks nothing
 * @throws Problem bad-request, unsupported-media-type, not-supported (an update)
 */
export function readQuery(request: Request, body: Buffer | undefined): Asked | undefined {
  const search = searchOf(request);
  if (body === undefined) {
    if (search.has('update')) throw new Problem('bad-request', 'An update is a POST, never a GET.');
    return [...search.keys()].some((key) => protocolKeys.has(key)) ? toAsked(search) : undefined;
  }
  const type = mediaTypeOf(request.get('content-type'));
  if (type === 'application/x-www-form-urlencoded') return toAsked(new URLSearchParams(toText(body)));
  if (type === 'application/sparql-query') return direct(search, toText(body));
  if (type === 'application/sparql-update') throw noUpdate();
  throw new Problem(
    'unsupported-media-type',
    `Send the query as ${queryForms}, not as ${type === '' ? 'nothing' : `“${type}”`}.`,
  );
}

const protocolKeys: ReadonlySet<string> = new Set(['query', 'default-graph-uri', 'named-graph-uri']);

const noUpdate = (): Problem =>
  new Problem(
    'not-supported',
    'Updates are not taken here yet: write a document with PUT or PATCH at /doc/{type}/{ref}.',
  );

/** §2.1.3: the body is the query, the dataset stands in the address. */
function direct(search: URLSearchParams, text: string): Asked {
  if (search.has('query'))
    throw new Problem('bad-request', 'The query is in the body and in the address. Send it once.');
  const parameters = new URLSearchParams(search);
  parameters.set('query', text);
  return toAsked(parameters);
}

function toAsked(parameters: URLSearchParams): Asked {
  if (parameters.has('update')) throw parameters.has('query') ? both() : noUpdate();
  const texts = parameters.getAll('query');
  const [text] = texts;
  if (text === undefined) throw new Problem('bad-request', 'The parameter “query” is missing.');
  if (texts.length > 1) throw new Problem('bad-request', 'The parameter “query” stands here more than once.');
  return {
    text,
    defaultGraphUris: graphs(parameters, 'default-graph-uri'),
    namedGraphUris: graphs(parameters, 'named-graph-uri'),
    format: parameters.get('format') ?? undefined,
  };
}

const both = (): Problem => new Problem('bad-request', 'A request holds a query or an update, not both.');

const mostGraphs = 100;

function graphs(parameters: URLSearchParams, name: string): readonly string[] {
  const all = parameters.getAll(name);
  if (all.length > mostGraphs) throw new Problem('bad-request', `At most ${mostGraphs} times “${name}”.`);
  return all;
}

/** @throws Problem `unsupported-media-type` for a charset that is not UTF-8 */
function mediaTypeOf(header = ''): string {
  const [type = '', ...parameters] = header
    .toLowerCase()
    .split(';')
    .map((part) => part.trim());
  const charset = parameters
    .find((parameter) => parameter.startsWith('charset='))
    ?.slice(8)
    .replaceAll('"', '');
  if (charset !== undefined && charset !== 'utf-8' && charset !== 'utf8')
    throw new Problem('unsupported-media-type', `Only UTF-8 is read, not “${charset.slice(0, 40)}”.`);
  return type.slice(0, 100);
}

function toText(body: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch (error) {
    throw new Problem('bad-request', 'The body is not UTF-8.', {}, error);
  }
}
