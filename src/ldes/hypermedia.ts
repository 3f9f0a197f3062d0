// What a page says of itself and of the tree: the statements that come before any member. Pure.
import { iri, rdfType } from '../rdf/ns.ts';
import type { Page, Relation } from './read.ts';
import { describeStream, instant, pageIri, ref, yes, type Statement } from './stream.ts';

const a = ref(rdfType);
const tree = (local: string): string => ref(iri('tree', local));

/** The bounds of one link: a lower one always, an upper one when the child is full. */
export const boundsOf = ({ from, before }: Relation): readonly { readonly type: string; readonly value: string }[] => [
  { type: 'GreaterThanOrEqualToRelation', value: from },
  ...(before === undefined ? [] : [{ type: 'LessThanRelation', value: before }]),
];

export function describePage(base: string, page: Page): readonly Statement[] {
  const self = ref(pageIri(page.stream, page.node));
  const statements: Statement[] = [...describeStream(base, page.stream), [self, a, tree('Node')]];
  if (page.closed) statements.push([self, ref(iri('ldes', 'immutable')), yes]);
  const links = page.relations.flatMap((relation) => boundsOf(relation).map((bound) => ({ ...bound, relation })));
  for (const i of links.keys()) statements.push([self, tree('relation'), `_:r${i}`]);
  for (const [i, { type, value, relation }] of links.entries())
    statements.push(
      [`_:r${i}`, a, tree(type)],
      [`_:r${i}`, tree('node'), ref(pageIri(page.stream, relation.node))],
      [`_:r${i}`, tree('path'), ref(iri('prov', 'generatedAtTime'))],
      [`_:r${i}`, tree('value'), instant(value)],
    );
  return statements;
}
