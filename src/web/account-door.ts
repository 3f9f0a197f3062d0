// Coming in and going out. A one-time link is used by a button, so that no preview uses it up.
import { Router, type Request, type Response } from 'express';
import { anyone } from '../access/policy.ts';
import type { Opened } from '../access/sessions.ts';
import { cookieOf } from '../access/who.ts';
import { flowMs } from '../access/oidc/flows.ts';
import type { Hub } from '../hub.ts';
import { Problem } from '../problem.ts';
import { checkCsrf, checkOrigin } from './csrf.ts';
import { webContext, type Ctx } from './context.ts';
import { bodyOf, readForm } from './forms/receive.ts';
import type { Body } from './forms/typed.ts';
import { safeNext, signInPage } from './pages/sign-in.ts';
import { sendPage } from './send.ts';
import { beginSession, clearSession, sessionOf, visitOf } from './session-cookie.ts';
import type { WordKey } from './words.ts';

export function accountDoor(hub: Hub): Router {
  const router = Router();
  router.get('/signin', async (request, response) => {
    const ctx = await webContext(hub, request, anyone);
    response.set('cache-control', 'no-store');
    sendPage(
      ctx,
      response,
      signInPage(ctx, { next: ctx.query.get('next') ?? undefined, code: ctx.query.get('code') ?? undefined }),
    );
  });
  router.post('/signin', readForm, async (request, response) => {
    checkOrigin(request);
    const ctx = await webContext(hub, request, anyone);
    const body = bodyOf(request);
    response.set('cache-control', 'no-store');
    try {
      const opened = await comeIn(hub, request, body);
      beginSession(hub, request, response, opened);
      return response.redirect(303, opened.fresh ? '/account/password' : safeNext(body['next']));
    } catch (error) {
      refused(ctx, response, body, error);
    }
  });
  router.post('/signout', readForm, (request, response) => {
    checkCsrf(request, bodyOf(request)['_csrf']);
    const session = sessionOf(hub, request);
    if (session !== undefined) hub.sessions.close(session);
    clearSession(response, hub);
    response.redirect(303, '/');
  });
  outsideRoutes(hub, router);
  return router;
}

const textOf = (body: Body, name: string): string => (typeof body[name] === 'string' ? body[name] : '');

async function comeIn(hub: Hub, request: Request, body: Body): Promise<Opened> {
  const visit = visitOf(hub, request);
  if (typeof body['code'] === 'string') return hub.signIn.withCode(body['code'], visit);
  if (typeof body['token'] === 'string') return hub.signIn.withToken(body['token'].trim(), visit);
  return hub.signIn.withPassword(textOf(body, 'login'), textOf(body, 'password'), visit);
}

/** What a person can mend stands in the form again; anything else is a page of its own. */
function refused(ctx: Ctx, response: Response, body: Body, error: unknown): void {
  if (!(error instanceof Problem) || !(error.type in wrongWords)) throw error;
  const way = typeof body['code'] === 'string' ? 'code' : typeof body['token'] === 'string' ? 'token' : 'password';
  const { retryAfter } = error.extra;
  if (typeof retryAfter === 'number') response.set('retry-after', String(retryAfter));
  const text =
    error.type === 'unknown-actor'
      ? ctx.t(wrongWays[way])
      : ctx.t(wrongWords[error.type] ?? 'signIn.wrong', { n: Number(retryAfter ?? 0) });
  const page = signInPage(ctx, { error: text, at: way, next: safeNext(body['next']), login: textOf(body, 'login') });
  sendPage(ctx, response, page, error.status);
}

const wrongWords: Readonly<Record<string, WordKey>> = {
  'unknown-actor': 'signIn.wrong',
  forbidden: 'signIn.noRole',
  'too-many': 'signIn.tooMany',
};
const wrongWays = { code: 'signIn.wrongCode', token: 'signIn.wrong', password: 'signIn.wrongPassword' } as const;

/** Through the identity provider: a question that this browser alone can have answered. */
function outsideRoutes(hub: Hub, router: Router): void {
  const secure = hub.base.startsWith('https:');
  const name = `${secure ? '__Host-' : ''}vijver_signin`;
  const kept = { httpOnly: true, sameSite: 'lax', secure, path: '/' } as const;
  router.get('/signin/begin', async (request, response) => {
    const next = new URL(request.originalUrl, 'http://vijver.invalid').searchParams.get('next');
    const { cookie, to } = await hub.signIn.beginOutside(safeNext(next));
    response.cookie(name, cookie, { ...kept, maxAge: flowMs });
    response.set('cache-control', 'no-store').redirect(303, to.href);
  });
  router.get('/signin/callback', async (request, response) => {
    const ctx = await webContext(hub, request, anyone);
    response.set('cache-control', 'no-store').clearCookie(name, kept);
    const answer = new URL(
      `${hub.base}/signin/callback${new URL(request.originalUrl, 'http://vijver.invalid').search}`,
    );
    try {
      const { opened, next } = await hub.signIn.finishOutside(
        cookieOf(request.headers.cookie, name),
        answer,
        visitOf(hub, request),
      );
      beginSession(hub, request, response, opened);
      response.redirect(303, safeNext(next));
    } catch (error) {
      if (!(error instanceof Problem) || error.type === 'not-found') throw error;
      const text =
        error.type === 'unknown-actor'
          ? ctx.t('signIn.wrongOutside')
          : ctx.t(wrongWords[error.type] ?? 'signIn.wrongOutside', { n: Number(error.extra['retryAfter'] ?? 0) });
      sendPage(ctx, response, signInPage(ctx, { error: text, at: 'outside' }), error.status);
    }
  });
}
