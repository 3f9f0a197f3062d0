// The ways to narrow a search: every facet with its values and their counts, several at once; and what narrows now, each
// with the way out. Links, so that every choice is an address. Shows no value that the search did not tell.
import { facetNames, type FacetName } from '../../search/profile.ts';
import { ownIri } from '../../rdf/ns.ts';
import type { Ctx } from '../context.ts';
import type { AskedQuery } from '../hits.ts';
import { html, type Child, type Html } from '../html.ts';
import { museumName } from '../museums.ts';
import { moduleWord, typeWord } from '../names.ts';
import { icon } from '../parts.ts';
import { catalogues, type WordKey } from '../words.ts';
import type { Found } from './search.ts';

/** Values shown at once; the others open. */
const mostShown = 8;
const mostValues = 60;

/** The address of this search with one value more or less; always from the first page. */
export function hrefWith(ctx: Ctx, change: (query: URLSearchParams) => void): string {
  const query = new URLSearchParams(ctx.query);
  for (const key of ['lang', 'offset', 'format']) query.delete(key);
  change(query);
  return `/search?${query.toString()}`;
}

const withValue = (ctx: Ctx, key: FacetName, value: string): string =>
  hrefWith(ctx, (query) => query.append(key, value));
const withoutValue = (ctx: Ctx, key: FacetName, value: string): string =>
  hrefWith(ctx, (query) => query.delete(key, value));

export const withoutChoices = (ctx: Ctx): string =>
  hrefWith(ctx, (query) => facetNames.forEach((name) => query.delete(name)));

export const isNarrowed = (query: AskedQuery): boolean => facetNames.some((name) => query[name].length > 0);

/** The language of a tag as the reader calls it; a tag that is none stays as it is. */
function languageName(ctx: Ctx, tag: string): string {
  try {
    return new Intl.DisplayNames([ctx.lang], { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

const bookingStatuses = 'https://data.vlaanderen.be/id/concept/Infrastructuurreservatiestatustype/';

/** A status as people call it. */
export function statusWord(ctx: Ctx, value: string): string {
  const key = `search.status.${value}`;
  if (Object.hasOwn(catalogues.nl, key)) return ctx.t(key as WordKey);
  const named = (address: string): string | undefined => ctx.hub.shapes.nameOf(address)?.[ctx.lang];
  return named(ownIri(ctx.hub.base, value)) ?? named(bookingStatuses + value) ?? value;
}

function valueName(ctx: Ctx, key: FacetName, value: string, schemes: Found['schemes']): string {
  if (key === 'module') return moduleWord(ctx, value);
  if (key === 'type') return typeWord(ctx, value, 2);
  if (key === 'museum') return museumName(value);
  if (key === 'language') return languageName(ctx, value);
  return key === 'status' ? statusWord(ctx, value) : (schemes.get(value) ?? value);
}

/** What narrows now, each with the way out. */
export function chosen(ctx: Ctx, { query, schemes }: Found): Child {
  const tags = facetNames.flatMap((key) =>
    query[key].map((value) => {
      const name = valueName(ctx, key, value, schemes);
      const without = ctx.t('search.without', { name });
      return html`<a class="tag out" href="${withoutValue(ctx, key, value)}" aria-label="${without}"
        ><bdi>${name}</bdi> ${icon('x')}</a
      > `;
    }),
  );
  if (tags.length === 0) return undefined;
  const clear = tags.length > 1 && html`<a class="small" href="${withoutChoices(ctx)}">${ctx.t('search.clear')}</a>`;
  return html`<p class="row gap">${tags}${clear}</p>`;
}

/** Every value that is there, and every one that was chosen, also when nothing is left of it. */
function valuesOf(
  { query, result }: Found,
  key: FacetName,
): readonly { readonly value: string; readonly count: number }[] {
  const counted = result.facets[key];
  const gone = query[key].filter((value) => counted.every((each) => each.value !== value));
  const missing = gone.map((value) => ({ value, count: 0 }));
  const isChosen = ({ value }: { readonly value: string }): boolean => query[key].includes(value);
  return [...missing, ...counted.filter(isChosen), ...counted.filter((each) => !isChosen(each))];
}

function valueItem(ctx: Ctx, found: Found, key: FacetName, { value, count }: { value: string; count: number }): Html {
  const name = valueName(ctx, key, value, found.schemes);
  const number = html`<span class="soft">${ctx.number(count)}</span>`;
  if (!found.query[key].includes(value))
    return html`<li class="row end">
      <a class="tap" href="${withValue(ctx, key, value)}" rel="nofollow"><bdi>${name}</bdi></a
      >${number}
    </li>`;
  return html`<li class="row end">
    <a class="tap chosen" href="${withoutValue(ctx, key, value)}" rel="nofollow" aria-current="true"
      >${icon('check')}<bdi>${name}</bdi><span class="vh">, ${ctx.t('search.without', { name })}</span></a
    >${number}
  </li>`;
}

function facet(ctx: Ctx, found: Found, key: FacetName): Child {
  const values = valuesOf(found, key).slice(0, mostValues);
  if (found.query[key].length === 0 && values.every(({ count }) => count === found.result.total)) return undefined;
  const items = values.map((each) => valueItem(ctx, found, key, each));
  const more = items.slice(mostShown);
  return html`<section aria-labelledby="f-${key}">
    <h2 id="f-${key}" class="label">${ctx.t(`search.facet.${key}` as WordKey)}</h2>
    <ul class="lines tight">
      ${items.slice(0, mostShown)}
    </ul>
    ${
      more.length > 0 &&
      html`<details class="more">
        <summary class="small">${ctx.t('search.moreValues', { n: more.length })}</summary>
        <ul class="lines tight">
          ${more}
        </ul>
      </details>`
    }
  </section>`;
}

export const facets = (ctx: Ctx, found: Found): readonly Child[] =>
  facetNames.map((key) => facet(ctx, found, key)).filter((each) => each !== undefined);
