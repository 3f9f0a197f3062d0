// The check in the writer's thread: after a change is laid down in the index and before it is in the log, does it still fit?
// One writer, one turn: between this look and the append nobody comes. Refuses with `conflict`, both sides explained.
import type { DatabaseSync } from 'node:sqlite';
import type { Change } from '../../../log/log.ts';
import type { Check } from '../../../module.ts';
import { Problem } from '../../../problem.ts';
import type { Claim } from '../core/facts.ts';
import { explain } from '../core/explain.ts';
import { mostConflicts } from '../core/conflict.ts';
import { conflictsOf, stoppedBy } from '../core/judge.ts';
import { waysOut } from '../core/ways-out.ts';
import { roomsFor } from './rooms.ts';
import { createWorld } from './world.ts';

const concerns = ({ module, type }: Pick<Change, 'module' | 'type'>): boolean =>
  module === 'planning' && (type === 'booking' || type === 'visit');

/** What makes a claim fit or not: with the same of it as before, an old conflict is nobody's new mistake. */
const holdOf = (claim: Claim | undefined): string => {
  if (claim === undefined) return '';
  const {
    titleNl: _nl,
    titleEn: _en,
    purpose: _for,
    locked: _locked,
    overruled: _said,
    museum: _whose,
    ...rest
  } = claim;
  return JSON.stringify(rest);
};

export function createPlanningCheck(db: DatabaseSync, now: () => number): Check {
  const world = createWorld(db);
  return {
    concerns,
    before: (changes) => {
      const stood = new Map(changes.filter(concerns).map(({ subject }) => [subject, world.claim(subject)?.claim]));
      return () => judgeAll(db, world, stood, now());
    },
  };
}

type Here = ReturnType<typeof createWorld>;

/** Runs with the changes laid down in the index. @throws Problem conflict */
function judgeAll(db: DatabaseSync, world: Here, stood: ReadonlyMap<string, Claim | undefined>, now: number): void {
  const found = [...stood].flatMap(([subject, before]) => {
    const claim = world.claim(subject)?.claim;
    if (claim === undefined || holdOf(claim) === holdOf(before)) return [];
    const stopping = stoppedBy(claim, conflictsOf({ claim, world, now, rankBefore: before?.rank }));
    return explained(db, world, { claim, now }, stopping.slice(0, mostConflicts));
  });
  const [first] = found;
  if (first === undefined) return;
  const more = found.length > 1 ? ` And ${found.length - 1} more.` : '';
  throw new Problem('conflict', `${first.en}${more}`, { conflicts: found.slice(0, mostConflicts) });
}

/** Conflicts in words, with ways out. */
export function explained(
  db: DatabaseSync,
  world: Here,
  { claim, now }: { readonly claim: Claim; readonly now: number },
  conflicts: ReturnType<typeof conflictsOf>,
) {
  const rooms = conflicts.length === 0 ? [] : roomsFor(db, claim.heads ?? 0);
  // Ways out are looked for at the first few; a series that clashes twenty times asks for one decision.
  return explain(claim, world, conflicts, (conflict) =>
    conflicts.indexOf(conflict) < 3 ? waysOut(claim, conflict, { world, now, rooms }) : [],
  );
}
