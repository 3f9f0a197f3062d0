// Blank nodes to IRIs of ours and back, the same ones every time the same thing is sent.
// Refuses a graph whose blank nodes are too alike to be told apart in bounded work.
import { createHash } from 'node:crypto';
import type { BlankNode, NamedNode, Quad, Term } from '@rdfjs/types';
import { canonize } from 'rdf-canonize';
import { Problem } from '../problem.ts';
import { toLine } from './ntriples.ts';
import { blankNode, namedNode, quad } from './terms.ts';

const mostBlankNodes = 2000;
const mostDeepIterations = 2000;
const patienceMs = 2000;

/** What every blank node of one resource starts with; a number follows. */
export const genidPrefix = (base: string, subject: string): string =>
  `${base}/.well-known/genid/${createHash('sha256').update(subject).digest('hex').slice(0, 20)}-`;

/** Puts another term in the place of subjects, objects and graphs. */
function mapTerms(quads: readonly Quad[], change: (term: Term) => NamedNode | BlankNode | undefined): Quad[] {
  return quads.map((q) => {
    const subject = change(q.subject);
    const object = change(q.object);
    const graph = change(q.graph);
    if (subject === undefined && object === undefined && graph === undefined) return q;
    return quad(subject ?? q.subject, q.predicate, object ?? q.object, graph ?? q.graph);
  });
}

function blankLabels(quads: readonly Quad[]): Set<string> {
  const labels = new Set<string>();
  for (const q of quads) {
    if (q.subject.termType === 'BlankNode') labels.add(q.subject.value);
    if (q.object.termType === 'BlankNode') labels.add(q.object.value);
    if (q.graph.termType === 'BlankNode') labels.add(q.graph.value);
  }
  return labels;
}

/** What decides how blank nodes are called: each statement that has one, once. */
const withBlankNodes = (quads: readonly Quad[]): Quad[] => {
  const found = quads.filter((q) => [q.subject, q.object, q.graph].some((term) => term.termType === 'BlankNode'));
  return [...new Map(found.map((q) => [toLine(q), q])).values()];
};

/** RDFC-1.0 names for blank nodes, with an end to the work it may take. */
async function canonicalNumbers(subject: string, quads: readonly Quad[]): Promise<ReadonlyMap<string, string>> {
  const canonicalIdMap = new Map<string, string>();
  try {
    await canonize(withBlankNodes(quads), {
      algorithm: 'RDFC-1.0',
      canonicalIdMap,
      maxDeepIterations: mostDeepIterations,
      signal: AbortSignal.timeout(patienceMs),
    });
  } catch (error) {
    throw new Problem(
      'bad-request',
      `The blank nodes of ${subject} are too alike to be told apart; give them IRIs of their own.`,
      { subject },
      error,
    );
  }
  return new Map([...canonicalIdMap].map(([label, name]) => [label, name.replace(/^c14n/, '')]));
}

/**
 * Every blank node becomes `{genidPrefix}{n}`, with n by canonical order, so sending the same again gives the same IRIs.
 * Names of this kind that come back in from an earlier answer are numbered anew with the rest.
 * @throws Problem `bad-request` for a graph whose canonical form takes too much work
 */
export async function skolemise(base: string, subject: string, quads: readonly Quad[]): Promise<Quad[]> {
  const prefix = genidPrefix(base, subject);
  if (blankLabels(quads).size === 0) return [...quads];
  const blank = withoutNames(prefix, quads);
  const labels = blankLabels(blank);
  if (labels.size > mostBlankNodes)
    throw new Problem('bad-request', `${subject} has ${labels.size} blank nodes; at most ${mostBlankNodes} are kept.`, {
      subject,
    });
  const only = labels.size === 1 ? new Map([...labels].map((label) => [label, '0'])) : undefined;
  const numbers = only ?? (await canonicalNumbers(subject, blank));
  return mapTerms(blank, (term) =>
    term.termType === 'BlankNode' ? namedNode(`${prefix}${numbers.get(term.value) ?? term.value}`) : undefined,
  );
}

function withoutNames(prefix: string, quads: readonly Quad[]): Quad[] {
  return mapTerms(quads, (term) =>
    term.termType === 'NamedNode' && term.value.startsWith(prefix)
      ? blankNode(`genid-${term.value.slice(term.value.lastIndexOf('/') + 1)}`)
      : undefined,
  );
}

/** Every IRI of the hub's own genid space becomes a blank node again, for documents and exports. */
export const deskolemise = (base: string, quads: readonly Quad[]): Quad[] =>
  withoutNames(`${base}/.well-known/genid/`, quads);
