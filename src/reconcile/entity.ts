// Entities as clients of reconciliation see them: an id that survives being pasted into an address, what may be seen of
// the thing, and a line that tells two of the same name apart.
import type { Quad } from '@rdfjs/types';
import { markOf } from '../access/policy.ts';
import type { Event, Visibility } from '../log/log.ts';
import { iri } from '../rdf/ns.ts';
import { parseNTriples } from '../rdf/ntriples.ts';
import { thingIri } from '../rdf/refs.ts';
import type { Service, ServiceType } from './service.ts';

/** Clients use `encodeURI`, which leaves `#`, `?` and `&` as they are and doubles `%`; `+` becomes a space. */
const safe = /^https?:\/\/[\w.~:/@!$'()*,;=-]+$/;

/** The IRI of a thing when it survives clients, else our own address of it, which leads to the same document. */
export const entityId = (
  base: string,
  thing: { readonly subject: string; readonly type: string; readonly ref: string },
): string => (safe.test(thing.subject) ? thing.subject : thingIri(base, thing.type, encodeURIComponent(thing.ref)));

const parts: readonly Visibility[] = ['public', 'internal', 'personal'];

/** Where a thing is, and the version that is looked at. */
export interface Place {
  readonly subject: string;
  readonly type: string;
  readonly ref: string;
  readonly seq: number;
}

export interface Entity {
  readonly resource: Place;
  readonly type: ServiceType;
  /** What the asker may see of it. */
  readonly quads: readonly Quad[];
}

function visibleQuads(event: Event, service: Service): readonly Quad[] {
  const seen = parts.filter((part) => service.marks.includes(markOf(part, event.module)));
  return parseNTriples(seen.map((part) => event.state[part]).join('')).filter(
    (quad) => quad.subject.value === event.subject,
  );
}

async function placeOf(service: Service, id: string): Promise<Place | undefined> {
  const { hub, marks } = service;
  const own = id.startsWith(`${hub.base}/id/`) ? id.slice(hub.base.length + 4) : id;
  const [type, ref, ...more] = own.split('/');
  const byAddress = async (): Promise<Awaited<ReturnType<typeof hub.state.find>>> =>
    type === undefined || ref === undefined || more.length > 0
      ? undefined
      : ((await hub.state.find(type, ref)) ?? (await hub.state.find(type, decoded(ref))));
  const resource = (await hub.state.get(id)) ?? (await byAddress());
  return resource === undefined || resource.deleted || !marks.includes(resource.mark) ? undefined : resource;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** What the asker sees of the version at a place; undefined for what is not visible or not matched here. */
export async function entityAt(service: Service, place: Place): Promise<Entity | undefined> {
  const event = await service.hub.log.event(place.seq);
  const type = service.types.find(({ module, spec }) => module === event?.module && spec.name === place.type);
  if (event === undefined || type === undefined) return undefined;
  const quads = visibleQuads(event, service);
  return quads.length === 0 ? undefined : { resource: place, type, quads };
}

/** The thing with an id, its IRI or `type/ref`; undefined for what is not there, not visible or not matched here. */
export async function loadEntity(service: Service, id: string): Promise<Entity | undefined> {
  const place = id.length > 2_000 ? undefined : await placeOf(service, id.trim());
  return place === undefined ? undefined : entityAt(service, place);
}

export const valuesOf = (entity: Entity, predicate: string): readonly Quad['object'][] =>
  entity.quads.filter((quad) => quad.predicate.value === predicate).map((quad) => quad.object);

/** The text in the asked language, else without language, else in any. */
export function textOf(entity: Entity, predicate: string, lang: string): string | undefined {
  const literals = valuesOf(entity, predicate).flatMap((term) => (term.termType === 'Literal' ? [term] : []));
  const inLang = literals.find(({ language }) => language.toLowerCase().split('-')[0] === lang);
  return (inLang ?? literals.find(({ language }) => language === '') ?? literals[0])?.value;
}

export const isDeprecated = (entity: Entity): boolean =>
  valuesOf(entity, iri('owl', 'deprecated')).some(({ value }) => value === 'true' || value === '1');

const cut = (text: string, most: number): string =>
  text.length > most ? `${text.slice(0, most - 1).trimEnd()}…` : text;

const links = (entity: Entity): readonly string[] =>
  [entity.type.spec.scheme, entity.type.spec.broader].flatMap((predicate) =>
    predicate === undefined
      ? []
      : valuesOf(entity, predicate)
          .map(({ value }) => value)
          .slice(0, 3),
  );

/** Names of the schemes and broader things of some entities, in one question. */
export const linkNames = (service: Service, entities: readonly Entity[]): Promise<ReadonlyMap<string, string>> =>
  service.hub.state.names([...new Set(entities.flatMap(links))], service.lang, service.marks);

const words = {
  nl: { deprecated: 'vervallen', under: 'onder' },
  en: { deprecated: 'deprecated', under: 'under' },
} as const;

/** One line that tells it from its namesakes: state, broader thing, scheme, definition. */
export function describe(service: Service, entity: Entity, names: ReadonlyMap<string, string>): string {
  const { spec } = entity.type;
  const named = (predicate: string | undefined): string =>
    predicate === undefined
      ? ''
      : valuesOf(entity, predicate)
          .slice(0, 3)
          .flatMap(({ value }) => names.get(value) ?? [])
          .join(', ');
  const say = words[service.ui];
  const broader = named(spec.broader);
  const note =
    textOf(entity, iri('skos', 'definition'), service.lang) ??
    textOf(entity, iri('skos', 'scopeNote'), service.lang) ??
    textOf(entity, iri('dct', 'description'), service.lang) ??
    '';
  const pieces = [
    isDeprecated(entity) ? say.deprecated : '',
    broader === '' ? '' : `${say.under} ${broader}`,
    service.scheme === undefined ? named(spec.scheme) : '',
    cut(note.replace(/\s+/g, ' ').trim(), 160),
  ];
  return pieces.filter((piece) => piece !== '').join(' · ');
}

/** As candidates, cells and metadata name a type. */
export const typeRef = (service: Service, type: ServiceType): { readonly id: string; readonly name: string } => ({
  id: type.id,
  name: type.spec[service.ui][0],
});
