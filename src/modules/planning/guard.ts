// What only a coordinator does to a booking: change or unlock one that is locked, or allow a conflict with a reason
// (a short rest is a planner's own to allow).
import type { Quad } from '@rdfjs/types';
import type { Deed } from '../../module.ts';
import { plannersAllow } from './core/conflict.ts';
import { ownTerms, type OwnTerms } from './core/words.ts';

const truths = new Set(['true', '1']);

export const createGuard =
  (base: string) =>
  ({ subject, before, after, mayOverrule }: Deed): string | undefined => {
    if (mayOverrule) return undefined;
    const own = ownTerms(base);
    const locked = (quads: readonly Quad[]): boolean =>
      quads.some(
        ({ subject: s, predicate, object }) =>
          s.value === subject && predicate.value === own.locked && truths.has(object.value),
      );
    if (locked(before)) return 'This booking is locked. Only a coordinator changes it; ask for it to be unlocked.';
    const said = (quads: readonly Quad[]): ReadonlySet<string> => new Set(overruling(quads, own));
    const [was, is] = [said(before), said(after)];
    return [...is].some((each) => !was.has(each))
      ? 'Only a coordinator allows a booking that clashes. Take one of the ways out, or ask a coordinator.'
      : undefined;
  };

/** Each overruling that is not a planner's own to say, as text: by what it says and not by the name of its node. */
function overruling(quads: readonly Quad[], { overrules, conflict }: OwnTerms): string[] {
  const nodes = quads.filter(({ predicate }) => predicate.value === overrules).map(({ object }) => object.value);
  return nodes.flatMap((node) => {
    const said = quads.filter(({ subject }) => subject.value === node);
    const kind = said.find(({ predicate }) => predicate.value === conflict)?.object.value ?? '';
    if (plannersAllow.has(kind)) return [];
    return said
      .map(({ predicate, object }) => `${predicate.value} ${object.value}`)
      .toSorted()
      .join('\n');
  });
}
