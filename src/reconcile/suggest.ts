// Suggestions while somebody types: entities, types, properties. Never refuses a beginning, however short.
import { fold } from '../search/fold.ts';
import type { Hit } from '../search/search.ts';
import { describe, entityAt, entityId, linkNames, typeRef, type Entity } from './entity.ts';
import { propertiesOf } from './properties.ts';
import type { Service } from './service.ts';

export interface Suggesting {
  readonly prefix: string;
  readonly limit: number;
  /** How many to skip. */
  readonly cursor: number;
  /** Id of a type; '' for all. */
  readonly type: string;
}

async function entitiesOf(service: Service, hits: readonly Hit[]): Promise<readonly (readonly [Hit, Entity])[]> {
  const found: (readonly [Hit, Entity])[] = [];
  for (const hit of hits) {
    const entity = await entityAt(service, hit);
    if (entity !== undefined) found.push([hit, entity]);
  }
  return found;
}

/** Things of the service whose labels begin with, or hold, what was typed; also by IRI, notation and source number. */
export async function suggestEntities(service: Service, { prefix, limit, cursor, type }: Suggesting): Promise<object> {
  if (type !== '' && service.types.every(({ id }) => id !== type)) return { result: [] };
  const { hits } = await service.hub.search.search({
    text: prefix,
    marks: service.marks,
    lang: service.lang,
    type: service.types.filter(({ id }) => type === '' || id === type).map(({ spec }) => spec.name),
    scheme: service.scheme?.subject,
    limit,
    offset: cursor,
  });
  const found = await entitiesOf(service, hits);
  const names = await linkNames(
    service,
    found.map(([, entity]) => entity),
  );
  return {
    result: found.map(([hit, entity]) => ({
      id: entityId(service.hub.base, entity.resource),
      name: hit.label,
      description: describe(service, entity, names),
      notable: [typeRef(service, entity.type)],
    })),
  };
}

const fits = (prefix: string, ...texts: readonly string[]): boolean => {
  const wanted = fold(prefix);
  return texts.some(
    (text) =>
      fold(text)
        .split(' ')
        .some((word) => word.startsWith(wanted)) || fold(text).startsWith(wanted),
  );
};

export function suggestTypes(service: Service, { prefix, limit, cursor }: Suggesting): object {
  const found = service.types.filter(({ id, spec }) => fits(prefix, id, ...spec.nl, ...spec.en));
  return { result: found.slice(cursor, cursor + limit).map((type) => typeRef(service, type)) };
}

export function suggestProperties(service: Service, { prefix, limit, cursor }: Suggesting): object {
  const found = propertiesOf(service).filter(({ id, name }) => fits(prefix, id, name));
  return {
    result: found
      .slice(cursor, cursor + limit)
      .map(({ id, name, predicate }) => ({ id, name, description: predicate })),
  };
}
