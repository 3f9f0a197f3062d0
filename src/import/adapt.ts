// A gathered resource as the hub keeps it: versions become the thing, SKOS-XL labels become plain ones,
// and what the order says (scheme, museum) is filled in. Pure.
import type { NamedNode, Quad, Term } from '@rdfjs/types';
import { iri, node, ownIri, rdfType } from '../rdf/ns.ts';
import { museumIri } from '../rdf/refs.ts';
import { namedNode, quad } from '../rdf/terms.ts';
import { plainLabel } from './gather.ts';

export interface Wishes {
  readonly base: string;
  /** Property that says which scheme a thing of this type is in; undefined when it has none. */
  readonly schemeProperty?: string | undefined;
  readonly scheme?: string | undefined;
  readonly museum?: string | undefined;
}

const literalForm = iri('skosxl', 'literalForm');
const dropped = new Set([iri('dct', 'isVersionOf'), iri('prov', 'generatedAtTime')]);

function renamed(term: Term, from: string, to: string): NamedNode | undefined {
  if (term.termType !== 'NamedNode') return undefined;
  if (term.value === from) return namedNode(to);
  return term.value.startsWith(`${from}#`) ? namedNode(to + term.value.slice(from.length)) : undefined;
}

/** LDES: a version object `thing/timestamp` becomes the thing. */
function asThing(quads: readonly Quad[], version: string, thing: string): readonly Quad[] {
  if (version === thing) return quads;
  return quads
    .filter((q) => !(q.subject.value === version && dropped.has(q.predicate.value)))
    .map((q) =>
      quad(renamed(q.subject, version, thing) ?? q.subject, q.predicate, renamed(q.object, version, thing) ?? q.object),
    );
}

/** SKOS-XL: `skosxl:prefLabel [ skosxl:literalForm "x"@nl ]` becomes `skos:prefLabel "x"@nl`. */
function withPlainLabels(quads: readonly Quad[]): readonly Quad[] {
  if (!quads.some((q) => plainLabel.has(q.predicate.value))) return quads;
  const forms = new Map<string, Quad[]>();
  for (const q of quads)
    if (q.predicate.value === literalForm) forms.set(q.subject.value, [...(forms.get(q.subject.value) ?? []), q]);
  return quads
    .filter((q) => !forms.has(q.subject.value))
    .flatMap((q) => {
      const plain = plainLabel.get(q.predicate.value);
      if (plain === undefined) return [q];
      return (forms.get(q.object.value) ?? []).map((form) => quad(q.subject, namedNode(plain), form.object));
    });
}

export function adapt(source: string, thing: string, quads: readonly Quad[], wishes: Wishes): readonly Quad[] {
  const own = withPlainLabels(asThing(quads, source, thing));
  const about = namedNode(thing);
  const says = (predicate: string): boolean =>
    own.some((q) => q.subject.value === thing && q.predicate.value === predicate);
  const added: Quad[] = [];
  const { base, schemeProperty, scheme, museum } = wishes;
  if (scheme !== undefined && schemeProperty !== undefined && !says(schemeProperty))
    added.push(quad(about, namedNode(schemeProperty), namedNode(scheme)));
  if (museum !== undefined && !says(ownIri(base, 'museum')))
    added.push(quad(about, namedNode(ownIri(base, 'museum')), namedNode(museumIri(base, museum))));
  return added.length === 0 ? own : [...own, ...added];
}

/** `a class` for a thing that comes from a table. */
export const typeStatement = (thing: string, classIri: string): Quad =>
  quad(namedNode(thing), namedNode(rdfType), namedNode(classIri));

export const statement = (thing: string, predicate: Parameters<typeof node>, object: Quad['object']): Quad =>
  quad(namedNode(thing), node(...predicate), object);
