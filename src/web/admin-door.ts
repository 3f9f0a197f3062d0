// Administration: roles, keys, sessions, and the way to its people. Only for who manages them; each door asks the same table as the buttons do.
import { Router } from 'express';
import type { SessionInfo } from '../access/sessions.ts';
import type { Hub } from '../hub.ts';
import { Problem } from '../problem.ts';
import { managing, memberOf, posted } from './admin/desk.ts';
import { peopleDoor } from './admin/people-door.ts';
import { webContext, type Ctx } from './context.ts';
import { readForm } from './forms/receive.ts';
import { textIn, tokenIn } from './own-door.ts';
import { shownOnce } from './pages/access-parts.ts';
import { rolesPage, sessionsPage, tokensPage } from './pages/admin.ts';
import { nameOfMember } from './pages/people.ts';
import { sendPage } from './send.ts';
import { sessionOf } from './session-cookie.ts';

export function adminDoor(hub: Hub): Router {
  const router = Router();
  router.get('/admin', (_request, response) => response.redirect(303, '/admin/people'));
  router.get('/roles', async (request, response) => {
    const ctx = await webContext(hub, request);
    sendPage(ctx, response, rolesPage(ctx));
  });
  router.use(peopleDoor(hub));
  tokenRoutes(hub, router);
  sessionRoutes(hub, router);
  return router;
}

function tokenRoutes(hub: Hub, router: Router): void {
  const nameOfOwner =
    (ctx: Ctx) =>
    (id: string): string => {
      const account = hub.accounts.get(id);
      return account === undefined ? id : nameOfMember(ctx, memberOf(hub, account));
    };
  router.get('/admin/tokens', async (request, response) => {
    const ctx = await managing(hub, request, response, 'tokens');
    sendPage(ctx, response, tokensPage(ctx, { tokens: hub.tokens.list(), nameOfOwner: nameOfOwner(ctx) }));
  });
  router.post('/admin/tokens', readForm, async (request, response) => {
    const { ctx, body } = await posted(hub, request, response, 'tokens');
    const ended = textIn(body, 'revoke');
    if (ended !== '') {
      hub.tokens.revoke(ended);
      hub.audit.record({ actor: ctx.actor.iri, action: 'token.revoke', door: 'web', detail: { token: ended } });
      return response.redirect(303, '/admin/tokens');
    }
    try {
      const wanted = tokenIn(body);
      const { token, id } = hub.tokens.create(wanted);
      hub.audit.record({
        actor: ctx.actor.iri,
        action: 'token.create',
        door: 'web',
        detail: { token: id, role: wanted.role },
      });
      const back = { label: ctx.t('admin.tokens'), href: '/admin/tokens' };
      sendPage(ctx, response, shownOnce(ctx, ctx.t('token.made'), { text: ctx.t('token.once'), value: token, back }));
    } catch (error) {
      if (!(error instanceof Problem) || error.type !== 'bad-request') throw error;
      const view = { tokens: hub.tokens.list(), nameOfOwner: nameOfOwner(ctx), error: ctx.t('token.wrong') };
      sendPage(ctx, response, tokensPage(ctx, view), 422);
    }
  });
}

function sessionRoutes(hub: Hub, router: Router): void {
  const nameOf =
    (ctx: Ctx) =>
    ({ account, token }: SessionInfo): string => {
      const found = account === null ? undefined : hub.accounts.get(account);
      if (found !== undefined) return nameOfMember(ctx, memberOf(hub, found));
      return hub.tokens.list().find(({ id }) => id === token)?.name ?? ctx.t('session.unknown');
    };
  router.get('/admin/sessions', async (request, response) => {
    const ctx = await managing(hub, request, response, 'sessions');
    const here = hub.sessions.find(sessionOf(hub, request) ?? '')?.id;
    sendPage(ctx, response, sessionsPage(ctx, { sessions: hub.sessions.list(), here, nameOf: nameOf(ctx) }));
  });
  router.post('/admin/sessions', readForm, async (request, response) => {
    const { ctx, body } = await posted(hub, request, response, 'sessions');
    hub.sessions.closeById(textIn(body, 'id'));
    hub.audit.record({ actor: ctx.actor.iri, action: 'session.end', door: 'web' });
    response.redirect(303, '/admin/sessions');
  });
}
