// The wiki's own rooms: its front page, what is due for review, moving a page. Forms are posted without scripts and checked like all forms.
import { Router, type Request, type Response } from 'express';
import { museums } from '../../access/policy.ts';
import type { Hub } from '../../hub.ts';
import { Problem } from '../../problem.ts';
import { iri } from '../../rdf/ns.ts';
import { docPath, ownThing } from '../../rdf/refs.ts';
import { namedNode, quad } from '../../rdf/terms.ts';
import { webContext, type Ctx } from '../../web/context.ts';
import { checkCsrf } from '../../web/csrf.ts';
import { bodyOf, mustWrite, readForm, readLongForm } from '../../web/forms/receive.ts';
import type { Html } from '../../web/html.ts';
import { sendPage } from '../../web/send.ts';
import type { Tells } from '../../web/tells.ts';
import { docOfThing, loadThing, type Thing } from '../../web/thing.ts';
import { hiddenQuads } from '../../documents/visible.ts';
import { statusIri } from './chain.ts';
import { movePage } from './move.ts';
import { applicationsPage } from './pages/applications.ts';
import { brokenPage } from './pages/broken.ts';
import { actionsPage } from './pages/chain.ts';
import { movingPage } from './pages/move.ts';
import { overduePage } from './pages/overdue.ts';
import { wikiHome } from './pages/home.ts';
import { overviewPage } from './pages/overview.ts';
import { previewPage } from './pages/preview.ts';
import { foundRight } from './review.ts';
import { swapTag } from './watch/swap.ts';

type Draw = (ctx: Ctx) => Html | Promise<Html>;
type Show = (draw: Draw) => (request: Request, response: Response) => Promise<void>;

/** @param tells what modules have to tell of a museum */
export function wikiDoor(hub: Hub, tells: readonly Tells[]): Router {
  const router = Router();
  const show: Show = (draw) => async (request, response) => {
    const ctx = await webContext(hub, request);
    sendPage(ctx, response, await draw(ctx));
  };
  router.get('/wiki', show(wikiHome));
  router.get('/wiki/overdue', show(overduePage));
  router.get('/wiki/broken', show(brokenPage));
  router.get('/wiki/overview/:museum', async (request, response, next) => {
    const museum = museums.find((key) => key === request.params.museum);
    if (museum === undefined) return next();
    const ctx = await webContext(hub, request);
    sendPage(ctx, response, await overviewPage(ctx, museum, tells));
  });
  router.get('/wiki/actions', show(actionsPage));
  router.get('/wiki/applications', show(applicationsPage));
  router.post('/wiki/preview', readLongForm, async (request, response) => {
    const ctx = await signed(hub, request);
    // What is typed is shown on a page of ours: only to who could save it here.
    mustWrite(ctx, 'wiki', ctx.actor.museum);
    const name = textIn(request, '_preview');
    const [text, lang] = [textIn(request, `${name}.v`), textIn(request, `${name}.l`)];
    sendPage(ctx, response, await previewPage(ctx, { text, lang, bare: textIn(request, '_bare') !== '' }));
  });
  return router.use(movingDoor(hub, show), deedsDoor(hub));
}

/** Another address for a page. */
function movingDoor(hub: Hub, show: Show): Router {
  const router = Router();
  router.get(
    '/wiki/move',
    show(async (ctx) => movingPage(ctx, await writable(ctx, ctx.query.get('page') ?? ''))),
  );
  router.post('/wiki/move', readForm, async (request, response) => {
    const ctx = await signed(hub, request);
    const thing = await writable(ctx, textIn(request, 'page'));
    const ref = textIn(request, 'ref').trim();
    try {
      const to = await movePage(ctx, thing, ref, Number(textIn(request, 'seq')));
      response.redirect(303, docPath('page', ownThing(hub.base, to)?.ref ?? ''));
    } catch (error) {
      if (!(error instanceof Problem) || !['bad-request', 'exists'].includes(error.type)) throw error;
      const wrong = ctx.t(error.type === 'exists' ? 'wiki.moveTaken' : 'wiki.moveWrong');
      sendPage(ctx, response, movingPage(ctx, thing, { ref, wrong }), error.status);
    }
  });
  return router;
}

