// What a text links to, said as data: so that the other thing knows who uses it. Pure. Takes away only what a link put there.
import type { Quad } from '@rdfjs/types';
import { iri, ownIri, rdfType } from '../../rdf/ns.ts';
import { namedNode, quad } from '../../rdf/terms.ts';
import { addressesIn } from '../../web/markdown/parse.ts';
import { thingAt } from './address.ts';

const text = iri('schema', 'text');
const references = iri('dct', 'references');
/** Fewer than a form shows of one field, so that a page with many links can still be edited as a form. */
const mostReferences = 120;

/** Kinds whose shape has a field for what they refer to. */
const refers = (base: string): ReadonlySet<string> =>
  new Set([iri('schema', 'TechArticle'), iri('prov', 'Activity'), ownIri(base, 'Meeting')]);

interface Written {
  readonly subject: string;
  readonly quads: readonly Quad[];
  readonly before: readonly Quad[];
}

/** Things of the hub that the texts of a thing link to. */
export function linkedIn(base: string, subject: string, quads: readonly Quad[]): ReadonlySet<string> {
  const texts = quads.filter((q) => q.subject.value === subject && q.predicate.value === text);
  const found = texts.flatMap((q) => addressesIn(q.object.value)).flatMap((address) => thingAt(base, address) ?? []);
  return new Set(found.filter((each) => each !== subject));
}

/** The statements with a `dct:references` for each link, and without those of links that are gone. */
export function withReferences(base: string, { subject, quads, before }: Written): readonly Quad[] {
  if (
    !quads.some((q) => q.subject.value === subject && q.predicate.value === rdfType && refers(base).has(q.object.value))
  )
    return quads;
  const [now, then] = [linkedIn(base, subject, quads), linkedIn(base, subject, before)];
  const isRef = (q: Quad): boolean => q.subject.value === subject && q.predicate.value === references;
  const kept = quads.filter((q) => !isRef(q) || now.has(q.object.value) || !then.has(q.object.value));
  const said = new Set(kept.filter(isRef).map((q) => q.object.value));
  const added = [...now].filter((each) => !said.has(each)).slice(0, Math.max(0, mostReferences - said.size));
  return [...kept, ...added.map((each) => quad(namedNode(subject), namedNode(references), namedNode(each)))];
}
