// The statements of a thing as a reader sees them: by field of its shape, texts by language, references by name.
import type { Literal, Quad, Term } from '@rdfjs/types';
import { iri, rdfType } from '../rdf/ns.ts';
import type { Field } from '../shacl/shapes.ts';
import type { Ctx } from './context.ts';
import { showDate, showDuration } from './dates.ts';
import { byLanguage, literals, objects, predicatesOf } from './graph.ts';
import { html, type Child, type Html } from './html.ts';
import { renderMarkdown } from './markdown.ts';
import { inMarkdown } from './markdown/properties.ts';
import { nameOf, reference, type Names } from './names.ts';
import { written } from './parts.ts';

/** What showing a value needs: the reader, the thing's statements and the names of what it points at. */
export interface Showing {
  readonly ctx: Ctx;
  readonly quads: readonly Quad[];
  readonly names: Names;
}

const xsd = iri('xsd', '');
const [mostShown, mostInRow] = [200, 24];

/** One value of any kind. */
export function showTerm({ ctx, names }: Showing, term: Term, field?: Field): Html {
  const choice = field?.choices.find(({ value }) => value === term.value);
  if (choice) return html`${choice.name[ctx.lang]}`;
  if (term.termType === 'NamedNode') return reference(ctx, term.value, names);
  if (term.termType !== 'Literal') return html`<code>${term.value}</code>`;
  return showLiteral(ctx, term);
}

const truths = new Set(['true', '1']);
const decimals = new Set(['decimal', 'double', 'float'].map((local) => `${xsd}${local}`));
/** `0,93` as the language writes it; what is no number as it was written. */
const showDecimal = (ctx: Ctx, lexical: string): string =>
  lexical.trim() === '' || !Number.isFinite(Number(lexical)) ? lexical : ctx.number(Number(lexical));
const plainText = new Set([`${xsd}string`, `${xsd}anyURI`]);

function showLiteral(ctx: Ctx, term: Literal): Html {
  const type = term.datatype.value;
  if (type === `${xsd}date` || type === `${xsd}dateTime`)
    return html`<time datetime="${term.value}">${showDate(term.value, ctx.lang)}</time>`;
  if (type === `${xsd}boolean`) return html`${ctx.t(truths.has(term.value) ? 'value.yes' : 'value.no')}`;
  if (type === `${xsd}duration`) return html`${showDuration(term.value, ctx.lang)}`;
  if (decimals.has(type)) return html`${showDecimal(ctx, term.value)}`;
  if (type.startsWith(xsd) && !plainText.has(type)) return html`${term.value}`;
  return written(term.value, term.language);
}

/** Texts of one property, the reader's language first, each with its tag. */
function texts(showing: Showing, subject: string, field: Field): Html {
  const found = byLanguage(literals(showing.quads, subject, field.path), showing.ctx.lang).slice(0, mostShown);
  const long = field.kind === 'longText' || field.kind === 'longLangText';
  return html`${found.map((text) => {
    const foreign = text.language !== '' && text.language.split('-')[0] !== showing.ctx.lang;
    const tag = foreign && html` <span class="lang">${text.language}</span>`;
    const lang = text.language !== '' && html` lang="${text.language}"`;
    if (inMarkdown.has(field.path))
      return html`<div class="text" dir="auto" ${lang}>${renderMarkdown(text.value)}</div>`;
    return long
      ? html`<div class="text"><p class="pre" dir="auto" ${lang}>${text.value}${tag}</p></div>`
      : html`<div>${written(text.value, text.language)}${tag}</div>`;
  })}`;
}

/** A word without a language, such as a code or a choice: several of them stand on one line. */
const isShort = (term: Term): boolean => term.termType === 'Literal' && term.language === '' && term.value.length <= 24;

const inline = (showing: Showing, found: readonly Term[], field: Field): Child =>
  found.map((term, i) => html`${i > 0 && ', '}${showTerm(showing, term, field)}`);

/** Names of a few things stand in rows. */
const areFewThings = (found: readonly Term[]): boolean =>
  found.length > 1 && found.length <= mostInRow && found.every(({ termType }) => termType === 'NamedNode');

/** All values of one field, or undefined when there are none. */
export function showField(showing: Showing, subject: string, field: Field): Child {
  const found = objects(showing.quads, subject, field.path);
  if (found.length === 0) return undefined;
  if (field.kind === 'nested') return found.slice(0, mostShown).map((term) => nested(showing, term, field));
  if (found.length <= 12 && found.every(isShort)) return inline(showing, found, field);
  if (/text$/i.test(field.kind) && found.every((term) => term.termType === 'Literal'))
    return texts(showing, subject, field);
  if (areFewThings(found))
    return html`<div class="row refs">${found.map((term) => showTerm(showing, term, field))}</div>`;
  const shown = found.slice(0, mostShown).map((term) => html`<div>${showTerm(showing, term, field)}</div>`);
  const rest = found.length - mostShown;
  return rest > 0 ? [...shown, html`<div class="soft">${showing.ctx.t('value.more', { n: rest })}</div>`] : shown;
}

function nested(showing: Showing, term: Term, field: Field): Html {
  const rows = field.fields
    .map((inner): readonly [string, Child] => [inner.name[showing.ctx.lang], showField(showing, term.value, inner)])
    .filter(([, shown]) => shown !== undefined);
  if (rows.length === 0) return html`<div>${showTerm(showing, term)}</div>`;
  return html`<dl class="facts inner">
    ${rows.map(
      ([name, shown]) =>
        html`<dt>${name}</dt>
          <dd>${shown}</dd>`,
    )}
  </dl>`;
}

/** Does this field hold text to read, rather than a fact to look up? */
export const isLong = ({ kind, path }: Field): boolean =>
  kind === 'longText' || kind === 'longLangText' || inMarkdown.has(path);

export interface FieldGroup {
  readonly name: string;
  readonly rows: readonly (readonly [string, Child])[];
}

/** Fields with values, by their groups and in the order of the shape; `skip` names properties that the page shows itself. */
export function fieldGroups(
  showing: Showing,
  subject: string,
  fields: readonly Field[],
  skip: ReadonlySet<string> = new Set(),
): readonly FieldGroup[] {
  const groups = new Map<string, (readonly [string, Child])[]>();
  for (const field of fields) {
    if (skip.has(field.path)) continue;
    const shown = showField(showing, subject, field);
    if (shown === undefined) continue;
    const group = field.group[showing.ctx.lang];
    groups.set(group, [...(groups.get(group) ?? []), [field.name[showing.ctx.lang], shown]]);
  }
  return [...groups].map(([name, rows]) => ({ name, rows }));
}

/** Statements that no field of the shape shows: by the name of their property. */
export function otherRows(
  showing: Showing,
  subject: string,
  known: ReadonlySet<string>,
): readonly (readonly [string, Child])[] {
  return predicatesOf(showing.quads, subject)
    .filter((predicate) => predicate !== rdfType && !known.has(predicate))
    .map((predicate) => [
      nameOf(showing.ctx, predicate),
      objects(showing.quads, subject, predicate)
        .slice(0, mostShown)
        .map((term) => html`<div>${showTerm(showing, term)}</div>`),
    ]);
}
