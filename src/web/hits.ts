// What search found, told so that people recognise it: scheme, broader term and meaning beside the name. Bounded by the hits asked for.
import { iri, type Prefix } from '../rdf/ns.ts';
import { docPath } from '../rdf/refs.ts';
import type { Hit, SearchQuery, SearchResult } from '../search/search.ts';
import { visibleQuads } from '../documents/visible.ts';
import type { Ctx } from './context.ts';
import { iris, textOf } from './graph.ts';
import { isMuseumKey } from './museums.ts';

export const mostHits = 50;

export interface ToldHit extends Hit {
  readonly doc: string;
  readonly scheme: string | undefined;
  readonly broader: string | undefined;
  /** A sentence of definition or description, cut at 240 characters. */
  readonly text: string;
}

const integer = (text: string | null, least: number, most: number, otherwise: number): number => {
  const value = Number(text ?? Number.NaN);
  return Number.isSafeInteger(value) ? Math.min(most, Math.max(least, value)) : otherwise;
};

/** The question that an address asks, within bounds. */
export function queryOf(ctx: Ctx): SearchQuery {
  const of = (key: string): string | undefined => ctx.query.get(key)?.slice(0, 500) || undefined;
  const museum = of('museum');
  return {
    text: (ctx.query.get('q') ?? '').slice(0, 200).trim(),
    marks: ctx.marks,
    lang: ctx.lang,
    module: of('module'),
    type: of('type'),
    museum: isMuseumKey(museum) ? museum : undefined,
    scheme: of('scheme'),
    limit: integer(ctx.query.get('limit'), 1, mostHits, 20),
    offset: integer(ctx.query.get('offset'), 0, 1000, 0),
  };
}

export const nothingFound: SearchResult = {
  total: 0,
  hits: [],
  facets: { module: [], type: [], museum: [], scheme: [] },
};

const texts: readonly (readonly [Prefix, string])[] = [
  ['skos', 'definition'],
  ['skos', 'scopeNote'],
  ['dct', 'description'],
  ['schema', 'description'],
];

/** The same hits with what tells one `Munt` from another. */
export async function tellHits(ctx: Ctx, hits: readonly Hit[]): Promise<readonly ToldHit[]> {
  const facts = await Promise.all(hits.map((hit) => factsOf(ctx, hit)));
  const wanted = facts.flatMap(({ scheme, broader }) => [scheme, broader]).filter((each) => each !== undefined);
  const names = await ctx.hub.state.names([...new Set(wanted)], ctx.lang, ctx.marks);
  return hits.map((hit, i) => {
    const { scheme, broader, text } = facts[i] ?? { scheme: undefined, broader: undefined, text: '' };
    return {
      ...hit,
      doc: docPath(hit.type, hit.ref),
      scheme: scheme === undefined ? undefined : names.get(scheme),
      broader: broader === undefined ? undefined : names.get(broader),
      text: text.length > 240 ? `${text.slice(0, 239)}…` : text,
    };
  });
}

async function factsOf(
  ctx: Ctx,
  hit: Hit,
): Promise<{ scheme: string | undefined; broader: string | undefined; text: string }> {
  const resource = await ctx.hub.state.get(hit.subject);
  const event = resource && (await ctx.hub.log.event(resource.seq));
  if (!event) return { scheme: undefined, broader: undefined, text: '' };
  const quads = visibleQuads(event, ctx.actor);
  const text = texts
    .map(([prefix, local]) => textOf(quads, hit.subject, iri(prefix, local), ctx.lang)?.value)
    .find((each) => each !== undefined);
  return {
    scheme: iris(quads, hit.subject, iri('skos', 'inScheme'))[0],
    broader: iris(quads, hit.subject, iri('skos', 'broader'))[0],
    text: text ?? '',
  };
}
