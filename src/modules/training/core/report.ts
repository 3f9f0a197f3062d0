// Numbers per museum that tell of no group under five, also not to who subtracts. Pure (decision 0045).
// A cell counts who is asked for a skill and who misses it; it hides when one of the two sides is one to four people.
import type { Profile } from './facts.ts';
import { createNeeds, type Staff } from './gaps.ts';

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

/** What the report is made of: who there is, what functions ask, and what everybody can. */
export interface Staffed {
  readonly people: readonly Staff[];
  readonly profiles: readonly Profile[];
  /** Person → the confirmed levels of that person, as they come; nobody twice. */
  readonly levels: Iterable<readonly [person: string, levels: ReadonlyMap<string, number>]>;
  /** The museums, in order. */
  readonly keys: readonly string[];
}

/**
 * A row for each skill that a function asks of somebody. Adds up as the people come and keeps nothing of them, so that ten
 * times as many cost ten times as much and no more memory.
 */
export function reportOf(staffed: Staffed): readonly ReportRow[] {
  const counts = countsOf(staffed);
  return [...counts]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([skill, row]): ReportRow[] => {
      const shown = suppress(row);
      return shown.total === 'none' ? [] : [{ skill, ...shown }];
    });
}

/** Everybody who is asked misses it, until their levels come by. */
function countsOf({ people, profiles, levels, keys }: Staffed): ReadonlyMap<string, ReadonlyMap<string, Tally>> {
  const needs = createNeeds(profiles);
  const staff = new Map(people.map((each) => [each.person, each]));
  const counts = new Map<string, Map<string, Tally>>();
  const tally = (skill: string, museum: string | null): Tally => {
    const row = counts.get(skill) ?? new Map(keys.map((key) => [key, { asked: 0, missing: 0 }]));
    counts.set(skill, row);
    return row.get(museum ?? '') ?? { asked: 0, missing: 0 };
  };
  for (const { museum, functions } of people)
    for (const skill of needs(functions).keys()) {
      const count = tally(skill, museum);
      count.asked += 1;
      count.missing += 1;
    }
  for (const [person, own] of levels) {
    const one = staff.get(person);
    if (one === undefined) continue;
    for (const [skill, { level }] of needs(one.functions))
      if ((own.get(skill) ?? 0) >= level) tally(skill, one.museum).missing -= 1;
  }
  return counts;
}

interface Tally {
  asked: number;
  missing: number;
}
