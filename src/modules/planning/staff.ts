// Who may come to the planner, and what they ask about: a posted form, the booking that it names, which of its times.
import type { Request } from 'express';
import type { Hub } from '../../hub.ts';
import { Problem } from '../../problem.ts';
import { thingIri } from '../../rdf/refs.ts';
import { webContext, type Ctx } from '../../web/context.ts';
import type { Claim } from './core/facts.ts';
import { timesOf } from './core/recurrence.ts';
import { momentOf } from './core/time.ts';
import { createWorld } from './index/world.ts';

/** Signed out, or with a role that sees only what is public: the module's own page, with the public programme. */
export const isStaff = (ctx: Ctx): boolean => ctx.marks.includes('internal');

/** @throws Problem unknown-actor, forbidden */
export async function staff(hub: Hub, request: Request): Promise<Ctx> {
  const ctx = await webContext(hub, request);
  if (isStaff(ctx)) return ctx;
  throw ctx.signedIn
    ? new Problem('forbidden', 'Your role does not see the planning.')
    : new Problem('unknown-actor', 'Sign in to see the planning.');
}

export const numberIn = (text: string | null): number | undefined =>
  text === null || !/^\d+$/.test(text) ? undefined : Number(text);

/** A posted form as fields, a name perhaps more than once. */
export function fieldsIn(body: Readonly<Record<string, unknown>>): URLSearchParams {
  const fields = new URLSearchParams();
  for (const [name, value] of Object.entries(body))
    for (const each of Array.isArray(value) ? (value as unknown[]) : [value])
      if (typeof each === 'string') fields.append(name, each);
  return fields;
}

export interface Asked {
  readonly standing: Claim | undefined;
  readonly seq: number | undefined;
  readonly time: { readonly start: number; readonly end: number } | undefined;
}

/** The booking that the fields name, and which of its times. @throws Problem not-found when the reader does not see it */
export function askedFor(ctx: Ctx, fields: URLSearchParams): Asked {
  const ref = fields.get('booking');
  if (ref === null) return { standing: undefined, seq: undefined, time: undefined };
  const found = createWorld(ctx.hub.views).claim(thingIri(ctx.hub.base, 'booking', ref));
  if (found === undefined || !ctx.marks.includes(found.mark))
    throw new Problem('not-found', 'There is no such booking.');
  const start = momentOf(fields.get('time') ?? undefined);
  const time =
    start === undefined || found.claim.rrule === undefined
      ? undefined
      : timesOf(found.claim).find((each) => each.start === start);
  return { standing: found.claim, seq: found.seq, time };
}
