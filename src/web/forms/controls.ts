// One input for one value, by the kind of its field. Names and help come from the shape; the value is only ever text.
import type { Field } from '../../shacl/shapes.ts';
import type { Ctx } from '../context.ts';
import { html, type Html } from '../html.ts';
import { icon } from '../parts.ts';
import type { FormErrors } from './errors.ts';
import type { Row } from './typed.ts';

export interface Repeating {
  readonly ctx: Ctx;
  readonly errors: FormErrors;
  /** Ids of the help and the error of the whole field. */
  readonly described: string;
  /** The field takes one value: its label is the label of the input. */
  readonly one: boolean;
}

export const languagesOf = (ctx: Ctx, field: Field, own: string): readonly string[] => {
  const offered = field.languages.length > 0 ? field.languages : [ctx.lang, 'nl', 'en', 'fr', 'de'];
  return [...new Set([...offered, ...(own === '' ? [] : [own])])];
};

export const isLong = ({ kind }: Field): boolean => kind === 'longText' || kind === 'longLangText';
export const hasLanguage = ({ kind }: Field): boolean => kind === 'langText' || kind === 'longLangText';

/** The input for one row. */
export function control(drawing: Repeating, field: Field, name: string, row: Row): Html {
  const { ctx } = drawing;
  const common = attributes(drawing, field, name);
  if (field.kind === 'choice') return select(ctx, field, name, { row, common });
  if (field.kind === 'boolean') return booleanSelect(ctx, name, { row, common });
  const box = isLong(field) ? area(name, row, common) : input(field, name, { row, common });
  if (hasLanguage(field))
    return html`<div class="langrow${isLong(field) && ' long'}">
      ${languageSelect(ctx, field, name, row.lang)}${box}
    </div>`;
  if (field.kind === 'iri' && field.picks.length > 0) return picker(field, name, { row, common: box });
  return row.lang === '' ? box : html`${box}<input type="hidden" name="${name}.l" value="${row.lang}" />`;
}

/** What assistive technology needs: wrong, explained by, needed, named. */
function attributes({ ctx, errors, described, one }: Repeating, field: Field, name: string): Html {
  const dot = name.lastIndexOf('.');
  const own = errors.at.has(name);
  const wrong = own || errors.at.has(name.slice(0, dot));
  const describedBy = [described, own && `${name}-e`].filter(Boolean).join(' ');
  const label = `${field.name[ctx.lang]} ${Number(name.slice(dot + 1)) + 1}`;
  return html`${wrong && html` aria-invalid="true"`}${describedBy !== '' && html` aria-describedby="${describedBy}"`}${field.minCount > 0 && html` aria-required="true"`}${!one && html` aria-label="${label}"`}`;
}

interface Chosen {
  readonly row: Row;
  readonly common: Html;
}

const langAttribute = ({ lang }: Row): Html => html`${lang !== '' && html` lang="${lang}"`}`;

function area(name: string, row: Row, common: Html): Html {
  const rows = Math.min(16, Math.max(3, Math.ceil(row.text.length / 70)));
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

const input = (field: Field, name: string, { row, common }: Chosen): Html =>
  html`<input
    class="in"
    id="${name}.v"
    name="${name}.v"
    value="${row.text}"
    dir="auto"
    ${inputType(field)}${langAttribute(row)}${common}
  />`;

const picker = (field: Field, name: string, { row, common: box }: Chosen): Html =>
  html`<div class="pick" data-pick="${field.picks.join(' ')}">
    ${box}${icon('search')}<input type="hidden" name="${name}.i" value="${row.iri}" /><input
      type="hidden"
      name="${name}.w"
      value="${row.shown}"
    />
  </div>`;

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
