// Where a booking came from, as statements of the booking: the file's own name for it, its version there, a digest of what it said.
import type { Quad } from '@rdfjs/types';
import { iri, ownIri } from '../../../rdf/ns.ts';
import { literal, namedNode, quad } from '../../../rdf/terms.ts';
import { quadsOf } from '../booking/quads.ts';
import type { Planned } from './plan.ts';

export const sourceTerms = (base: string) => ({
  uid: iri('ical', 'uid'),
  sequence: iri('ical', 'sequence'),
  digest: ownIri(base, 'sourceDigest'),
});

/** @param before statements of the version that stands, [] for a new one */
export function draftQuads(base: string, row: Planned, before: readonly Quad[]): readonly Quad[] {
  const { claim, source, series } = row;
  if (claim === undefined) return [];
  const own = sourceTerms(base);
  const about = namedNode(claim.subject);
  const said = new Set<string>(source === undefined ? [] : Object.values(own));
  const rest = before.filter((each) => each.subject.value !== claim.subject || !said.has(each.predicate.value));
  const derivedFrom = before.length === 0 ? series : undefined;
  const made = quadsOf(base, claim, rest, { derivedFrom });
  if (source === undefined) return made;
  const integer = namedNode(iri('xsd', 'integer'));
  return [
    ...made,
    ...(source.uid === '' ? [] : [quad(about, namedNode(own.uid), literal(source.uid))]),
    quad(about, namedNode(own.sequence), literal(String(source.sequence), integer)),
    quad(about, namedNode(own.digest), literal(source.digest)),
  ];
}
