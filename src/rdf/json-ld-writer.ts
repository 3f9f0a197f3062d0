// Quads to JSON-LD 1.1 with prefixes in a context of its own: needs no other file to be read, loses nothing.
import type { Literal, Quad, Term } from '@rdfjs/types';
import { rdfType } from './ns.ts';
import { prefixesFor, splitIri } from './turtle-writer.ts';

type Value = string | { readonly [key: string]: unknown };
type Node = Record<string, unknown>;

const safeLocal = /^[A-Za-z0-9_][A-Za-z0-9_.-]*$/;
const xsdString = 'http://www.w3.org/2001/XMLSchema#string';

interface Names {
  readonly known: ReadonlyMap<string, string>;
  readonly used: Map<string, string>;
}

function short(iri: string, names: Names): string {
  const [namespace, local] = splitIri(iri);
  const prefix = names.known.get(namespace);
  if (prefix === undefined || !safeLocal.test(local)) return iri;
  names.used.set(prefix, namespace);
  return `${prefix}:${local}`;
}

const idOf = (term: Term): string => (term.termType === 'BlankNode' ? `_:${term.value}` : term.value);

function literalValue(term: Literal, names: Names): Value {
  if (term.language !== '') return { '@value': term.value, '@language': term.language };
  if (term.datatype.value === xsdString) return { '@value': term.value };
  return { '@value': term.value, '@type': short(term.datatype.value, names) };
}

function put(node: Node, key: string, value: Value): void {
  const there = node[key];
  if (Array.isArray(there)) there.push(value);
  else node[key] = [value];
}

function add(node: Node, q: Quad, names: Names): void {
  const { object } = q;
  if (q.predicate.value === rdfType && object.termType !== 'Literal')
    put(node, '@type', object.termType === 'NamedNode' ? short(object.value, names) : idOf(object));
  else if (object.termType === 'Literal') put(node, short(q.predicate.value, names), literalValue(object, names));
  else put(node, short(q.predicate.value, names), { '@id': idOf(object) });
}

/** `http:` or `urn:` at the start of an IRI: a prefix of that name would change what the IRI means. */
function schemesUsed(quads: readonly Quad[]): ReadonlySet<string> {
  const schemes = new Set<string>();
  const note = (iri: string): unknown => schemes.add(iri.slice(0, iri.indexOf(':')));
  for (const q of quads) {
    for (const term of [q.subject, q.predicate, q.object, q.graph]) if (term.termType === 'NamedNode') note(term.value);
    if (q.object.termType === 'Literal') note(q.object.datatype.value);
  }
  return schemes;
}

function nodesOf(quads: readonly Quad[], names: Names): readonly Node[] {
  const nodes = new Map<string, Node>();
  for (const q of quads) {
    const id = idOf(q.subject);
    const node = nodes.get(id) ?? { '@id': id };
    nodes.set(id, node);
    add(node, q, names);
  }
  return [...nodes.values()];
}

function inGraphs(quads: readonly Quad[], names: Names): readonly Node[] {
  const byGraph = new Map<string, Quad[]>();
  for (const q of quads) byGraph.set(idOf(q.graph), [...(byGraph.get(idOf(q.graph)) ?? []), q]);
  if (byGraph.size <= 1 && byGraph.has('')) return nodesOf(quads, names);
  return [...byGraph].flatMap(([graph, group]) =>
    graph === '' ? nodesOf(group, names) : [{ '@id': graph, '@graph': nodesOf(group, names) }],
  );
}

/** @param base gives our own vocabulary its prefix */
export function toJsonLd(quads: readonly Quad[], base?: string): string {
  const schemes = schemesUsed(quads);
  const wanted = Object.entries(prefixesFor(base)).filter(([prefix]) => !schemes.has(prefix));
  const names: Names = { known: new Map(wanted.map(([prefix, namespace]) => [namespace, prefix])), used: new Map() };
  const nodes = inGraphs(quads, names);
  const context = Object.fromEntries([...names.used].toSorted(([a], [b]) => (a < b ? -1 : 1)));
  const [only] = nodes;
  const body = nodes.length === 1 && only !== undefined && !('@graph' in only) ? only : { '@graph': nodes };
  return `${JSON.stringify({ '@context': context, ...body }, null, 2)}\n`;
}
