// One value between the data, the row of a form and the browser's control. What a control cannot hold is shown as text, so nothing is lost.
import type { Term } from '@rdfjs/types';
import { iri } from '../../rdf/ns.ts';
import type { Field } from '../../shacl/shapes.ts';
import { isoDate, localDateTime, zonedDateTime } from './moments.ts';

type Kind = Field['kind'];

const native: Readonly<Partial<Record<Kind, RegExp>>> = {
  date: /^\d{4}-\d\d-\d\d$/,
  dateTime: /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/,
  dayOrMoment: /^\d{4}-\d\d-\d\d(T\d\d:\d\d)?$/,
  time: /^\d\d:\d\d$/,
  duration: /^P(T\d{1,6}[HM]|\d{1,6}[DWMY])$/,
};

/** May the browser's own control for this kind hold the text? */
export const fitsControl = ({ kind }: Field, text: string): boolean => text === '' || native[kind]?.test(text) === true;

const hasClock = new Set<Kind>(['dateTime', 'dayOrMoment']);

/** The text of a row for a value: a moment as the local one that the control takes, a time to the minute. */
export function inputText(field: Field, term: Term): string {
  if (term.termType !== 'Literal') return term.value;
  if (hasClock.has(field.kind) && term.value.includes('T')) return localDateTime(term.value);
  if (field.kind === 'time' && /^\d\d:\d\d:\d\d/.test(term.value)) return term.value.slice(0, 5);
  return term.value;
}

const multiline = new Set<Kind>(['longText', 'longLangText']);

/** What a browser sends for a text that nobody touched: a box of one line has no line ends, and its edges do not count. */
export const asSent = ({ kind }: Field, text: string): string =>
  multiline.has(kind) ? text.replace(/\r\n?/g, '\n') : text.replace(/[\r\n]/g, '').trim();

export interface Duration {
  readonly count: string;
  /** `TM` minutes, `TH` hours, `D`, `W`, `M`, `Y`. */
  readonly unit: string;
}
export const durationUnits = ['TM', 'TH', 'D', 'W', 'M', 'Y'] as const;

/** In which unit a field is mostly counted, by the English name that its shape gives. */
const unitByName: Readonly<Record<string, (typeof durationUnits)[number]>> = { years: 'Y', months: 'M', days: 'D' };

/** `PT3H` → 3 hours; nothing yet is counted as the shape says, else in hours. */
export function durationParts({ unit: usual }: Field, text: string): Duration {
  const [, clock = '', count = '', unit = 'H'] = /^P(T?)(\d+)([HMDWY])$/.exec(text) ?? [];
  return { count, unit: text === '' ? (unitByName[usual.en] ?? 'TH') : clock + unit };
}

/** `P` with its count where the unit wants it; what is no number stays as it was typed. */
export function durationText({ count, unit }: Duration): string {
  if (!/^\d{1,6}$/.test(count)) return count;
  // XSD has no weeks.
  if (unit === 'W') return `P${Number(count) * 7}D`;
  return unit.startsWith('T') ? `PT${count}${unit.slice(1)}` : `P${count}${unit}`;
}

export interface Lexical {
  readonly lexical: string;
  readonly datatype: string | undefined;
}

/** How each kind is written down; other kinds are written as they were typed. */
const writers: Readonly<Partial<Record<Kind, (field: Field, text: string) => Lexical | undefined>>> = {
  dateTime: (_, text) => moment(text),
  dayOrMoment: (_, text) => (text.includes('T') ? moment(text) : day(text)),
  date: (_, text) => day(text),
  partialDate: (field, text) => partial(field, isoDate(text)),
  time: (_, text) => ({ lexical: /^\d\d:\d\d$/.test(text) ? `${text}:00` : text, datatype: iri('xsd', 'time') }),
  number: (field, text) => number(field, text),
  boolean: (_, text) => ({ lexical: text, datatype: iri('xsd', 'boolean') }),
};

/** The literal's lexical form and datatype; undefined when no clock shows that hour. */
export function literalOf(field: Field, text: string): Lexical | undefined {
  const write = writers[field.kind];
  if (write) return write(field, text);
  return { lexical: text, datatype: field.datatype === iri('rdf', 'langString') ? undefined : field.datatype };
}

function moment(text: string): Lexical | undefined {
  const lexical = zonedDateTime(text);
  return lexical === undefined ? undefined : { lexical, datatype: iri('xsd', 'dateTime') };
}

const day = (text: string): Lexical => ({ lexical: isoDate(text), datatype: iri('xsd', 'date') });

/** As much of a date as was given: the datatype says how much. */
function partial(field: Field, lexical: string): Lexical {
  if (/^-?\d{4,}$/.test(lexical)) return { lexical, datatype: iri('xsd', 'gYear') };
  if (/^\d{4}-\d\d$/.test(lexical)) return { lexical, datatype: iri('xsd', 'gYearMonth') };
  return { lexical, datatype: /^\d{4}-\d\d-\d\d$/.test(lexical) ? iri('xsd', 'date') : field.datatype };
}

/** A decimal comma is read as a point. */
function number(field: Field, text: string): Lexical {
  const lexical = text.replace(/^([+-]?\d+),(\d+)$/, '$1.$2');
  const whole = /^[+-]?\d+$/.test(lexical);
  const integer = iri('xsd', 'integer');
  const fits = whole && field.datatypes.includes(integer) ? integer : field.datatypes.find((each) => each !== integer);
  return { lexical, datatype: fits ?? field.datatype ?? (whole ? integer : iri('xsd', 'decimal')) };
}
