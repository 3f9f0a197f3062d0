// Reads values out of the statements of one thing: all of them, the first, as a whole number, as yes or no. Pure.
import type { Quad } from '@rdfjs/types';

export const reader = (quads: readonly Quad[]) => {
  const all = (subject: string, predicate: string): readonly string[] =>
    quads.filter((q) => q.subject.value === subject && q.predicate.value === predicate).map((q) => q.object.value);
  const one = (subject: string, predicate: string): string | null => all(subject, predicate)[0] ?? null;
  const whole = (subject: string, predicate: string): number | null => {
    const text = one(subject, predicate);
    return text !== null && /^[+-]?\d+$/.test(text) ? Number(text) : null;
  };
  const truth = (subject: string, predicate: string): boolean | null => {
    const text = one(subject, predicate);
    return text === null ? null : text === 'true' || text === '1';
  };
  return { all, one, whole, truth };
};
