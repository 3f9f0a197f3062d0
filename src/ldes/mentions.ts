// Works round faults of @treecg/actor-init-ldes-client 4.0.9, which reads only JSON-LD. Walking from a member, it drops every
// statement whose object it has met before (inScheme and topConceptOf the same scheme; two nested nodes of one type) and
// never sees a nested node that nothing links to. What it takes for an item of a collection it does not walk into, but
// reads by itself. So a page names such IRIs as items of `#mentions`. An item without a statement would hang it for good:
// those are said to be an rdfs:Resource, as everything is.
import { toParts, unescapeText } from './lines.ts';
import { describeMember, memberIri, versionObject } from './member.ts';
import type { Page, PageMember } from './read.ts';
import type { Statement } from './stream.ts';

export interface Mention {
  readonly iri: string;
  /** The page says nothing about it, or only that it is related to itself. */
  readonly bare: boolean;
}

/** IRIs that the client would lose a statement about, sorted. */
export function toMentions(base: string, page: Page): readonly Mention[] {
  const all = new Map<string, boolean>();
  for (const member of page.members)
    for (const { iri, bare } of mentionsIn(base, member)) all.set(iri, bare && (all.get(iri) ?? true));
  return [...all]
    .filter(([iri]) => !isReadOnce(base, iri))
    .map(([iri, bare]) => ({ iri, bare }))
    .toSorted((a, b) => (a.iri < b.iri ? -1 : 1));
}

// The client remembers items as read, so pages and whole members must not be among them.
const isReadOnce = (base: string, iri: string): boolean =>
  iri.startsWith(`${base}/ldes`) ||
  (iri.startsWith(`${base}/id/`) && !iri.includes('#') && iri.slice(base.length).split('/').length > 4);

function mentionsIn(base: string, member: PageMember): readonly Mention[] {
  const payload = versionObject(base, member);
  const subjects = new Set(payload.map(([subject]) => subject.slice(1, -1)));
  const telling = new Set(
    payload.filter(([subject, , object]) => subject !== object).map(([subject]) => subject.slice(1, -1)),
  );
  const apart = unlinked(memberIri(base, member), subjects, payload);
  const iris = new Set([...repeated([...describeMember(base, member), ...payload]), ...apart]);
  return [...iris].map((iri) => ({ iri, bare: !telling.has(iri) }));
}

/** Objects that occur more than once. The client compares bare values: a literal that spells an IRI counts too. */
function repeated(statements: readonly Statement[]): readonly string[] {
  const times = new Map<string, number>();
  const iris = new Set<string>();
  for (const [, , object] of statements) {
    const parts = toParts(object);
    if (parts.kind === 'blank') continue;
    const value = parts.kind === 'iri' ? parts.iri : unescapeText(parts.text);
    if (parts.kind === 'iri') iris.add(value);
    times.set(value, (times.get(value) ?? 0) + 1);
  }
  return [...iris].filter((iri) => (times.get(iri) ?? 0) > 1);
}

/** Nested nodes that no walk from the member comes to. */
function unlinked(start: string, subjects: ReadonlySet<string>, payload: readonly Statement[]): readonly string[] {
  const links = new Map<string, string[]>();
  for (const [subject, , object] of payload) {
    if (!object.startsWith('<') || !subjects.has(object.slice(1, -1))) continue;
    const from = subject.slice(1, -1);
    const known = links.get(from);
    if (known === undefined) links.set(from, [object.slice(1, -1)]);
    else known.push(object.slice(1, -1));
  }
  const met = new Set([start]);
  for (const each of met) for (const next of links.get(each) ?? []) met.add(next);
  return [...subjects].filter((subject) => !met.has(subject));
}
