// The search boxes: the small one of the header and the big one of home, search and not found. Plain forms; `search.js`
// makes a combobox of them, and of the one on the search page a page that follows what you type.
import type { FrameCtx } from './context.ts';
import { html, type Child, type Html } from './html.ts';
import { icon } from './parts.ts';

/** That a list of suggestions may come under the box, and what the script says, in the reader's language. */
const words = (ctx: FrameCtx): Html =>
  html` data-suggest="list" data-all="${ctx.t('suggest.all')}" data-label="${ctx.t('suggest.label')}"
  data-one="${ctx.t('suggest.one')}" data-many="${ctx.t('suggest.many')}" data-none="${ctx.t('suggest.none')}"`;

/** In the header of every page that has no big one. */
export const smallAsk = (ctx: FrameCtx, asked: string): Html =>
  html`<form class="find" role="search" action="/search" ${words(ctx)}>
    <label class="vh" for="q0">${ctx.t('frame.searchIn')}</label> ${icon('search')}<input
      id="q0"
      type="search"
      name="q"
      value="${asked}"
      placeholder="${ctx.t('frame.searchAll')}"
      autocomplete="off"
      maxlength="200"
    /><kbd aria-hidden="true">/</kbd>
  </form>`;

export interface BigAsk {
  readonly asked?: string;
  /** The page itself follows what is typed; else suggestions come under the box. */
  readonly live?: boolean;
  /** Hidden fields: what narrows. */
  readonly kept?: Child;
  readonly className?: string;
}

export const bigAsk = (ctx: FrameCtx, { asked = '', live = false, kept, className = '' }: BigAsk = {}): Html =>
  html`<form class="ask ${className}" role="search" action="/search" ${live ? html` data-live="page"` : words(ctx)}>
    <label class="vh" for="q">${ctx.t('home.ask')}</label
    ><input
      id="q"
      name="q"
      type="search"
      value="${asked}"
      placeholder="${ctx.t('home.placeholder')}"
      autocomplete="off"
      maxlength="200"
    />${kept}<button class="btn main icon" aria-label="${ctx.t('home.search')}">${icon('search')}</button>
  </form>`;
