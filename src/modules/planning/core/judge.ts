// Does a claim fit in what stands? Pure but for the questions it asks the world; every conflict says both sides and the cause.
import { amountsOf, isCounted } from './amounts.ts';
import { againstOf, mostConflicts, type Case, type Conflict } from './conflict.ts';
import type { Claim } from './facts.ts';
import { inRoom, overCapacity, overQuantity, unknownRoom } from './judge-things.ts';
import { ofPerson, skills } from './judge-people.ts';
import { timesOf, type Time } from './recurrence.ts';

/** All that does not fit, at most `mostConflicts`, in order of time. Nothing for what is cancelled. */
export function conflictsOf(given: Case): readonly Conflict[] {
  const { claim } = given;
  if (claim.standing === 'cancelled') return [];
  const found: Conflict[] = [];
  for (const time of timesOf(claim)) {
    found.push(...atTime(given, { start: time.start - claim.before, end: time.end + claim.after }));
    if (found.length >= mostConflicts) break;
  }
  return unique(found).slice(0, mostConflicts);
}

/** Those that stop the claim from being saved: not overruled, and firm enough to hold. */
export const stoppedBy = (claim: Claim, conflicts: readonly Conflict[]): readonly Conflict[] =>
  conflicts.filter(
    (each) =>
      each.blocks && !claim.overruled.some(({ kind, against }) => kind === each.kind && against === againstOf(each)),
  );

function unique(found: readonly Conflict[]): readonly Conflict[] {
  const seen = new Set<string>();
  return found.filter((each) => {
    const key = [each.kind, againstOf(each), each.at.start].join(' ');
    return seen.size < seen.add(key).size;
  });
}

function atTime(given: Case, at: Time): Conflict[] {
  const { claim, world } = given;
  const wanted = [...amountsOf(claim, (subject) => world.spread(subject))];
  const things = wanted.map(([subject, asked]) => ({ ...(world.resource(subject) ?? unknownRoom(subject)), asked }));
  const rooms = things.filter(({ kind }) => kind === 'room');
  const own = things.flatMap((thing) =>
    isCounted(thing.kind) ? overQuantity(given, thing, at) : inRoom(given, thing, at),
  );
  return [
    ...own,
    ...overCapacity(given, rooms, at),
    ...claim.people.flatMap((person) => ofPerson(given, person, at)),
    ...skills(given, at),
  ];
}
