// Which conflicts somebody is told of, and how much of the other side: nothing of people for who sees none, nothing of what
// is only “busy” to them but that it is there. Pure.
import type { Mark } from '../../../access/policy.ts';
import { asSeen, isBusyTo } from './busy.ts';
import type { Conflict, ConflictKind, World } from './conflict.ts';
import type { Claim } from './facts.ts';

const ofPeople: ReadonlySet<ConflictKind> = new Set(['absence', 'short-rest', 'missing-skill', 'missing-language']);

/** @param claim the side that asks */
export function toldOf(
  claim: Claim,
  conflicts: readonly Conflict[],
  { world, marks }: { readonly world: World; readonly marks: readonly Mark[] },
): readonly Conflict[] {
  const seesPeople = marks.includes('personal:planning');
  const isTold = ({ kind, resource }: Conflict): boolean =>
    seesPeople ||
    (!ofPeople.has(kind) &&
      !(kind === 'over-capacity' && isBusyTo(claim, marks)) &&
      world.resource(resource)?.kind !== 'person');
  return conflicts
    .filter(isTold)
    .map((each) => (each.other === undefined ? each : { ...each, other: asSeen(each.other, marks) }));
}
