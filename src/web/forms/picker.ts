// A box that finds a thing of the pond by its name. Without scripts the name is enough: the hub looks it up, and asks when it could be several.
import type { Field } from '../../shacl/shapes.ts';
import type { Ctx } from '../context.ts';
import { html, type Html } from '../html.ts';
import { typeSpecOf, typeWord } from '../names.ts';
import { icon } from '../parts.ts';
import type { Row } from './typed.ts';

export interface Making {
  readonly type: string;
  readonly path: string;
}

/** The kinds of a field that the writer may make themselves, and where. */
export const makesOf = (ctx: Ctx, field: Field): readonly Making[] =>
  field.picks.flatMap((type) => {
    const module = typeSpecOf(ctx, type)?.module.name;
    return module !== undefined && ctx.mayWrite(module, ctx.museumFor(module, type), type)
      ? [{ type, path: `/${module}/new/${type}` }]
      : [];
  });

interface Drawn {
  readonly name: string;
  readonly row: Row;
  readonly common: Html;
}

/** The IRI travels in `.i`, the name that it had in `.w`; when the name was changed, the IRI no longer counts. */
export function picker(ctx: Ctx, field: Field, { name, row, common }: Drawn): Html {
  const makes = makesOf(ctx, field).map(({ type, path }) => ({
    path,
    text: `${ctx.t('form.makeNew', { type: typeWord(ctx, type) })} ${ctx.t('form.newTab')}`,
  }));
  return html`<div
    class="pick"
    data-pick="${field.picks.join(' ')}"
    data-make="${JSON.stringify(makes)}"
    data-found="${ctx.t('form.found')}"
    data-none="${ctx.t('form.foundNone')}"
  >
    <input
      class="in"
      id="${name}.v"
      name="${name}.v"
      value="${row.text}"
      dir="auto"
      type="text"
      autocomplete="off"
      ${common}
    />${icon('search')}<input type="hidden" name="${name}.i" value="${row.iri}" /><input
      type="hidden"
      name="${name}.w"
      value="${row.shown}"
    />
  </div>`;
}

/** What to do when a typed name fits nothing: make it, beside this form. */
export const makeLinks = (ctx: Ctx, field: Field, text: string): Html | undefined => {
  const makes = text === '' ? [] : makesOf(ctx, field);
  if (makes.length === 0) return undefined;
  return html`<p class="row">
    ${makes.map(
      ({ type, path }) =>
        html`<a href="${path}?name=${encodeURIComponent(text)}" target="_blank"
          >${icon('plus')}${ctx.t('form.makeNew', { text, type: typeWord(ctx, type) })}
          <span class="soft">${ctx.t('form.newTab')}</span></a
        >`,
    )}
  </p>`;
};
