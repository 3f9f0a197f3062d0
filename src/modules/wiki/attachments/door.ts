// The rooms of attachments: the bytes themselves, the list of a page with its form, and the upload. Who may not write sends nothing.
import type { Readable } from 'node:stream';
import { Router, type Request, type Response } from 'express';
import type { Held } from '../../../files/files.ts';
import type { Hub } from '../../../hub.ts';
import { hiddenQuads } from '../../../documents/visible.ts';
import { Problem } from '../../../problem.ts';
import { docPath, ownThing } from '../../../rdf/refs.ts';
import { webContext, type Ctx } from '../../../web/context.ts';
import { checkCsrf, checkOrigin } from '../../../web/csrf.ts';
import { mustWrite } from '../../../web/forms/receive.ts';
import { sendPage } from '../../../web/send.ts';
import { loadThing, type Thing } from '../../../web/thing.ts';
import { newAttachment, newIri, replaced, type Told } from './draft.ts';
import { attachmentDesk, manageHref, managePage, uploadAction, type Managing } from './manage.ts';
import { sendFile } from './send.ts';
import { readUpload, type Fields, type Uploaded } from './upload.ts';

/** Kinds of things that take files. */
const takesFiles: ReadonlySet<string> = new Set(['page', 'field']);
/** So many files may be looked at side by side. */
const mostAtOnce = 6;

export function attachmentsDoor(hub: Hub): Router {
  const router = Router();
  let busy = 0;
  router.get('/doc/attachment/:ref/file', async (request, response) => {
    await sendFile(await webContext(hub, request), request, response);
  });
  router.get(uploadAction, async (request, response) => {
    const ctx = await webContext(hub, request);
    const thing = await pageAt(ctx, ctx.query.get('page') ?? '');
    sendPage(ctx, response, await managePage(ctx, thing, { added: ctx.query.get('added') ?? undefined }));
  });
  router.post(uploadAction, async (request, response) => {
    if (busy >= mostAtOnce) throw tooMany();
    busy += 1;
    try {
      await receive(hub, request, response);
    } finally {
      busy -= 1;
    }
  });
  return router;
}

async function receive(hub: Hub, request: Request, response: Response): Promise<void> {
  const ctx = await webContext(hub, request);
  mayStart(ctx, request);
  let early: Fields = new Map();
  try {
    const uploaded = await readUpload(request, (fields, file, name) => {
      early = fields;
      return take(ctx, request, { fields, file, name });
    });
    await answer(ctx, request, response, await keep(ctx, uploaded));
  } catch (error) {
    if (!(error instanceof Problem) || !isPerson(request) || early.get('page') === undefined) throw error;
    await askAgain(ctx, response, early, error);
  }
}

/** Before a byte is read. @throws Problem unknown-actor, forbidden, too-large */
function mayStart(ctx: Ctx, request: Request): void {
  checkOrigin(request);
  mustWrite(ctx, 'wiki', ctx.museumFor('wiki', 'attachment'), 'attachment');
}

interface Incoming {
  readonly fields: Fields;
  readonly file: Readable;
  readonly name: string;
}

/** @throws Problem for a form of another session, and for a page that the sender may not write */
async function take(ctx: Ctx, request: Request, { fields, file, name }: Incoming): Promise<Held> {
  // A program shows its token with every request; nobody can make it send one.
  if (request.headers.authorization === undefined) checkCsrf(request, fields.get('_csrf'));
  if (!fields.has('attachment') && !fields.has('page'))
    throw new Problem('bad-request', 'Send “page” (or “attachment” and “seq”) before “file”: it is looked at first.');
  await (fields.has('attachment') ? old(ctx, fields) : target(ctx, fields.get('page') ?? ''));
  return ctx.hub.files.keep(file, name);
}

/** @returns the IRI of the attachment, and of its page when it is new */
async function keep(
  ctx: Ctx,
  { fields, held }: Uploaded,
): Promise<{ readonly subject: string; readonly page?: string }> {
  const { base } = ctx.hub;
  try {
    if (fields.has('attachment')) {
      const { resource, quads, event } = await old(ctx, fields);
      const { subject, museum } = resource;
      const whole = replaced({ base, subject }, [...quads, ...hiddenQuads(event, ctx.actor)], held.file);
      await ctx.hub.write(
        ctx.actor,
        [{ subject, museum, quads: whole, expected: Number(fields.get('seq')) }],
        ctx.t('attach.replaced'),
      );
      return { subject };
    }
    const { resource } = await target(ctx, fields.get('page') ?? '');
    const [subject, page] = [newIri(base, held.file), resource.subject];
    const quads = newAttachment({ base, subject, page }, held.file, toldIn(fields));
    await ctx.hub.write(ctx.actor, [{ subject, museum: resource.museum, quads, expected: null }]);
    return { subject, page };
  } finally {
    held.release();
  }
}

