// From a filled form to the one way in: what it would clash with, told before saving, and the drafts that save it.
import type { Quad } from '@rdfjs/types';
import { mayOverrule } from '../../../access/policy.ts';
import { visibleQuads } from '../../../documents/visible.ts';
import type { Hub } from '../../../hub.ts';
import { thingIri } from '../../../rdf/refs.ts';
import type { Ctx } from '../../../web/context.ts';
import type { Draft } from '../../../write.ts';
import type { Claim } from '../core/facts.ts';
import type { Explained } from '../core/explain.ts';
import { againstOf, plannersAllow, type Occupied, type World } from '../core/conflict.ts';
import { conflictsOf, stoppedBy } from '../core/judge.ts';
import { explained } from '../index/check.ts';
import { toldOf } from '../core/told.ts';
import { createWorld } from '../index/world.ts';
import { quadsOf } from './quads.ts';
import { splitSeries, type Scope } from './series.ts';

export interface Plan {
  /** What stands now; undefined for a new booking. */
  readonly standing: Claim | undefined;
  readonly wanted: Claim;
  /** For a series: which of its times, and how much of it is meant. */
  readonly time?: number | undefined;
  readonly scope: Scope;
}

export interface Outlook {
  readonly conflicts: readonly Explained[];
  /** How many of them stop it from being saved. */
  readonly stopping: number;
  /** May who asks allow all of those, with a reason? */
  readonly mayAllow: boolean;
}

export const newSubject = (hub: Hub): string => thingIri(hub.base, 'booking', crypto.randomUUID());

/** What would come out of saving: the judge's own words, over the index as it stands. */
export function outlookOf(ctx: Ctx, plan: Plan): Outlook {
  const { changed } = outcomeOf(ctx.hub, plan);
  const now = ctx.hub.now().getTime();
  const world = createWorld(ctx.hub.views);
  const seen = plan.standing === undefined ? world : { ...world, ...withoutOwn(world, plan) };
  const found = conflictsOf({ claim: changed, world: seen, now, rankBefore: plan.standing?.rank });
  const stopping = new Set(stoppedBy(changed, found));
  const open = found.filter((each) => !each.blocks || stopping.has(each));
  const told = toldOf(changed, open, { world: seen, marks: ctx.marks });
  return {
    conflicts: explained(ctx.hub.views, seen as typeof world, { claim: changed, now }, told),
    stopping: stopping.size,
    mayAllow:
      mayOverrule(ctx.actor, 'planning', changed.museum) || [...stopping].every(({ kind }) => plannersAllow.has(kind)),
  };
}

/** What is taken out of a series does not clash with the time it came from. */
function withoutOwn(world: World, { standing, time, scope }: Plan): Pick<World, 'occupied'> {
  const own = (each: Occupied): boolean =>
    each.claim === standing?.subject &&
    (scope === 'all' || time === undefined || (scope === 'one' ? each.from === time : each.from >= time));
  return { occupied: (resources, at) => world.occupied(resources, at).filter((each) => !own(each)) };
}

function outcomeOf(hub: Hub, { standing, wanted, time, scope }: Plan) {
  if (standing?.rrule === undefined) return { rest: undefined, changed: wanted };
  return splitSeries(standing, time ?? standing.start, wanted, { scope, subject: newSubject(hub) });
}

export interface Saving {
  /** The version that the reader saw. */
  readonly seq: number | undefined;
  /** Why conflicts are allowed after all. */
  readonly reason: string;
  readonly note: string | undefined;
}

/**
 * Saves through the one way in, the series and what was taken out of it together.
 * @returns the IRI of what was changed
 * @throws Problem conflict, stale, forbidden, shape-violation
 */
export async function savePlan(ctx: Ctx, plan: Plan, { seq, reason, note }: Saving): Promise<string> {
  const { rest, changed } = outcomeOf(ctx.hub, plan);
  const before = plan.standing === undefined ? [] : await statementsOf(ctx, plan.standing.subject);
  const final = reason === '' ? changed : overruled(ctx, plan, changed, reason);
  const isNew = final.subject !== plan.standing?.subject;
  const derivedFrom = isNew ? plan.standing?.subject : undefined;
  const made: Draft = {
    subject: final.subject,
    quads: quadsOf(ctx.hub.base, final, isNew ? [] : before, { derivedFrom, note }),
    expected: isNew ? null : seq,
  };
  const drafts: Draft[] =
    rest === undefined
      ? [made]
      : [{ subject: rest.subject, quads: quadsOf(ctx.hub.base, rest, before), expected: seq }, made];
  await ctx.hub.write(ctx.actor, drafts);
  return final.subject;
}

async function statementsOf(ctx: Ctx, subject: string): Promise<readonly Quad[]> {
  const event = await ctx.hub.log.latest(subject);
  return event === undefined ? [] : visibleQuads(event, ctx.actor);
}

const key = (each: { readonly kind: string; readonly against: string }): string => `${each.kind} ${each.against}`;

/** Every conflict of this moment that the actor may allow gets the reason; what clashes later asks again. */
function overruled(ctx: Ctx, plan: Plan, claim: Claim, reason: string): Claim {
  const world = createWorld(ctx.hub.views);
  const seen = plan.standing === undefined ? world : { ...world, ...withoutOwn(world, plan) };
  const found = stoppedBy(
    claim,
    conflictsOf({ claim, world: seen, now: ctx.hub.now().getTime(), rankBefore: plan.standing?.rank }),
  );
  const may = mayOverrule(ctx.actor, 'planning', claim.museum);
  const mine = found.filter(({ kind }) => may || plannersAllow.has(kind));
  const said = mine.map((each) => ({ kind: each.kind, against: againstOf(each), reason: reason.slice(0, 500) }));
  return { ...claim, overruled: [...new Map([...claim.overruled, ...said].map((each) => [key(each), each])).values()] };
}
