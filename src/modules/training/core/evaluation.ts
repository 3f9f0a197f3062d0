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
