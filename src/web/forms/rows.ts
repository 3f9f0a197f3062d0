// One row more or one row less, also inside a nested thing: what the buttons of a form ask for without saving. Pure.
import type { Field } from '../../shacl/shapes.ts';
import { blankRow, freshRow, type Filled, type Row } from './typed.ts';

const mostRows = 500;

interface Target {
  readonly index: number;
  readonly row: number | undefined;
  /** The name inside the nested row, when the field is deeper. */
  readonly inner: string | undefined;
}

/** `f3` is a field, `f3.0` a row of it, `f3.0.f1` a field inside that row. */
function targetOf(name: string): Target | undefined {
  const [, index, row, inner] = /^f(\d{1,3})(?:\.(\d{1,3})(?:\.(f.+))?)?$/.exec(name) ?? [];
  return index === undefined
    ? undefined
    : { index: Number(index), row: row === undefined ? undefined : Number(row), inner };
}

type Change = (field: Field, rows: readonly Row[], row: number | undefined) => readonly Row[];

function changed(fields: readonly Field[], filled: Filled, name: string, change: Change): Filled {
  const target = targetOf(name);
  if (target === undefined) return filled;
  return fields.map((field, i) => {
    const rows = filled[i] ?? [];
    if (i !== target.index) return rows;
    const { inner, row } = target;
    if (inner === undefined) return change(field, rows, row);
    return rows.map((each, j) =>
      j === row ? { ...each, inner: changed(field.fields, each.inner, inner, change) } : each,
    );
  });
}

/** One more empty row in the field of this name; an empty field shows one already, and gets its second. */
export const withRow = (fields: readonly Field[], filled: Filled, name: string): Filled =>
  changed(fields, filled, name, (field, rows) =>
    rows.length >= mostRows ? rows : [...rows, field.kind === 'nested' ? blankRow : freshRow(field, rows)],
  );

/** Without the row of this name. */
export const withoutRow = (fields: readonly Field[], filled: Filled, name: string): Filled =>
  changed(fields, filled, name, (_field, rows, row) => rows.filter((_, j) => j !== row));
