// Something to copy: a command or an address, with a button that is only there when scripts are. Text in, HTML out.
import type { FrameCtx } from './context.ts';
import { html, type Html } from './html.ts';
import { icon } from './parts.ts';

/** @param id of the element whose text is copied */
export const copyButtonFor = (ctx: FrameCtx, id: string, name = ''): Html =>
  html`<button class="btn bare" type="button" data-copy="${id}" hidden>
    ${icon('copy')}<span>${ctx.t('data.copyCode')}${name !== '' && html`<span class="vh"> ${name}</span>`}</span>
  </button>`;

/** @param id unique on its page @param name what it is, for who hears the button */
export const codeBlock = (ctx: FrameCtx, { id, text, name = '' }: { id: string; text: string; name?: string }): Html =>
  html`<div class="snip">
    <pre class="code" id="${id}" tabindex="0">${text}</pre>
    ${copyButtonFor(ctx, id, name)}
  </div>`;
