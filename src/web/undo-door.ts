// Taking away and putting back. Nobody is asked whether they are sure: it can be undone, and the next page offers just that.
import { Router, type Request } from 'express';
import type { Hub } from '../hub.ts';
import { checkCsrf } from './csrf.ts';
import { webContext, type Ctx } from './context.ts';
import { bodyOf, mustWrite, partOf, readForm } from './forms/receive.ts';
import { deleteThing, restoreThing } from './forms/undo.ts';
import { deletePage } from './pages/delete.ts';
import { sendPage } from './send.ts';
import { docOfThing, loadThing, type Thing } from './thing.ts';

export function undoDoor(hub: Hub): Router {
  const router = Router();
  router.get('/doc/:type/:ref/delete', async (request, response) => {
    const { ctx, thing } = await mine(hub, request);
    sendPage(ctx, response, await deletePage(ctx, thing));
  });
  router.post('/doc/:type/:ref/delete', readForm, async (request, response) => {
    const { ctx, thing } = await mine(hub, request);
    if (ctx.signedIn) checkCsrf(request, bodyOf(request)['_csrf']);
    await deleteThing(ctx, thing, bodyOf(request));
    response.redirect(303, docOfThing(thing.resource));
  });
  router.post('/doc/:type/:ref/restore', readForm, async (request, response) => {
    const ctx = await webContext(hub, request);
    if (ctx.signedIn) checkCsrf(request, bodyOf(request)['_csrf']);
    const doc = await restoreThing(ctx, partOf(request, 'type'), partOf(request, 'ref'), bodyOf(request));
    response.redirect(303, doc);
  });
  return router;
}

/** The thing, for who may write it. */
async function mine(hub: Hub, request: Request): Promise<{ readonly ctx: Ctx; readonly thing: Thing }> {
  const ctx = await webContext(hub, request);
  const thing = await loadThing(ctx, partOf(request, 'type'), partOf(request, 'ref'));
  mustWrite(ctx, thing.resource.module, thing.resource.museum, thing.resource.type);
  return { ctx, thing };
}
