// Inputs drawn from a shape's fields: labelled, explained, repeatable, with errors where they belong. Works without scripts.
import type { Field } from '../../shacl/shapes.ts';
import type { Ctx } from '../context.ts';
import { html, type Child, type Html } from '../html.ts';
import { icon } from '../parts.ts';
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
      ([i, field], at) => at < (n < 2 ? 4 : 2) || isNear(drawing, field, `f${i}`, filled[i] ?? []),
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
  const label = html`${field.name[ctx.lang]}
  ${field.minCount > 0 && html`<span class="opt">${ctx.t('form.needed')}</span>`}`;
  const body = hasTicks(field)
    ? ticks(ctx, field, name, rows)
    : repeated({ ...drawing, described, one }, field, name, rows);
  const about = html`${hint !== '' && html`<p class="hint" id="${name}-h">${hint}</p>`}`;
  const wrong = error && drawError(`${name}-e`, error);
  if (one && !hasTicks(field))
    return html`<div class="field" id="${name}"><label for="${name}.0.v">${label}</label>${about}${body}${wrong}</div>`;
  return html`<fieldset class="field" id="${name}" ${described !== '' && html` aria-describedby="${described}"`}>
    <legend>${label}</legend>
    ${about}${body}${wrong}
  </fieldset>`;
}

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

interface Repeating extends Drawing {
  readonly described: string;
  readonly one: boolean;
}

/** The rows that stand, one empty one more when there is room, and a button for another. */
function repeated(drawing: Repeating, field: Field, name: string, rows: readonly Row[]): Html {
  const { ctx, one } = drawing;
  const room = field.maxCount === undefined || rows.length < field.maxCount;
  const wantsBlank = room && (rows.length === 0 || (field.kind !== 'nested' && !rows.some(isBlank)));
  const all = wantsBlank ? [...rows, freshRow(ctx, field, rows)] : rows;
  const items = all.map((row, j) => html`<li>${drawRow(drawing, field, `${name}.${j}`, row)}</li>`);
  if (one) return html`${all.slice(0, 1).map((row) => drawRow(drawing, field, `${name}.0`, row))}`;
  const more =
    (field.maxCount === undefined || all.length < field.maxCount) &&
    html`<p>
      <button class="btn bare" name="_add" value="${name}" data-add="${name}" formnovalidate>
        ${icon('plus')}${ctx.t('form.another')}
      </button>
    </p>`;
  return html`<ul class="rows">
      ${items}
    </ul>
    ${more}`;
}

/** The first language that no row has yet. */
function freshRow(ctx: Ctx, field: Field, rows: readonly Row[]): Row {
  if (field.kind !== 'langText' && field.kind !== 'longLangText') return blankRow;
  const used = new Set(rows.map(({ lang }) => lang));
  return { ...blankRow, lang: languagesOf(ctx, field, '').find((each) => !used.has(each)) ?? ctx.lang };
}

const languagesOf = (ctx: Ctx, field: Field, own: string): readonly string[] => {
  const offered = field.languages.length > 0 ? field.languages : [ctx.lang, 'nl', 'en', 'fr', 'de'];
  return [...new Set([...offered, ...(own === '' ? [] : [own])])];
};

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

function control(drawing: Repeating, field: Field, name: string, row: Row): Html {
  const { ctx, errors, described } = drawing;
  const error = errors.at.has(name) || errors.at.has(name.slice(0, name.lastIndexOf('.')));
  const describedBy = [described, errors.at.has(name) && `${name}-e`].filter(Boolean).join(' ');
  const label = drawing.one
    ? undefined
    : `${field.name[ctx.lang]} ${Number(name.slice(name.lastIndexOf('.') + 1)) + 1}`;
  const common = html`${error && html` aria-invalid="true"`}${describedBy !== '' && html` aria-describedby="${describedBy}"`}${field.minCount > 0 && html` aria-required="true"`}${label !== undefined && html` aria-label="${label}"`}`;
  const long = field.kind === 'longText' || field.kind === 'longLangText';
  const lang = row.lang !== '' && html` lang="${row.lang}"`;
  const box = long
    ? html`<textarea
        class="in serif"
        id="${name}.v"
        name="${name}.v"
        rows="${Math.min(16, Math.max(3, Math.ceil(row.text.length / 70)))}"
        dir="auto"
        ${lang}${common}
      >
${row.text}</textarea>`
    : html`<input
        class="in"
        id="${name}.v"
        name="${name}.v"
        value="${row.text}"
        dir="auto"
        ${inputType(field)}${lang}${common}
      />`;
  if (field.kind === 'langText' || field.kind === 'longLangText')
    return html`<div class="langrow${long && ' long'}">${languageSelect(ctx, field, name, row.lang)}${box}</div>`;
  if (field.kind === 'choice') return select(ctx, field, name, { row, common });
  if (field.kind === 'boolean') return booleanSelect(ctx, name, { row, common });
  if (field.kind === 'iri' && field.picks.length > 0)
    return html`<div class="pick" data-pick="${field.picks.join(' ')}">
      ${box}${icon('search')}<input type="hidden" name="${name}.i" value="${row.iri}" /><input
        type="hidden"
        name="${name}.w"
        value="${row.shown}"
      />
    </div>`;
  return row.lang === '' ? box : html`${box}<input type="hidden" name="${name}.l" value="${row.lang}" />`;
}

const inputType = (field: Field): Html => {
  if (field.kind === 'date') return html` type="date"`;
  if (field.kind === 'dateTime') return html` type="datetime-local"`;
  if (field.kind === 'number') return html` inputmode="decimal"`;
  return field.kind === 'iri' && field.picks.length === 0
    ? html` type="text" inputmode="url" spellcheck="false"`
    : html` type="text" autocomplete="off"`;
};

const languageSelect = (ctx: Ctx, field: Field, name: string, own: string): Html =>
  html`<select class="in" name="${name}.l" aria-label="${ctx.t('form.languageOf', { name: field.name[ctx.lang] })}">
    ${languagesOf(ctx, field, own).map((each) => html`<option${each === own && html` selected`}>${each}</option>`)}
    <option value="" ${own === '' && html` selected`}>–</option>
  </select>`;

interface Chosen {
  readonly row: Row;
  readonly common: Html;
}

function select(ctx: Ctx, field: Field, name: string, { row, common }: Chosen): Html {
  const known = field.choices.some(({ value }) => value === row.text);
  const choices = field.choices.map(
    ({ value, name: words }) =>
      html`<option value="${value}" ${value === row.text && html` selected`}>${words[ctx.lang]}</option>`,
  );
  return html`<select class="in" id="${name}.v" name="${name}.v" ${common}>
    <option value="">${ctx.t('form.none')}</option>
    ${choices}${!known && row.text !== '' && html`<option value="${row.text}" selected>${row.text}</option>`}
  </select>`;
}

const booleanSelect = (ctx: Ctx, name: string, { row, common }: Chosen): Html => {
  const yes = row.text === '1' ? '1' : 'true';
  const no = row.text === '0' ? '0' : 'false';
  return html`<select class="in short" id="${name}.v" name="${name}.v" ${common}>
    <option value="">${ctx.t('form.none')}</option>
    <option value="${yes}" ${row.text === yes && html` selected`}>${ctx.t('value.yes')}</option>
    <option value="${no}" ${row.text === no && html` selected`}>${ctx.t('value.no')}</option>
  </select>`;
};
