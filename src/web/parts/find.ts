// A box that asks the search within one part of the hub, for the front page of that part. A plain form: works without scripts.
import type { FrameCtx } from '../context.ts';
import { html, type Html } from '../html.ts';
import { icon } from '../parts.ts';

interface Box {
  /** Of the input, unique on the page. */
  readonly id: string;
  readonly module: string;
  readonly label: string;
  readonly hint: string;
}

export const findWithin = (ctx: FrameCtx, { id, module, label, hint }: Box): Html =>
  html`<form class="row filter gap" action="/search" role="search" aria-label="${label}">
    <input type="hidden" name="module" value="${module}" />
    <label class="lab" for="${id}">${label}</label
    ><input
      class="in"
      id="${id}"
      type="search"
      name="q"
      placeholder="${hint}"
      autocomplete="off"
      maxlength="200"
    /><button class="btn">${icon('search')}${ctx.t('home.search')}</button>
  </form>`;
