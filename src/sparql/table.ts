// SPARQL results in JSON as columns and rows for a page: which come first, in which order. Pure.
export interface Value {
  readonly type: string;
  readonly value: string | object;
  readonly 'xml:lang'?: string;
  readonly datatype?: string;
}

export type Row = Readonly<Record<string, Value>>;

interface Results {
  readonly head: { readonly vars?: readonly string[] };
  readonly boolean?: boolean;
  readonly results?: { readonly bindings: readonly Row[] };
}

export interface Table {
  /** The answer of ASK; then there are no rows. */
  readonly boolean: boolean | undefined;
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
}

export interface Sort {
  readonly column: string;
  readonly down: boolean;
}

const number = /#(?:integer|decimal|double|float|int|long|short|byte|nonNegativeInteger|positiveInteger)$/;
export const isNumber = (value: Value | undefined): boolean => number.test(value?.datatype ?? '');

/** A variable may be called `constructor`. */
export const valueOf = (row: Row, name: string): Value | undefined =>
  Object.hasOwn(row, name) ? row[name] : undefined;
const textOf = (value: Value | undefined): string =>
  value === undefined ? '' : typeof value.value === 'string' ? value.value : JSON.stringify(value.value);

const longestLook = 4_000;

/** The engine sorts the columns of `SELECT *` by name; people wrote them in another order. */
function ordered(variables: readonly string[], query: string): readonly string[] {
  const place = (name: string): number =>
    query.search(new RegExp(`[?$]${RegExp.escape(name)}(?![\\p{L}\\p{N}_])`, 'u'));
  return variables.toSorted((a, b) => place(a) - place(b));
}

/** @param results as our own store wrote them @param most rows that the page shows */
export function readTable(query: string, results: string, most: number): Table {
  const { head, boolean, results: found } = JSON.parse(results) as Results;
  const all = head.vars ?? [];
  const star = /select\s+(?:distinct\s+|reduced\s+)?\*/i.test(query.slice(0, longestLook));
  return {
    boolean: found === undefined ? boolean === true : undefined,
    columns: star ? ordered(all, query) : all,
    rows: (found?.bindings ?? []).slice(0, most),
  };
}

/** Numbers by size, all else as a dictionary does; what is missing comes last either way. */
export function sortRows(rows: readonly Row[], { column, down }: Sort): readonly Row[] {
  const compareTexts = new Intl.Collator('nl', { numeric: true }).compare;
  const turn = down ? -1 : 1;
  return rows.toSorted((one, other) => {
    const [a, b] = [valueOf(one, column), valueOf(other, column)];
    if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
    const order =
      isNumber(a) && isNumber(b) ? Number(textOf(a)) - Number(textOf(b)) : compareTexts(textOf(a), textOf(b));
    return turn * order;
  });
}

const mostIris = 1_000;

/** The IRIs among the values, for their names: at most 1,000. */
export function irisIn({ columns, rows }: Table): readonly string[] {
  const found = new Set<string>();
  for (const row of rows)
    for (const name of columns) {
      const value = valueOf(row, name);
      if (value?.type === 'uri' && found.size < mostIris) found.add(textOf(value));
    }
  return [...found];
}
