// How much of each thing a claim asks: of every material its own number, of the rest one. Pure.
import type { Claim, Resource } from './facts.ts';

type Asking = Pick<Claim, 'wants' | 'amounts' | 'quantity'>;

/** Is this booked by the piece, and not taken whole? */
export const isCounted = (kind: Resource['kind']): boolean => kind === 'material' || kind === 'service';

/** How much of what a claim names: what it says of that thing, else what it says of all. */
export const amountOf = ({ amounts, quantity }: Pick<Asking, 'amounts' | 'quantity'>, wanted: string): number =>
  amounts[wanted] ?? quantity;

/**
 * @param spread the things to hold for one that is wanted: a set's members, else itself
 * @returns thing → how much; what is named both by itself and in a set is asked twice
 */
export function amountsOf(claim: Asking, spread: (wanted: string) => readonly string[]): ReadonlyMap<string, number> {
  const asked = new Map<string, number>();
  for (const wanted of claim.wants)
    for (const thing of spread(wanted)) asked.set(thing, (asked.get(thing) ?? 0) + amountOf(claim, wanted));
  return asked;
}

/** The claim with another thing in the place of one that it names, and as much of it. */
export function inPlaceOf<T extends Asking>(claim: T, one: string, other: string): T {
  const wants = [...new Set(claim.wants.map((each) => (each === one ? other : each)))].toSorted();
  const moved = Object.entries(claim.amounts).map(([thing, n]) => [thing === one ? other : thing, n] as const);
  return { ...claim, wants, amounts: Object.fromEntries(moved) };
}
