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

type Drawn = Omit<Form, 'subject'>;

/** Where an error with this name is mended: `f3` is a field, `f3.0` a row of it, `f3.0.f1` a field inside that row. */
function find(ctx: Ctx, { fields, filled }: Drawn, key: string, prefix = ''): Found | undefined {
  const [own = '', row, ...rest] = key.split('.');
  const place = Number(own.slice(1));
  const field = fields[place];
  if (field === undefined) return undefined;
  const rows = filled[place] ?? [];
  const label = field.name[ctx.lang];
  const name = `${prefix}${own}`;
  if (row === undefined || hasTicks(field)) return { label, id: firstInput(field, name, rows) };
  if (field.kind !== 'nested') return { label, id: `${name}.${row}.v` };
  const within = { fields: field.fields, filled: rows[Number(row)]?.inner ?? [], prefix: `${name}.${row}.` };
  return inside(ctx, within, { label, id: name }, rest.join('.'));
}

/** An error of a whole part leads to its first input; one deeper is told with the name of its part. */
function inside(ctx: Ctx, within: Drawn & { readonly prefix: string }, part: Found, key: string): Found {
  const deeper = find(ctx, within, key === '' ? 'f0' : key, within.prefix);
  if (deeper === undefined) return part;
  return { label: key === '' ? part.label : `${part.label}, ${deeper.label}`, id: deeper.id };
}

export function summary(ctx: Ctx, form: Drawn, errors: FormErrors): Html | undefined {
  const count = errors.at.size + errors.general.length;
  if (count === 0) return undefined;
  const points = [...errors.at].map(([key, { message }]) => {
    const found = find(ctx, form, key);
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
