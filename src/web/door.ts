// The people's pages that are not about one thing: home, modules, lists, data, problems, design; and the forms.
import { Router, type Request } from 'express';
import type { Hub } from '../hub.ts';
import { catalogue, Problem, type ProblemType } from '../problem.ts';
import { accountDoor } from './account-door.ts';
import { adminDoor } from './admin-door.ts';
import { webContext } from './context.ts';
import { editDoor, type BesideForms } from './edit-door.ts';
import { lastVisit } from './home/visit.ts';
import { liveDoor } from './live-door.ts';
import { ownDoor } from './own-door.ts';
import { dataPage } from './pages/data.ts';
import { designPage } from './pages/design.ts';
import { homePage } from './pages/home.ts';
import { listPage } from './pages/list.ts';
import { modulePage } from './pages/module.ts';
import { cataloguePage, explainPage } from './pages/problems.ts';
import { renderBranchFragment } from './pages/scheme-browse.ts';
import { privacyDoor } from './privacy-door.ts';
import { proposalDoor } from './proposals/door.ts';
import { sendPage } from './send.ts';
import type { Tells } from './tells.ts';
import { loadThing } from './thing.ts';

/** What modules bring to pages that are not theirs. */
export interface FromModules {
  /** On home. */
  readonly tells: readonly Tells[];
  /** Beside the form of their own kinds of things. */
  readonly beside: BesideForms;
}

export function webDoor(hub: Hub, { tells, beside }: FromModules): Router {
  const router = Router();
  router.get('/', async (request, response) => {
    const ctx = await webContext(hub, request);
    const visited = ctx.signedIn ? lastVisit(request, response, hub.now()) : undefined;
    sendPage(ctx, response, await homePage(ctx, { visited, tells }));
  });
  router.get('/data', async (request, response) => {
    const ctx = await webContext(hub, request);
    sendPage(ctx, response, await dataPage(ctx));
  });
  router.get('/design', async (request, response) => {
    const ctx = await webContext(hub, request);
    sendPage(ctx, response, designPage(ctx));
  });
  router.get('/problems', async (request, response) => {
    const ctx = await webContext(hub, request);
    sendPage(ctx, response, cataloguePage(ctx));
  });
  router.get('/problems/:type', async (request, response) => {
    const { type } = request.params;
    if (!isProblemType(type))
      throw new Problem('not-found', {
        nl: `Er is geen melding “${type.slice(0, 80)}”. Ze staan allemaal op /problems.`,
        en: `There is no problem “${type.slice(0, 80)}”; /problems lists them all.`,
      });
    const ctx = await webContext(hub, request);
    sendPage(ctx, response, explainPage(ctx, type));
  });
  router.use(liveDoor(hub));
  router.get('/terms/branch', async (request, response) => {
    const ctx = await webContext(hub, request);
    const under = ctx.query.has('under') ? thingAt(ctx, 'under', 'concept') : undefined;
    const [scheme, parent] = await Promise.all([thingAt(ctx, 'scheme', 'scheme'), under]);
    sendPage(ctx, response, await renderBranchFragment(ctx, scheme, parent));
  });
  router.use(
    accountDoor(hub),
    ownDoor(hub),
    adminDoor(hub),
    privacyDoor(hub),
    proposalDoor(hub),
    editDoor(hub, beside),
  );
  router.get('/:module', async (request, response, next) => {
    const module = moduleIn(hub, request);
    if (!module) return next();
    const ctx = await webContext(hub, request);
    sendPage(ctx, response, await modulePage(ctx, module));
  });
  router.get('/:module/:type', async (request, response, next) => {
    const module = moduleIn(hub, request);
    const type = module?.types.find(({ name }) => name === request.params.type);
    if (!module || !type) return next();
    const ctx = await webContext(hub, request);
    sendPage(ctx, response, await listPage(ctx, module, type));
  });
  return router;
}

const isProblemType = (text: string): text is ProblemType => Object.hasOwn(catalogue, text);
const moduleIn = (hub: Hub, request: Request) => hub.modules.find(({ name }) => name === request.params['module']);

/** The thing whose IRI a parameter of the address holds. */
async function thingAt(ctx: Awaited<ReturnType<typeof webContext>>, key: string, type: string) {
  const resource = await ctx.hub.state.get(ctx.query.get(key) ?? '');
  // An address that leads to something hidden leads nowhere, in the same words.
  const seen = resource?.type === type && ctx.marks.includes(resource.mark);
  return loadThing(ctx, type, seen ? resource.ref : '');
}
