// Somebody gets an account: new, or of the planning already. What is wrong is told in the form, with what was typed.
import type { Response } from 'express';
import type { Hub } from '../../hub.ts';
import { Problem } from '../../problem.ts';
import type { Ctx } from '../context.ts';
import type { Body } from '../forms/typed.ts';
import { listIn, textIn } from '../own-door.ts';
import { shownOnce } from '../pages/access-parts.ts';
import { nameOfMember, peoplePage, type Member } from '../pages/people.ts';
import { sendPage } from '../send.ts';
import { addToStaff, colleaguesOf } from '../staff.ts';
import { memberOf } from './desk.ts';

export const people = (hub: Hub): readonly Member[] => hub.accounts.list().map((account) => memberOf(hub, account));

/** Somebody new, or somebody of the planning who may come in from now on. */
export async function addPerson(ctx: Ctx, response: Response, body: Body): Promise<void> {
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
export const grantIn = (body: Body) => ({
  role: textIn(body, 'role'),
  museum: textIn(body, 'museum'),
  modules: listIn(body, 'modules'),
  ...(peopleIn(body).length === 0 ? {} : { people: peopleIn(body) }),
});

/** The link goes by hand: the hub sends no mail, and whoever is at the other end is known to who hands it over. */
export function showLink(ctx: Ctx, response: Response, account: Member['account']): void {
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
