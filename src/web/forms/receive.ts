// A posted form, read and looked at before anything is done with it. Refuses forms of other sites; holds back what is too large or of an earlier session.
import express, { type Request, type RequestHandler } from 'express';
import { anyone } from '../../access/policy.ts';
import type { Hub } from '../../hub.ts';
import { Problem } from '../../problem.ts';
import { webContext, type Ctx } from '../context.ts';
import { checkOrigin, isOurs, showsWho } from '../csrf.ts';
import type { Held } from './save.ts';
import type { Body } from './typed.ts';

const mega = 1_000_000;
const mostSavedMb = 2;
/** Read, so that it can be given back, but never saved. */
const mostReadMb = 12;

const small = express.urlencoded({ extended: false, limit: mostSavedMb * mega, parameterLimit: 5000 });
const large = express.urlencoded({ extended: false, limit: mostReadMb * mega, parameterLimit: 20_000 });

export const readForm: RequestHandler = small;

/** Who carries a session may send more than is saved, to get it back with a word of what is wrong. */
export const readLongForm: RequestHandler = (request, response, next) =>
  (showsWho(request) ? large : small)(request, response, next);

export const bodyOf = (request: Request): Body =>
  typeof request.body === 'object' && request.body !== null ? (request.body as Body) : {};

export interface Received {
  readonly ctx: Ctx;
  readonly body: Body;
  readonly held: Held | undefined;
}

/**
 * The form and who sent it. A session that has ended is nobody's: what was typed is still read.
 * @throws Problem `forbidden` for a form that another site sent
 */
export async function receive(hub: Hub, request: Request): Promise<Received> {
  checkOrigin(request);
  const body = bodyOf(request);
  const ctx = await webContext(hub, request).catch((error: unknown) => {
    if (error instanceof Problem && error.type === 'unknown-actor') return webContext(hub, request, anyone);
    throw error;
  });
  return { ctx, body, held: heldBack(ctx, request, body) };
}

function heldBack(ctx: Ctx, request: Request, body: Body): Held | undefined {
  if (ctx.signedIn && !isOurs(request, body['_csrf'])) return { status: 403, message: ctx.t('edit.again') };
  const tooMuch = Number(request.headers['content-length'] ?? 0) > mostSavedMb * mega;
  return tooMuch ? { status: 413, message: ctx.t('edit.tooMuch', { n: mostSavedMb }) } : undefined;
}

/** Who signs a form must be known; the answer for others is the way to sign in. */
export function mustWrite(ctx: Ctx, module: string, museum: string | null, type?: string): void {
  if (ctx.mayWrite(module, museum, type)) return;
  if (!ctx.signedIn) throw new Problem('unknown-actor', `Writing in ${module} needs you to be signed in.`);
  throw new Problem('forbidden', `Your role may not write this in ${module}.`);
}

/** The same for something new, which their own museum will keep; who only proposes may make it too. */
export function mustMake(ctx: Ctx, module: string, type: string): void {
  if (!ctx.proposes({ name: type })) mustWrite(ctx, module, ctx.museumFor(module, type), type);
}

export const partOf = (request: Request, name: string): string => {
  const value = request.params[name];
  return typeof value === 'string' ? value : '';
};
