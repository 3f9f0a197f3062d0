// A group on its way to a guide: how it is divided, and who can guide it. Pure but for what it asks the world.
import type { Claim, Resource } from '../core/facts.ts';
import type { World } from '../core/conflict.ts';
import { conflictsOf, stoppedBy } from '../core/judge.ts';
import { blank } from '../booking/form.ts';

export interface Product {
  readonly subject: string;
  readonly nameNl: string;
  readonly nameEn: string;
  readonly museum: string | null;
  /** The most people with one guide. */
  readonly groupSize: number;
  readonly minutes: number;
  readonly languages: readonly string[];
  readonly skills: readonly string[];
}

export const mostPeople = 300;

/** Groups as equal as can be, none larger than one guide takes: 32 by 15 is 11, 11 and 10. */
export function splitGroup(heads: number, size: number): readonly number[] {
  const groups = Math.max(1, Math.ceil(heads / Math.max(1, size)));
  const [least, rest] = [Math.floor(heads / groups), heads % groups];
  return Array.from({ length: groups }, (_none, i) => (i < rest ? least + 1 : least));
}

export interface Wish {
  readonly start: number;
  readonly lang: string;
  readonly heads: number;
}

export const endOf = ({ minutes }: Product, { start }: Pick<Wish, 'start'>): number => start + minutes * 60_000;

/** A visit as the judge reads it. */
const visitClaim = (product: Product, wish: Wish, people: readonly string[]): Claim => ({
  ...blank('urn:vijver:visit', product.museum, wish.start),
  kind: 'visit',
  standing: 'firm',
  end: endOf(product, wish),
  lang: wish.lang,
  heads: wish.heads,
  skills: product.skills,
  people,
});

interface Among {
  /** Candidates, those of the museum first. */
  readonly guides: readonly Resource[];
  readonly now: number;
  readonly groups: number;
}

/**
 * Guides for each group: they speak the language, have the skill on record that day, are there and free.
 * @returns as many as there are groups, or undefined when there are too few
 */
export function guidesFor(
  world: World,
  product: Product,
  wish: Wish,
  { guides, now, groups }: Among,
): readonly string[] | undefined {
  const found: string[] = [];
  for (const { subject, languages } of guides) {
    if (found.length === groups) break;
    const claim = visitClaim(product, wish, [subject]);
    if (languages.includes(wish.lang) && stoppedBy(claim, conflictsOf({ claim, world, now })).length === 0)
      found.push(subject);
  }
  return found.length === groups ? found : undefined;
}
