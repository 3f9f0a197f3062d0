// A batch of reconciliation queries, from JSON to values. Forgiving in what changes no meaning; names the query and the
// member that is wrong. Refuses batches far above what clients send.
import { Problem } from '../problem.ts';

/** What the manifest advises, and where patience ends. */
export const batchSize = 50;
export const mostQueries = 500;
const mostCandidates = 50;
const usualCandidates = 5;

export interface PropertyValue {
  readonly pid: string;
  /** Lexical forms; for a thing its id, and its name after it. */
  readonly values: readonly { readonly text: string; readonly name?: string | undefined }[];
}

export interface ReconQuery {
  readonly text: string;
  readonly types: readonly string[];
  readonly strict: 'any' | 'should' | 'all';
  readonly properties: readonly PropertyValue[];
  readonly limit: number;
}

type Members = Readonly<Record<string, unknown>>;
export const isObject = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const wrong = (key: string, what: string): Problem =>
  new Problem('bad-request', `Query “${key.slice(0, 50)}”: ${what}`, { query: key.slice(0, 50) });

function parseText(key: string, value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw wrong(key, '“query” has to be text.');
}

function parseTypes(key: string, value: unknown): readonly string[] {
  const list: readonly unknown[] =
    value === undefined || value === null || value === '' ? [] : Array.isArray(value) ? value : [value];
  return list.slice(0, 20).map((item) => {
    const type = isObject(item) ? item['id'] : item;
    if (typeof type !== 'string') throw wrong(key, '“type” has to be the id of a type, or a list of them.');
    return type;
  });
}

function parseValue(key: string, value: unknown): PropertyValue['values'][number] {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return { text: String(value).slice(0, 500) };
  if (isObject(value) && typeof value['id'] === 'string') {
    const name = value['name'];
    return { text: value['id'].slice(0, 500), name: typeof name === 'string' ? name.slice(0, 500) : undefined };
  }
  throw wrong(key, 'a value “v” is text, a number, true or false, an object with “id”, or a list of those.');
}

function parseProperties(key: string, value: unknown): readonly PropertyValue[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) throw wrong(key, '“properties” has to be a list.');
  return value.slice(0, 20).map((item: unknown) => {
    if (!isObject(item) || typeof item['pid'] !== 'string') throw wrong(key, 'every property needs a “pid”.');
    if (item['v'] === undefined) throw wrong(key, `the property “${item['pid'].slice(0, 50)}” needs a value “v”.`);
    const v = item['v'];
    const values: readonly unknown[] = Array.isArray(v) ? v.slice(0, 20) : [v];
    return {
      pid: item['pid'].slice(0, 500),
      values: values.filter((each) => each !== null).map((each) => parseValue(key, each)),
    };
  });
}

const parseLimit = (value: unknown): number => {
  const limit = Math.floor(Number(value));
  return Number.isFinite(limit) && limit > 0 ? Math.min(mostCandidates, limit) : usualCandidates;
};

/** The members of the specification (`lang` of the next one). A misspelt one would silently change the question. */
const members = new Set(['query', 'type', 'type_strict', 'limit', 'properties', 'lang']);

function parseQuery(key: string, value: unknown): ReconQuery {
  if (!isObject(value)) throw wrong(key, 'has to be an object.');
  const stranger = Object.keys(value).find((member) => !members.has(member));
  if (stranger !== undefined) throw wrong(key, `“${stranger.slice(0, 50)}” is none of ${[...members].join(', ')}.`);
  const strict = value['type_strict'] ?? 'any';
  if (strict !== 'any' && strict !== 'should' && strict !== 'all')
    throw wrong(key, '“type_strict” is any, should or all.');
  const query: ReconQuery = {
    text: parseText(key, value['query']),
    types: parseTypes(key, value['type']),
    strict,
    properties: parseProperties(key, value['properties']),
    limit: parseLimit(value['limit']),
  };
  if (value['query'] === undefined && query.properties.length === 0)
    throw wrong(key, 'needs “query”, or “properties” that are not empty.');
  return query;
}

/**
 * @returns the queries by their keys, in order
 * @throws Problem bad-request (extra: `query`, the key), too-large
 */
export function parseBatch(value: unknown): ReadonlyMap<string, ReconQuery> {
  if (!isObject(value)) throw new Problem('bad-request', '“queries” has to be an object: {"q0": {"query": "…"}}.');
  const entries = Object.entries(value);
  if (entries.length > mostQueries)
    throw new Problem(
      'too-large',
      `A batch has ${entries.length} queries; send at most ${batchSize} at a time, as the manifest says.`,
    );
  return new Map(entries.map(([key, query]) => [key, parseQuery(key, query)]));
}
