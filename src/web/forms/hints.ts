// The help under a field: what its shape says, and how to write what it takes.
import type { Field } from '../../shacl/shapes.ts';
import type { Ctx } from '../context.ts';

/** Bounds in words, unless the choices say them. */
function boundsOf(ctx: Ctx, { least, most }: Field): string {
  if (least !== undefined && most !== undefined && most < 10_000) return ctx.t('form.between', { least, most });
  if (least !== undefined && least > 0) return ctx.t('form.atLeast', { least });
  return most !== undefined && most < 10_000 ? ctx.t('form.atMost', { most }) : '';
}

function wayOf(ctx: Ctx, field: Field): string {
  if (field.kind === 'dayOrMoment') return ctx.t('form.wholeDay');
  if (field.kind === 'partialDate') return ctx.t('form.partial');
  if (field.kind === 'number') return boundsOf(ctx, field);
  if (field.kind !== 'iri' || field.picks.length === 0) return '';
  return ctx.t(field.takes === 'both' ? 'form.pickOrWrite' : 'form.pick');
}

export const hintOf = (ctx: Ctx, field: Field): string =>
  [field.description[ctx.lang], wayOf(ctx, field)].filter(Boolean).join(' ');
