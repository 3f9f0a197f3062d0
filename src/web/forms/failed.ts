// A save that did not go through becomes the form again, with what is wrong and all that was typed. Nothing a person wrote ends in an error page.
import { catalogue, Problem } from '../../problem.ts';
import type { Field, Violation } from '../../shacl/shapes.ts';
import type { Ctx } from '../context.ts';
import type { Thing } from '../thing.ts';
import { placeViolations, type FormErrors } from './errors.ts';
import type { Outcome } from './save.ts';
import type { Filled } from './typed.ts';
import { meet } from './versions.ts';

export interface Failed {
  readonly fields: readonly Field[];
  readonly filled: Filled;
  readonly why: string;
  readonly seq: number | undefined;
  readonly errors: FormErrors;
  readonly subject: string;
  readonly thing: Thing | undefined;
}

/** A violation goes to its field, a stale version to a choice; anything else is told on top. */
export async function mendable(ctx: Ctx, error: unknown, { subject, thing, ...form }: Failed): Promise<Outcome> {
  const problem = error instanceof Problem ? error : unexpected(ctx, error);
  const violations = problem.extra['violations'];
  if (problem.type === 'shape-violation' && Array.isArray(violations)) {
    const errors = placeViolations(violations as readonly Violation[], { subject, ...form }, ctx.lang);
    return { ...form, errors, status: 422 };
  }
  if (problem.type === 'stale' && thing !== undefined) {
    const both = await meet(ctx, thing, form);
    return { ...form, filled: both.filled, seq: both.theirs.event.seq, both, status: 412 };
  }
  return { ...form, errors: { at: new Map(), general: [sentenceFor(ctx, problem)] }, status: problem.status };
}

function unexpected(ctx: Ctx, error: unknown): Problem {
  ctx.hub.report(error, 'saving a form');
  return new Problem('internal', '');
}

/** What went wrong and what to do now, in the reader's language; what the module itself found is told as well. */
export function sentenceFor(ctx: Ctx, problem: Problem): string {
  const { title, help } = catalogue[problem.type][ctx.lang];
  return `${title}. ${help} ${ctx.t('form.kept')}`;
}
