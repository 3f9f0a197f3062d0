// Numbers per museum that tell of no group under five, also not to who subtracts. Pure (decision 0045).
// A cell counts who is asked for a skill and who misses it; it hides when one of the two sides is one to four people.
import type { Matrix } from './gaps.ts';
import { isGap } from './gaps.ts';

export const smallest = 5;

export interface Count {
  readonly asked: number;
  readonly missing: number;
}

/** Undefined: hidden, or nobody is asked when `asked` elsewhere is 0. */
export type Shown = Count | 'hidden' | 'none';

export interface ReportRow {
  readonly skill: string;
  readonly museums: ReadonlyMap<string, Shown>;
  readonly total: Shown;
}

const isSmall = (n: number): boolean => n > 0 && n < smallest;
const tells = ({ asked, missing }: Count): boolean => isSmall(asked) || isSmall(missing) || isSmall(asked - missing);
const sum = (counts: readonly Count[]): Count => ({
  asked: counts.reduce((n, { asked }) => n + asked, 0),
  missing: counts.reduce((n, { missing }) => n + missing, 0),
});

/**
 * Hides what tells too much. What is hidden together must itself be no small group, since the total minus what is shown
 * gives it: so the smallest cell that is left hides too, until that holds; when all hide, a total that tells hides as well.
 */
export function suppress(counts: ReadonlyMap<string, Count>): Omit<ReportRow, 'skill'> {
  const there = [...counts].filter(([, { asked }]) => asked > 0);
  const hidden = new Set(there.filter(([, count]) => tells(count)).map(([key]) => key));
  const rest = there.filter(([key]) => !hidden.has(key)).toSorted(([, a], [, b]) => a.asked - b.asked);
  const together = (): Count => sum(there.filter(([key]) => hidden.has(key)).map(([, count]) => count));
  while (hidden.size > 0 && (hidden.size === 1 || tells(together()))) {
    const next = rest.shift();
    if (next === undefined) break;
    hidden.add(next[0]);
  }
  const total = sum(there.map(([, count]) => count));
  // One museum alone is its own total.
  const totalTells = tells(total) || (hidden.size > 0 && (hidden.size === 1 || tells(together())));
  return {
    museums: new Map(
      [...counts].map(([key, count]): [string, Shown] => [
        key,
        count.asked === 0 ? 'none' : hidden.has(key) ? 'hidden' : count,
      ]),
    ),
    total: total.asked === 0 ? 'none' : totalTells ? 'hidden' : total,
  };
}

/** A row for each skill that a function asks of somebody. @param keys the museums, in order */
export function reportOf(matrix: Matrix, keys: readonly string[]): readonly ReportRow[] {
  return matrix.skills.flatMap((skill): ReportRow[] => {
    const counts = new Map(keys.map((key) => [key, { asked: 0, missing: 0 }]));
    for (const { person, museum } of matrix.people) {
      const count = museum === null ? undefined : counts.get(museum);
      const cell = matrix.cell(person, skill);
      if (count === undefined || cell.needs === 0) continue;
      count.asked += 1;
      if (isGap(cell)) count.missing += 1;
    }
    const row = suppress(counts);
    return row.total === 'none' ? [] : [{ skill, ...row }];
  });
}
