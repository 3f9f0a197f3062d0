// Inputs drawn from a shape's fields: labelled, explained, repeatable, with errors where they belong. Works without scripts.
import type { Field } from '../../shacl/shapes.ts';
import type { Ctx } from '../context.ts';
import { html, type Child, type Html } from '../html.ts';
import { icon } from '../parts.ts';
import { control, hasLanguage, languagesOf, type Repeating } from './controls.ts';
import type { FormErrors } from './errors.ts';
import type { RowError } from './quads.ts';
import { blankRow, isBlank, type Filled, type Row } from './typed.ts';

export interface Drawing {
  readonly ctx: Ctx;
  readonly errors: FormErrors;
}

const mostFew = 6;

/** All fields, by group; what is empty and optional steps back behind one line. */
export function drawFields(drawing: Drawing, fields: readonly Field[], filled: Filled): Html {
  const groups = Map.groupBy(fields.entries(), ([, field]) => field.group[drawing.ctx.lang]);
  const drawn = [...groups].map(([name, entries], n) => {
    const near = entries.filter(
      ([i, field], at) => at < (n < 2 ? 3 : 2) || isNear(drawing, field, `f${i}`, filled[i] ?? []),
    );
    const far = entries.filter((entry) => !near.includes(entry));
    const draw = ([i, field]: readonly [number, Field]): Html => drawField(drawing, field, `f${i}`, filled[i] ?? []);
    const title = name === '' ? drawing.ctx.t('thing.about') : name;
    const more =
      far.length > 0 &&
      html`<details class="more">
        <summary>
          ${drawing.ctx.t('form.more', { n: far.length })}
          <span class="soft">${far.map(([, field]) => field.name[drawing.ctx.lang]).join(', ')}</span>
        </summary>
        <div class="stack wide">${far.map(draw)}</div>
      </details>`;
    return html`<section class="sec" aria-labelledby="fg${n}">
      <div class="g hang">
        <div class="head"><h2 id="fg${n}">${title}</h2></div>
        <div class="stack wide">${near.map(draw)}${more}</div>
      </div>
    </section>`;
  });
  return html`${drawn}`;
}

const isNear = ({ errors }: Drawing, field: Field, name: string, rows: readonly Row[]): boolean =>
  field.minCount > 0 ||
  rows.some((row) => !isBlank(row)) ||
  [...errors.at.keys()].some((key) => key === name || key.startsWith(`${name}.`));

/** One field with all its rows. */
export function drawField(drawing: Drawing, field: Field, name: string, rows: readonly Row[]): Html {
  const { ctx, errors } = drawing;
  const hint = field.description[ctx.lang];
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

const hasTicks = (field: Field): boolean =>
  field.kind === 'boolean'
    ? false
    : field.kind === 'choice' && (field.maxCount !== 1 || field.choices.length <= mostFew);

/** A few choices as radio buttons or check boxes; nothing chosen is a choice too when the field is optional. */
function ticks(ctx: Ctx, field: Field, name: string, rows: readonly Row[]): Html {
  const chosen = new Set(rows.map(({ text }) => text));
  const single = field.maxCount === 1;
  const unknown = [...chosen].filter(
    (value) => value !== '' && !field.choices.some((choice) => choice.value === value),
  );
  const tick = (value: string, label: Child, checked: boolean): Html =>
    html`<label class="tick"
      ><input
        type="${single ? 'radio' : 'checkbox'}"
        name="${name}.c"
        value="${value}"
        ${checked && html` checked`}
      /><span>${label}</span></label
    >`;
  const none =
    single &&
    field.minCount === 0 &&
    tick('', html`<span class="soft">${ctx.t('form.none')}</span>`, chosen.size === 0 || chosen.has(''));
  return html`<input type="hidden" name="${name}.c" value="" />
    <div class="row ticks">
      ${none}${field.choices.map((choice) => tick(choice.value, choice.name[ctx.lang], chosen.has(choice.value)))}${unknown.map((value) => tick(value, html`<bdi>${value}</bdi>`, true))}
    </div>`;
}

/** The rows that stand, an empty one when there are none, and a button for another; an optional nested thing waits for the button. */
function repeated(drawing: Repeating, field: Field, name: string, rows: readonly Row[]): Html {
  const { ctx, one } = drawing;
  const room = field.maxCount === undefined || rows.length < field.maxCount;
  const wantsBlank = room && rows.length === 0 && (field.kind !== 'nested' || field.minCount > 0);
  const all = wantsBlank ? [...rows, freshRow(ctx, field, rows)] : rows;
  const items = all.map((row, j) => html`<li>${drawRow(drawing, field, `${name}.${j}`, row)}</li>`);
  if (one) return html`${all.slice(0, 1).map((row) => drawRow(drawing, field, `${name}.0`, row))}`;
  const more =
    (field.maxCount === undefined || all.length < field.maxCount) &&
    html`<p>
      <button class="btn bare" name="_add" value="${name}" data-add="${name}" formnovalidate>
        ${icon('plus')}${ctx.t(all.length === 0 ? 'form.one' : 'form.another')}
      </button>
    </p>`;
  return html`<ul class="rows">
      ${items}
    </ul>
    ${more}`;
}

/** The first language that no row has yet. */
function freshRow(ctx: Ctx, field: Field, rows: readonly Row[]): Row {
  if (!hasLanguage(field)) return blankRow;
  const used = new Set(rows.map(({ lang }) => lang));
  return { ...blankRow, lang: languagesOf(ctx, field, '').find((each) => !used.has(each)) ?? ctx.lang };
}

function drawRow(drawing: Repeating, field: Field, name: string, row: Row): Html {
  if (field.kind === 'nested') return drawNested(drawing, field, name, row);
  const error = drawing.errors.at.get(name);
  const wrong = error && html`${drawError(`${name}-e`, error)}${options(error, name)}`;
  return html`${control(drawing, field, name, row)}${wrong}`;
}

/** Several things have the typed name: choose. */
const options = ({ options: found }: RowError, name: string): Child =>
  found &&
  found.length > 0 &&
  html`<div class="ticks">
    ${found.map(({ iri, label }) => html`<label class="tick"><input type="radio" name="${name}.o" value="${iri}" /><span>${label}</span></label>`)}
  </div>`;

function drawNested(drawing: Repeating, field: Field, name: string, row: Row): Html {
  const inner = field.fields.map((each, i) => drawField(drawing, each, `${name}.f${i}`, row.inner[i] ?? []));
  return html`<div class="nest">
    ${row.node !== '' && html`<input type="hidden" name="${name}.n" value="${row.node}" />`}<input
      type="hidden"
      name="${name}.v"
      value=""
    />${inner}
  </div>`;
}
