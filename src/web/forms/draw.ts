// Inputs drawn from a shape's fields: labelled, explained, repeatable, with errors where they belong. Works without scripts.
import type { Field } from '../../shacl/shapes.ts';
import type { Ctx } from '../context.ts';
import { html, type Child, type Html } from '../html.ts';
import { icon } from '../parts.ts';
import { control, isPicked, type Repeating } from './controls.ts';
import type { FormErrors } from './errors.ts';
import { hintOf } from './hints.ts';
import { makeLinks } from './picker.ts';
import type { RowError } from './quads.ts';
import { hasTicks, ticks } from './ticks.ts';
import { blankRow, freshRow, isBlank, type Row } from './typed.ts';

export interface Drawing {
  readonly ctx: Ctx;
  readonly errors: FormErrors;
  /** Where the form is posted: a row more or less comes back with its field in sight. */
  readonly action: string;
}

/** One field with all its rows. */
export function drawField(drawing: Drawing, field: Field, name: string, rows: readonly Row[]): Html {
  const { ctx, errors } = drawing;
  const hint = hintOf(ctx, field);
  const error = errors.at.get(name);
  const described = [hint !== '' && `${name}-h`, error && `${name}-e`].filter(Boolean).join(' ');
  const one = field.maxCount === 1 && field.kind !== 'nested';
  const needed = field.minCount > 0 && html` <span class="opt">${ctx.t('form.needed')}</span>`;
  const label = html`${field.name[ctx.lang]}${needed}`;
  const about = html`${hint !== '' && html`<p class="hint" id="${name}-h">${hint}</p>`}`;
  const wrong = error && drawError(`${name}-e`, error);
  if (hasTicks(field))
    return fieldset({ name, label, described }, html`${about}${ticks(ctx, field, name, rows)}${wrong}`);
  const body = repeated({ ...drawing, described, one }, field, name, rows);
  if (!one) return fieldset({ name, label, described }, html`${about}${body}${wrong}`);
  return html`<div class="field" id="${name}"><label for="${name}.0.v">${label}</label>${about}${body}${wrong}</div>`;
}

interface Heading {
  readonly name: string;
  readonly label: Html;
  readonly described: string;
}

const fieldset = ({ name, label, described }: Heading, body: Html): Html =>
  html`<fieldset class="field" id="${name}" ${described !== '' && html` aria-describedby="${described}"`}>
    <legend>${label}</legend>
    ${body}
  </fieldset>`;

export const drawError = (id: string, { message }: RowError): Html =>
  html`<p class="err" id="${id}">
    ${icon('warn')}<span>${message.split('\n').map((line, i) => html`${i > 0 && html`<br />`}${line}`)}</span>
  </p>`;

/** The rows that stand, an empty one when there are none, and a button for another; an optional nested thing waits for the button. */
function repeated(drawing: Repeating, field: Field, name: string, rows: readonly Row[]): Html {
  const { one } = drawing;
  const wantsBlank = rows.length === 0 && (field.kind !== 'nested' || field.minCount > 0);
  const all = wantsBlank ? [field.kind === 'nested' ? blankRow : freshRow(field, rows)] : rows;
  if (one) return html`${all.slice(0, 1).map((row) => drawRow(drawing, field, `${name}.0`, row))}`;
  const items = all.map(
    (row, j) =>
      html`<li class="${field.kind !== 'nested' && 'rowx'}">
        <div>${drawRow(drawing, field, `${name}.${j}`, row)}</div>
        ${(all.length > 1 || !isBlank(row) || (field.kind === 'nested' && field.minCount === 0)) && removeButton(drawing, field, `${name}.${j}`, row)}
      </li>`,
  );
  const list = html`<ul class="rows">
    ${items}
  </ul>`;
  return html`${all.length > 0 && list}${moreButton(drawing, field, name, all.length)}`;
}

function moreButton({ ctx, action }: Repeating, field: Field, name: string, count: number): Html | undefined {
  if (field.maxCount !== undefined && count >= field.maxCount) return undefined;
  return html`<p>
    <button class="btn bare" name="_add" value="${name}" id="${name}-add" formaction="${action}#${name}">
      ${icon('plus')}<span
        >${ctx.t(count === 0 ? 'form.one' : 'form.another')}<span class="vh">(${field.name[ctx.lang]})</span></span
      >
    </button>
  </p>`;
}

/** Takes a row away; what it holds is in its name, for who hears buttons only. */
function removeButton({ ctx, action }: Repeating, field: Field, name: string, row: Row): Html {
  const what = row.text === '' ? partName(ctx, field, name) : row.text.slice(0, 60);
  const nested = field.kind === 'nested';
  return html`<button
    class="btn bare${!nested && ' icon'}"
    name="_del"
    value="${name}"
    aria-label="${ctx.t('form.removeWhat', { text: what })}"
    formaction="${action}#${name.slice(0, name.lastIndexOf('.'))}"
  >
    ${icon('x')}${nested && ctx.t('form.remove')}
  </button>`;
}

/** `Periode 2`: what a nested row is called. */
const partName = (ctx: Ctx, field: Field, name: string): string =>
  ctx.t('form.part', { name: field.name[ctx.lang], n: Number(name.slice(name.lastIndexOf('.') + 1)) + 1 });

function drawRow(drawing: Repeating, field: Field, name: string, row: Row): Html {
  if (field.kind === 'nested') return drawNested(drawing, field, name, row);
  const error = drawing.errors.at.get(name);
  const wrong =
    error &&
    html`${drawError(`${name}-e`, error)}${options(error, name)}${isPicked(field) && error.options && makeLinks(drawing.ctx, field, row.text)}`;
  return html`${control(drawing, field, name, row)}${wrong}`;
}

/** Several things have the typed name: choose. */
const options = ({ options: found }: RowError, name: string): Child =>
  found &&
  found.length > 0 &&
  html`<div class="ticks" role="radiogroup" aria-labelledby="${name}-e">
    ${found.map(({ iri, label }) => html`<label class="tick"><input type="radio" name="${name}.o" value="${iri}" /><span>${label}</span></label>`)}
  </div>`;

function drawNested(drawing: Repeating, field: Field, name: string, row: Row): Html {
  const { ctx } = drawing;
  const inner = field.fields.map((each, i) => drawField(drawing, each, `${name}.f${i}`, row.inner[i] ?? []));
  const error = drawing.errors.at.get(name);
  const body = html`${row.node !== '' && html`<input type="hidden" name="${name}.n" value="${row.node}" />`}<input
      type="hidden"
      name="${name}.v"
      value=""
    />${error && drawError(`${name}-e`, error)}${inner}`;
  if (field.maxCount === 1) return html`<div class="nest">${body}</div>`;
  return html`<fieldset class="nest">
    <legend class="soft">${partName(ctx, field, name)}</legend>
    ${body}
  </fieldset>`;
}
