// My own account: sessions, keys, password. Each person their own; a key reaches at most as far as its maker.
import { Router, type Request, type Response } from 'express';
import { checkedGrant } from '../access/grants.ts';
import { covers } from '../access/policy.ts';
import { elsewhere } from '../access/sign-in.ts';
import type { NewToken } from '../access/tokens.ts';
import type { Hub } from '../hub.ts';
import { Problem } from '../problem.ts';
import { webContext, type Ctx } from './context.ts';
import { checkCsrf } from './csrf.ts';
import { bodyOf, readForm } from './forms/receive.ts';
import type { Body } from './forms/typed.ts';
import { shownOnce } from './pages/access-parts.ts';
import { accountPage, type Own } from './pages/account.ts';
import { passwordPage, type PasswordView } from './pages/password.ts';
import { sendPage } from './send.ts';
import { clearSession, sessionOf, setSession, visitOf } from './session-cookie.ts';

export const textIn = (body: Body, name: string): string => (typeof body[name] === 'string' ? body[name] : '');
/** Check boxes: none, one or several of a name. */
export const listIn = (body: Body, name: string): readonly string[] =>
  [body[name] ?? []].flat().filter((value) => typeof value === 'string');

/** A key as a form asks for it. */
export const tokenIn = (body: Body): NewToken => ({
  name: textIn(body, 'name'),
  role: textIn(body, 'role'),
  modules: listIn(body, 'modules'),
  museum: textIn(body, 'museum') || undefined,
  expires: textIn(body, 'expires') || '90d',
});

/** A posted form of somebody who is signed in. @throws Problem unknown-actor, forbidden */
export async function postedBy(hub: Hub, request: Request): Promise<{ readonly ctx: Ctx; readonly body: Body }> {
  const ctx = await webContext(hub, request);
  if (!ctx.signedIn) throw new Problem('unknown-actor', { nl: 'Meld je eerst aan.', en: 'Sign in first.' });
  const body = bodyOf(request);
  checkCsrf(request, body['_csrf']);
  return { ctx, body };
}

export function ownDoor(hub: Hub): Router {
  const router = Router();
  router.get('/account', async (request, response) => {
    const ctx = await webContext(hub, request);
    if (!ctx.signedIn) return response.redirect(303, '/signin?next=/account');
    sendPage(ctx, response, accountPage(ctx, ownOf(ctx, request)));
  });
  router.post('/account/sessions', readForm, async (request, response) => {
    const { ctx, body } = await postedBy(hub, request);
    const account = mine(ctx);
    const here = sessionOf(hub, request);
    if (textIn(body, 'all') !== '') hub.sessions.closeAll(account, here);
    else hub.sessions.closeById(textIn(body, 'id'), account);
    hub.audit.record({ actor: ctx.actor.iri, action: 'session.end', person: ctx.actor.iri, door: 'web' });
    const out = here !== undefined && hub.sessions.find(here) === undefined;
    if (out) clearSession(response, hub);
    response.redirect(303, out ? '/' : '/account#sessions');
  });
  router.post('/account/tokens', readForm, async (request, response) => {
    const { ctx, body } = await postedBy(hub, request);
    const account = mine(ctx);
    const ended = textIn(body, 'revoke');
    if (ended !== '') {
      hub.tokens.revoke(ended, account);
      hub.audit.record({ actor: ctx.actor.iri, action: 'token.revoke', door: 'web', detail: { token: ended } });
      return response.redirect(303, '/account#tokens');
    }
    makeOwnToken(ctx, request, response, { ...tokenIn(body), owner: account });
  });
  passwordRoutes(hub, router);
  return router;
}

/** @throws Problem forbidden for who came in with a key */
function mine(ctx: Ctx): string {
  if (ctx.actor.account !== undefined) return ctx.actor.account;
  throw new Problem('forbidden', {
    nl: 'Je kwam binnen met een sleutel; alleen wie een account heeft, heeft hier een wachtwoord, sessies en sleutels.',
    en: 'You came in with a token; only somebody with an account has a password, sessions and tokens here.',
  });
}

