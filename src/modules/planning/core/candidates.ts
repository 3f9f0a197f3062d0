// Who could fill a role that is still open: there, free, rested, with the language and every skill on record that day. Pure.
import type { World } from './conflict.ts';
import type { Claim, Resource } from './facts.ts';
import { ofPerson } from './judge-people.ts';
import type { Time } from './recurrence.ts';

export interface Sought {
  readonly claim: Claim;
  readonly role: string;
  readonly at: Time;
}

const mostOffered = 5;
const mostTried = 80;

/** Those whose function it is come first, then those of the museum; at most five, out of at most eighty tried. */
export function candidatesFor(
  { claim, role, at }: Sought,
  people: readonly Resource[],
  { world, now }: { readonly world: World; readonly now: number },
): readonly Resource[] {
  const firm: Claim = { ...claim, standing: 'firm', before: 0, after: 0 };
  const first = ({ functions, museum }: Resource): number =>
    (functions.includes(role) ? 2 : 0) + (museum === claim.museum ? 1 : 0);
  const able = people.filter(
    ({ subject, languages }) =>
      !claim.people.includes(subject) && (claim.lang === undefined || languages.includes(claim.lang)),
  );
  const found: Resource[] = [];
  for (const person of able.toSorted((a, b) => first(b) - first(a)).slice(0, mostTried)) {
    if (found.length === mostOffered) break;
    const knows = claim.skills.every((skill) => world.hasSkill(person.subject, skill, at.start));
    if (knows && ofPerson({ claim: firm, world, now }, person.subject, at).length === 0) found.push(person);
  }
  return found;
}
