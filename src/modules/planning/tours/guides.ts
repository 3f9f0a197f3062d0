// Finds a guide for each part of a group: language, skill on record, there, free, rested, and enough material. Pure but for the world.
import { blank } from '../booking/form.ts';
import type { Occupied, World } from '../core/conflict.ts';
import type { Claim, Resource } from '../core/facts.ts';
import { conflictsOf, stoppedBy } from '../core/judge.ts';
import { partsOf, type Part, type Product, type Wish } from './split.ts';

export interface Among {
  /** Candidates, those to be taken first in front. */
  readonly guides: readonly Resource[];
  readonly now: number;
}

/** The part that is being looked at. */
const partIri = 'urn:vijver:visit:part';

/** A part of a visit as the judge reads it. */
const claimOf = (product: Product, lang: string, part: Part, people: readonly string[]): Claim => ({
  ...blank(partIri, product.museum, part.start),
  kind: 'visit',
  standing: 'firm',
  end: part.end,
  lang,
  heads: part.heads,
  quantity: part.heads,
  skills: product.skills,
  wants: product.perHead,
  people,
});

/** The parts that have their guide: never the one that is being looked at, whose own claims are no obstacle to it. */
const otherIri = 'urn:vijver:visit:other-part';

/** What a part that has its guide holds, for the parts after it. */
const heldBy = (claim: Claim): readonly Occupied[] =>
  [...claim.wants, ...claim.people].map((resource) => ({
    claim: otherIri,
    resource,
    start: claim.start,
    end: claim.end,
    from: claim.start,
    to: claim.end,
    quantity: claim.quantity,
    standing: claim.standing,
    rank: undefined,
    expires: undefined,
    titleNl: '',
    titleEn: '',
    museum: claim.museum,
    busyOnly: false,
  }));

/** The world with what the other parts of the same group take. */
const beside = (world: World, held: readonly Occupied[]): World => ({
  ...world,
  occupied: (resources, time) => [
    ...world.occupied(resources, time),
    ...held.filter(({ resource, start, end }) => resources.includes(resource) && start < time.end && time.start < end),
  ],
});

/** @returns a guide for each part, or undefined when there are too few of them, or too little material */
export function guidesFor(world: World, product: Product, wish: Wish, among: Among): readonly string[] | undefined {
  const found: string[] = [];
  const held: Occupied[] = [];
  for (const part of partsOf(product, wish)) {
    const seen = beside(world, held);
    const fits = (people: readonly string[]): boolean => {
      const claim = claimOf(product, wish.lang, part, people);
      return stoppedBy(claim, conflictsOf({ claim, world: seen, now: among.now })).length === 0;
    };
    // Without enough material no guide helps: one look instead of one for each of them.
    const guide = fits([])
      ? among.guides.find(({ subject, languages }) => languages.includes(wish.lang) && fits([subject]))
      : undefined;
    if (guide === undefined) return undefined;
    found.push(guide.subject);
    held.push(...heldBy(claimOf(product, wish.lang, part, [guide.subject])));
  }
  return found;
}
