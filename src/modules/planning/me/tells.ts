// What planning tells on home: what stands next on the reader's own name, within a week. Nothing to who has no name here.
import { html } from '../../../web/html.ts';
import type { Tells, Wait } from '../../../web/tells.ts';
import type { Ctx } from '../../../web/context.ts';
import { spanText } from '../core/explain.ts';
import { dayMs } from '../core/time.ts';
import { titleIn } from '../pages/shown.ts';
import { mineIn, type Duty } from './mine.ts';

const [daysAhead, most] = [7, 3];

const toWait = (ctx: Ctx, { start, end, claim, away }: Duty): Wait => ({
  module: 'planning',
  what: html`<a class="serif" href="/planning/me"><bdi>${titleIn(ctx, claim)}</bdi></a>`,
  more: html`${spanText(start, end, ctx.lang)}${away && html`, ${ctx.t('me.clash')}`}`,
});

export const planningTells: Tells = {
  waits: async (ctx) => {
    if (ctx.actor.account === undefined || !ctx.marks.includes('internal')) return [];
    const now = ctx.hub.now().getTime();
    const mine = mineIn(ctx.hub.views, ctx.actor.iri, { start: now, end: now + daysAhead * dayMs });
    return (mine?.duties ?? []).slice(0, most).map((duty) => toWait(ctx, duty));
  },
};
