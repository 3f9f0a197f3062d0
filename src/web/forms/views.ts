// What the page with the form needs to know, for a new thing and for one that stands.
import type { Module, TypeSpec } from '../../module.ts';
import type { Field } from '../../shacl/shapes.ts';
import type { Ctx } from '../context.ts';
import { moduleWord, namesIn } from '../names.ts';
import type { EditView } from '../pages/edit.ts';
import { titleOf } from '../pages/frame.ts';
import { placeOf } from '../pages/generic.ts';
import { docOfThing, type Thing } from '../thing.ts';
import { noErrors } from './errors.ts';
import { formFields } from './fields.ts';
import type { Outcome } from './save.ts';
import { filledFrom } from './typed.ts';

type Content = Pick<Outcome, 'fields' | 'filled' | 'errors' | 'why'> & Pick<EditView, 'answers'>;

export function newViewOf(
  ctx: Ctx,
  { module, type }: { readonly module: Module; readonly type: TypeSpec },
  content: Content,
): EditView {
  const proposes = ctx.proposes(type);
  const title = ctx.t(proposes ? 'propose.newTitle' : 'edit.newTitle', { type: type[ctx.lang][0] });
  return {
    ...content,
    ...(proposes && { lede: ctx.t('propose.newLede'), saveWord: ctx.t('propose.send') }),
    title,
    section: module.name,
    breadcrumbs: [{ label: moduleWord(ctx, module.name), href: `/${module.name}` }, { label: title }],
    action: `/${module.name}/new/${type.name}`,
    back: `/${module.name}`,
    seq: undefined,
  };
}

/** @param outcome of a save that did not go through; without it, the form as the thing stands */
export async function editViewOf(ctx: Ctx, thing: Thing, outcome?: Outcome): Promise<EditView> {
  const { resource } = thing;
  const name = titleOf(ctx, thing);
  const doc = docOfThing(resource);
  const crumbs = placeOf(ctx, thing, name).breadcrumbs.slice(0, 2);
  return {
    ...(outcome ? { ...outcome, answers: true } : await asItStands(ctx, thing)),
    title: ctx.t('edit.title', { name }),
    section: resource.module,
    breadcrumbs: [...crumbs, { label: name, href: doc }, { label: ctx.t('thing.edit') }],
    action: `${doc}/edit`,
    back: doc,
  };
}

async function asItStands(ctx: Ctx, thing: Thing): Promise<Content & Pick<EditView, 'seq'>> {
  const { module, type, subject } = thing.resource;
  const fields = formFields(ctx, module, type, thing);
  const filled = filledFrom(fields, subject, { quads: thing.quads, names: await namesIn(ctx, thing.quads) });
  return { fields, filled, errors: noErrors, why: '', seq: thing.event.seq };
}

/** The form of a proposal: the same fields, another word on the button, and a reason that must be given. */
export async function proposeViewOf(
  ctx: Ctx,
  thing: Thing,
  fields: readonly Field[],
  outcome?: Outcome,
): Promise<EditView> {
  const view = await editViewOf(ctx, thing, outcome);
  const names = await namesIn(ctx, thing.quads);
  const filled = outcome?.filled ?? filledFrom(fields, thing.resource.subject, { quads: thing.quads, names });
  const name = titleOf(ctx, thing);
  return {
    ...view,
    fields,
    filled,
    title: ctx.t('propose.title', { name }),
    breadcrumbs: [...view.breadcrumbs.slice(0, -1), { label: ctx.t('propose.short') }],
    action: `${docOfThing(thing.resource)}/propose`,
    lede: ctx.t('propose.lede'),
    saveWord: ctx.t('propose.send'),
    whyHint: ctx.t('propose.whyHint'),
  };
}
