// Administration: people, roles, keys, sessions. Only for who manages them; each door asks the same table as the buttons do.
import { Router, type Request, type Response } from 'express';
import { mayManage, type Power } from '../access/policy.ts';
import type { SessionInfo } from '../access/sessions.ts';
import type { Hub } from '../hub.ts';
import { Problem } from '../problem.ts';
import { webContext, type Ctx } from './context.ts';
import { bodyOf, partOf, readForm } from './forms/receive.ts';
import { checkCsrf } from './csrf.ts';
import type { Body } from './forms/typed.ts';
import { listIn, textIn, tokenIn } from './own-door.ts';
import { shownOnce } from './pages/access-parts.ts';
import { rolesPage, sessionsPage, tokensPage } from './pages/admin.ts';
import { memberPage, nameOfMember, peoplePage, type Member } from './pages/people.ts';
import { sendPage } from './send.ts';
import { sessionOf } from './session-cookie.ts';
import { addToStaff, colleaguesOf, isInPlanning } from './staff.ts';

/** @throws Problem unknown-actor, forbidden */
async function managing(hub: Hub, request: Request, response: Response, power: Power): Promise<Ctx> {
  const ctx = await webContext(hub, request);
  response.set('cache-control', 'no-store');
  if (mayManage(ctx.actor, power)) return ctx;
  if (!ctx.signedIn)
    throw new Problem('unknown-actor', {
      nl: 'Meld je aan om te beheren.',
      en: 'Administration needs you to be signed in.',
    });
  throw new Problem('forbidden', {
    nl: 'Alleen een beheerder van alle musea beheert mensen, sleutels en aanmeldingen.',
    en: 'Only an administrator of all museums manages people, tokens and sessions.',
  });
}

const noAccount = (id: string): Problem =>
  new Problem('not-found', {
    nl: `Er is geen account ${id.slice(0, 80)}.`,
    en: `There is no account ${id.slice(0, 80)}.`,
  });

interface Posted {
  readonly ctx: Ctx;
  readonly body: Body;
}

async function posted(hub: Hub, request: Request, response: Response, power: Power): Promise<Posted> {
  const ctx = await managing(hub, request, response, power);
  const body = bodyOf(request);
  checkCsrf(request, body['_csrf']);
  return { ctx, body };
}

export function adminDoor(hub: Hub): Router {
  const router = Router();
  router.get('/admin', (_request, response) => response.redirect(303, '/admin/people'));
  router.get('/roles', async (request, response) => {
    const ctx = await webContext(hub, request);
    sendPage(ctx, response, rolesPage(ctx));
  });
  peopleRoutes(hub, router);
  tokenRoutes(hub, router);
  sessionRoutes(hub, router);
  return router;
}

const memberOf = ({ accounts, identities }: Hub, account: Member['account']): Member => ({
  account,
  identity: identities.get(account.person),
  grants: accounts.grants(account.id),
});

const people = (hub: Hub): readonly Member[] => hub.accounts.list().map((account) => memberOf(hub, account));

function peopleRoutes(hub: Hub, router: Router): void {
  router.get('/admin/people', async (request, response) => {
    const ctx = await managing(hub, request, response, 'people');
    sendPage(ctx, response, peoplePage(ctx, { members: people(hub), colleagues: await colleaguesOf(ctx) }));
  });
  router.post('/admin/people', readForm, async (request, response) => {
    const { ctx, body } = await posted(hub, request, response, 'people');
    await addPerson(ctx, response, body);
  });
  router.get('/admin/people/:id', async (request, response) => {
    const ctx = await managing(hub, request, response, 'people');
    await sendMember(ctx, response, request.params.id);
  });
  router.post('/admin/people/:id', readForm, async (request, response) => {
    const { ctx, body } = await posted(hub, request, response, 'people');
    await changePerson(ctx, response, partOf(request, 'id'), body);
  });
}

/** Somebody new, or somebody of the planning who may come in from now on. */
async function addPerson(ctx: Ctx, response: Response, body: Body): Promise<void> {
  const colleagues = await colleaguesOf(ctx);
  const [typed, chosen] = [typedIn(body), textIn(body, 'person')];
  const known = colleagues.find(({ person, hasAccount }) => person === chosen && !hasAccount);
  const again = (error: string): void =>
    sendPage(ctx, response, peoplePage(ctx, { members: people(ctx.hub), colleagues, typed, error }), 422);
  if (known === undefined && chosen !== '' && chosen !== 'staff') return again(ctx.t('people.hasAccount'));
  const name = typed.name || (known?.name ?? '');
  if (name === '') return again(ctx.t('people.needsName'));
  try {
    showLink(ctx, response, await openAccount(ctx, body, { ...typed, name, person: known?.person }));
  } catch (error) {
    again(weaknessOf(ctx, error));
  }
}

const typedIn = (body: Body) => ({
  name: textIn(body, 'name').trim().slice(0, 200),
  login: textIn(body, 'login'),
  email: textIn(body, 'email').trim().slice(0, 200),
});

/** What is wrong with what was typed; anything else is thrown on. */
function weaknessOf(ctx: Ctx, error: unknown): string {
  if (!(error instanceof Problem) || error.type !== 'bad-request') throw error;
  return ctx.t(error.extra['weakness'] === 'taken' ? 'password.taken' : 'password.badLogin');
}

