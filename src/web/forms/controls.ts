// One input for one value, by the kind of its field. Names and help come from the shape; the value is only ever text.
import type { Field } from '../../shacl/shapes.ts';
import type { Ctx } from '../context.ts';
import { html, type Html } from '../html.ts';
import { inMarkdown } from '../markdown/properties.ts';
import { icon } from '../parts.ts';
import type { FormErrors } from './errors.ts';
import { fitsControl } from './lexical.ts';
import { countAndUnit, dayAndHour } from './pairs.ts';
import { picker } from './picker.ts';
import { hasLanguage, languagesOf, type Row } from './typed.ts';

export interface Repeating {
  readonly ctx: Ctx;
  readonly errors: FormErrors;
  readonly action: string;
  /** Ids of the help and the error of the whole field. */
  readonly described: string;
  /** The field takes one value: its label is the label of the input. */
  readonly one: boolean;
}

export const isLong = ({ kind }: Field): boolean => kind === 'longText' || kind === 'longLangText';
export const isPicked = (field: Field): boolean => field.kind === 'iri' && field.picks.length > 0;

/** The input for one row. */
export function control(drawing: Repeating, field: Field, name: string, row: Row): Html {
  const common = attributes(drawing, field, name);
  const { ctx } = drawing;
  if (field.kind === 'choice') return select(ctx, field, name, { row, common });
  if (hasLanguage(field)) return withLanguage(ctx, field, name, { row, common });
  if (isPicked(field)) return html`${picker(ctx, field, { name, row, common })}${ownLanguage(name, row)}`;
  if (fitsControl(field, row.text)) {
    if (field.kind === 'dayOrMoment') return dayAndHour(ctx, field, name, { row, common });
    if (field.kind === 'duration') return countAndUnit(ctx, field, name, { row, common });
  }
  const box = isLong(field) ? area(name, { row, common }) : input(field, name, { row, common });
  return html`${withUnit(ctx, field, box)}${ownLanguage(name, row)}`;
}

/** A text that came with a language keeps it, though the field does not ask for one. */
const ownLanguage = (name: string, { lang }: Row): Html =>
  html`${lang !== '' && html`<input type="hidden" name="${name}.l" value="${lang}" />`}`;

const withUnit = (ctx: Ctx, { unit }: Field, box: Html): Html =>
  unit[ctx.lang] === '' ? box : html`<div class="row nowrap">${box}<span class="soft">${unit[ctx.lang]}</span></div>`;

/** What assistive technology needs: wrong, explained by, needed, named. */
function attributes({ ctx, errors, described, one }: Repeating, field: Field, name: string): Html {
  const dot = name.lastIndexOf('.');
  const own = errors.at.has(name);
  const wrong = own || errors.at.has(name.slice(0, dot));
  const describedBy = [described, own && `${name}-e`].filter(Boolean).join(' ');
  const label = `${field.name[ctx.lang]} ${Number(name.slice(dot + 1)) + 1}`;
  return html`${wrong && html` aria-invalid="true"`}${describedBy !== '' && html` aria-describedby="${describedBy}"`}${field.minCount > 0 && html` aria-required="true"`}${!one && html` aria-label="${label}"`}`;
}

export interface Chosen {
  readonly row: Row;
  readonly common: Html;
}

const langAttribute = ({ lang }: Row): Html => html`${lang !== '' && html` lang="${lang}"`}`;

function area(name: string, { row, common }: Chosen): Html {
  const rows = Math.min(24, Math.max(3, row.text.split('\n').length, Math.ceil(row.text.length / 70)));
  // The parser drops the first line end after the tag: the one that stands here before the text.
  return html`<textarea
    class="in serif"
    id="${name}.v"
    name="${name}.v"
    rows="${rows}"
    dir="auto"
    ${langAttribute(row)}${common}
  >
${row.text}</textarea>`;
}

function input(field: Field, name: string, { row, common }: Chosen): Html {
  const short = field.kind !== 'text' && field.kind !== 'langText' && field.kind !== 'iri';
  return html`<input
    class="in${short && ' short'}"
    id="${name}.v"
    name="${name}.v"
    value="${row.text}"
    dir="auto"
    ${inputType(field, row.text)}${langAttribute(row)}${common}
  />`;
}

const native: Readonly<Partial<Record<Field['kind'], string>>> = {
  date: 'date',
  dateTime: 'datetime-local',
  time: 'time',
};

/** The browser's own control where it can hold the text; else a plain box that keeps it. */
function inputType(field: Field, text: string): Html {
  const own = fitsControl(field, text) ? native[field.kind] : undefined;
  if (own !== undefined) return html` type="${own}"`;
  const whole = field.datatype?.endsWith('integer') === true;
  const keys = field.kind === 'number' ? (whole ? 'numeric' : 'decimal') : field.kind === 'iri' ? 'url' : 'text';
  return html` type="text" inputmode="${keys}" autocomplete="off" ${keys === 'url' && html` spellcheck="false"`}`;
}

function withLanguage(ctx: Ctx, field: Field, name: string, { row, common }: Chosen): Html {
  const box = isLong(field) ? area(name, { row, common }) : input(field, name, { row, common });
  return html`<div class="langrow${isLong(field) && ' long'}">${languageSelect(ctx, field, name, row.lang)}${box}</div>
    ${inMarkdown.has(field.path) && previewButton(ctx, name)}`;
}

/** Shows the text as readers will see it: beside the box with a script, in a new tab without. Nothing is saved. */
const previewButton = (ctx: Ctx, name: string): Html =>
  html`<p
    class="row"
    data-markdown="${name}"
    data-offer="${ctx.t('wiki.linkOffer')}"
    data-none="${ctx.t('form.foundNone')}"
  >
    <button class="btn bare" name="_preview" value="${name}" formaction="/wiki/preview" formtarget="_blank">
      ${icon('book')}${ctx.t('wiki.preview')}
    </button>
    <span class="soft small keys-hint" hidden><kbd>[[</kbd> ${ctx.t('wiki.linkOffer')}</span>
  </p>`;

/** Text without a language is offered where the shape allows it, or where it stands already. */
function languageSelect(ctx: Ctx, field: Field, name: string, own: string): Html {
  const bare = field.datatypes.some((each) => each.endsWith('#string')) || own === '';
  return html`<select
    class="in"
    name="${name}.l"
    aria-label="${ctx.t('form.languageOf', { name: field.name[ctx.lang] })}"
  >
    ${languagesOf(field, own).map((each) => html`<option value="${each}" ${each === own && html` selected`}>${each}</option>`)}
    ${bare && html`<option value="" ${own === '' && html` selected`} label="–">${ctx.t('form.noLanguage')}</option>`}
  </select>`;
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
