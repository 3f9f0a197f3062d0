// GET /search: one question over everything; a page for people, JSON for programs and for the boxes that complete what you type.
import { Router } from 'express';
import type { Hub } from '../hub.ts';
import { negotiate } from '../rdf/negotiate.ts';
import { webContext, type Ctx } from './context.ts';
import { totalsOf } from './counts.ts';
import { nothingFound, queryOf, tellHits, type AskedQuery, type ToldHit } from './hits.ts';
import { askedWords } from './marked.ts';
import { whyWord } from './pages/search-hit.ts';
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

async function find(ctx: Ctx, forPeople: boolean): Promise<Found> {
  const query = queryOf(ctx);
  const result = query.text === '' ? nothingFound : await ctx.hub.search.search(query);
  const hits = await tellHits(ctx, result.hits);
  if (!forPeople) return { query, result, hits, schemes: new Map(), totals: [], tries: [] };
  const wanted = [...result.facets.scheme.map(({ value }) => value), ...query.scheme];
  const schemes = await ctx.hub.state.names(wanted.slice(0, 200), ctx.lang, ctx.marks);
  const totals = query.text === '' || result.total === 0 ? await totalsOf(ctx.hub.state, ctx.marks) : [];
  const tries = query.text !== '' && result.found === 0 ? await otherTries(ctx, query) : [];
  return { query, result, hits, schemes, totals, tries };
}

/** Shorter questions than one that found nothing: each of its words, and the beginning of the longest; counted in one go. */
async function otherTries(ctx: Ctx, query: AskedQuery): Promise<Found['tries']> {
  const list = askedWords(query.text).filter((word) => word.length > 2);
  const longest = list.toSorted((a, b) => b.length - a.length)[0] ?? '';
  const begun = longest.length > 5 ? [longest.slice(0, Math.ceil(longest.length * 0.6))] : [];
  const texts = [...new Set([...(list.length > 1 ? list.slice(0, 4) : []), ...begun])];
  const found = texts.length === 0 ? [] : await ctx.hub.search.count({ texts, marks: query.marks });
  return texts.flatMap((text, i) => {
    const { n, more } = found[i] ?? { n: 0, more: false };
    return n === 0 ? [] : [{ text, count: n, more }];
  });
}

/** The answer for programs. `matched` and `why` tell why a hit is a hit. */
function toJson(ctx: Ctx, { query, result, hits }: Found): object {
  return {
    query: query.text,
    lang: ctx.lang,
    total: result.total,
    found: result.found,
    reachable: result.reachable,
    meant: result.meant,
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
  ranges: hit.ranges,
  module: hit.module,
  type: hit.type,
  museum: hit.museum,
  scheme: hit.scheme ?? null,
  broader: hit.broader ?? null,
  description: hit.text,
  matched: hit.matched,
  why: whyWord(ctx, hit) ?? null,
  status: hit.status,
  deprecated: hit.faded,
  replacedBy: hit.instead.map(({ iri, label }) => ({ iri, label })),
  score: hit.score,
});
