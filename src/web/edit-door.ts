// Forms that people fill in: new, edit, delete, restore. Posted without scripts; what was typed is never lost.
import express, { Router, type Request, type Response } from 'express';
import type { Hub } from '../hub.ts';
import { Problem } from '../problem.ts';
import type { Module, TypeSpec } from '../module.ts';
import { checkCsrf } from './csrf.ts';
import { webContext, type Ctx } from './context.ts';
import { note } from './parts.ts';
import { html } from './html.ts';
import { layout } from './layout.ts';
import { filledIn, type Body } from './forms/typed.ts';
import { beginnings, formFields } from './forms/fields.ts';
import { noErrors } from './forms/errors.ts';
import { save } from './forms/save.ts';
import { editViewOf, newViewOf } from './forms/views.ts';
import { typeSpecOf } from './names.ts';
import { editPage } from './pages/edit.ts';
import { titleOf } from './pages/frame.ts';
import { sendPage } from './send.ts';
import { docOfThing, loadThing } from './thing.ts';
import { deleteThing, restoreThing } from './forms/undo.ts';

export const readForm = express.urlencoded({ extended: false, limit: 2_000_000, parameterLimit: 5000 });

export const bodyOf = (request: Request): Body =>
  typeof request.body === 'object' && request.body !== null ? (request.body as Body) : {};

/** Who signs a form must be known; the answer for others is the way to sign in. */
export function mustWrite(ctx: Ctx, module: string, museum: string | null, adds?: TypeSpec): void {
  if (ctx.mayWrite(module, museum) || (adds !== undefined && ctx.proposes(adds))) return;
  if (!ctx.signedIn) throw new Problem('unknown-actor', `Writing in ${module} needs you to be signed in.`);
  throw new Problem('forbidden', `Your role may not write this in ${module}.`);
}

const text = (request: Request, name: string): string => {
  const value = request.params[name];
  return typeof value === 'string' ? value : '';
};

export function editDoor(hub: Hub): Router {
  const router = Router();
  router.get('/:module/new/:type', async (request, response, next) => {
    const found = typeIn(hub, request);
    if (!found) return next();
    const ctx = await webContext(hub, request);
    mustWrite(ctx, found.module.name, ctx.actor.museum, found.type);
    const fields = formFields(ctx, found.module.name, found.type.name);
    const view = newViewOf(ctx, found, { fields, filled: await beginnings(ctx, fields), errors: noErrors, why: '' });
    sendPage(ctx, response, editPage(ctx, view));
  });
  router.post('/:module/new/:type', readForm, async (request, response, next) => {
    const found = typeIn(hub, request);
    if (!found) return next();
    const { ctx, body } = await posted(hub, request);
    mustWrite(ctx, found.module.name, ctx.actor.museum, found.type);
    const fields = formFields(ctx, found.module.name, found.type.name);
    const outcome = await save(ctx, { ...found, fields, body, filled: filledIn(fields, body) });
    if (outcome.saved !== undefined) return response.redirect(303, outcome.saved);
    sendPage(ctx, response, editPage(ctx, newViewOf(ctx, found, outcome)), outcome.status);
  });
  router.get('/doc/:type/:ref/edit', async (request, response) => {
    const ctx = await webContext(hub, request);
    const thing = await loadThing(ctx, text(request, 'type'), text(request, 'ref'));
    mustWrite(ctx, thing.resource.module, thing.resource.museum);
    sendPage(ctx, response, editPage(ctx, await editViewOf(ctx, thing)));
  });
  router.post('/doc/:type/:ref/edit', readForm, async (request, response) => {
    const { ctx, body } = await posted(hub, request);
    const thing = await loadThing(ctx, text(request, 'type'), text(request, 'ref'));
    mustWrite(ctx, thing.resource.module, thing.resource.museum);
    const found = typeSpecOf(ctx, thing.resource.type);
    if (!found) throw new Problem('unknown-type', `No module keeps ${thing.resource.type}.`);
    const fields = formFields(ctx, thing.resource.module, thing.resource.type, thing);
    const outcome = await save(ctx, {
      module: found.module,
      type: found.spec,
      fields,
      body,
      filled: filledIn(fields, body),
      thing,
    });
    if (outcome.saved !== undefined) return response.redirect(303, outcome.saved);
    sendPage(ctx, response, editPage(ctx, await editViewOf(ctx, thing, outcome)), outcome.status);
  });
  undoRoutes(hub, router);
  return router;
}

