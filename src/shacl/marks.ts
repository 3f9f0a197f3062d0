// Who may see which statement: the marks that shapes and vocabulary give to properties. What is not marked is personal.
import type { Visibility } from '../log/log.ts';
import { iri, ownIri } from '../rdf/ns.ts';
import { keyOf, type Statements } from './statements.ts';

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

/** Where a shape leads on to another: its properties, what it includes, its alternatives. */
const leads = ['property', 'node', 'or', 'and', 'xone', 'qualifiedValueShape'].map((local) => iri('sh', local));

/**
 * The closed list of a class: every property that its shapes name, inner nodes included. What a thing of this class says
 * beyond it goes into no public stream, also when another class of the module may say it openly.
 */
export function listedFor(shapes: Statements, classIri: string): ReadonlySet<string> {
  const listed = new Set<string>();
  const seen = new Set<string>();
  const waiting = [...shapes]
    .filter((q) => q.predicate.value === iri('sh', 'targetClass') && q.object.value === classIri)
    .map((q) => keyOf(q.subject));
  for (let shape = waiting.pop(); shape !== undefined; shape = waiting.pop()) {
    if (seen.has(shape)) continue;
    seen.add(shape);
    const path = shapes.object(shape, iri('sh', 'path'))?.value;
    if (path !== undefined) listed.add(path);
    for (const next of leads.flatMap((lead) => shapes.objects(shape ?? '', lead)))
      waiting.push(keyOf(next), ...shapes.list(next).map(keyOf));
  }
  return listed;
}

interface Marked {
  readonly base: string;
  readonly vocabulary: ReadonlyMap<string, Visibility>;
  readonly marks?: ReadonlyMap<string, Visibility>;
  readonly listed?: ReadonlyMap<string, ReadonlySet<string>>;
}

const isListed = ({ listed }: Marked, predicate: string, classIri: string | undefined): boolean =>
  classIri === undefined || listed?.get(classIri)?.has(predicate) === true;

/** The mark of a statement with this predicate, in things of a class when one is given. What nobody marked is personal. */
export function visibilityIn(marked: Marked, predicate: string, classIri: string | undefined): Visibility {
  const { base, vocabulary, marks } = marked;
  const mark = marks?.get(predicate);
  const anywhere = vocabulary.get(predicate) ?? 'personal';
  if (isListed(marked, predicate, classIri)) return mark ?? anywhere;
  if (mark === 'internal' || mark === 'personal') return mark;
  // Beyond the list: a property of a standard keeps the mark it has everywhere; ours belong to their class.
  return predicate.startsWith(ownIri(base, '')) ? 'personal' : anywhere;
}
