// Answers one query: candidates from the search index, weighed by the properties that came with it, and the careful
// decision whether the first may be taken without a person looking.
import { iri } from '../rdf/ns.ts';
import type { Candidate, Feature } from '../search/search.ts';
import { compareTexts } from '../search/score.ts';
import { isCertain } from './certain.ts';
import { describe, entityAt, entityId, isDeprecated, linkNames, typeRef, valuesOf, type Entity } from './entity.ts';
import { propertiesOf, propertyOf, type Property } from './properties.ts';
import type { PropertyValue, ReconQuery } from './query.ts';
import type { Service, ServiceType } from './service.ts';

export interface Match {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly type: readonly { readonly id: string; readonly name: string }[];
  readonly score: number;
  readonly match: boolean;
  readonly features: readonly Feature[];
}

/** How much each given property weighs beside the name, and all of them together at most. */
const propertyWeight = 0.25;
const mostWeight = 0.75;
/** A deprecated thing is offered, never before a living one of the same name. */
const deprecatedWeight = 0.88;

interface Weighed {
  readonly candidate: Candidate;
  readonly entity: Entity;
  readonly score: number;
  readonly features: readonly Feature[];
}

const round = (value: number): number => Math.round(value * 10) / 10;

const asked = (service: Service, ids: readonly string[]): readonly ServiceType[] =>
  service.types.filter(({ id, spec }) => ids.some((each) => each === id || each === spec.class || each === spec.name));

/** Properties whose value is a name or a number of the thing itself: a query without text is answered by them. */
const naming = new Set([
  iri('skos', 'prefLabel'),
  iri('skos', 'altLabel'),
  iri('skos', 'hiddenLabel'),
  iri('skos', 'notation'),
  iri('foaf', 'name'),
  iri('dct', 'identifier'),
  iri('skos', 'exactMatch'),
  iri('owl', 'sameAs'),
  iri('rdfs', 'label'),
]);

interface Given {
  readonly property: Property;
  readonly values: PropertyValue['values'];
}

function givenOf(service: Service, query: ReconQuery): readonly Given[] {
  if (query.properties.length === 0) return [];
  const known = propertiesOf(service);
  return query.properties.flatMap(({ pid, values }) => {
    const property = propertyOf(known, pid);
    return property === undefined || values.length === 0 ? [] : [{ property, values }];
  });
}

const namesIn = (given: readonly Given[]): readonly string[] =>
  given
    .filter(({ property }) => naming.has(property.predicate))
    .flatMap(({ values }) => values.map(({ text, name }) => name ?? text));

async function candidatesFor(
  service: Service,
  texts: readonly string[],
  types: readonly ServiceType[],
  limit: number,
): Promise<readonly Candidate[]> {
  const best = new Map<string, Candidate>();
  for (const text of texts.slice(0, 3)) {
    const found = await service.hub.search.candidates({
      text,
      marks: service.marks,
      lang: service.lang,
      scheme: service.scheme?.subject,
      types: types.map(({ spec }) => spec.name),
      limit,
    });
    for (const candidate of found)
      if ((best.get(candidate.subject)?.score ?? -1) < candidate.score) best.set(candidate.subject, candidate);
  }
  return [...best.values()];
}

/** How well a value that was given fits what the thing has, 0–1. */
async function fitOf(service: Service, entity: Entity, { property, values }: Given): Promise<number> {
  const own = valuesOf(entity, property.predicate);
  const names = await service.hub.state.names(
    own.filter(({ termType }) => termType === 'NamedNode').map(({ value }) => value),
    service.lang,
    service.marks,
  );
  const texts = own.map(({ value }) => [value, names.get(value) ?? value] as const);
  let best = 0;
  for (const { text, name } of values)
    for (const [value, label] of texts) {
      if (value === text || label === text || value.endsWith(`/${text}`)) return 1;
      best = Math.max(best, compareTexts(name ?? text, label));
    }
  return best;
}

/** A number or address that names the thing and that it really has decides more than any likeness. */
const decides = ({ property }: Given, fit: number): boolean =>
  fit === 1 && naming.has(property.predicate) && !/[lL]abel$|\/name$/.test(property.predicate);

async function weigh(service: Service, candidate: Candidate, given: readonly Given[]): Promise<Weighed | undefined> {
  const entity = await entityAt(service, candidate);
  if (entity === undefined) return undefined;
  const features: Feature[] = [...candidate.features];
  const each = Math.min(propertyWeight, mostWeight / Math.max(1, given.length));
  let [total, weight, decided] = [candidate.score, 1, false];
  for (const one of given) {
    const fit = await fitOf(service, entity, one);
    features.push({ id: `property_${one.property.id}`, value: round(fit * 100) });
    total += each * fit * 100;
    weight += each;
    decided ||= decides(one, fit);
  }
  const deprecated = isDeprecated(entity);
  if (deprecated) features.push({ id: 'deprecated', value: 100 });
  const weighed = decided ? Math.max(98, total / weight) : total / weight;
  return { candidate, entity, features, score: round(weighed * (deprecated ? deprecatedWeight : 1)) };
}

async function toMatches(service: Service, weighed: readonly Weighed[], safe: boolean): Promise<readonly Match[]> {
  const names = await linkNames(
    service,
    weighed.map(({ entity }) => entity),
  );
  return weighed.map(({ candidate, entity, score, features }, i) => ({
    id: entityId(service.hub.base, entity.resource),
    name: candidate.label,
    description: describe(service, entity, names),
    type: [typeRef(service, entity.type)],
    score,
    match: safe && i === 0,
    features,
  }));
}

interface Allowed {
  readonly types: readonly ServiceType[];
  /** No type was asked, or candidates have it. */
  readonly asAsked: boolean;
}

/** `should` prefers the asked types but falls back on all; a thing has one type, so `all` of two finds nothing. */
function allowed(service: Service, query: ReconQuery): readonly Allowed[] {
  if (query.types.length === 0) return [{ types: service.types, asAsked: true }];
  const types = asked(service, query.types);
  if (query.strict === 'all')
    return types.length === 1 && new Set(query.types).size === 1 ? [{ types, asAsked: true }] : [];
  const first = types.length === 0 ? [] : [{ types, asAsked: true }];
  return query.strict === 'should' ? [...first, { types: service.types, asAsked: false }] : first;
}

/** Candidates looked at more closely than the limit, since properties change the order and the margin needs a second. */
const depth = (query: ReconQuery, given: readonly Given[]): number =>
  Math.min(60, Math.max(given.length === 0 ? 2 : 15, query.limit + 1));

/** @returns at most `query.limit` candidates, best first; each query is answered as if it were alone */
export async function answer(service: Service, query: ReconQuery): Promise<readonly Match[]> {
  const given = givenOf(service, query);
  const texts = query.text.trim() === '' ? namesIn(given) : [query.text];
  if (texts.length === 0) return [];
  for (const { types, asAsked } of allowed(service, query)) {
    const named = given.filter(({ property }) => naming.has(property.predicate) && query.text !== '');
    const found = await candidatesFor(service, [...texts, ...namesIn(named)], types, depth(query, given));
    if (found.length === 0) continue;
    const weighed: Weighed[] = [];
    for (const candidate of found) {
      const one = await weigh(service, candidate, given);
      if (one !== undefined) weighed.push(asAsked ? one : { ...one, score: round(one.score * 0.8) });
    }
    const ordered = weighed.toSorted((a, b) => b.score - a.score);
    return toMatches(service, ordered.slice(0, query.limit), asAsked && isCertain(ordered));
  }
  return [];
}
