// A few choices as radio buttons or check boxes, and yes or no; nothing chosen is a choice too when the field is optional.
import type { Field } from '../../shacl/shapes.ts';
import type { Ctx } from '../context.ts';
import { html, type Child, type Html } from '../html.ts';
import type { Row } from './typed.ts';

const mostFew = 7;

export const hasTicks = (field: Field): boolean =>
  field.kind === 'boolean' || (field.kind === 'choice' && (field.maxCount !== 1 || field.choices.length <= mostFew));

interface Choice {
  readonly value: string;
  readonly label: Child;
}

/** `1` and `0` say the same as `true` and `false`, and stay as they stood. */
function yesAndNo(ctx: Ctx, chosen: ReadonlySet<string>): readonly Choice[] {
  return [
    { value: chosen.has('1') ? '1' : 'true', label: ctx.t('value.yes') },
    { value: chosen.has('0') ? '0' : 'false', label: ctx.t('value.no') },
  ];
}

const named = (ctx: Ctx, { choices }: Field): readonly Choice[] =>
  choices.map(({ value, name }) => ({ value, label: name[ctx.lang] }));

export function ticks(ctx: Ctx, field: Field, name: string, rows: readonly Row[]): Html {
  const chosen = new Set(rows.map(({ text }) => text).filter((text) => text !== ''));
  const known = field.kind === 'boolean' ? yesAndNo(ctx, chosen) : named(ctx, field);
  const single = field.maxCount === 1;
  const unknown = [...chosen].filter((value) => !known.some((choice) => choice.value === value));
  const none: readonly Choice[] =
    single && field.minCount === 0 ? [{ value: '', label: html`<span class="soft">${ctx.t('form.none')}</span>` }] : [];
  const all = [...known, ...unknown.map((value) => ({ value, label: html`<bdi>${value}</bdi>` })), ...none];
  const drawn = all.map(
    ({ value, label }, i) =>
      html`<label class="tick"
        ><input
          type="${single ? 'radio' : 'checkbox'}"
          ${i === 0 && html` id="${name}.0.v"`}
          name="${name}.c"
          value="${value}"
          ${(value === '' ? chosen.size === 0 : chosen.has(value)) && html` checked`}
        /><span>${label}</span></label
      >`,
  );
  return html`<input type="hidden" name="${name}.c" value="" />
    <div class="row ticks">${drawn}</div>`;
}
