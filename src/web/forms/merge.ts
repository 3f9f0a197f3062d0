// Two people changed one thing: what only one of them changed is taken by itself, what both changed is for the second to choose. Pure.
import type { Field } from '../../shacl/shapes.ts';
import { isBlank, type Filled, type Row } from './typed.ts';

/** A form's rows as they stood before both, as the second filled them in, and as the first saved them. */
export interface Versions {
  readonly before: Filled;
  readonly mine: Filled;
  readonly theirs: Filled;
}

export interface Merged {
  /** Rows for the form: mine, with what only the other changed. */
  readonly filled: Filled;
  /** Places of fields that both changed, each in another way. */
  readonly conflicts: readonly number[];
  /** Places of fields that only the other changed. */
  readonly taken: readonly number[];
}

/** What a row says, whatever its node is called and however a name came to be known. */
function saying(row: Row): string {
  const thing = row.iri !== '' && row.text === row.shown ? row.iri : row.text;
  return JSON.stringify([thing, row.lang, row.inner.map(sayings)]);
}
const sayings = (rows: readonly Row[]): string =>
  rows
    .filter((row) => !isBlank(row))
    .map(saying)
    .toSorted()
    .join('\n');

/** @param fields those of the form, in the order of the rows */
export function merge(fields: readonly Field[], { before, mine, theirs }: Versions): Merged {
  const conflicts: number[] = [];
  const taken: number[] = [];
  const filled = fields.map((_, i): readonly Row[] => {
    const [was, own, other] = [before[i] ?? [], mine[i] ?? [], theirs[i] ?? []];
    const [said, ownSaid, otherSaid] = [sayings(was), sayings(own), sayings(other)];
    if (otherSaid === said || otherSaid === ownSaid) return own;
    if (ownSaid !== said) {
      conflicts.push(i);
      return own;
    }
    taken.push(i);
    return other;
  });
  return { filled, conflicts, taken };
}

/** Rows with those of the other where the second chose the other's. */
export const choose = (mine: Filled, theirs: Filled, chosen: ReadonlySet<number>): Filled =>
  mine.map((rows, i) => (chosen.has(i) ? (theirs[i] ?? []) : rows));
