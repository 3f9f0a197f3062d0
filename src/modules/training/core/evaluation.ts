// Answers of participants as one number and their texts without an order that tells who wrote which. Pure; hides under five.
import { smallest } from './report.ts';

export { smallest };

export interface Answer {
  readonly rating: number | null;
  readonly ratingText: string | null;
}

export interface Evaluation {
  /** One decimal, 1–5. */
  readonly mean: number;
  readonly n: number;
  /** By alphabet: an order of asking would tell who wrote it. */
  readonly texts: readonly string[];
}

/** @returns `none` when nobody answered, `hidden` when fewer than five did */
export function evaluationOf(answers: readonly Answer[]): Evaluation | 'hidden' | 'none' {
  const given = answers.flatMap(({ rating }) => (rating === null ? [] : [rating]));
  if (given.length === 0) return 'none';
  if (given.length < smallest) return 'hidden';
  const mean = given.reduce((sum, each) => sum + each, 0) / given.length;
  const texts = answers.flatMap(({ ratingText }) => (ratingText === null ? [] : [ratingText])).toSorted();
  return { mean: Math.round(mean * 10) / 10, n: given.length, texts };
}

/** How many answered for one edition, and what that adds up to. */
export interface Tally {
  readonly n: number;
  readonly sum: number;
}

/**
 * One number for a course over its editions. Small editions count together, and only when there are five answers in them:
 * else the total minus the editions that are shown would tell of the few.
 */
export function overall(editions: readonly Tally[]): Pick<Evaluation, 'mean' | 'n'> | 'hidden' | 'none' {
  const add = (all: readonly Tally[]): Tally =>
    all.reduce((a, b) => ({ n: a.n + b.n, sum: a.sum + b.sum }), { n: 0, sum: 0 });
  const large = add(editions.filter(({ n }) => n >= smallest));
  const small = add(editions.filter(({ n }) => n < smallest));
  if (large.n + small.n === 0) return 'none';
  const { n, sum } = small.n >= smallest ? add([large, small]) : large;
  return n === 0 ? 'hidden' : { n, mean: Math.round((sum / n) * 10) / 10 };
}
