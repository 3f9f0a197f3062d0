// Pages as N-Quads (payload in a graph named after the member) and N-Triples (payload as a version object).
import { inGraph } from '../rdf/ntriples.ts';
import { describePage } from './hypermedia.ts';
import { line } from './lines.ts';
import { describeMember, memberIri, payloadOf, versionObject } from './member.ts';
import type { Page, PageMember } from './read.ts';
import { ref, type Statement } from './stream.ts';
import { iri } from '../rdf/ns.ts';

const treeMember = ref(iri('tree', 'member'));

/** The statement that opens a member: what comes before it belongs to the page or to the member before. */
export const opening = (base: string, page: Page, member: PageMember): Statement => [
  ref(page.stream.iri),
  treeMember,
  ref(memberIri(base, member)),
];

const toText = (statements: readonly Statement[]): string => statements.map(line).join('');

export function toNQuadsPage(base: string, page: Page): string {
  const parts = [toText(describePage(base, page))];
  for (const member of page.members) {
    parts.push(line(opening(base, page, member)), toText(describeMember(base, member)));
    parts.push(inGraph(payloadOf(member), memberIri(base, member)));
  }
  return parts.join('');
}

export function toNTriplesPage(base: string, page: Page): string {
  const parts = [toText(describePage(base, page))];
  for (const member of page.members)
    parts.push(
      line(opening(base, page, member)),
      toText(describeMember(base, member)),
      toText(versionObject(base, member)),
    );
  return parts.join('');
}
