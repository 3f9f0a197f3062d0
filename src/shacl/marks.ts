// Who may see which statement: the marks that shapes and vocabulary give to properties. What is not marked is personal.
import type { Visibility } from '../log/log.ts';
import { iri, ownIri } from '../rdf/ns.ts';
import type { Statements } from './statements.ts';

const visibilities: readonly Visibility[] = ['public', 'internal', 'personal'];

/** The mark of a node, or undefined when it has none. */
export function markOf(base: string, statements: Statements, subject: string): Visibility | undefined {
  const value = statements.object(subject, ownIri(base, 'visibility'))?.value;
  return visibilities.find((each) => value === ownIri(base, each));
}

/**
 * Predicate → mark, from the property shapes of one module.
 * @throws Error when one predicate has two marks: a statement carries no hint of which shape it came in by
 */
export function marksOfShapes(base: string, shapes: Statements): ReadonlyMap<string, Visibility> {
  const marks = new Map<string, Visibility>();
  for (const shape of shapes.subjects()) {
    const path = shapes.object(shape, iri('sh', 'path'))?.value;
    const mark = markOf(base, shapes, shape);
    if (path === undefined || mark === undefined) continue;
    const before = marks.get(path);
    if (before !== undefined && before !== mark)
      throw new Error(
        `<${path}> is ${before} in one shape and ${mark} in <${shape}>. Give it one mark in the whole module.`,
      );
    marks.set(path, mark);
  }
  return marks;
}

/** Predicate → mark, from the vocabulary: properties of standards that no shape lists. */
export function marksOfVocabulary(base: string, vocab: Statements): ReadonlyMap<string, Visibility> {
  const marks = new Map<string, Visibility>();
  for (const subject of vocab.subjects()) {
    const mark = markOf(base, vocab, subject);
    if (mark !== undefined) marks.set(subject, mark);
  }
  return marks;
}
