// What stands in a form: one row for each value, as text. From statements, or from what somebody sent; never trusts the second.
import type { Quad, Term } from '@rdfjs/types';
import type { Field } from '../../shacl/shapes.ts';
import { objects } from '../graph.ts';
import type { Names } from '../names.ts';
import { durationText, inputText } from './lexical.ts';

/** One input, or one set of inputs for a nested thing. */
export interface Row {
  readonly text: string;
  readonly lang: string;
  /** For a picked thing: its IRI, and the name that was shown for it; when the name was changed, the IRI no longer counts. */
  readonly iri: string;
  readonly shown: string;
  /** For a nested thing: the IRI of its node when it existed, and its own fields. */
  readonly node: string;
  readonly inner: Filled;
}

/** Rows per field, in the order of the shape's fields. */
export type Filled = readonly (readonly Row[])[];

export const blankRow: Row = { text: '', lang: '', iri: '', shown: '', node: '', inner: [] };
const deepest = 3;

const isPicked = (field: Field): boolean => field.kind === 'iri' && field.picks.length > 0;

export interface Values {
  readonly quads: readonly Quad[];
  readonly names: Names;
}

const languageOrder = ['nl', 'en', 'fr', 'de', ''];
const rank = (term: Term): number => {
  const at = term.termType === 'Literal' ? languageOrder.indexOf(term.language.toLowerCase().slice(0, 2)) : -1;
  return at < 0 ? languageOrder.length : at;
};
const inOrder = (terms: readonly Term[]): readonly Term[] => terms.toSorted((a, b) => rank(a) - rank(b));

/** Rows for the values that stand. */
export function filledFrom(fields: readonly Field[], subject: string, values: Values, depth = 0): Filled {
  const { quads, names } = values;
  return fields.map((field) =>
    inOrder(objects(quads, subject, field.path)).map((term): Row => {
      const lang = term.termType === 'Literal' ? term.language : '';
      if (field.kind === 'nested' && depth < deepest)
        return { ...blankRow, node: term.value, inner: filledFrom(field.fields, term.value, values, depth + 1) };
      if (isPicked(field) && term.termType !== 'Literal') {
        const shown = names.get(term.value) ?? term.value;
        return { ...blankRow, text: shown, iri: term.value, shown };
      }
      return { ...blankRow, text: inputText(field, term), lang };
    }),
  );
}

export type Body = Readonly<Record<string, unknown>>;

const mostRows = 500;

/** One text that was sent, with the line ends of the log. */
export const textIn = (body: Body, name: string): string => {
  const value = body[name];
  const one = Array.isArray(value) ? value.at(-1) : value;
  return typeof one === 'string' ? one.replace(/\r\n?/g, '\n') : '';
};

/** The version that the form was drawn from. */
export function seqIn(body: Body): number | undefined {
  const seq = Number(textIn(body, '_seq') || Number.NaN);
  return Number.isSafeInteger(seq) ? seq : undefined;
}

const cleanLang = (text: string): string => (/^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*$/.test(text) ? text : '');

/** Rows as sent: `f3.0.v` is the first value of the fourth field. Check boxes send `f3.c` once for each tick. */
export function filledIn(fields: readonly Field[], body: Body, prefix = 'f', depth = 0): Filled {
  const rowsOf = highestRows(body);
  return fields.map((field, i) => {
    const name = `${prefix}${i}`;
    const ticked = body[`${name}.c`];
    if (ticked !== undefined)
      return [ticked]
        .flat()
        .slice(0, mostRows)
        .map((text) => ({ ...blankRow, text: String(text) }))
        .filter(({ text }) => text !== '');
    const count = Math.min(mostRows, (rowsOf.get(name) ?? -1) + 1);
    return Array.from({ length: count }, (_, j) => rowIn(field, body, `${name}.${j}`, depth));
  });
}

/** A value that two controls hold together: a day with its hour, a count with its unit. */
function textOf({ kind }: Field, body: Body, name: string): string {
  const text = textIn(body, `${name}.v`);
  const hour = textIn(body, `${name}.t`).trim();
  if (kind === 'dayOrMoment' && hour !== '') return `${text.trim()}T${hour}`;
  const unit = textIn(body, `${name}.u`);
  return kind === 'duration' && unit !== '' ? durationText({ count: text.trim(), unit }) : text;
}

function rowIn(field: Field, body: Body, name: string, depth: number): Row {
  const inner = field.kind === 'nested' && depth < deepest ? filledIn(field.fields, body, `${name}.f`, depth + 1) : [];
  const option = textIn(body, `${name}.o`);
  const text = textOf(field, body, name);
  return {
    text: field.kind === 'longText' || field.kind === 'longLangText' ? text : text.trim(),
    lang: cleanLang(textIn(body, `${name}.l`)),
    iri: option === '' ? textIn(body, `${name}.i`) : option,
    shown: option === '' ? textIn(body, `${name}.w`) : text.trim(),
    node: textIn(body, `${name}.n`),
    inner,
  };
}

/** `f3` → the highest row number that was sent under it. One walk over the names. */
function highestRows(body: Body): ReadonlyMap<string, number> {
  const highest = new Map<string, number>();
  for (const key of Object.keys(body)) {
    for (const match of key.matchAll(/\.(\d{1,3})(?=\.)/g)) {
      const name = key.slice(0, match.index);
      highest.set(name, Math.max(highest.get(name) ?? 0, Number(match[1])));
    }
  }
  return highest;
}

const usual = ['nl', 'en', 'fr', 'de'];

/** The languages that a form offers for a field, Dutch first; those that stand already stay on offer. */
export function languagesOf(field: Field, own: string): readonly string[] {
  const offered = field.languages.length > 0 ? field.languages : usual;
  const dutchFirst = offered.toSorted((a, b) => Number(b === 'nl') - Number(a === 'nl'));
  return [...new Set([...dutchFirst, ...(own === '' ? [] : [own])])];
}

export const hasLanguage = ({ kind }: Field): boolean => kind === 'langText' || kind === 'longLangText';

/** An empty row: in the first language that no row has yet. */
export function freshRow(field: Field, rows: readonly Row[]): Row {
  if (!hasLanguage(field)) return blankRow;
  const used = new Set(rows.map(({ lang }) => lang));
  const offered = languagesOf(field, '');
  return { ...blankRow, lang: offered.find((each) => !used.has(each)) ?? offered[0] ?? '' };
}

export const isBlank = (row: Row): boolean => row.text.trim() === '' && row.inner.every((rows) => rows.every(isBlank));
