// What the handbook tells elsewhere: on home and at a museum, how many of its pages lean on a term that changed.
import type { Tells } from '../../web/tells.ts';
import { html } from '../../web/html.ts';
import { countFlagged } from './watch/read.ts';

export const wikiTells: Tells = {
  async waits(ctx) {
    const museum = ctx.actor.museum ?? undefined;
    if (!ctx.mayWrite('wiki', ctx.actor.museum)) return [];
    const n = countFlagged(ctx.hub.views, { marks: ctx.marks, museum });
    if (n === 0) return [];
    const href = `/wiki/overdue${museum === undefined ? '' : `?museum=${museum}`}#changed-terms`;
    const what = html`<a href="${href}">${ctx.t('watch.waits', { n })}</a>`;
    return [{ module: 'wiki', what, more: ctx.t('watch.waitsMore') }];
  },
  async waitsAt(ctx, museum) {
    const n = countFlagged(ctx.hub.views, { marks: ctx.marks, museum });
    return n === 0
      ? []
      : [{ n, href: `/wiki/overdue?museum=${museum}#changed-terms`, words: ctx.t('watch.listTitle') }];
  },
};
