// Quads to Turtle and TriG: grouped by subject, blank nodes inside where they are used once, the same bytes every time.
// Lossless: literals are written in full, never as shorthand numbers.
import type { Quad, Term } from '@rdfjs/types';
import { prefixes, rdfType } from './ns.ts';
import { termToText } from './ntriples.ts';

const safeLocal = /^[A-Za-z_][A-Za-z0-9_-]*$/;
const deepestBlank = 16;

interface Names {
  /** Namespace → prefix. */
  readonly known: ReadonlyMap<string, string>;
  readonly used: Set<string>;
}

/** Prefix → namespace, ours included when the base is known. */
export const prefixesFor = (base: string | undefined): Readonly<Record<string, string>> =>
  base === undefined ? prefixes : { ...prefixes, vijver: `${base}/ns#` };

/** The namespace and the local name of an IRI, cut after its last `#` or `/`. */
export function splitIri(iri: string): readonly [string, string] {
  const cut = Math.max(iri.lastIndexOf('#'), iri.lastIndexOf('/')) + 1;
  return [iri.slice(0, cut), iri.slice(cut)];
}

function iriText(iri: string, names: Names): string {
  const [namespace, local] = splitIri(iri);
  const prefix = names.known.get(namespace);
  if (prefix === undefined || !safeLocal.test(local)) return `<${iri}>`;
  names.used.add(prefix);
  return `${prefix}:${local}`;
}

interface Page {
  readonly bySubject: ReadonlyMap<string, readonly Quad[]>;
  /** Blank nodes that are the object of exactly one statement: they are written where they are used. */
  readonly nested: ReadonlySet<string>;
  readonly names: Names;
  /** Subjects written already: a ring of blank nodes must still come out once. */
  readonly written: Set<string>;
}

const keyOf = (term: Term): string => (term.termType === 'BlankNode' ? `_:${term.value}` : term.value);

function termText(term: Term, page: Page, depth: number): string {
  if (term.termType === 'NamedNode') return iriText(term.value, page.names);
  if (term.termType === 'Literal' && term.language === '' && !termToText(term).endsWith('"')) {
    const [text] = [termToText(term)];
    return `${text.slice(0, text.lastIndexOf('^^') + 2)}${iriText(term.datatype.value, page.names)}`;
  }
  if (term.termType === 'BlankNode') return blankText(term, page, depth);
  return termToText(term);
}

function blankText(term: Term, page: Page, depth: number): string {
  const key = keyOf(term);
  if (!page.nested.has(key) || depth >= deepestBlank || page.written.has(key)) return key;
  page.written.add(key);
  const quads = page.bySubject.get(key) ?? [];
  return quads.length === 0 ? '[]' : `[ ${predicatesText(quads, page, depth + 1)} ]`;
}

function predicatesText(quads: readonly Quad[], page: Page, depth: number): string {
  const byPredicate = new Map<string, Quad[]>();
  for (const q of quads) {
    const list = byPredicate.get(q.predicate.value);
    if (list) list.push(q);
    else byPredicate.set(q.predicate.value, [q]);
  }
  const order = [...byPredicate].toSorted(([a], [b]) => Number(b === rdfType) - Number(a === rdfType));
  const indent = '  '.repeat(depth + 1);
  return order
    .map(([predicate, group]) => {
      const name = predicate === rdfType ? 'a' : iriText(predicate, page.names);
      return `${name} ${group.map((q) => termText(q.object, page, depth)).join(', ')}`;
    })
    .join(` ;\n${indent}`);
}

function nestedBlanks(quads: readonly Quad[]): ReadonlySet<string> {
  const uses = new Map<string, number>();
  for (const q of quads)
    if (q.object.termType === 'BlankNode') uses.set(keyOf(q.object), (uses.get(keyOf(q.object)) ?? 0) + 1);
  return new Set([...uses].filter(([, count]) => count === 1).map(([key]) => key));
}

function blocks(quads: readonly Quad[], names: Names, nestable: boolean): string {
  const bySubject = new Map<string, Quad[]>();
  for (const q of quads) {
    const list = bySubject.get(keyOf(q.subject));
    if (list) list.push(q);
    else bySubject.set(keyOf(q.subject), [q]);
  }
  const page: Page = { bySubject, names, nested: nestable ? nestedBlanks(quads) : new Set(), written: new Set() };
  const block = (key: string, group: readonly Quad[]): string => {
    page.written.add(key);
    const subject = key.startsWith('_:') ? key : iriText(key, names);
    return `${subject} ${predicatesText(group, page, 0)} .\n`;
  };
  const out = [...bySubject].filter(([key]) => !page.nested.has(key)).map(([key, group]) => block(key, group));
  // What is left hangs in a ring of blank nodes, or too deep: written with its label.
  for (const [key, group] of bySubject) if (!page.written.has(key)) out.push(block(key, group));
  return out.join('\n');
}

/** @param base gives our own vocabulary its prefix */
export function toTurtle(quads: readonly Quad[], withGraphs: boolean, base?: string): string {
  const wanted = prefixesFor(base);
  const names: Names = { known: new Map(Object.entries(wanted).map(([p, ns]) => [ns, p])), used: new Set() };
  const byGraph = new Map<string, Quad[]>();
  for (const q of quads) {
    const key = withGraphs && q.graph.termType !== 'DefaultGraph' ? keyOf(q.graph) : '';
    const list = byGraph.get(key);
    if (list) list.push(q);
    else byGraph.set(key, [q]);
  }
  // A blank node may be shared between graphs: then its label must be written.
  const nestable = byGraph.size <= 1;
  const parts = [...byGraph].map(([graph, group]) => {
    const text = blocks(group, names, nestable);
    return graph === '' ? text : `${graph.startsWith('_:') ? graph : `<${graph}>`} {\n${text}}\n`;
  });
  const declared = Object.entries(wanted).filter(([prefix]) => names.used.has(prefix));
  const head = declared.map(([prefix, namespace]) => `@prefix ${prefix}: <${namespace}> .\n`).join('');
  return `${head}${head && parts.length > 0 ? '\n' : ''}${parts.join('\n')}`;
}
