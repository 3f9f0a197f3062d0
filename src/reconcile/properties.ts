// The properties that clients can match on and fetch: short ids over the shapes of the types that can be matched.
import { iri, prefixes } from '../rdf/ns.ts';
import type { Service, ServiceType } from './service.ts';

export interface Property {
  /** Short, safe in an address: `broader`. */
  readonly id: string;
  readonly predicate: string;
  readonly name: string;
  /** Types of things that its values are, by the name in their address; [] for literals and foreign IRIs. */
  readonly things: readonly string[];
}

type Row = readonly [id: string, predicate: string, nl: string, en: string, things?: readonly string[]];

const concepts = ['concept'] as const;
const core: readonly Row[] = [
  ['prefLabel', iri('skos', 'prefLabel'), 'voorkeursterm', 'preferred label'],
  ['altLabel', iri('skos', 'altLabel'), 'andere term', 'alternative label'],
  ['definition', iri('skos', 'definition'), 'definitie', 'definition'],
  ['scopeNote', iri('skos', 'scopeNote'), 'toelichting', 'scope note'],
  ['notation', iri('skos', 'notation'), 'code', 'notation'],
  ['identifier', iri('dct', 'identifier'), 'nummer', 'identifier'],
  ['broader', iri('skos', 'broader'), 'bredere term', 'broader term', concepts],
  ['narrower', iri('skos', 'narrower'), 'nauwere term', 'narrower term', concepts],
  ['related', iri('skos', 'related'), 'verwante term', 'related term', concepts],
  ['scheme', iri('skos', 'inScheme'), 'lijst', 'scheme', ['scheme']],
  ['exactMatch', iri('skos', 'exactMatch'), 'zelfde als', 'exact match'],
  ['closeMatch', iri('skos', 'closeMatch'), 'bijna hetzelfde als', 'close match'],
  ['broadMatch', iri('skos', 'broadMatch'), 'breder elders', 'broad match'],
  ['narrowMatch', iri('skos', 'narrowMatch'), 'nauwer elders', 'narrow match'],
  ['source', iri('dct', 'source'), 'bron', 'source'],
  ['deprecated', iri('owl', 'deprecated'), 'vervallen', 'deprecated'],
  ['isReplacedBy', iri('dct', 'isReplacedBy'), 'vervangen door', 'replaced by', concepts],
  ['created', iri('dct', 'created'), 'gemaakt', 'created'],
  ['modified', iri('dct', 'modified'), 'gewijzigd', 'modified'],
];

const localName = (address: string): string =>
  address.slice(Math.max(address.lastIndexOf('#'), address.lastIndexOf('/')) + 1);

function fromShapes(service: Service, { module, spec }: ServiceType): readonly Property[] {
  return service.hub.shapes
    .fields(module, spec.class)
    .filter(({ visibility }) => service.marks.some((mark) => mark === visibility || mark === `${visibility}:${module}`))
    .filter(({ path }) => path.includes(':'))
    .map(({ path, name, picks }) => ({ id: localName(path), predicate: path, name: name[service.ui], things: picks }));
}

/** Properties of one type, or of all: the general ones first, then what the shapes add. No two have the same id. */
export function propertiesOf(service: Service, types: readonly ServiceType[] = service.types): readonly Property[] {
  const found = new Map<string, Property>();
  const known = new Set<string>();
  const shaped = types.flatMap((type) => fromShapes(service, type));
  const paths = new Set(shaped.map(({ predicate }) => predicate));
  const general = core
    .filter(([, predicate]) => shaped.length === 0 || paths.has(predicate) || predicate.startsWith(prefixes.skos))
    .map(([id, predicate, nl, en, things = []]): Property => ({
      id,
      predicate,
      name: service.ui === 'nl' ? nl : en,
      things,
    }));
  for (const property of [...general, ...shaped]) {
    if (found.has(property.id) || known.has(property.predicate)) continue;
    found.set(property.id, property);
    known.add(property.predicate);
  }
  return [...found.values()];
}

/** By id (`broader`), prefixed name (`skos:broader`) or IRI; an IRI that no shape names is fetched all the same. */
export function propertyOf(properties: readonly Property[], asked: string): Property | undefined {
  const wanted = asked.trim();
  const [prefix, local] = wanted.split(':', 2);
  const namespace = Object.entries(prefixes).find(([name]) => name === prefix)?.[1];
  const predicate =
    namespace !== undefined && local !== undefined && !local.startsWith('/') ? namespace + local : wanted;
  const found = properties.find(({ id }) => id === wanted) ?? properties.find((each) => each.predicate === predicate);
  if (found !== undefined) return found;
  return /^https?:\/\/[^\s<>"]+$/.test(predicate)
    ? { id: asked, predicate, name: localName(predicate), things: [] }
    : undefined;
}
