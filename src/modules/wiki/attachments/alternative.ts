// A picture says in words what it tells, or that it is decoration (WCAG 2.2, 1.1.1). Pure.
import type { Quad } from '@rdfjs/types';
import { ownIri, rdfType } from '../../../rdf/ns.ts';
import { fileTerms, pictureClass } from './terms.ts';

export const decorativeIri = (base: string): string => ownIri(base, 'decorative');

export const isDecorative = (base: string, subject: string, quads: readonly Quad[]): boolean =>
  quads.some(
    (q) =>
      q.subject.value === subject && q.predicate.value === decorativeIri(base) && /^(true|1)$/.test(q.object.value),
  );

/** Messages for a form and for programs; none for what is no picture. */
export function checkAlternative(
  base: string,
  subject: string,
  quads: readonly Quad[],
): readonly { readonly nl: string; readonly en: string }[] {
  const own = quads.filter((q) => q.subject.value === subject);
  if (!own.some((q) => q.predicate.value === rdfType && q.object.value === pictureClass)) return [];
  if (own.some((q) => q.predicate.value === fileTerms.alternative && q.object.value.trim() !== '')) return [];
  if (isDecorative(base, subject, own)) return [];
  return [
    {
      nl: 'Beschrijf de afbeelding voor wie ze niet ziet, of zeg dat ze alleen versiering is.',
      en: 'Describe the picture for who does not see it, or say that it is decoration only.',
    },
  ];
}
