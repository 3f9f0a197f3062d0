// The search page: hits with why they are hits, and the ways to narrow. The address holds the whole question.
import type { SearchQuery, SearchResult } from '../../search/search.ts';
import type { Ctx } from '../context.ts';
import type { ToldHit } from '../hits.ts';
import { html, type Child, type Html } from '../html.ts';
import { layout } from '../layout.ts';
import { isMuseumKey, monogram, museumName } from '../museums.ts';
import { moduleWord, typeWord } from '../names.ts';
import { icon, paging } from '../parts.ts';
import type { WordKey } from '../words.ts';
import { pagingWords } from './paged.ts';

export interface Found {
  readonly query: SearchQuery;
  readonly result: SearchResult;
  readonly hits: readonly ToldHit[];
  /** Names of the schemes that the facets count. */
  readonly schemes: ReadonlyMap<string, string>;
}

const facetKeys = ['module', 'type', 'museum', 'scheme'] as const;

export function searchPage(ctx: Ctx, found: Found): Html {
  const { query, result, hits } = found;
  const title = query.text === '' ? ctx.t('search.title') : ctx.t('search.for', { text: query.text });
  const pages = paging({
    label: ctx.t('paging.label'),
    page: Math.floor(query.offset / query.limit) + 1,
    size: query.limit,
    total: Math.min(result.total, 1000),
    href: (page) => hrefWith(ctx, { offset: String((page - 1) * query.limit) }),
    words: pagingWords(ctx, Math.floor(query.offset / query.limit) + 1, query.limit, result.total),
  });
  const count =
    query.text === '' ? '' : ctx.t(result.total >= 1000 ? 'search.many' : 'search.count', { n: result.total });
  const main = html`<h1 class="vh">${title}</h1>
    <form class="ask" role="search" action="/search">
      <label class="vh" for="q">${ctx.t('home.ask')}</label
      ><input
        id="q"
        name="q"
        type="search"
        value="${query.text}"
        placeholder="${ctx.t('home.placeholder')}"
        autocomplete="off"
        maxlength="200"
      />${facetKeys.map((key) => query[key] !== undefined && html`<input type="hidden" name="${key}" value="${query[key]}" />`)}<button
        class="btn main icon"
        aria-label="${ctx.t('home.search')}"
      >
        ${icon('search')}
      </button>
    </form>
    <div class="grid after">
      <div class="c8 cq">
        <p class="soft gap" role="status">${count} ${chosen(ctx, found)}</p>
        ${
          hits.length > 0 &&
          html`<ol class="lines hits">
            ${hits.map((hit) => hitItem(ctx, query.text, hit))}
          </ol>`
        }${query.text !== '' && result.total === 0 && nothing(ctx)}${pages}
      </div>
      <aside class="c4 stack wide" aria-label="${ctx.t('search.narrow')}">${facets(ctx, found)}</aside>
    </div>`;
  return layout(
    ctx,
    { title, withoutSearch: true, breadcrumbs: [{ label: 'Vijver', href: '/' }, { label: ctx.t('search.title') }] },
    main,
  );
}

function hrefWith(ctx: Ctx, changes: Readonly<Record<string, string | undefined>>): string {
  const query = new URLSearchParams(ctx.query);
  query.delete('lang');
  for (const [key, value] of Object.entries({ offset: undefined, ...changes })) {
    if (value === undefined || value === '0') query.delete(key);
    else query.set(key, value);
  }
  return `/search?${query.toString()}`;
}

/** What narrows now, each with the way out. */
const chosen = (ctx: Ctx, { query, schemes }: Found): Child =>
  facetKeys.map((key) => {
    const value = query[key];
    if (value === undefined) return undefined;
    const name = facetName(ctx, key, value, schemes);
    return html` <a
      class="tag out"
      href="${hrefWith(ctx, { [key]: undefined })}"
      aria-label="${ctx.t('search.without', { name })}"
      >${name} ${icon('x')}</a
    >`;
  });

function facetName(
  ctx: Ctx,
  key: (typeof facetKeys)[number],
  value: string,
  schemes: ReadonlyMap<string, string>,
): string {
  if (key === 'module') return moduleWord(ctx, value);
  if (key === 'type') return typeWord(ctx, value, 2);
  return key === 'museum' ? museumName(value) : (schemes.get(value) ?? value);
}

function facets(ctx: Ctx, { query, result, schemes }: Found): Child {
  return facetKeys.map((key) => {
    const values = result.facets[key].slice(0, 12);
    if (values.length < 2 || query[key] !== undefined) return undefined;
    const links = values.map(
      ({ value, count }) =>
        html`<li class="row end">
          <a href="${hrefWith(ctx, { [key]: value })}"><bdi>${facetName(ctx, key, value, schemes)}</bdi></a
          ><span class="soft">${ctx.number(count)}</span>
        </li>`,
    );
    return html`<section aria-labelledby="f-${key}">
      <h2 id="f-${key}" class="label">${ctx.t(`search.facet.${key}`)}</h2>
      <ul class="lines tight">
        ${links}
      </ul>
    </section>`;
  });
}

function hitItem(ctx: Ctx, asked: string, hit: ToldHit): Html {
  const other = hit.matched.text !== hit.label;
  // What matched in the text is shown as such; the same text once more would tell nothing.
  const snippet = hit.matched.kind === 'text' ? '' : hit.text;
  const place = [
    typeWord(ctx, hit.type),
    hit.scheme,
    hit.broader === undefined ? undefined : ctx.t('search.under', { name: hit.broader }),
  ].filter((each) => each !== undefined);
  const why =
    other &&
    html`<small
      >${ctx.t(`search.matched.${hit.matched.kind}` as WordKey)}
      <bdi class="serif">${mark(cut(hit.matched.text), asked)}</bdi>
      <span class="lang">${hit.matched.lang}</span></small
    >`;
  return html`<li>
    <p class="row end">
      <a class="serif big" href="${hit.doc}"><bdi>${mark(hit.label, asked)}</bdi></a
      >${isMuseumKey(hit.museum) && monogram(hit.museum)}
    </p>
    <small class="soft">${place.map((each, i) => html`${i > 0 && ' · '}<bdi>${each}</bdi>`)}</small
    >${why}${snippet !== '' && html`<p class="snippet"><bdi>${snippet}</bdi></p>`}
  </li>`;
}

const cut = (text: string): string => (text.length > 200 ? `${text.slice(0, 199)}…` : text);

const bare = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** The asked words inside a name, marked; letters count as equal without accents and case. */
function mark(name: string, asked: string): Child {
  const folded = [...name].map(bare);
  const words = bare(asked)
    .split(/\s+/)
    .filter((word) => word.length > 1);
  const line = folded.join('');
  const hit = words.map((word) => ({ at: line.indexOf(word), length: word.length })).find(({ at }) => at >= 0);
  if (hit === undefined || folded.some((letter) => letter.length !== 1)) return name;
  const letters = [...name];
  const part = (from: number, to?: number): string => letters.slice(from, to).join('');
  return html`${part(0, hit.at)}<mark>${part(hit.at, hit.at + hit.length)}</mark>${part(hit.at + hit.length)}`;
}

const nothing = (ctx: Ctx): Html =>
  html`<div class="empty">
    <p>${ctx.t('search.none')}</p>
    <p class="small sans">${ctx.t('search.noneHint')}</p>
  </div>`;
