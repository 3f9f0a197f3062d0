// A proposal against what stands now: what it changes, what others changed since, and where both touched the same. Pure.
import type { Quad } from '@rdfjs/types';

export interface Versions {
  /** What the proposer saw. */
  readonly base: readonly Quad[];
  readonly proposed: readonly Quad[];
  /** What stands now. */
  readonly current: readonly Quad[];
}

export interface Merged {
  /** What stands now with the proposal in it; where both touched the same field, the proposal's values. */
  readonly quads: readonly Quad[];
  /** Subject, predicate and language that both touched, in different ways. */
  readonly conflicts: ReadonlySet<string>;
}

const langOf = ({ object }: Quad): string => (object.termType === 'Literal' ? object.language : '');
/** The field that a statement is in: what one person fills in as a whole. */
export const fieldKey = (q: Quad): string => `${q.subject.value} ${q.predicate.value} ${langOf(q)}`;
const same = (q: Quad): string => {
  const { object } = q;
  const type = object.termType === 'Literal' ? object.datatype.value : object.termType;
  return `${fieldKey(q)} ${type} ${object.value}`;
};

const minus = (a: readonly Quad[], b: readonly Quad[]): readonly Quad[] => {
  const known = new Set(b.map(same));
  return a.filter((q) => !known.has(same(q)));
};

const fieldsIn = (...quads: readonly (readonly Quad[])[]): ReadonlySet<string> => new Set(quads.flat().map(fieldKey));

export function merge({ base, proposed, current }: Versions): Merged {
  const [removed, added] = [minus(base, proposed), minus(proposed, base)];
  const mine = fieldsIn(removed, added);
  const theirs = fieldsIn(minus(base, current), minus(current, base));
  const differ = fieldsIn(minus(current, proposed), minus(proposed, current));
  const conflicts = new Set([...mine].filter((key) => theirs.has(key) && differ.has(key)));
  const gone = new Set(removed.map(same));
  const kept = current.filter((q) => !gone.has(same(q)) && !conflicts.has(fieldKey(q)));
  const put = [...added, ...proposed.filter((q) => conflicts.has(fieldKey(q)))];
  return { quads: [...new Map([...kept, ...put].map((q) => [same(q), q])).values()], conflicts };
}
