// Every element of the design on one page, in every state, light beside dark: what pages are made of, by the functions that make them.
import type { Ctx } from '../context.ts';
import { hatch } from '../charts/chart.ts';
import { html, type Html } from '../html.ts';
import { layout } from '../layout.ts';
import type { WordKey } from '../words.ts';
import { basics } from './design-basics.ts';
import { controls } from './design-controls.ts';
import { figures } from './design-figures.ts';
import { structure } from './design-structure.ts';

/** One element. Drawn twice, so that ids take the end that is handed in. */
export interface Element {
  readonly id: string;
  readonly draw: (end: string) => Html;
  /** Where light and dark would be the same: drawn once, as the page is. */
  readonly once?: boolean;
  /** Needs the whole width: dark under light. */
  readonly wide?: boolean;
}

export function designPage(ctx: Ctx): Html {
  const title = ctx.t('foot.design');
  const elements = [...basics(ctx), ...controls(ctx), ...structure(ctx), ...figures(ctx)];
  const main = html`<div class="title">
      <h1>${title}</h1>
      <p class="lede">${ctx.t('design.lede')}</p>
    </div>
    <nav class="row small gap" aria-label="${title}">
      ${elements.map(({ id }) => html`<a href="#${id}">${ctx.t(`design.${id}` as WordKey)}</a>`)}
    </nav>
    ${hatch} ${elements.map((element) => sample(ctx, element))}`;
  return layout(ctx, { title, breadcrumbs: [{ label: 'Vijver', href: '/' }, { label: title }] }, main);
}

function sample(ctx: Ctx, { id, draw, once = false, wide = false }: Element): Html {
  const body = once
    ? draw('')
    : html`<div class="${wide ? 'stack' : 'pairs'}">
        <div class="sample light">${draw('-l')}</div>
        <div class="sample dark">${draw('-d')}</div>
      </div>`;
  return html`<section class="sec" aria-labelledby="${id}">
    <div class="gap">
      <h2 id="${id}">${ctx.t(`design.${id}` as WordKey)}</h2>
      <p class="soft">${ctx.t(`design.${id}.when` as WordKey)}</p>
    </div>
    ${body}
  </section>`;
}
