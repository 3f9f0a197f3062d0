// A form that somebody sent from a page of training: who, what, and back to where it came from. Refuses who is not in, and other sites.
import type { Request, Response, Router } from 'express';
import type { Hub } from '../../../hub.ts';
import { Problem } from '../../../problem.ts';
import { webContext, type Ctx } from '../../../web/context.ts';
import { checkCsrf } from '../../../web/csrf.ts';
import { bodyOf, partOf, readForm } from '../../../web/forms/receive.ts';
import type { Done } from '../pages/parts.ts';
import { deskOf, type Desk } from './desk.ts';

export type Fields = Readonly<Record<string, unknown>>;
export interface Posted {
  readonly ctx: Ctx;
  readonly desk: Desk;
  readonly body: Fields;
  readonly ref: string;
  readonly type: string;
}

/** Does something, and says which word tells so, and where to go when that is not where it came from. */
export type Act = (posted: Posted) => Promise<Done | readonly [Done, string]>;

export const createForm =
  (hub: Hub, router: Router) =>
  (path: string, act: Act): void => {
    router.post(path, readForm, async (request, response) => {
      const posted = await receive(hub, request);
      const done = await act(posted);
      if (typeof done === 'string') back(response, posted.body, done);
      else back(response, { next: done[1] }, done[0]);
    });
  };

export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** A posted form of somebody who is in. @throws Problem unknown-actor, forbidden */
export async function receive(hub: Hub, request: Request): Promise<Posted> {
  const ctx = await webContext(hub, request);
  if (!ctx.signedIn) throw new Problem('unknown-actor', { nl: 'Meld je eerst aan.', en: 'Sign in first.' });
  const body = bodyOf(request);
  checkCsrf(request, body['_csrf']);
  const [ref, type] = [partOf(request, 'ref'), partOf(request, 'type')];
  return { ctx, body, desk: deskOf(hub, ctx.actor), ref, type };
}

/** To the page it came from, which is always one of ours. */
export function back(response: Response, body: Fields, done: Done): void {
  const next =
    /^\/(?:training|doc\/(?:edition|course|profile))(?:\/[\w.~%-]*)*$/.exec(textOf(body['next']))?.[0] ?? '/training';
  response.redirect(303, `${next}?done=${done}`);
}
