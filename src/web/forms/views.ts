// What the page with the form needs to know, for a new thing and for one that stands.
import type { Module, TypeSpec } from '../../module.ts';
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
  const title = ctx.t('edit.newTitle', { type: type[ctx.lang][0] });
  return {
    ...content,
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
