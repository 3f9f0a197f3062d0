// Fetches properties of entities that were matched, cell by cell, and says which properties there are. A cell is exactly
// one of {}, {id,name}, {str}, {int}, {float}, {date}.
import type { Quad } from '@rdfjs/types';
import { Problem } from '../problem.ts';
import { iri } from '../rdf/ns.ts';
import { entityId, loadEntity, typeRef, valuesOf } from './entity.ts';
import { propertiesOf, propertyOf, type Property } from './properties.ts';
import { isObject } from './query.ts';
import type { Service } from './service.ts';

const mostIds = 500;
const mostProperties = 50;

interface AskedProperty {
  readonly id: string;
  /** Values a cell; 0 is all. */
  readonly limit: number;
}

export interface ExtendQuery {
  readonly ids: readonly string[];
  readonly properties: readonly AskedProperty[];
}

function parseProperty(item: unknown): AskedProperty {
  if (!isObject(item) || typeof item['id'] !== 'string')
    throw new Problem('bad-request', 'Every property of “extend” needs an “id”.');
  const settings = isObject(item['settings']) ? item['settings'] : {};
  const limit = Math.floor(Number(settings['limit'] ?? settings['maxItems'] ?? 0));
  return { id: item['id'].slice(0, 500), limit: Number.isFinite(limit) && limit > 0 ? limit : 0 };
}

/** @throws Problem bad-request, too-large */
export function parseExtend(value: unknown): ExtendQuery {
  if (!isObject(value) || !Array.isArray(value['ids']) || !Array.isArray(value['properties']))
    throw new Problem('bad-request', '“extend” has to be an object with the lists “ids” and “properties”.');
  const [ids, properties]: readonly unknown[][] = [value['ids'], value['properties']];
  if (ids === undefined || properties === undefined || !ids.every((id) => typeof id === 'string'))
    throw new Problem('bad-request', 'The “ids” have to be texts.');
  if (ids.length > mostIds || properties.length > mostProperties)
    throw new Problem('too-large', `Ask at most ${mostIds} ids and ${mostProperties} properties at a time.`);
  return { ids: ids as readonly string[], properties: properties.map(parseProperty) };
}

type Cell = Readonly<Record<string, string | number>>;

const fullDate = /^-?\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?$/;
const wholeNumbers = new Set(
  'integer int long short byte nonNegativeInteger positiveInteger negativeInteger nonPositiveInteger unsignedInt unsignedLong'.split(
    ' ',
  ),
);
const xsd = iri('xsd', '');

function numberCell(text: string, kind: string): Cell | undefined {
  const number = Number(text);
  if (text.trim() === '') return undefined;
  if (wholeNumbers.has(kind) && Number.isSafeInteger(number)) return { int: number };
  return ['decimal', 'double', 'float'].includes(kind) && Number.isFinite(number) ? { float: number } : undefined;
}

function dateCell(text: string, kind: string): Cell | undefined {
  if (kind === 'dateTime') return fullDate.test(text) ? { date: text } : undefined;
  const day = kind === 'date' ? /^-?\d{4,}-\d\d-\d\d/.exec(text)?.[0] : undefined;
  return day === undefined ? undefined : { date: `${day}T00:00:00Z` };
}

/** A literal as a cell, in the narrowest kind that loses nothing. */
export function literalCell(text: string, datatype: string): Cell {
  const kind = datatype.startsWith(xsd) ? datatype.slice(xsd.length) : '';
  return numberCell(text, kind) ?? dateCell(text, kind) ?? { str: text };
}

/** Of texts in several languages only those in the asked one, when there are. */
function inLanguage(terms: readonly Quad['object'][], lang: string): readonly Quad['object'][] {
  const own = terms.filter((term) => term.termType === 'Literal' && term.language.toLowerCase().split('-')[0] === lang);
  return own.length > 0 ? own : terms;
}

interface Linked {
  readonly names: ReadonlyMap<string, string>;
  readonly ids: ReadonlyMap<string, string>;
}

const toCell = (term: Quad['object'], { names, ids }: Linked): Cell => {
  if (term.termType === 'Literal') return literalCell(term.value, term.datatype.value);
  const name = names.get(term.value);
  return name === undefined ? { str: term.value } : { id: ids.get(term.value) ?? term.value, name };
};

async function linkedTo(service: Service, terms: readonly Quad['object'][]): Promise<Linked> {
  const addresses = [...new Set(terms.filter(({ termType }) => termType === 'NamedNode').map(({ value }) => value))];
  const names =
    addresses.length === 0
      ? new Map<string, string>()
      : await service.hub.state.names(addresses, service.lang, service.marks);
  const ids = new Map<string, string>();
  for (const address of names.keys()) {
    const resource = await service.hub.state.get(address);
    if (resource !== undefined) ids.set(address, entityId(service.hub.base, resource));
  }
  return { names, ids };
}

async function rowOf(
  service: Service,
  id: string,
  asked: readonly (AskedProperty & { property: Property | undefined })[],
): Promise<object> {
  const entity = await loadEntity(service, id);
  const row: Record<string, readonly Cell[]> = {};
  for (const { id: pid, limit, property } of asked) {
    const all = entity === undefined || property === undefined ? [] : valuesOf(entity, property.predicate);
    const shown = inLanguage(all, service.lang).slice(0, limit === 0 ? 200 : limit);
    const linked = await linkedTo(service, shown);
    row[pid] = shown.map((term) => toCell(term, linked));
  }
  return row;
}

const metaOf = (service: Service, id: string, property: Property | undefined): object => {
  const type = service.types.find(({ spec }) => property?.things.includes(spec.name));
  return { id, name: property?.name ?? id, ...(type === undefined ? {} : { type: typeRef(service, type) }) };
};

/** @returns `meta` for every asked property, `rows` for every asked id, also those that are unknown */
export async function extend(service: Service, query: ExtendQuery): Promise<object> {
  const known = propertiesOf(service);
  const asked = query.properties.map((each) => ({ ...each, property: propertyOf(known, each.id) }));
  const rows: [string, object][] = [];
  for (const id of query.ids) rows.push([id, await rowOf(service, id, asked)]);
  return { meta: asked.map(({ id, property }) => metaOf(service, id, property)), rows: Object.fromEntries(rows) };
}

/** The properties that things of a type (or of any) can be extended with. */
export function propose(service: Service, typeId: string | undefined, limit: number): object {
  const types = service.types.filter(({ id, spec }) => id === typeId || spec.class === typeId);
  const properties = propertiesOf(service, types.length === 0 ? service.types : types);
  const shown = properties.slice(0, limit).map(({ id, name }) => ({ id, name }));
  return { properties: shown, limit, ...(typeId === undefined || typeId === '' ? {} : { type: typeId }) };
}
