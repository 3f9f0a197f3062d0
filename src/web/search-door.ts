// GET /search: one question over everything; a page for people, JSON for programs and for the boxes that complete what you type.
import { Router } from 'express';
import type { Hub } from '../hub.ts';
import { negotiate } from '../rdf/negotiate.ts';
import { webContext, type Ctx } from './context.ts';
import { nothingFound, queryOf, tellHits, type ToldHit } from './hits.ts';
import { searchPage, type Found } from './pages/search.ts';
import { sendPage } from './send.ts';

export function searchDoor(hub: Hub): Router {
  const router = Router();
  router.get('/search', async (request, response) => {
    const ctx = await webContext(hub, request);
    const json =
      ctx.query.get('format') === 'json' ||
      negotiate(request.headers.accept, ['text/html', 'application/json']) === 'application/json';
    const found = await find(ctx, !json);
    if (!json) return sendPage(ctx, response, searchPage(ctx, found));
    response.set('cache-control', ctx.signedIn ? 'private, no-cache' : 'public, max-age=5');
    response.vary('accept, accept-language, cookie, authorization');
    response.json(toJson(ctx, found));
  });
  return router;
}

async function find(ctx: Ctx, withSchemes: boolean): Promise<Found> {
  const query = queryOf(ctx);
  const result = query.text === '' ? nothingFound : await ctx.hub.search.search(query);
  const hits = await tellHits(ctx, result.hits);
  const wanted = [...result.facets.scheme.map(({ value }) => value), query.scheme].filter((each) => each !== undefined);
  const schemes = withSchemes ? await ctx.hub.state.names(wanted, ctx.lang, ctx.marks) : new Map<string, string>();
  return { query, result, hits, schemes };
}

/** The answer for programs. `matched` tells why a hit is a hit. */
function toJson(ctx: Ctx, { query, result, hits }: Found): object {
  return {
    query: query.text,
    lang: ctx.lang,
    total: result.total,
    limit: query.limit,
    offset: query.offset,
    hits: hits.map((hit) => toHit(ctx, hit)),
    facets: result.facets,
  };
}

const toHit = (ctx: Ctx, hit: ToldHit): object => ({
  iri: hit.subject,
  document: `${ctx.hub.base}${hit.doc}`,
  label: hit.label,
  module: hit.module,
  type: hit.type,
  museum: hit.museum,
  scheme: hit.scheme ?? null,
  broader: hit.broader ?? null,
  description: hit.text,
  matched: hit.matched,
  score: hit.score,
});
