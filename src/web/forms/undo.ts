// Taking away and putting back: both are versions like any other, so nothing is ever lost.
import { hiddenQuads, visibleQuads } from '../../documents/visible.ts';
import { Problem } from '../../problem.ts';
import type { Ctx } from '../context.ts';
import { docOfThing, type Thing } from '../thing.ts';
import type { Body } from './typed.ts';

const noteIn = (body: Body): string | undefined =>
  typeof body['_note'] === 'string' && body['_note'] !== '' ? body['_note'].slice(0, 300) : undefined;

/** @throws Problem `stale` when the thing changed after the page that asked */
export async function deleteThing(ctx: Ctx, { resource }: Thing, body: Body): Promise<void> {
  await ctx.hub.write(
    ctx.actor,
    [{ subject: resource.subject, quads: null, expected: Number(body['_seq']) }],
    noteIn(body),
  );
}

const noVersion = (): Problem => new Problem('not-found', 'There is no such version to put back.');

/**
 * Puts the visible part of an older version back; what the writer may not see stays as it is now.
 * @returns where the thing is read
 * @throws Problem `not-found`, `stale`, `forbidden`
 */
export async function restoreThing(ctx: Ctx, type: string, ref: string, body: Body): Promise<string> {
  const resource = await ctx.hub.state.find(type, ref);
  const old = await ctx.hub.log.event(Number(body['version']) || 0);
  if (!resource || old?.subject !== resource.subject) throw noVersion();
  const quads = visibleQuads(old, ctx.actor);
  const now = await ctx.hub.log.event(resource.seq);
  if (now === undefined || quads.length === 0) throw noVersion();
  const hidden = hiddenQuads(resource.deleted ? old : now, ctx.actor);
  const draft = {
    subject: resource.subject,
    quads: [...quads, ...hidden],
    module: resource.module,
    type,
    museum: resource.museum,
  };
  const expected = resource.deleted ? null : Number(body['seq']);
  await ctx.hub.write(ctx.actor, [{ ...draft, expected }], ctx.t('history.restored', { when: ctx.fullMoment(old.at) }));
  return docOfThing(resource);
}