function ownOf(ctx: Ctx, request: Request): Own {
  const { hub, actor } = ctx;
  const account = actor.account === undefined ? undefined : hub.accounts.get(actor.account);
  const here = hub.sessions.find(sessionOf(hub, request) ?? '')?.id;
  if (account === undefined) return { here, ...withoutAccount };
  return {
    name: hub.identities.get(account.person)?.name,
    login: account.login,
    hasAccount: true,
    hasPassword: account.hasPassword,
    isOutside: account.issuer !== null,
    here,
    sessions: hub.sessions.list(account.id),
    tokens: hub.tokens.list(account.id),
  };
}

/** Who came in with a key. */
const withoutAccount = {
  name: undefined,
  login: null,
  hasAccount: false,
  hasPassword: false,
  isOutside: false,
  sessions: [],
  tokens: [],
};

function makeOwnToken(ctx: Ctx, request: Request, response: Response, wanted: NewToken): void {
  const { hub, actor } = ctx;
  const again = (error: string): void =>
    sendPage(ctx, response, accountPage(ctx, { ...ownOf(ctx, request), error }), 422);
  try {
    if (!covers(actor, checkedGrant(wanted))) return again(ctx.t('token.tooMuch'));
    const { token, id } = hub.tokens.create(wanted);
    hub.audit.record({
      actor: actor.iri,
      action: 'token.create',
      door: 'web',
      detail: { token: id, role: wanted.role },
    });
    response.set('cache-control', 'no-store');
    const back = { label: ctx.t('account.title'), href: '/account#tokens' };
    sendPage(ctx, response, shownOnce(ctx, ctx.t('token.made'), { text: ctx.t('token.once'), value: token, back }));
  } catch (error) {
    if (!(error instanceof Problem) || error.type !== 'bad-request') throw error;
    again(ctx.t('token.wrong'));
  }
}

function passwordRoutes(hub: Hub, router: Router): void {
  router.get('/account/password', async (request, response) => {
    const ctx = await webContext(hub, request);
    if (!ctx.signedIn) return response.redirect(303, '/signin?next=/account/password');
    response.set('cache-control', 'no-store');
    sendPage(ctx, response, passwordPage(ctx, passwordView(ctx, request)));
  });
  router.post('/account/password', readForm, async (request, response) => {
    const { ctx, body } = await postedBy(hub, request);
    const [session, login] = [sessionOf(hub, request) ?? '', textIn(body, 'login')];
    const view = passwordView(ctx, request);
    response.set('cache-control', 'no-store');
    try {
      const wish = { login, current: textIn(body, 'current'), password: textIn(body, 'password') };
      const opened = await hub.signIn.choosePassword(session, wish, visitOf(hub, request));
      setSession(response, hub, opened);
      const name = textIn(body, 'name').trim().slice(0, 200);
      if (view.asksName && name !== '') hub.identities.put(opened.actor.iri, { name, email: null });
      response.redirect(303, '/account');
    } catch (error) {
      if (!(error instanceof Problem) || error.type !== 'bad-request') throw error;
      const mistake = mistakeOf(ctx, error);
      sendPage(ctx, response, passwordPage(ctx, { ...view, typedLogin: login, error: mistake }), 422);
    }
  });
}

/** @throws Problem forbidden for who has no account, or one of the identity provider */
function passwordView(ctx: Ctx, request: Request): PasswordView {
  const account = ctx.hub.accounts.get(mine(ctx));
  if (account === undefined || account.issuer !== null) throw new Problem('forbidden', elsewhere);
  const fresh = ctx.hub.sessions.find(sessionOf(ctx.hub, request) ?? '')?.fresh === true;
  const asksName = ctx.hub.identities.get(account.person) === undefined;
  return { asksName, login: account.login, asksCurrent: account.hasPassword && !fresh, first: !account.hasPassword };
}

const weak = {
  short: 'password.short',
  long: 'password.long',
  known: 'password.known',
  login: 'password.hasLogin',
  current: 'password.wrongCurrent',
  taken: 'password.taken',
  odd: 'password.badLogin',
} as const;

function mistakeOf(ctx: Ctx, { extra }: Problem): PasswordView['error'] {
  const weakness = (Object.keys(weak) as (keyof typeof weak)[]).find((each) => each === extra['weakness']) ?? 'odd';
  const at = weakness === 'taken' || weakness === 'odd' ? 'login' : weakness === 'current' ? 'current' : 'password';
  return { at, text: ctx.t(weak[weakness]) };
}
