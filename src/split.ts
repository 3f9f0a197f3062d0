// Divides the statements of a thing by who may see them, once, when it is written (decision 0001). Pure.
// What no mark opens is personal.
import type { Quad } from '@rdfjs/types';
import type { State, Visibility } from './log/log.ts';
import type { TypeSpec } from './module.ts';
import { Problem } from './problem.ts';
import { ownIri, rdfType } from './rdf/ns.ts';
import { toNTriples } from './rdf/ntriples.ts';
import type { Shapes } from './shacl/shapes.ts';

export interface Marks {
  readonly base: string;
  readonly module: string;
  readonly shapes: Pick<Shapes, 'visibilityOf'>;
}

export interface Typed {
  readonly subject: string;
  readonly type: TypeSpec;
  readonly quads: readonly Quad[];
}

const openness: readonly Visibility[] = ['personal', 'internal', 'public'];
const leastOpen = (...all: readonly Visibility[]): Visibility =>
  openness[Math.min(...all.map((each) => openness.indexOf(each)))] ?? 'personal';
const mostOpen = (a: Visibility, b: Visibility): Visibility => (leastOpen(a, b) === a ? b : a);

/**
 * A statement is as open as its property and the node it hangs on; an inner node is as open as the most open statement
 * that leads to it, and one that nothing leads to is personal.
 * @throws Problem too-large when there are more inner nodes than one thing can have
 */
export function split(marks: Marks, typed: Typed): State {
  const { module, shapes } = marks;
  const people = `${marks.base}/id/person/`;
  const open = openOf(typed);
  const visibilityOf = ({ subject, predicate: { value }, object }: Quad): Visibility => {
    if (value === rdfType) return 'public';
    if (subject.value === typed.subject && open?.has(value) === false) return 'personal';
    const ofProperty = shapes.visibilityOf(module, value, typed.type.class);
    // Nothing public points at a person, not even at their number: a stream could never take it back.
    return object.value.startsWith(people) && object.termType === 'NamedNode'
      ? leastOpen(ofProperty, 'internal')
      : ofProperty;
  };
  const nodes = new Map<string, Visibility>([[typed.subject, visibilityOfThing(marks.base, typed)]]);
  const ofQuad = (q: Quad): Visibility => leastOpen(nodes.get(q.subject.value) ?? 'personal', visibilityOf(q));
  openInner(typed, nodes, ofQuad);
  const part = (visibility: Visibility): string => toNTriples(typed.quads.filter((q) => ofQuad(q) === visibility));
  return { public: part('public'), internal: part('internal'), personal: part('personal') };
}

/** The properties that a thing leaves open which withholds the rest; undefined for what withholds nothing. */
const openOf = ({ subject, type: { withholds }, quads }: Typed): ReadonlySet<string> | undefined =>
  withholds?.when(subject, quads) === true ? withholds.but : undefined;

/** How open the thing itself is: its own mark or its type's, never more than the type allows. */
function visibilityOfThing(base: string, { subject, type, quads }: Typed): Visibility {
  const property = ownIri(base, 'visibility');
  const stated = quads.find((q) => q.subject.value === subject && q.predicate.value === property)?.object.value;
  const own = openness.find((each) => stated === ownIri(base, each));
  if (stated !== undefined && own === undefined) return 'personal';
  return leastOpen(own ?? type.visibility, type.atMost ?? 'public', type.visibilityOf?.(quads) ?? 'public');
}

const mostInner = 1000;

/** Gives every inner node its visibility in `nodes`: rounds until nothing opens further, as many as nodes at most. */
function openInner({ subject, quads }: Typed, nodes: Map<string, Visibility>, ofQuad: (q: Quad) => Visibility): void {
  const inner = new Set(quads.map((q) => q.subject.value).filter((value) => value !== subject));
  if (inner.size > mostInner)
    throw new Problem('too-large', `<${subject}> has ${inner.size} inner nodes; the hub keeps at most ${mostInner}.`);
  // A literal that reads like the name of a node leads nowhere.
  const leading = quads.filter((q) => q.object.termType === 'NamedNode' && inner.has(q.object.value));
  for (let grew = true; grew;) {
    grew = false;
    for (const q of leading) {
      const before = nodes.get(q.object.value) ?? 'personal';
      const now = mostOpen(before, ofQuad(q));
      grew ||= now !== before;
      nodes.set(q.object.value, now);
    }
  }
}
