// Who may come to administration, and what they send: asked before anything is shown or done.
import type { Request, Response } from 'express';
import { mayManage, type Power } from '../../access/policy.ts';
import type { Hub } from '../../hub.ts';
import { Problem } from '../../problem.ts';
import { webContext, type Ctx } from '../context.ts';
import { checkCsrf } from '../csrf.ts';
import { bodyOf } from '../forms/receive.ts';
import type { Body } from '../forms/typed.ts';
import type { Member } from '../pages/people.ts';

/** @throws Problem unknown-actor, forbidden */
export async function managing(hub: Hub, request: Request, response: Response, power: Power): Promise<Ctx> {
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

export interface Posted {
  readonly ctx: Ctx;
  readonly body: Body;
}

/** @throws Problem unknown-actor, forbidden, also for a form of another session */
export async function posted(hub: Hub, request: Request, response: Response, power: Power): Promise<Posted> {
  const ctx = await managing(hub, request, response, power);
  const body = bodyOf(request);
  checkCsrf(request, body['_csrf']);
  return { ctx, body };
}

export const memberOf = ({ accounts, identities }: Hub, account: Member['account']): Member => ({
  account,
  identity: identities.get(account.person),
  grants: accounts.grants(account.id),
});
