// What search found, told so that people recognise it: scheme, broader term and meaning beside the name. Bounded by the hits asked for.
import { iri, type Prefix } from '../rdf/ns.ts';
import { docPath } from '../rdf/refs.ts';
import type { FacetName } from '../search/profile.ts';
import { noFacets } from '../search/tally.ts';
import type { Hit, SearchQuery, SearchResult } from '../search/search.ts';
import { visibleQuads } from '../documents/visible.ts';
import type { Ctx } from './context.ts';
import { iris, textOf } from './graph.ts';
import { isMuseumKey } from './museums.ts';
import { docOf, type Names } from './names.ts';

export const mostHits = 50;

export interface ToldHit extends Hit {
  readonly doc: string;
  readonly scheme: string | undefined;
  readonly broader: string | undefined;
  /** A sentence of definition or description, cut at 240 characters. */
  readonly text: string;
  /** What took the place of a thing that has faded. */
  readonly instead: readonly { readonly iri: string; readonly doc: string; readonly label: string }[];
}

const integer = (text: string | null, least: number, most: number, otherwise: number): number => {
  const value = Number(text ?? Number.NaN);
  return Number.isSafeInteger(value) ? Math.min(most, Math.max(least, value)) : otherwise;
};

/** What an address asks: every choice as a list. */
export type AskedQuery = SearchQuery & Readonly<Record<FacetName, readonly string[]>>;

/** Values of one facet that an address may choose together. */
const mostChosen = 20;

/** The question that an address asks, within bounds. */
export function queryOf(ctx: Ctx): AskedQuery {
  const of = (key: string): readonly string[] => [
    ...new Set(
      ctx.query
        .getAll(key)
        .slice(0, mostChosen)
        .map((value) => value.slice(0, 500))
        .filter((value) => value !== ''),
    ),
  ];
  return {
    text: (ctx.query.get('q') ?? '').slice(0, 200).trim(),
    marks: ctx.marks,
    lang: ctx.lang,
    module: of('module'),
    type: of('type'),
    museum: of('museum').filter(isMuseumKey),
    scheme: of('scheme'),
    language: of('language').map((tag) => tag.toLowerCase()),
    status: of('status'),
    limit: integer(ctx.query.get('limit'), 1, mostHits, 20),
    offset: integer(ctx.query.get('offset'), 0, 1000, 0),
  };
}

export const nothingFound: SearchResult = { total: 0, found: 0, reachable: 0, hits: [], facets: noFacets, meant: null };

const texts: readonly (readonly [Prefix, string])[] = [
  ['skos', 'definition'],
  ['skos', 'scopeNote'],
  ['dct', 'description'],
  ['schema', 'description'],
];

interface Facts {
  readonly scheme: string | undefined;
  readonly broader: string | undefined;
  readonly text: string;
  readonly instead: readonly string[];
}

const noFacts: Facts = { scheme: undefined, broader: undefined, text: '', instead: [] };

/** The same hits with what tells one `Munt` from another. */
export async function tellHits(ctx: Ctx, hits: readonly Hit[]): Promise<readonly ToldHit[]> {
  const facts = await Promise.all(hits.map((hit) => factsOf(ctx, hit)));
  const wanted = facts.flatMap(({ scheme, broader, instead }) => [scheme, broader, ...instead]);
  const known = wanted.filter((each) => each !== undefined);
  const names = await ctx.hub.state.names([...new Set(known)], ctx.lang, ctx.marks);
  return hits.map((hit, i) => {
    const { scheme, broader, text, instead } = facts[i] ?? noFacts;
    return {
      ...hit,
      doc: docPath(hit.type, hit.ref),
      scheme: scheme === undefined ? undefined : names.get(scheme),
      broader: broader === undefined ? undefined : names.get(broader),
      text: cutAt(text, 240),
      instead: hit.faded ? instead.flatMap((each) => insteadOf(ctx, each, names)) : [],
    };
  });
}

/** Cut between letters: half an emoji is no letter. */
export const cutAt = (text: string, most: number): string =>
  text.length > most ? `${text.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, '')}…` : text;

/** Named only when the reader may see it. */
function insteadOf(ctx: Ctx, address: string, names: Names): ToldHit['instead'] {
  const [doc, label] = [docOf(ctx, address, names), names.get(address)];
  return doc === undefined || label === undefined ? [] : [{ iri: address, doc, label }];
}

async function factsOf(ctx: Ctx, hit: Hit): Promise<Facts> {
  const resource = await ctx.hub.state.get(hit.subject);
  const event = resource && (await ctx.hub.log.event(resource.seq));
  if (!event) return noFacts;
  const quads = visibleQuads(event, ctx.actor);
  const text = texts
    .map(([prefix, local]) => textOf(quads, hit.subject, iri(prefix, local), ctx.lang)?.value)
    .find((each) => each !== undefined);
  return {
    scheme: iris(quads, hit.subject, iri('skos', 'inScheme'))[0],
    broader: iris(quads, hit.subject, iri('skos', 'broader'))[0],
    text: text ?? '',
    instead: iris(quads, hit.subject, iri('dct', 'isReplacedBy')).slice(0, 5),
  };
}
