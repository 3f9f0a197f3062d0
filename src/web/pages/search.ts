// The search page: hits with why they are hits, and the ways to narrow. The address holds the whole question. What
// `search.js` renews while you type stands in `#found`; the count stands outside, so that it is heard.
import { facetNames } from '../../search/profile.ts';
import type { SearchResult } from '../../search/search.ts';
import { bigAsk } from '../ask.ts';
import type { Ctx } from '../context.ts';
import { cutAt, type AskedQuery, type ToldHit } from '../hits.ts';
import { html, type Child, type Html } from '../html.ts';
import { layout } from '../layout.ts';
import { askedWords } from '../marked.ts';
import { paging } from '../parts.ts';
import { beginning, nothing } from './search-empty.ts';
import { chosen, facets, hrefWith } from './search-facets.ts';
import { hitItem } from './search-hit.ts';
import { pagingWords } from './paged.ts';

export interface Found {
  readonly query: AskedQuery;
  readonly result: SearchResult;
  readonly hits: readonly ToldHit[];
  /** Names of the schemes that the facets count. */
  readonly schemes: ReadonlyMap<string, string>;
  /** What there is to begin with. */
  readonly totals: readonly { readonly module: string; readonly type: string; readonly count: number }[];
  /** Shorter questions that would find something. */
  readonly tries: readonly { readonly text: string; readonly count: number; readonly more: boolean }[];
}

/** Pages go no further than what was put in order, nor than an address may ask. */
const furthest = 1_000;

export function searchPage(ctx: Ctx, found: Found): Html {
  const { query } = found;
  const title = query.text === '' ? ctx.t('search.title') : ctx.t('search.for', { text: cutAt(query.text, 80) });
  const kept = facetNames.map((key) =>
    query[key].map((value) => html`<input type="hidden" name="${key}" value="${value}" />`),
  );
  const main = html`<h1 class="vh">${title}</h1>
    ${bigAsk(ctx, { asked: query.text, live: true, kept })}
    <p id="count" class="soft after gap" role="status">${countOf(ctx, found)}</p>
    <div id="found">${query.text === '' ? beginning(ctx, found) : answers(ctx, found)}</div>`;
  return layout(
    ctx,
    { title, withoutSearch: true, breadcrumbs: [{ label: 'Vijver', href: '/' }, { label: ctx.t('search.title') }] },
    main,
  );
}

function countOf(ctx: Ctx, { query, result }: Found): Child {
  if (query.text === '') return ctx.t('search.start');
  if (result.total === 0) return ctx.t('search.countNone');
  if (result.hits.every(({ matched }) => matched.how === 'similar'))
    return ctx.t('search.countSimilar', { n: result.total });
  return ctx.t('search.count', { n: result.total });
}

function answers(ctx: Ctx, found: Found): Html {
  const { query, result, hits } = found;
  const asked = askedWords(query.text);
  const narrow = facets(ctx, found);
  const list = html`<ol class="lines hits">
    ${hits.map((hit) => hitItem(ctx, asked, hit))}
  </ol>`;
  return html`<div class="grid">
    <div class="c8 cq">
      ${didYouMean(ctx, found)}${chosen(ctx, found)}${narrow.length > 0 && html`<p class="gap to-narrow"><a class="btn" href="#narrow">${ctx.t('search.narrow')}</a></p>`}
      ${hits.length > 0 && list}${result.total === 0 && nothing(ctx, found)}${pages(ctx, found)}
    </div>
    ${narrow.length > 0 && html`<aside id="narrow" class="c4 stack wide" aria-label="${ctx.t('search.narrow')}">${narrow}</aside>`}
  </div>`;
}

/** Nothing fits as it was written: the question put right. */
function didYouMean(ctx: Ctx, { result: { meant } }: Found): Child {
  if (meant === null) return undefined;
  const text = html`<a class="serif" href="${hrefWith(ctx, (query) => query.set('q', meant))}"><bdi>${meant}</bdi></a>`;
  return html`<p class="gap big">${ctx.say('search.meant', { text })}</p>`;
}

function pages(ctx: Ctx, { query, result }: Found): Child {
  const page = Math.floor(query.offset / query.limit) + 1;
  const total = Math.min(result.total, result.reachable, furthest);
  return paging({
    label: ctx.t('paging.label'),
    page,
    size: query.limit,
    total,
    href: (to) => hrefWith(ctx, (asked) => to > 1 && asked.set('offset', String((to - 1) * query.limit))),
    words: pagingWords(ctx, page, query.limit, result.total),
  });
}
