// What only a coordinator does to a booking: change or unlock one that is locked, or allow a conflict with a reason.
import type { Quad } from '@rdfjs/types';
import type { Deed } from '../../module.ts';
import { ownTerms } from './core/words.ts';

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
    const said = (quads: readonly Quad[]): ReadonlySet<string> => new Set(overruling(quads, own.overrules));
    const [was, is] = [said(before), said(after)];
    return [...is].some((each) => !was.has(each))
      ? 'Only a coordinator allows a booking that clashes. Take one of the ways out, or ask a coordinator.'
      : undefined;
  };

/** Each overruling as text, by what it says and not by the name of its node. */
function overruling(quads: readonly Quad[], property: string): string[] {
  const nodes = quads.filter(({ predicate }) => predicate.value === property).map(({ object }) => object.value);
  return nodes.map((node) =>
    quads
      .filter(({ subject }) => subject.value === node)
      .map(({ predicate, object }) => `${predicate.value} ${object.value}`)
      .toSorted()
      .join('\n'),
  );
}