interface Newcomer {
  readonly name: string;
  readonly login: string;
  readonly email: string;
  readonly person: string | undefined;
}

async function openAccount(ctx: Ctx, body: Body, { name, login, email, person }: Newcomer): Promise<Member['account']> {
  const { hub, actor } = ctx;
  const account = hub.accounts.create(login, [grantIn(body)], person);
  hub.identities.put(account.person, { name, email: email || (hub.identities.get(account.person)?.email ?? null) });
  const museum = textIn(body, 'museum') || null;
  if (textIn(body, 'person') === 'staff') await addToStaff(ctx, { person: account.person, name, museum });
  const detail = { role: textIn(body, 'role') };
  hub.audit.record({ actor: actor.iri, action: 'account.create', person: account.person, door: 'web', detail });
  return account;
}

const peopleIn = (body: Body): readonly string[] =>
  listIn(body, 'people').flatMap((text) => text.split(/\s+/).filter((iri) => iri !== ''));
const grantIn = (body: Body) => ({
  role: textIn(body, 'role'),
  museum: textIn(body, 'museum'),
  modules: listIn(body, 'modules'),
  ...(peopleIn(body).length === 0 ? {} : { people: peopleIn(body) }),
});

/** The link goes by hand: the hub sends no mail, and whoever is at the other end is known to who hands it over. */
function showLink(ctx: Ctx, response: Response, account: Member['account']): void {
  const { hub } = ctx;
  hub.links.withdraw(account.id);
  const value = `${hub.base}/signin?code=${hub.links.make(account.id)}`;
  const name = nameOfMember(ctx, memberOf(hub, account));
  const back = { label: name, href: `/admin/people/${account.id}` };
  sendPage(
    ctx,
    response,
    shownOnce(ctx, ctx.t('people.link', { name }), { text: ctx.t('people.linkText'), value, back }),
  );
}

async function sendMember(ctx: Ctx, response: Response, id: string, error?: string): Promise<void> {
  const { hub, actor } = ctx;
  const account = hub.accounts.get(id);
  if (account === undefined) throw noAccount(id);
  const view = {
    ...memberOf(hub, account),
    sessions: hub.sessions.list(id),
    isSelf: actor.account === id,
    colleagues: await colleaguesOf(ctx),
    isInPlanning: await isInPlanning(ctx, account.person),
    error,
  };
  sendPage(ctx, response, memberPage(ctx, view), error === undefined ? 200 : 422);
}

type Act = (ctx: Ctx, response: Response, account: Member['account'], body: Body) => void | Promise<void>;

/** What one button of the page of a person does. Nobody shuts themselves out. */
const acts: Readonly<Record<string, Act>> = {
  grant({ hub, actor }, _response, { id, person }, body) {
    const { role, museum } = hub.accounts.grant(id, grantIn(body));
    hub.audit.record({ actor: actor.iri, action: 'role.give', person, door: 'web', detail: { role, museum } });
  },
  withdraw({ hub, actor }, _response, { id, person }, body) {
    const grant = hub.accounts.grants(id).find((each) => each.id === textIn(body, 'withdraw'));
    if (grant === undefined || (actor.account === id && grant.role === 'admin')) return;
    hub.accounts.withdraw(id, grant.id);
    hub.audit.record({
      actor: actor.iri,
      action: 'role.withdraw',
      person,
      door: 'web',
      detail: { role: grant.role, museum: grant.museum },
    });
  },
  disable({ hub, actor }, _response, { id, person }) {
    if (actor.account === id) return;
    hub.accounts.disable(id, true);
    hub.sessions.closeAll(id);
    hub.links.withdraw(id);
    hub.audit.record({ actor: actor.iri, action: 'account.disable', person, door: 'web' });
  },
  enable({ hub, actor }, _response, { id, person }) {
    hub.accounts.disable(id, false);
    hub.audit.record({ actor: actor.iri, action: 'account.enable', person, door: 'web' });
  },
  async staff(ctx, _response, { id, person }) {
    const name = ctx.hub.identities.get(person)?.name ?? '';
    const museum = ctx.hub.accounts.grants(id).find((grant) => grant.museum !== null)?.museum ?? null;
    if (name !== '') await addToStaff(ctx, { person, name, museum });
  },
  reset(ctx, response, account) {
    const { id, person, issuer } = account;
    if (issuer !== null) return;
    const { hub, actor } = ctx;
    hub.accounts.setSecret(id, null);
    if (actor.account !== id) hub.sessions.closeAll(id);
    hub.audit.record({ actor: actor.iri, action: 'account.reset', person, door: 'web' });
    showLink(ctx, response, account);
  },
};

async function changePerson(ctx: Ctx, response: Response, id: string, body: Body): Promise<void> {
  const account = ctx.hub.accounts.get(id);
  if (account === undefined) throw noAccount(id);
  const name = textIn(body, 'withdraw') === '' ? textIn(body, 'do') : 'withdraw';
  const act = Object.hasOwn(acts, name) ? acts[name] : undefined;
  if (act === undefined) throw new Problem('bad-request', 'This form asks for nothing that the hub does.');
  try {
    await act(ctx, response, account, body);
  } catch (error) {
    if (!(error instanceof Problem) || error.type !== 'bad-request') throw error;
    return sendMember(ctx, response, id, ctx.t('people.badRole'));
  }
  if (!response.headersSent) response.redirect(303, `/admin/people/${id}`);
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
