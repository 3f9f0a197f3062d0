// A thing's version as the rows of a form, and the three versions that meet when two people change one thing.
import { visibleQuads } from '../../documents/visible.ts';
import type { Event } from '../../log/log.ts';
import type { Field } from '../../shacl/shapes.ts';
import type { Ctx } from '../context.ts';
import { namesIn } from '../names.ts';
import { loadThing, type Thing } from '../thing.ts';
import { merge, type Merged } from './merge.ts';
import { filledFrom, type Filled } from './typed.ts';

/** What the second writer chooses from. */
export interface Both extends Merged {
  readonly theirs: Thing;
  readonly before: Filled;
  readonly other: Filled;
}

export interface At {
  readonly fields: readonly Field[];
  readonly subject: string;
  readonly seq: number;
}

/** The rows that a version would have; none for a number that is no version of this thing. */
export async function filledAt(ctx: Ctx, { fields, subject, seq }: At): Promise<Filled> {
  const event = await ctx.hub.log.event(seq);
  return event?.subject === subject ? filledOf(ctx, fields, event) : fields.map(() => []);
}

async function filledOf(ctx: Ctx, fields: readonly Field[], event: Event): Promise<Filled> {
  const quads = visibleQuads(event, ctx.actor);
  return filledFrom(fields, event.subject, { quads, names: await namesIn(ctx, quads) });
}

/**
 * What stands now beside what the writer saw and what they filled in.
 * @throws Problem `gone` when it was deleted meanwhile
 */
export async function meet(
  ctx: Ctx,
  thing: Thing,
  form: { readonly fields: readonly Field[]; readonly filled: Filled; readonly seq: number | undefined },
): Promise<Both> {
  const { fields, filled } = form;
  const { type, ref, subject } = thing.resource;
  const theirs = await loadThing(ctx, type, ref);
  const before = await filledAt(ctx, { fields, subject, seq: form.seq ?? 0 });
  const other = await filledOf(ctx, fields, theirs.event);
  return { ...merge(fields, { before, mine: filled, theirs: other }), theirs, before, other };
}