const toldIn = (fields: Fields): Told => ({
  alternative: fields.get('alt') ?? '',
  caption: fields.get('caption') ?? '',
  lang: /^(nl|en|fr)$/.test(fields.get('lang') ?? '') ? (fields.get('lang') ?? 'nl') : 'nl',
  decorative: (fields.get('decorative') ?? '') !== '',
});

/** A page that may have files, and that the asker may write. @throws Problem not-found, unknown-actor, forbidden */
export async function target(ctx: Ctx, page: string): Promise<Thing> {
  if (!ctx.signedIn) mustWrite(ctx, 'wiki', null);
  const thing = await pageAt(ctx, page);
  mustWrite(ctx, 'wiki', thing.resource.museum);
  return thing;
}

/** @throws Problem not-found for what takes no files, and for what the reader may not see */
function pageAt(ctx: Ctx, page: string): Promise<Thing> {
  const own = ownThing(ctx.hub.base, page);
  const takes = own !== undefined && takesFiles.has(own.type);
  return loadThing(ctx, takes ? own.type : 'page', takes ? own.ref : '');
}

async function old(ctx: Ctx, fields: Fields): Promise<Thing> {
  const own = ownThing(ctx.hub.base, fields.get('attachment') ?? '');
  const thing = await loadThing(ctx, 'attachment', own?.type === 'attachment' ? own.ref : '');
  mustWrite(ctx, 'wiki', thing.resource.museum);
  return thing;
}

const tooMany = (): Problem =>
  new Problem('too-many', {
    nl: 'Er komen nu te veel bestanden tegelijk binnen. Probeer het zo meteen opnieuw.',
    en: 'Too many files are coming in just now. Try again in a moment.',
  });

const isPerson = (request: Request): boolean => request.accepts('application/json', 'text/html') === 'text/html';
const isScript = (fields: Fields | URLSearchParams): boolean => fields.has('_bare');

async function answer(
  ctx: Ctx,
  request: Request,
  response: Response,
  { subject, page }: { readonly subject: string; readonly page?: string },
): Promise<void> {
  const doc = docPath('attachment', ownThing(ctx.hub.base, subject)?.ref ?? '');
  if (!isPerson(request))
    return void response
      .status(201)
      .set('location', subject)
      .json({ iri: subject, file: `${ctx.hub.base}${doc}/file` });
  if (page === undefined) return response.redirect(303, doc);
  if (isScript(ctx.query)) return show(ctx, response, page, { added: subject });
  response.redirect(303, `${manageHref(page)}&added=${encodeURIComponent(subject)}`);
}

/** Only the list and the form, for a script that has the rest. */
async function show(ctx: Ctx, response: Response, page: string, managing: Managing): Promise<void> {
  const desk = await attachmentDesk(ctx, await target(ctx, page), { ...managing, beside: true });
  sendPage(ctx, response, desk, managing.status ?? 201);
}

/** The form again, with what was wrong and what was typed: only the file must be chosen once more. */
async function askAgain(ctx: Ctx, response: Response, fields: Fields, problem: Problem): Promise<void> {
  const page = fields.get('page') ?? '';
  const thing = await target(ctx, page).catch(() => {
    throw problem;
  });
  const again = { fields, wrong: wrongWords(ctx, problem) };
  if (isScript(ctx.query)) return show(ctx, response, page, { again, status: problem.status });
  sendPage(ctx, response, await managePage(ctx, thing, { again }), problem.status);
}

/** What the rule about pictures says, or the problem itself. */
function wrongWords(ctx: Ctx, problem: Problem): string {
  const { violations } = problem.extra as {
    readonly violations?: readonly { readonly message: { readonly nl: string; readonly en: string } }[];
  };
  const [first] = violations ?? [];
  if (first !== undefined) return first.message[ctx.lang];
  return (ctx.lang === 'nl' ? problem.dutch : undefined) ?? problem.message;
}
