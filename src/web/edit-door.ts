// Forms that people fill in: new and edit. Posted without scripts; what was typed is never lost.
import { Router, type Request, type Response } from 'express';
import type { Hub } from '../hub.ts';
import { Problem } from '../problem.ts';
import type { Module, TypeSpec } from '../module.ts';
import { webContext, type Ctx } from './context.ts';
import { noErrors } from './forms/errors.ts';
import { beginnings, formFields } from './forms/fields.ts';
import { mustMake, mustWrite, partOf, readLongForm, receive, type Received } from './forms/receive.ts';
import { save, type Outcome } from './forms/save.ts';
import { filledIn, textIn } from './forms/typed.ts';
import { editViewOf, newViewOf } from './forms/views.ts';
import { typeSpecOf } from './names.ts';
import type { Html } from './html.ts';
import { editPage, type EditView } from './pages/edit.ts';
import { keptPage } from './pages/kept.ts';
import { sendPage } from './send.ts';
import { loadThing, type Thing } from './thing.ts';
import { undoDoor } from './undo-door.ts';

/** What a kind of thing has beside its form, such as the attachments of a page; undefined for a thing that is yet to be. */
export type BesideForms = Readonly<Record<string, (ctx: Ctx, thing: Thing | undefined) => Promise<Html>>>;

export function editDoor(hub: Hub, forms: BesideForms = {}): Router {
  const router = Router();
  const whole = async (ctx: Ctx, type: string, view: EditView, thing?: Thing): Promise<Html> =>
    editPage(ctx, Object.hasOwn(forms, type) ? { ...view, beside: await forms[type]?.(ctx, thing) } : view);
  router.get('/:module/new/:type', async (request, response, next) => {
    const found = typeIn(hub, request);
    if (!found) return next();
    const ctx = await webContext(hub, request);
    mustMake(ctx, found.module.name, found.type.name);
    const fields = formFields(ctx, found.module.name, found.type.name);
    const filled = await beginnings(ctx, fields, found);
    const view = newViewOf(ctx, found, { fields, filled, errors: noErrors, why: '' });
    sendPage(ctx, response, await whole(ctx, found.type.name, view));
  });
  router.post('/:module/new/:type', readLongForm, async (request, response, next) => {
    const found = typeIn(hub, request);
    if (!found) return next();
    await answer(hub, { request, response }, (received) => saveNew(received, found, whole));
  });
  router.get('/doc/:type/:ref/edit', async (request, response) => {
    const ctx = await webContext(hub, request);
    const thing = await loadThing(ctx, partOf(request, 'type'), partOf(request, 'ref'));
    mustWrite(ctx, thing.resource.module, thing.resource.museum, thing.resource.type);
    sendPage(ctx, response, await whole(ctx, thing.resource.type, await editViewOf(ctx, thing), thing));
  });
  router.post('/doc/:type/:ref/edit', readLongForm, async (request, response) => {
    await answer(hub, { request, response }, (received) => saveEdited(received, request, whole));
  });
  return router.use(undoDoor(hub));
}

interface Exchange {
  readonly request: Request;
  readonly response: Response;
}

interface Answered {
  readonly outcome: Outcome;
  readonly page: () => Promise<Html>;
}

type Whole = (ctx: Ctx, type: string, view: EditView, thing?: Thing) => Promise<Html>;

/** To the saved thing, back to the form, or, when there can be no form, a page with all that was typed. */
async function answer(
  hub: Hub,
  { request, response }: Exchange,
  act: (received: Received) => Promise<Answered>,
): Promise<void> {
  const received = await receive(hub, request);
  const { ctx, body } = received;
  try {
    const { outcome, page } = await act(received);
    if (outcome.saved === undefined) return sendPage(ctx, response, await page(), outcome.status);
    markSaved(response, ctx.path, textIn(body, '_draft'));
    response.redirect(303, outcome.saved);
  } catch (error) {
    if (!(error instanceof Problem) || Object.keys(body).length === 0) throw error;
    sendPage(ctx, response, keptPage(ctx, error, { action: ctx.path, body }), error.status);
  }
}

/** Tells the script of this form that what it kept in the tab is saved now. */
function markSaved(response: Response, path: string, draft: string): void {
  if (/^[\w-]{8,40}$/.test(draft))
    response.cookie('vijver_saved', draft, { path, maxAge: 86_400_000, sameSite: 'lax' });
}

interface Kind {
  readonly module: Module;
  readonly type: TypeSpec;
}

async function saveNew({ ctx, body, held }: Received, found: Kind, whole: Whole): Promise<Answered> {
  mustMake(ctx, found.module.name, found.type.name);
  const fields = formFields(ctx, found.module.name, found.type.name);
  const outcome = await save(ctx, { ...found, fields, body, held, filled: filledIn(fields, body) });
  return { outcome, page: () => whole(ctx, found.type.name, newViewOf(ctx, found, { ...outcome, answers: true })) };
}

async function saveEdited({ ctx, body, held }: Received, request: Request, whole: Whole): Promise<Answered> {
  const thing = await loadThing(ctx, partOf(request, 'type'), partOf(request, 'ref'));
  const { module, museum, type } = thing.resource;
  mustWrite(ctx, module, museum, type);
  const found = typeSpecOf(ctx, type);
  if (!found) throw new Problem('unknown-type', `No module keeps ${type}.`);
  const fields = formFields(ctx, module, type, thing);
  const kind = { module: found.module, type: found.spec };
  const outcome = await save(ctx, { ...kind, fields, body, held, thing, filled: filledIn(fields, body) });
  return { outcome, page: async () => whole(ctx, type, await editViewOf(ctx, thing, outcome), thing) };
}

function typeIn(hub: Hub, request: Request): Kind | undefined {
  const module = hub.modules.find(({ name }) => name === request.params['module']);
  const type = module?.types.find(({ name }) => name === request.params['type']);
  // A file comes in by its own door, with its bytes.
  return module && type && type.file === undefined ? { module, type } : undefined;
}
