// Administration: the people who may come in. Makes their accounts, gives and takes their roles, shows one-time links once.
import { Router, type Response } from 'express';
import type { Hub } from '../../hub.ts';
import { Problem } from '../../problem.ts';
import type { Ctx } from '../context.ts';
import { partOf, readForm } from '../forms/receive.ts';
import type { Body } from '../forms/typed.ts';
import { textIn } from '../own-door.ts';
import { memberPage, peoplePage, type Member } from '../pages/people.ts';
import { sendPage } from '../send.ts';
import { addToStaff, colleaguesOf, isInPlanning } from '../staff.ts';
import { managing, memberOf, posted } from './desk.ts';
import { addPerson, grantIn, people, showLink } from './newcomer.ts';

const noAccount = (id: string): Problem =>
  new Problem('not-found', {
    nl: `Er is geen account ${id.slice(0, 80)}.`,
    en: `There is no account ${id.slice(0, 80)}.`,
  });

export function peopleDoor(hub: Hub): Router {
  const router = Router();
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
  return router;
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
