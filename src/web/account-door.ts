// Coming in with a token or a one-time link, and going out. A link is used by a button, so that no preview uses it up.
import { Router, type Response } from 'express';
import type { Opened } from '../access/sessions.ts';
import { sessionCookie } from '../access/who.ts';
import { anyone } from '../access/policy.ts';
import type { Hub } from '../hub.ts';
import { Problem } from '../problem.ts';
import { cookies } from './cookies.ts';
import { checkOrigin, checkCsrf } from './csrf.ts';
import { webContext } from './context.ts';
import { bodyOf, readForm } from './forms/receive.ts';
import { accountPage, safeNext, signInPage } from './pages/account.ts';
import { sendPage } from './send.ts';

export function accountDoor(hub: Hub): Router {
  const router = Router();
  router.get('/signin', async (request, response) => {
    const ctx = await webContext(hub, request, anyone);
    sendPage(
      ctx,
      response,
      signInPage(ctx, { next: ctx.query.get('next') ?? undefined, code: ctx.query.get('code') ?? undefined }),
    );
  });
  router.post('/signin', readForm, async (request, response) => {
    checkOrigin(request);
    const ctx = await webContext(hub, request, anyone);
    const { token, code, next } = bodyOf(request);
    try {
      const opened =
        typeof code === 'string'
          ? hub.sessions.redeem(code)
          : hub.sessions.openWithToken(typeof token === 'string' ? token.trim() : '');
      setSession(response, hub, opened);
      return response.redirect(303, safeNext(next));
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      const wrong = ctx.t(typeof code === 'string' ? 'signIn.wrongCode' : 'signIn.wrong');
      sendPage(ctx, response, signInPage(ctx, { error: wrong, next: safeNext(next) }), 401);
    }
  });
  router.post('/signout', readForm, (request, response) => {
    checkCsrf(request, bodyOf(request)['_csrf']);
    const session = cookies(request)[sessionCookie];
    if (session !== undefined) hub.sessions.close(session);
    response.clearCookie(sessionCookie, { path: '/' }).redirect(303, '/');
  });
  router.get('/account', async (request, response) => {
    const ctx = await webContext(hub, request);
    if (!ctx.signedIn) return response.redirect(303, '/signin?next=/account');
    sendPage(ctx, response, accountPage(ctx));
  });
  return router;
}

function setSession(response: Response, hub: Hub, { sessionId, expires }: Opened): void {
  const secure = hub.base.startsWith('https:');
  response.cookie(sessionCookie, sessionId, { httpOnly: true, sameSite: 'lax', secure, path: '/', expires });
}
