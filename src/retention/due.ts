// What of a thing has outlived its term, and the thing without it. Pure but for the number that stands for nobody.
import type { Change, Event, State, Visibility } from '../log/log.ts';
import { parseNTriples, toNTriples } from '../rdf/ntriples.ts';
import type { Quad } from '@rdfjs/types';
import type { Kind } from './kinds.ts';

const parts: readonly Visibility[] = ['public', 'internal', 'personal'];

const quadsOf = ({ state }: Event): Quad[] => parts.flatMap((part) => parseNTriples(state[part]));

/** The latest of the dates that begin the term; undefined when there is none, and then nothing is over. */
function endOf(quads: readonly Quad[], kind: Kind): number | undefined {
  const dates = quads
    .filter((q) => kind.after.includes(q.predicate.value) && q.object.termType === 'Literal')
    .map((q) => Date.parse(q.object.value))
    .filter((millis) => !Number.isNaN(millis));
  return dates.length === 0 ? undefined : Math.max(...dates);
}

/** The nodes of the part that are over; [] when nothing is. Of a whole record, the thing itself. */
export function overNodes(event: Event, kind: Kind, before: string): readonly string[] {
  const quads = quadsOf(event);
  const isOver = (among: readonly Quad[]): boolean => (endOf(among, kind) ?? Infinity) < Date.parse(before);
  if (kind.part === undefined) return isOver(quads) ? [event.subject] : [];
  const nodes = quads.filter((q) => q.subject.value === event.subject && q.predicate.value === kind.part);
  if (kind.each !== true) return nodes.length > 0 && isOver(quads) ? nodes.map((q) => q.object.value) : [];
  return nodes.map((q) => q.object.value).filter((node) => isOver(quads.filter((q) => q.subject.value === node)));
}

/** The thing without those nodes and what hangs on them. */
export function withoutNodes(event: Event, kind: Kind, nodes: readonly string[]): Change {
  const { module, type, ref, subject, museum, streams, seq } = event;
  const gone = new Set(nodes);
  const keep = (q: Quad): boolean =>
    !(q.subject.value === subject && q.predicate.value === kind.part && gone.has(q.object.value)) &&
    !gone.has(q.subject.value);
  const text = (part: Visibility): string => toNTriples(parseNTriples(event.state[part]).filter(keep));
  // What is public has been published; a part that is public has no term.
  const state: State = { public: event.state.public, internal: text('internal'), personal: text('personal') };
  return { module, type, ref, subject, museum, state, streams, expected: seq, quiet: true };
}
