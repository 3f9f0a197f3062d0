// A member as statements: what the stream says of a version, and what the version says of the thing.
// Publishes the public part of a state only, and nothing of a thing that has left the stream.
import { iri, rdfType } from '../rdf/ns.ts';
import { versionIri } from '../rdf/refs.ts';
import { eachLine } from './lines.ts';
import type { PageMember } from './read.ts';
import { activity, instant, memberTerms, ref, yes, type Statement } from './stream.ts';

export const memberIri = (base: string, { event }: PageMember): string => versionIri(base, event);

/** Canonical N-Triples about the thing and its nested nodes; '' for a delete. */
export const payloadOf = ({ kind, event }: PageMember): string => (kind === 'delete' ? '' : event.state.public);

const isVersionOf = ref(iri('dct', 'isVersionOf'));
const generatedAtTime = ref(iri('prov', 'generatedAtTime'));
const type = ref(rdfType);

/** What every member says of itself, without its payload. */
export function describeMember(base: string, member: PageMember): readonly Statement[] {
  const { event, kind, transaction } = member;
  const own = memberTerms(base);
  const version = ref(memberIri(base, member));
  const statements: Statement[] = [
    [version, isVersionOf, ref(event.subject)],
    [version, generatedAtTime, instant(event.at)],
    [version, type, ref(activity[kind])],
    [version, ref(own.sequence), `"${event.seq}"^^${ref(iri('xsd', 'integer'))}`],
  ];
  if (transaction === 'none') return statements;
  statements.push([version, ref(own.transaction), ref(`${base}/ldes#transaction-${event.tx}`)]);
  if (transaction === 'last') statements.push([version, ref(own.lastOfTransaction), yes]);
  return statements;
}

/**
 * The payload for formats without graphs: the thing as a subject becomes the version, its nested nodes become fragments
 * of the version, so that two versions on one page do not run into each other. Links to the thing itself stay.
 */
export function versionObject(base: string, member: PageMember): readonly Statement[] {
  const payload = payloadOf(member);
  const version = memberIri(base, member);
  const thing = ref(member.event.subject);
  const renamed = new Map<string, string>();
  eachLine(payload, (subject) => {
    if (!renamed.has(subject))
      renamed.set(subject, ref(subject === thing ? version : nestedIri(version, thing, subject)));
  });
  const statements: Statement[] = [];
  eachLine(payload, (subject, predicate, object) => {
    const to = object === thing ? object : (renamed.get(object) ?? object);
    statements.push([renamed.get(subject) ?? subject, predicate, to]);
  });
  return statements;
}

/** `T#part` → `V#part`; `…/genid/hash-0` → `V#hash-0`. */
function nestedIri(version: string, thing: string, subject: string): string {
  const fragment = `${thing.slice(1, -1)}#`;
  const value = subject.slice(1, -1);
  if (value.startsWith(fragment)) return `${version}#${value.slice(fragment.length)}`;
  return `${version}#${value.slice(value.lastIndexOf('/') + 1)}`;
}
