// The pages of a stream as a picture: one block each, the last one open. The same is said in words for who does not see it.
import { pageSize } from '../log/log.ts';
import type { FrameCtx } from '../web/context.ts';
import { html, type Html } from '../web/html.ts';

/** @param most blocks that are drawn; the pages before them are counted in words */
export function picture(ctx: FrameCtx, count: number, most: number): Html {
  const full = Math.floor(count / pageSize);
  const open = count % pageSize === 0 ? 0 : 1;
  const drawn = Math.min(full, most - open);
  const words = ctx.t('ldes.picture', { full, open });
  return html`<span class="pages" role="img" aria-label="${words}"
      >${Array.from({ length: drawn }, () => html`<i></i>`)}${open === 1 && html`<i class="open"></i>`}</span
    >${full > drawn && html` <small class="soft">${ctx.t('ldes.pictureMore', { n: full - drawn })}</small>`}`;
}
