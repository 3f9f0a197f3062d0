// A bar that is dragged: asked while it moves, saved when it is let go. JSON for the script; the form does the same without.
import { Router } from 'express';
import { mayOverrule } from '../../access/policy.ts';
import type { Hub } from '../../hub.ts';
import { Problem } from '../../problem.ts';
import type { Ctx } from '../../web/context.ts';
import { checkCsrf } from '../../web/csrf.ts';
import { bodyOf, mustWrite, readForm } from '../../web/forms/receive.ts';
import { outlookOf, savePlan } from './booking/save.ts';
import { inPlaceOf } from './core/amounts.ts';
import type { Claim } from './core/facts.ts';
import { momentOf } from './core/time.ts';
import { askedFor, fieldsIn, numberIn, staff } from './staff.ts';

export function moveDoor(hub: Hub): Router {
  const router = Router();
  router.get('/planning/check', async (request, response) => {
    const ctx = await staff(hub, request);
    const moved = movedClaim(ctx, ctx.query);
    const { conflicts, stopping } = outlookOf(ctx, { standing: moved.standing, wanted: moved.wanted, scope: 'all' });
    response
      .set('cache-control', 'no-store')
      .json({ conflicts, stopping, mayOverrule: mayOverrule(ctx.actor, 'planning', moved.wanted.museum) });
  });
  router.post('/planning/move', readForm, async (request, response) => {
    const ctx = await staff(hub, request);
    const fields = fieldsIn(bodyOf(request));
    checkCsrf(request, fields.get('_csrf'));
    const { standing, wanted } = movedClaim(ctx, fields);
    mustWrite(ctx, 'planning', standing.museum);
    const subject = await savePlan(
      ctx,
      { standing, wanted, scope: 'all' },
      { seq: numberIn(fields.get('seq')), reason: '', note: undefined },
    );
    response.json({ moved: subject });
  });
  return router;
}

/** @throws Problem not-found, bad-request */
function movedClaim(ctx: Ctx, fields: URLSearchParams): { readonly standing: Claim; readonly wanted: Claim } {
  const { standing } = askedFor(ctx, fields);
  const [start, end] = [momentOf(fields.get('start') ?? undefined), momentOf(fields.get('end') ?? undefined)];
  if (standing === undefined || start === undefined || end === undefined || end <= start)
    throw new Problem('bad-request', 'Name a booking, and a start and an end as dateTimes with an offset.');
  const [from, to] = [fields.get('from'), fields.get('to')];
  const moved = from === null || to === null ? standing : inPlaceOf(standing, from, to);
  return { standing, wanted: { ...moved, start, end } };
}