function undoRoutes(hub: Hub, router: Router): void {
  router.get('/doc/:type/:ref/delete', async (request, response) => {
    const ctx = await webContext(hub, request);
    const thing = await loadThing(ctx, text(request, 'type'), text(request, 'ref'));
    mustWrite(ctx, thing.resource.module, thing.resource.museum);
    await confirmDelete(ctx, response, thing);
  });
  router.post('/doc/:type/:ref/delete', readForm, async (request, response) => {
    const { ctx, body } = await posted(hub, request);
    const thing = await loadThing(ctx, text(request, 'type'), text(request, 'ref'));
    mustWrite(ctx, thing.resource.module, thing.resource.museum);
    await deleteThing(ctx, thing, body);
    response.redirect(303, docOfThing(thing.resource));
  });
  router.post('/doc/:type/:ref/restore', readForm, async (request, response) => {
    const { ctx, body } = await posted(hub, request);
    const doc = await restoreThing(ctx, text(request, 'type'), text(request, 'ref'), body);
    response.redirect(303, doc);
  });
}

/** A posted form, once it is sure to be ours. */
export async function posted(hub: Hub, request: Request): Promise<{ ctx: Ctx; body: Body }> {
  const ctx = await webContext(hub, request);
  const body = bodyOf(request);
  if (ctx.signedIn) checkCsrf(request, body['_csrf']);
  return { ctx, body };
}

function typeIn(hub: Hub, request: Request): { readonly module: Module; readonly type: TypeSpec } | undefined {
  const module = hub.modules.find(({ name }) => name === request.params['module']);
  const type = module?.types.find(({ name }) => name === request.params['type']);
  return module && type ? { module, type } : undefined;
}

/** What deleting does, and who will notice. */
async function confirmDelete(
  ctx: Ctx,
  response: Response,
  thing: Awaited<ReturnType<typeof loadThing>>,
): Promise<void> {
  const { resource } = thing;
  const name = titleOf(ctx, thing);
  const doc = docOfThing(resource);
  const users = await ctx.hub.state.countLinksTo(resource.subject, { marks: ctx.marks });
  const main = html`<div class="title">
      <h1>${ctx.t('delete.title')}</h1>
      <p class="lede"><bdi class="serif">${name}</bdi></p>
    </div>
    ${users > 0 && note('wait', html`<p>${ctx.t('delete.used', { n: users })} <a href="${doc}#used">${ctx.t('delete.who')}</a></p>`)}
    <form class="stack narrow after" method="post" action="${doc}/delete">
      <input type="hidden" name="_csrf" value="${ctx.csrf}" /><input
        type="hidden"
        name="_seq"
        value="${resource.seq}"
      />
      <p>${ctx.t('delete.text')}</p>
      <div class="field">
        <label for="_note">${ctx.t('edit.why')}</label><input class="in" id="_note" name="_note" maxlength="300" />
      </div>
      <p class="row">
        <button class="btn no">${ctx.t('thing.delete')}</button
        ><a class="btn bare" href="${doc}">${ctx.t('edit.stop')}</a>
      </p>
    </form>`;
  const breadcrumbs = [{ label: name, href: doc }, { label: ctx.t('thing.delete') }];
  sendPage(
    ctx,
    response,
    layout(ctx, { title: `${ctx.t('delete.title')}: ${name}`, section: resource.module, breadcrumbs }, main),
  );
}
