// Statements to JSON-LD node objects: nested where a node hangs on one other, flat where it does not.
// Lexical forms and language tags stay as they are; numbers are never made into JSON numbers.
import { rdfType } from '../rdf/ns.ts';
import { toParts, unescapeText } from './lines.ts';
import type { Statement } from './stream.ts';

export interface Namer {
  /** An IRI, shortened by a prefix where that is safe. For keys, types and datatypes. */
  readonly name: (iri: string) => string;
  /** The prefixes used so far, for the context. */
  readonly used: () => Readonly<Record<string, string>>;
}

const localName = /^[A-Za-z][A-Za-z0-9_-]*$/;

/** @param prefixes those that may be used, with their namespaces */
export function createNamer(prefixes: readonly (readonly [string, string])[]): Namer {
  const used = new Set<string>();
  const known = new Map<string, string>();
  const shorten = (iri: string): string => {
    const row = prefixes.find(
      ([, namespace]) => iri.startsWith(namespace) && localName.test(iri.slice(namespace.length)),
    );
    if (row === undefined) return iri;
    used.add(row[0]);
    return `${row[0]}:${iri.slice(row[1].length)}`;
  };
  const name = (iri: string): string => {
    const found = known.get(iri) ?? shorten(iri);
    if (known.size < 10_000) known.set(iri, found);
    return found;
  };
  const usedRows = () => Object.fromEntries(prefixes.filter(([prefix]) => used.has(prefix)));
  return { name, used: usedRows };
}

type Node = Record<string, unknown>;
interface Graph {
  readonly namer: Namer;
  readonly bySubject: ReadonlyMap<string, readonly Statement[]>;
  readonly links: ReadonlyMap<string, number>;
  readonly done: Set<string>;
}

const deepest = 6;

/** The main node first, then the nodes that could not hang on it. */
export function toNodes(mainIri: string, statements: readonly Statement[], namer: Namer): readonly Node[] {
  const bySubject = new Map<string, Statement[]>();
  const links = new Map<string, number>();
  for (const statement of statements) {
    const [subject, , object] = statement;
    const own = bySubject.get(subject);
    if (own === undefined) bySubject.set(subject, [statement]);
    else own.push(statement);
    links.set(object, (links.get(object) ?? 0) + 1);
  }
  const graph: Graph = { namer, bySubject, links, done: new Set() };
  const nodes = [toNode(graph, `<${mainIri}>`, 0)];
  for (const subject of bySubject.keys()) if (!graph.done.has(subject)) nodes.push(toNode(graph, subject, 0));
  return nodes;
}

function toNode(graph: Graph, subject: string, depth: number): Node {
  graph.done.add(subject);
  const node: Node = { '@id': subject.slice(1, -1) };
  for (const [, predicate, object] of graph.bySubject.get(subject) ?? []) {
    const isType = predicate === `<${rdfType}>` && object.startsWith('<');
    const key = isType ? '@type' : graph.namer.name(predicate.slice(1, -1));
    const value = isType ? graph.namer.name(object.slice(1, -1)) : toValue(graph, object, depth);
    const values = node[key] as unknown[] | undefined;
    if (values === undefined) node[key] = [value];
    else values.push(value);
  }
  return node;
}

function toValue(graph: Graph, object: string, depth: number): unknown {
  const parts = toParts(object);
  if (parts.kind === 'blank') return { '@id': parts.label };
  if (parts.kind === 'iri') {
    const nests = graph.bySubject.has(object) && graph.links.get(object) === 1 && !graph.done.has(object);
    return nests && depth < deepest ? toNode(graph, object, depth + 1) : { '@id': parts.iri };
  }
  const value = unescapeText(parts.text);
  if (parts.lang !== '') return { '@language': parts.lang, '@value': value };
  return parts.datatype === '' ? value : { '@type': graph.namer.name(parts.datatype), '@value': value };
}
