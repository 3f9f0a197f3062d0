// Reads values out of the statements of a thing, leniently: what is missing is left out, what is odd is nothing. Pure.
import type { Quad, Term } from '@rdfjs/types';
import { momentOf } from './time.ts';
import { terms, type OwnTerms } from './words.ts';

export interface Place {
  readonly base: string;
  readonly own: OwnTerms;
  readonly subject: string;
  readonly museum: string | null;
}

/** Values of one property of one node, in the order of the statements. */
export function reader(quads: readonly Quad[]) {
  const all = (subject: string, property: string): readonly Term[] =>
    quads.filter((q) => q.subject.value === subject && q.predicate.value === property).map((q) => q.object);
  const texts = (subject: string, property: string): string[] => all(subject, property).map(({ value }) => value);
  const text = (subject: string, property: string): string | undefined => texts(subject, property)[0];
  const number = (subject: string, property: string): number | undefined => {
    const value = Number(text(subject, property) ?? NaN);
    return Number.isFinite(value) ? value : undefined;
  };
  const moment = (subject: string, property: string): number | undefined => momentOf(text(subject, property));
  const inLanguage = (subject: string, property: string, lang: string): string => {
    const found = all(subject, property).filter((each) => each.termType === 'Literal');
    const tagged = (tag: string) => found.find((each) => each.termType === 'Literal' && each.language.startsWith(tag));
    return (tagged(lang) ?? tagged('nl') ?? found[0])?.value ?? '';
  };
  const period = (node: string) => {
    const [start, end] = [moment(node, terms.start), moment(node, terms.end)];
    return start === undefined || end === undefined || end <= start ? undefined : { start, end };
  };
  return { texts, text, number, moment, inLanguage, period };
}
export type Reader = ReturnType<typeof reader>;

export const moments = (read: Reader, node: string | undefined, property: string): number[] =>
  node === undefined
    ? []
    : read
        .texts(node, property)
        .flatMap((text) => momentOf(text) ?? [])
        .toSorted((a, b) => a - b);
