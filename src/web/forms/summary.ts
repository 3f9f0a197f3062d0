// What must be mended, on top of the form: each with a link to its very input. Focus goes here, also without scripts.
import type { Field } from '../../shacl/shapes.ts';
import type { Ctx } from '../context.ts';
import { html, type Html } from '../html.ts';
import { note } from '../parts.ts';
import type { Form, FormErrors } from './errors.ts';
import { hasTicks } from './ticks.ts';
import type { Filled } from './typed.ts';

interface Found {
  /** `Periode, Begin` */
  readonly label: string;
  /** Id of the input that the error is about. */
  readonly id: string;
}

/** The first input of a field: its first row, the first of a nested thing, or the button that adds one. */
function firstInput(field: Field, name: string, rows: Filled[number]): string {
  if (field.kind !== 'nested' || hasTicks(field)) return `${name}.0.v`;
  const first = field.fields[0];
  if ((rows.length === 0 && field.minCount === 0) || first === undefined) return `${name}-add`;
  return firstInput(first, `${name}.0.f0`, rows[0]?.inner[0] ?? []);
}

/** Where an error with this name is mended. */
function find(ctx: Ctx, { fields, filled }: Omit<Form, 'subject'>, key: string, prefix = 'f'): Found | undefined {
  const [, index, row, inner] = /^(\d{1,3})(?:\.(\d{1,3})(?:\.f(.+))?)?$/.exec(key) ?? [];
  const place = Number(index);
  const field = fields[place];
  if (index === undefined || field === undefined) return undefined;
  const name = `${prefix}${index}`;
  const label = field.name[ctx.lang];
  const rows = filled[place] ?? [];
  if (row === undefined || field.kind !== 'nested')
    return { label, id: row === undefined || hasTicks(field) ? firstInput(field, name, rows) : `${name}.${row}.v` };
  const within = { fields: field.fields, filled: rows[Number(row)]?.inner ?? [] };
  const deeper = find(ctx, within, inner ?? '0', `${name}.${row}.f`);
  return { label: inner === undefined ? label : `${label}, ${deeper?.label ?? ''}`, id: deeper?.id ?? name };
}

export function summary(ctx: Ctx, form: Omit<Form, 'subject'>, errors: FormErrors): Html | undefined {
  const count = errors.at.size + errors.general.length;
  if (count === 0) return undefined;
  const points = [...errors.at].map(([key, { message }]) => {
    const found = find(ctx, form, key.slice(1));
    return html`<li><a href="#${found?.id}" data-focus>${found?.label}</a>: ${message}</li>`;
  });
  return html`<div id="errors" class="gap" tabindex="-1" autofocus>
    ${note(
      'no',
      html`<p><b>${ctx.t('edit.errors', { n: count })}</b></p>
        <ul class="points">
          ${points}${errors.general.map((message) => html`<li>${message}</li>`)}
        </ul>`,
    )}
  </div>`;
}
