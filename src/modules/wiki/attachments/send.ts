// The bytes of one attachment, to whoever may read its page, asked every time. Only a picture is shown in place; nothing runs.
import type { Request, Response } from 'express';
import { hiddenQuads, visibleQuads } from '../../../documents/visible.ts';
import { isPicture } from '../../../files/formats.ts';
import { Problem } from '../../../problem.ts';
import type { Ctx } from '../../../web/context.ts';
import { loadThing, type Thing } from '../../../web/thing.ts';
import { attachmentIn, type Attachment } from './read.ts';

const policy = "default-src 'none'; sandbox; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

const nothing = (ref: string): Problem =>
  new Problem('not-found', {
    nl: `Er is geen bijlage ${ref.slice(0, 100)}, of je mag ze niet zien.`,
    en: `There is no attachment ${ref.slice(0, 100)}, or you may not see it.`,
  });

/** The version that is asked for, of an attachment that the reader may see now. @throws Problem not-found, gone */
async function asked(ctx: Ctx, ref: string): Promise<{ readonly thing: Thing; readonly file: Attachment }> {
  const thing = await loadThing(ctx, 'attachment', ref);
  const seq = Number(ctx.query.get('version') ?? thing.event.seq);
  const event = Number.isSafeInteger(seq) && seq > 0 ? await ctx.hub.log.event(seq) : undefined;
  if (event === undefined || event.subject !== thing.resource.subject) throw nothing(ref);
  const file = attachmentIn(ctx, thing.resource, visibleQuads(event, ctx.actor));
  if (file.hash === '' || !(await mayReadPage(ctx, thing))) throw nothing(ref);
  return { thing, file };
}

/** A file is never more open than its page, also when that was closed by an import. */
async function mayReadPage(ctx: Ctx, { resource, quads, event }: Thing): Promise<boolean> {
  const { page } = attachmentIn(ctx, resource, [...quads, ...hiddenQuads(event, ctx.actor)]);
  const whole = await ctx.hub.state.get(page);
  if (whole === undefined || whole.deleted) return ctx.mayWrite('wiki', resource.museum);
  return ctx.marks.includes(whole.mark);
}

/** @throws Problem not-found, gone, also when the bytes are gone */
export async function sendFile(ctx: Ctx, request: Request, response: Response): Promise<void> {
  const ref = String(request.params['ref'] ?? '');
  const { thing, file } = await asked(ctx, ref);
  const path = ctx.hub.files.pathOf(file.hash);
  if (path === undefined) throw nothing(ref);
  setHeaders(response, thing, file);
  await new Promise<void>((resolve, reject) => {
    const options = { dotfiles: 'allow', lastModified: false, cacheControl: false, acceptRanges: true } as const;
    response.sendFile(path, options, (error?: Error & { readonly status?: number }) => {
      // A reader who goes away in the middle is no fault of anybody.
      if (error === undefined || response.headersSent || response.destroyed) resolve();
      else if (error.status === 416) resolve(void noSuchPart(response, file));
      else reject(error.status === 404 ? nothing(ref) : error);
    });
  });
}

/** RFC 9110 §15.5.17. */
const noSuchPart = (response: Response, { bytes }: Attachment): Response =>
  response.status(416).set('content-range', `bytes */${bytes}`).end();

function setHeaders(response: Response, { resource }: Thing, { name, type, hash }: Attachment): void {
  const isPublic = resource.mark === 'public';
  response.set({
    'content-type': type.startsWith('text/') ? `${type}; charset=utf-8` : type,
    'content-disposition': disposition(name, isPicture(type) ? 'inline' : 'attachment'),
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': isPublic ? 'cross-origin' : 'same-origin',
    etag: `"${hash.slice(0, 32)}"`,
    // Nobody packs it again: a range is a range of these bytes.
    'cache-control': `${isPublic ? 'public' : 'private'}, no-cache, no-transform`,
  });
  response.vary('authorization, cookie');
}

/** RFC 6266: a plain name for old readers, the whole one for the others. */
function disposition(name: string, how: 'inline' | 'attachment'): string {
  const plain = name
    .normalize('NFKD')
    .replace(/[^\x20-\x7e]/g, '')
    .replace(/["\\%]/g, '_');
  const whole = encodeURIComponent(name).replace(
    /['()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${how}; filename="${plain}"; filename*=UTF-8''${whole}`;
}
