// A confirmed import into the hub, and out of it again: both as one transaction through the one way in, whole or not at all.
// Undoing leaves alone what somebody changed since.
import { setImmediate as pause } from 'node:timers/promises';
import type { Event, Receipt } from '../../../log/log.ts';
import { visibleQuads } from '../../../documents/visible.ts';
import type { Ctx } from '../../../web/context.ts';
import type { Draft } from '../../../write.ts';
import { createWorld } from '../index/world.ts';
import { writing, type Planned } from './plan.ts';
import { draftQuads } from './source.ts';
import type { Done, Stage } from './staging.ts';

/** So many drafts between two looks at what else waits: a few milliseconds. */
const slice = 20;

/** Who is assigned stands in the hub alone, never in the preview's file: the version that was seen has them still. */
function withPeople({ hub }: Ctx, row: Planned): Planned {
  const people = createWorld(hub.views).claim(row.subject)?.claim.people ?? [];
  return row.claim === undefined ? row : { ...row, claim: { ...row.claim, people } };
}

async function draftOf(ctx: Ctx, row: Planned): Promise<Draft> {
  const { hub, actor } = ctx;
  const event = row.expected === null ? undefined : await hub.log.latest(row.subject);
  const before = event === undefined || event.action === 'delete' ? [] : visibleQuads(event, actor);
  const quads = draftQuads(hub.base, row.expected === null ? row : withPeople(ctx, row), before);
  return { subject: row.subject, module: 'planning', type: 'booking', quads, expected: row.expected };
}

/**
 * Writes all that fits.
 * @throws Problem conflict or stale when somebody came in between; nothing is done then
 */
export async function applyStage(ctx: Ctx, stage: Stage): Promise<Receipt> {
  const drafts: Draft[] = [];
  for (const outcome of writing)
    for (let offset = 0; ; offset += slice) {
      const rows = stage.rows(outcome, slice, offset);
      for (const row of rows) drafts.push(await draftOf(ctx, row));
      await pause();
      if (rows.length < slice) break;
    }
  return ctx.hub.write(ctx.actor, drafts, ctx.t('planin.note', { n: drafts.length }));
}

/** What undoing one event writes: the version before, or nothing; what the actor does not see stays by itself. */
async function undoOf(ctx: Ctx, event: Event): Promise<Draft | undefined> {
  const { hub } = ctx;
  const latest = await hub.log.latest(event.subject);
  if (latest?.seq !== event.seq) return undefined;
  const { subject, seq: expected } = event;
  const before = event.action === 'create' || event.prev === null ? undefined : await hub.log.event(event.prev);
  if (before === undefined || before.action === 'delete') return { subject, quads: null, expected };
  return { subject, quads: visibleQuads(before, ctx.actor), expected, module: 'planning', type: 'booking' };
}

/** @returns how many were taken back, and how many were left since they changed meanwhile */
export async function undoDone(
  ctx: Ctx,
  { tx, lastSeq }: Done,
): Promise<{ readonly back: number; readonly left: number }> {
  const drafts: Draft[] = [];
  let left = 0;
  for await (const event of ctx.hub.log.read(tx - 1, lastSeq)) {
    const draft = event.tx === tx && event.actor === ctx.actor.iri ? await undoOf(ctx, event) : undefined;
    if (draft === undefined) left += 1;
    else drafts.push(draft);
    if (drafts.length % slice === 0) await pause();
  }
  if (drafts.length > 0) await ctx.hub.write(ctx.actor, drafts, ctx.t('planin.undo.note', { n: drafts.length }));
  return { back: drafts.length, left };
}
