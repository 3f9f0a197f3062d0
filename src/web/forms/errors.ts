// Where in a form each violation of a shape belongs: at its row when the value is there, else at its field, else on top.
import type { Field, Violation } from '../../shacl/shapes.ts';
import type { Lang } from '../words.ts';
import type { RowError } from './quads.ts';
import type { Filled, Row } from './typed.ts';

export interface FormErrors {
  /** Name of a row (`f3.0`) or of a field (`f3`) → what is wrong. */
  readonly at: ReadonlyMap<string, RowError>;
  /** What belongs to no field that the form shows. */
  readonly general: readonly string[];
}

export const noErrors: FormErrors = { at: new Map(), general: [] };

export interface Form {
  readonly subject: string;
  readonly fields: readonly Field[];
  readonly filled: Filled;
}

export function placeViolations(violations: readonly Violation[], form: Form, lang: Lang): FormErrors {
  const at = new Map<string, RowError>();
  const general: string[] = [];
  for (const violation of violations) {
    const message = violation.message[lang];
    const name = nameFor(violation, form, 'f');
    if (name === undefined) general.push(message);
    else at.set(name, { message: [...new Set([...(at.get(name)?.message.split('\n') ?? []), message])].join('\n') });
  }
  return { at, general: [...new Set(general)] };
}

/** Errors of reading first; of the shape's, only those about fields that could be read. */
export function withOthers(
  read: ReadonlyMap<string, RowError>,
  violations: readonly Violation[],
  form: Form,
  lang: Lang,
): FormErrors {
  const unread = new Set([...read.keys()].map((name) => name.slice(0, name.lastIndexOf('.'))));
  const placed = placeViolations(violations, form, lang);
  const others = [...placed.at].filter(
    ([name]) =>
      ![...unread].some((each) => name === each || name.startsWith(`${each}.`) || each.startsWith(`${name}.`)),
  );
  return { at: new Map([...read, ...others].toSorted(([a], [b]) => placeOf(a) - placeOf(b))), general: placed.general };
}

const placeOf = (name: string): number => Number(/^f(\d+)/.exec(name)?.[1] ?? 0);

/** A violation about the thing itself first; then inside its nested things, by node or, for new ones, by property. */
function nameFor(violation: Violation, form: Form, prefix: string): string | undefined {
  const i = form.fields.findIndex(({ path }) => path === violation.path);
  if (violation.focusNode !== form.subject && prefix === 'f') return nameInside(violation, form, prefix);
  return i < 0 ? nameInside(violation, form, prefix) : `${prefix}${i}${rowOf(violation, form.filled[i] ?? [])}`;
}

/** `.0` when the first row holds the value, '' when no row does. */
function rowOf({ value }: Violation, rows: readonly Row[]): string {
  // A report cuts long values at 200 characters.
  const start = value.length >= 200 ? value.slice(0, 199) : undefined;
  const holds = ({ text, iri, node }: Row): boolean =>
    value !== '' && ([text, iri, node].includes(value) || (start !== undefined && text.startsWith(start)));
  const at = rows.findIndex(holds);
  return at < 0 ? '' : `.${at}`;
}

function nameInside(violation: Violation, form: Form, prefix: string): string | undefined {
  if (violation.focusNode === form.subject) return undefined;
  for (const [k, field] of form.fields.entries()) {
    if (field.kind !== 'nested') continue;
    for (const [j, row] of (form.filled[k] ?? []).entries()) {
      if (row.node !== '' && row.node !== violation.focusNode) continue;
      const name = nameFor(violation, { ...form, fields: field.fields, filled: row.inner }, `${prefix}${k}.${j}.f`);
      if (name !== undefined) return name;
    }
  }
  return undefined;
}
