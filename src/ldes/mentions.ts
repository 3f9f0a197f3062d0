// Works round a fault of @treecg/actor-init-ldes-client 4.0.9, which reads only JSON-LD: walking a member, it drops every
// statement whose object it has met before (inScheme and topConceptOf the same scheme; two nested nodes of one type).
// It does not walk into what it takes for items of a collection, so a page names those objects as items of `#mentions`.
import { toParts, unescapeText } from './lines.ts';
import { describeMember, versionObject } from './member.ts';
import type { Page, PageMember } from './read.ts';

/** IRIs that occur more than once as a value within one member of the page, sorted. */
export function toMentions(base: string, page: Page): readonly string[] {
  const all = new Set<string>();
  for (const member of page.members) for (const iri of repeatedIn(base, member)) all.add(iri);
  return [...all].filter((iri) => !isRead(base, iri)).toSorted();
}

// The client remembers items as read: pages and members must not be among them.
const isRead = (base: string, iri: string): boolean =>
  iri.startsWith(`${base}/ldes`) ||
  (iri.startsWith(`${base}/id/`) && iri.slice(base.length).split('/').length > 4 && !iri.includes('#'));

function repeatedIn(base: string, member: PageMember): readonly string[] {
  const times = new Map<string, number>();
  const iris = new Set<string>();
  for (const [, , object] of [...describeMember(base, member), ...versionObject(base, member)]) {
    const parts = toParts(object);
    if (parts.kind === 'blank') continue;
    // It compares bare values: a literal that spells an IRI counts too.
    const value = parts.kind === 'iri' ? parts.iri : unescapeText(parts.text);
    if (parts.kind === 'iri') iris.add(value);
    times.set(value, (times.get(value) ?? 0) + 1);
  }
  return [...iris].filter((iri) => (times.get(iri) ?? 0) > 1);
}
