// One resource from the staged statements: the thing, its fragments, and what hangs on it by blank nodes. Bounded.
import { iri, prefixes } from '../rdf/ns.ts';
import { parseNTriples } from '../rdf/ntriples.ts';
import type { Quad } from '@rdfjs/types';
import { mostStatements } from './order.ts';
import { nodeOf, type StagingReader } from './staging.ts';

const xl = prefixes.skosxl;
const mayLead = new RegExp(` _:|<${xl.replaceAll('.', '\\.')}`);

/** Does this statement lead to a node that belongs to the same resource? */
function leadsTo(q: Quad, source: string, reader: StagingReader): string | undefined {
  const { object } = q;
  if (object.termType === 'BlankNode') return nodeOf(object);
  if (object.termType !== 'NamedNode') return undefined;
  const inner = object.value.startsWith(`${source}#`) || q.predicate.value.startsWith(xl);
  return inner && !reader.isRoot(object.value) ? object.value : undefined;
}

/**
 * The statements of one resource as N-Triples (blank nodes keep their labels).
 * @returns undefined when it has more statements than the hub keeps of one thing
 */
export function gather(reader: StagingReader, source: string): string | undefined {
  const own = reader.textOf(source);
  const fragments = reader.fragmentsOf(source);
  if (fragments.length === 0 && !mayLead.test(own)) return own;
  const seen = new Set([source, ...fragments]);
  const parts: string[] = [];
  let count = 0;
  for (const node of seen) {
    const text = node === source ? own : reader.textOf(node);
    if (node !== source) reader.use(node);
    const quads = parseNTriples(text);
    count += quads.length;
    if (count > mostStatements) return undefined;
    parts.push(text);
    // A set that grows while it is walked: each node once, so rings end.
    for (const q of quads) {
      const next = leadsTo(q, source, reader);
      if (next !== undefined) seen.add(next);
    }
  }
  return parts.join('');
}

/** SKOS-XL: the property that a label resource stands for. */
export const plainLabel = new Map(
  ['prefLabel', 'altLabel', 'hiddenLabel'].map((name) => [iri('skosxl', name), iri('skos', name)]),
);
