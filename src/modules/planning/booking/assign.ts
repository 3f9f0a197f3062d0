// Somebody fills a role that was open: named in the booking or the visit, and the role is sought no more.
import type { Quad } from '@rdfjs/types';
import { namedNode, quad } from '../../../rdf/terms.ts';
import { ownTerms, terms } from '../core/words.ts';

export interface Assignment {
  readonly base: string;
  readonly subject: string;
  readonly role: string;
  readonly person: string;
}

/** @returns undefined when the role is not open in what stands */
export function assignedQuads(
  { base, subject, role, person }: Assignment,
  before: readonly Quad[],
): readonly Quad[] | undefined {
  const isRole = ({ subject: s, predicate, object }: Quad): boolean =>
    s.value === subject && predicate.value === ownTerms(base).placeholderRole && object.value === role;
  if (!before.some(isRole)) return undefined;
  const named = quad(namedNode(subject), namedNode(terms.responsible), namedNode(person));
  return [...before.filter((each) => !isRole(each)), named];
}
