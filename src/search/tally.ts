// Counts the things that a question finds, by facet: every value under all the other filters, its own facet's aside, so
// that a choice shows what choosing more would give. Exact, whatever their number; knows nothing of a value that the asker may not see.
import type { Mark } from '../access/policy.ts';
import { facetNames, seenValues, statusOf, type FacetName, type Profile } from './profile.ts';
import type { Facets } from './search.ts';

export type Chosen = Readonly<Partial<Record<FacetName, readonly string[]>>>;

export interface Tally {
  /** One more thing with this profile. */
  add(profile: number): void;
  /** Is it inside all filters? */
  fits(profile: number): boolean;
  faded(profile: number): boolean;
  /** Things inside all filters. */
  total(): number;
  /** Things found, filters or not. */
  found(): number;
  facets(): Facets;
}

/** What a profile means for one question. */
interface Judged {
  readonly fits: boolean;
  /** The only facet that keeps it out. */
  readonly but: FacetName | undefined;
  readonly faded: boolean;
}

export const noFacets: Facets = { module: [], type: [], museum: [], scheme: [], language: [], status: [] };

export function createTally(factsOf: (profile: number) => Profile, marks: readonly Mark[], chosen: Chosen): Tally {
  const counts = new Map<number, number>();
  const judged = new Map<number, Judged>();
  const active = facetNames.filter((name) => chosen[name] !== undefined && chosen[name].length > 0);

  function judge(profile: number): Judged {
    const facts = factsOf(profile);
    const fails = active.filter(
      (name) => !seenValues(facts, name, marks).some((value) => chosen[name]?.includes(value)),
    );
    const { faded } = statusOf(facts, marks);
    return { fits: fails.length === 0, but: fails.length === 1 ? fails[0] : undefined, faded };
  }
  const of = (profile: number): Judged => {
    const known = judged.get(profile) ?? judge(profile);
    judged.set(profile, known);
    return known;
  };

  const sum = (keep: (profile: number) => boolean): number =>
    [...counts].reduce((total, [profile, n]) => (keep(profile) ? total + n : total), 0);

  function countOne(name: FacetName): Facets[FacetName] {
    const values = new Map<string, number>();
    for (const [profile, n] of counts) {
      const { fits, but } = of(profile);
      if (!fits && but !== name) continue;
      for (const value of seenValues(factsOf(profile), name, marks)) values.set(value, (values.get(value) ?? 0) + n);
    }
    return [...values]
      .map(([value, count]) => ({ value, count }))
      .toSorted((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  }

  return {
    add: (profile) => void counts.set(profile, (counts.get(profile) ?? 0) + 1),
    fits: (profile) => of(profile).fits,
    faded: (profile) => of(profile).faded,
    total: () => sum((profile) => of(profile).fits),
    found: () => sum(() => true),
    facets: () => Object.fromEntries(facetNames.map((name) => [name, countOne(name)])) as unknown as Facets,
  };
}
