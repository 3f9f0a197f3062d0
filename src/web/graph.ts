// Questions to the statements of one thing. Pure; keeps lexical forms; knows no vocabulary but what it is asked for.
import type { Literal, Quad, Term } from '@rdfjs/types';

/** What a page needs of a thing: its address and the statements that its reader may see. */
export interface Graph {
  readonly subject: string;
  readonly quads: readonly Quad[];
}

export const objects = (quads: readonly Quad[], subject: string, predicate: string): readonly Term[] =>
  quads.filter((q) => q.subject.value === subject && q.predicate.value === predicate).map((q) => q.object);

export const iris = (quads: readonly Quad[], subject: string, predicate: string): readonly string[] =>
  objects(quads, subject, predicate)
    .filter((term) => term.termType === 'NamedNode')
    .map((term) => term.value);

export const literals = (quads: readonly Quad[], subject: string, predicate: string): readonly Literal[] =>
  objects(quads, subject, predicate).filter((term) => term.termType === 'Literal');

/** Texts in the reader's language first, then Dutch, English, French, German, others; stable within one language. */
export function byLanguage(texts: readonly Literal[], lang: string): readonly Literal[] {
  const order = [lang, 'nl', 'en', 'fr', 'de'];
  const rank = (literal: Literal): number => {
    const at = order.indexOf(literal.language.toLowerCase().split('-')[0] ?? '');
    return at === -1 ? order.length : at;
  };
  return texts.toSorted((a, b) => rank(a) - rank(b));
}

/** The one text to show for a property. */
export const textOf = (quads: readonly Quad[], subject: string, predicate: string, lang: string): Literal | undefined =>
  byLanguage(literals(quads, subject, predicate), lang)[0];

/** All subjects of these statements that are parts of the thing: fragments and skolem nodes. */
export const predicatesOf = (quads: readonly Quad[], subject: string): readonly string[] => [
  ...new Set(quads.filter((q) => q.subject.value === subject).map((q) => q.predicate.value)),
];
