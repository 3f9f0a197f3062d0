// Which literals are surely well formed for their datatype. Says no when unsure: the engine then looks for itself.
import type { Literal } from '@rdfjs/types';
import { iri } from '../rdf/ns.ts';

const zone = String.raw`(?:Z|[+-](?:0\d|1[0-3]):[0-5]\d)?`;
const day = String.raw`(?:(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])|(?:0[13-9]|1[0-2])-(?:29|30)|(?:0[13578]|1[02])-31)`;
const time = String.raw`(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?`;

const shapes: Readonly<Record<string, RegExp | true>> = {
  string: true,
  boolean: /^(?:true|false|0|1)$/,
  integer: /^[+-]?\d{1,18}$/,
  decimal: /^[+-]?\d{1,18}(?:\.\d{1,18})?$/,
  double: /^[+-]?\d{1,15}(?:\.\d{1,15})?(?:[eE][+-]?\d{1,2})?$/,
  date: new RegExp(`^\\d{4}-${day}${zone}$`),
  dateTime: new RegExp(`^\\d{4}-${day}T${time}${zone}$`),
  time: new RegExp(`^${time}${zone}$`),
  gYear: new RegExp(`^\\d{4}${zone}$`),
  gYearMonth: new RegExp(`^\\d{4}-(?:0[1-9]|1[0-2])${zone}$`),
  duration: /^P(?:\d{1,4}Y)?(?:\d{1,4}M)?\d{1,4}D$|^P\d{1,4}[YMD]$|^PT\d{1,4}[HMS]$/,
};

const forms = new Map(Object.entries(shapes).map(([local, form]) => [iri('xsd', local), form]));
forms.set(iri('rdf', 'langString'), true);
forms.set(iri('rdf', 'HTML'), true);

/** True when the lexical form surely belongs to the datatype. */
export function surelyWellFormed({ value, datatype }: Literal): boolean {
  const form = forms.get(datatype.value);
  return form === true || (form !== undefined && form.test(value));
}
