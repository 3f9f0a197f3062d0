// A tour that groups can book, what a group wishes, and how it is divided: sizes, starts after each other, until when it may change. Pure.
import { addDays, dayOf, dayStart, minuteMs } from '../core/time.ts';

export interface Product {
  readonly subject: string;
  readonly nameNl: string;
  readonly nameEn: string;
  readonly museum: string | null;
  /** The most people with one guide. */
  readonly groupSize: number;
  readonly minutes: number;
  /** Minutes after each other at which the parts of a group set off; 0 is together. */
  readonly interval: number;
  readonly languages: readonly string[];
  readonly skills: readonly string[];
  /** Until so many days before the visit a group changes it by itself; undefined is until it begins. */
  readonly finalDays: number | undefined;
  /** So many people are paid for at least. */
  readonly leastCharged: number | undefined;
  /** Materials of which each visitor gets one. */
  readonly perHead: readonly string[];
  /** First and last day on which it can be visited, and where. */
  readonly opens: string | undefined;
  readonly closes: string | undefined;
  readonly place: string | undefined;
  /** Of the desk that helps groups. */
  readonly telephone: string | undefined;
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

/** What one guide takes of a group, and when it sets off. */
export interface Part {
  readonly heads: number;
  readonly start: number;
  readonly end: number;
}

export const partsOf = ({ groupSize, minutes, interval }: Product, { heads, start }: Wish): readonly Part[] =>
  splitGroup(heads, groupSize).map((size, i) => {
    const from = start + i * interval * minuteMs;
    return { heads: size, start: from, end: from + minutes * minuteMs };
  });

/** From the start of the first part to the end of the last. */
export const spanOf = (
  parts: readonly Pick<Part, 'start' | 'end'>[],
): { readonly start: number; readonly end: number } => ({
  start: Math.min(...parts.map(({ start }) => start)),
  end: Math.max(...parts.map(({ end }) => end)),
});

/** The last day on which a group changes it by itself; undefined when it may until it begins. */
export const lastDayOf = ({ finalDays }: Pick<Product, 'finalDays'>, start: number): string | undefined =>
  finalDays === undefined || finalDays === 0 ? undefined : addDays(dayOf(start), -finalDays);

/** May a group still change a visit by itself? */
export function mayChange(product: Pick<Product, 'finalDays'>, start: number, now: number): boolean {
  const last = lastDayOf(product, start);
  return now < (last === undefined ? start : dayStart(addDays(last, 1)));
}
