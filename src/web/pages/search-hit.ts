// One thing that was found: its name with what was asked marked, where it belongs, why it is here, and what to use instead
// when it has had its time. Shows no more than the search told.
import { passage } from '../../search/highlight.ts';
import type { Ctx } from '../context.ts';
import type { ToldHit } from '../hits.ts';
import { html, type Child, type Html } from '../html.ts';
import { marked } from '../marked.ts';
import { isMuseumKey, monogram } from '../museums.ts';
import { typeWord } from '../names.ts';
import { status, type StatusKind } from '../parts.ts';
import type { WordKey } from '../words.ts';
import { statusWord } from './search-facets.ts';

const longestName = 240;

/** Why a thing is a hit, in a few words; undefined when its name says so itself. */
export function whyWord(ctx: Ctx, { matched, label }: ToldHit): string | undefined {
  if (matched.how === 'similar') return ctx.t(matched.text === label ? 'search.similar' : 'search.similarName');
  if (matched.kind !== 'text' && matched.text === label) return undefined;
  if (matched.kind === 'notation' && /^https?:/.test(matched.text)) return ctx.t('search.address');
  return ctx.t(`search.matched.${matched.kind}` as WordKey);
}

/** A name of thousands of letters is shown where it matters. */
function shown(text: string, ranges: ToldHit['ranges'], asked: readonly string[], near: boolean): Child {
  if (text.length <= longestName) return marked(text, ranges);
  const part = passage(text, asked, near);
  return marked(part.text, part.ranges);
}

const kinds: Readonly<Record<string, StatusKind>> = { candidate: 'wait', deprecated: 'off', rejected: 'no' };

/** Approved is what one expects; anything else is told. */
function state(ctx: Ctx, hit: ToldHit): Child {
  if (hit.status === null || !Object.hasOwn(kinds, hit.status)) return undefined;
  const kind = kinds[hit.status] ?? '';
  const links = hit.instead.map(
    ({ doc, label }, i) => html`${i > 0 && ', '}<a class="serif" href="${doc}"><bdi>${label}</bdi></a>`,
  );
  const names = html`${links}`;
  const use = links.length > 0 && html`<span>${ctx.say('search.insteadOf', { names })}</span>`;
  return html`<p class="row small">${status(kind, statusWord(ctx, hit.status))}${use}</p>`;
}

function why(ctx: Ctx, hit: ToldHit, asked: readonly string[]): Child {
  const word = whyWord(ctx, hit);
  const { text, ranges, how, lang, kind } = hit.matched;
  if (word === undefined) return undefined;
  // The name above is marked already.
  if (text === hit.label) return html`<small class="soft">${word}</small>`;
  return html`<small
    ><span class="soft">${word}</span>
    <bdi class="${kind === 'notation' ? 'iri' : 'serif'}" lang="${lang}"
      >${shown(text, ranges, asked, how === 'similar')}</bdi
    >
    <span class="lang">${lang}</span></small
  >`;
}

export function hitItem(ctx: Ctx, asked: readonly string[], hit: ToldHit): Html {
  const near = hit.matched.how === 'similar';
  const place = [
    typeWord(ctx, hit.type),
    hit.scheme,
    hit.broader === undefined ? undefined : ctx.t('search.under', { name: hit.broader }),
  ].filter((each) => each !== undefined);
  // What matched in the text is shown as such; the same text once more would tell nothing.
  const about = hit.matched.kind === 'text' ? '' : hit.text;
  const snippet = passage(about, asked, near);
  return html`<li>
    <p class="row end">
      <a class="serif big" href="${hit.doc}"><bdi>${shown(hit.label, hit.ranges, asked, near)}</bdi></a
      >${isMuseumKey(hit.museum) && monogram(hit.museum)}
    </p>
    <small class="soft">${place.map((each, i) => html`${i > 0 && ' · '}<bdi>${each}</bdi>`)}</small
    >${state(ctx, hit)}${why(ctx, hit, asked)}${about !== '' && html`<p class="snippet"><bdi>${marked(snippet.text, snippet.ranges)}</bdi></p>`}
  </li>`;
}
