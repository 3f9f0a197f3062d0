// One's own agenda: for who signed in as a person whom the planning knows. Shows and changes nobody else's.
import { Router, type Request } from 'express';
import type { Hub } from '../../../hub.ts';
import { Problem } from '../../../problem.ts';
import type { Ctx } from '../../../web/context.ts';
import { checkCsrf } from '../../../web/csrf.ts';
import { bodyOf, readForm } from '../../../web/forms/receive.ts';
import { sendPage } from '../../../web/send.ts';
import { addDays, dayStart } from '../core/time.ts';
import { makeFeed } from '../feed-door.ts';
import { dayIn, todayOf } from '../pages/period.ts';
import { fieldsIn, staff } from '../staff.ts';
import { sayAway, sayBack } from './absence.ts';
import { mineIn } from './mine.ts';
import { mePage, type MeView } from './page.ts';

const shownDays = 42;

export function meDoor(hub: Hub): Router {
  const router = Router();
  router.get('/planning/me', async (request, response) => {
    const ctx = await staff(hub, request);
    response.set('cache-control', 'private, no-store');
    sendPage(ctx, response, mePage(ctx, await viewOf(ctx)));
  });
  router.post('/planning/me/feed', readForm, async (request, response) => {
    const { ctx } = await posted(hub, request);
    const view = await viewOf(ctx);
    if (view.mine === undefined) throw new Problem('not-found', 'You are not in the planning.');
    const address = makeFeed(ctx, { kind: 'person', target: ctx.actor.iri, lang: ctx.lang, busyOnly: false });
    response.set('cache-control', 'no-store');
    sendPage(ctx, response, mePage(ctx, { ...view, address }), 201);
  });
  router.post('/planning/me/away', readForm, async (request, response) => {
    const { ctx, fields } = await posted(hub, request);
    const [from, until] = [dayIn(fields, 'from'), dayIn(fields, 'until')];
    const time =
      from === undefined || until === undefined
        ? { start: 0, end: 0 }
        : { start: dayStart(from), end: dayStart(addDays(until, 1)) };
    try {
      await sayAway(hub, ctx.actor, time);
      response.redirect(303, '/planning/me#away');
    } catch (error) {
      // What was typed stays, with what is wrong beside it.
      if (!(error instanceof Problem) || error.type !== 'bad-request') throw error;
      const why = (ctx.lang === 'nl' ? error.dutch : undefined) ?? error.message;
      sendPage(ctx, response, mePage(ctx, { ...(await viewOf(ctx)), refused: { fields, why } }), error.status);
    }
  });
  router.post('/planning/me/back', readForm, async (request, response) => {
    const { ctx, fields } = await posted(hub, request);
    await sayBack(hub, ctx.actor, Number(fields.get('start') ?? Number.NaN));
    response.redirect(303, '/planning/me#away');
  });
  return router;
}

async function posted(hub: Hub, request: Request): Promise<{ readonly ctx: Ctx; readonly fields: URLSearchParams }> {
  const ctx = await staff(hub, request);
  const fields = fieldsIn(bodyOf(request));
  checkCsrf(request, fields.get('_csrf'));
  return { ctx, fields };
}

async function viewOf(ctx: Ctx): Promise<MeView> {
  const first = dayIn(ctx.query, 'date') ?? todayOf(ctx);
  const window = { start: dayStart(first), end: dayStart(addDays(first, shownDays)) };
  const mine = mineIn(ctx.hub.views, ctx.actor.iri, window);
  const about = (mine?.duties ?? []).flatMap(({ claim }) => [
    ...claim.wants,
    ...(claim.purpose === undefined ? [] : [claim.purpose]),
  ]);
  const names = await ctx.hub.state.names([...new Set(about)], ctx.lang, ctx.marks);
  return { mine, first, days: shownDays, names };
}
