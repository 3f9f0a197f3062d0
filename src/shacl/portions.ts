// Hands the engine many values of one property in portions: its cost grows with their square.
// A resource of twenty thousand values then costs twenty thousand, not four hundred million.
import type { Quad } from '@rdfjs/types';
import { iri } from '../rdf/ns.ts';
import { keyOf, Statements } from './statements.ts';

/** Values of one property that the engine is given at once. */
export const portionSize = 100;

/** Portions after which the engine has seen enough of one resource. */
export const mostPortions = 200;

/** The properties that a shape and the shapes inside it look at. */
export function pathsOf(shapes: Statements, shape: string, trail: readonly string[] = []): readonly string[] {
  if (trail.includes(shape)) return [];
  const own = shapes.objects(shape, iri('sh', 'path')).map(({ value }) => value);
  const inner = shapes.objects(shape, iri('sh', 'property'));
  return [...own, ...inner.flatMap((each) => pathsOf(shapes, keyOf(each), [...trail, shape]))];
}

/** Statements with one of these predicates whose subject has more than a portion of them. */
function numerous(data: Statements, predicates: readonly string[]): ReadonlySet<Quad> {
  const found = new Set<Quad>();
  for (const subject of data.subjects())
    for (const predicate of predicates) {
      const group = data.about(subject, predicate);
      if (group.length > portionSize) for (const quad of group) found.add(quad);
    }
  return found;
}

/**
 * The statements, in portions that each have everything but a part of the numerous ones.
 * @param predicates the properties that are looked at
 */
export function* portions(data: Statements, predicates: readonly string[]): Generator<Statements> {
  const many = data.size > portionSize ? numerous(data, predicates) : new Set<Quad>();
  if (many.size === 0) return yield data;
  const rest = [...data].filter((quad) => !many.has(quad));
  const list = [...many];
  for (let at = 0; at < list.length; at += portionSize)
    yield new Statements([...rest, ...list.slice(at, at + portionSize)]);
}