/** What one button does: done, still correct, another tag. */
function deedsDoor(hub: Hub): Router {
  const router = Router();
  router.post('/wiki/done', readForm, async (request, response) => {
    const ctx = await signed(hub, request);
    const thing = await writable(ctx, textIn(request, 'action'));
    await sayDone(ctx, thing, Number(textIn(request, 'seq')));
    response.redirect(303, docOfThing(thing.resource));
  });
  router.post('/wiki/still-correct', readForm, async (request, response) => {
    const ctx = await signed(hub, request);
    const thing = await writable(ctx, textIn(request, 'page'));
    await sayStillCorrect(ctx, thing, Number(textIn(request, 'seq')));
    response.redirect(303, textIn(request, 'next') === 'overdue' ? '/wiki/overdue' : docOfThing(thing.resource));
  });
  router.post('/wiki/swap', readForm, async (request, response) => {
    const ctx = await signed(hub, request);
    const thing = await writable(ctx, textIn(request, 'page'));
    const seq = Number(textIn(request, 'seq'));
    await swapTag(ctx, thing, { term: textIn(request, 'term'), seq });
    response.redirect(303, `${docOfThing(thing.resource)}?swapped=${seq}`);
  });
  return router;
}

const textIn = (request: Request, name: string): string => {
  const value = bodyOf(request)[name];
  return typeof value === 'string' ? value : '';
};

/** Who posts a form of ours. @throws Problem `forbidden` for a form of another site or session */
async function signed(hub: Hub, request: Request): Promise<Ctx> {
  const ctx = await webContext(hub, request);
  if (ctx.signedIn) checkCsrf(request, bodyOf(request)['_csrf']);
  return ctx;
}

/** A thing of the wiki that the asker may write. @throws Problem `not-found`, `unknown-actor`, `forbidden` */
async function writable(ctx: Ctx, subject: string): Promise<Thing> {
  if (!ctx.signedIn) mustWrite(ctx, 'wiki', null);
  const own = ownThing(ctx.hub.base, subject);
  const isOurs = ctx.hub.modules.some(
    ({ name, types }) => name === 'wiki' && types.some((type) => type.name === own?.type),
  );
  const thing = await loadThing(ctx, isOurs ? (own?.type ?? '') : 'page', isOurs ? (own?.ref ?? '') : '');
  mustWrite(ctx, 'wiki', thing.resource.museum);
  return thing;
}

/** One version that says when it was reviewed and until when it counts as such, and changes nothing else. @throws Problem `stale` when the page changed after it was read */
async function sayStillCorrect(ctx: Ctx, { resource, event, quads }: Thing, seq: number): Promise<void> {
  const whole = [...quads, ...hiddenQuads(event, ctx.actor)];
  const { subject, module, type, museum } = resource;
  if (type !== 'page' && type !== 'field')
    throw new Problem('not-found', 'Only pages and fields of the handbook are reviewed.');
  const draft = {
    subject,
    module,
    type,
    museum,
    expected: seq,
    quads: foundRight(ctx.hub.base, { subject, quads: whole, isPage: type === 'page' }, ctx.hub.now()),
  };
  await ctx.hub.write(ctx.actor, [draft], ctx.t('wiki.rightNote'));
}

const completed = namedNode(iri('schema', 'CompletedActionStatus'));

/** An action that is done: one version that changes its status. @throws Problem `not-found` for what is no action, `stale` */
async function sayDone(ctx: Ctx, { resource, event, quads }: Thing, seq: number): Promise<void> {
  const { subject, module, type, museum } = resource;
  if (type !== 'action') throw new Problem('not-found', 'That is no action.');
  const whole = [...quads, ...hiddenQuads(event, ctx.actor)];
  const kept = whole.filter((q) => q.subject.value !== subject || q.predicate.value !== statusIri);
  const draft = [...kept, quad(namedNode(subject), namedNode(statusIri), completed)];
  await ctx.hub.write(
    ctx.actor,
    [{ subject, module, type, museum, expected: seq, quads: draft }],
    ctx.t('chain.doneNote'),
  );
}
