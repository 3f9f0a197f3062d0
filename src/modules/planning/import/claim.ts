// What would stand: the booking that stands, or an empty one, with what the file says over it; and why it may not. Pure.
import { mayOverrule, mayWrite } from '../../../access/policy.ts';
import type { Words } from '../../../shacl/shapes.ts';
import { blank } from '../booking/form.ts';
import type { Claim } from '../core/facts.ts';
import { faultOfRule, timesOf } from '../core/recurrence.ts';
import { tidy, type Entry } from './entry.ts';
import { fromLastYear } from './endless.ts';
import { once, tidyRule } from './ics-rule.ts';
import type { Planning } from './plan.ts';
import { reasons } from './reasons.ts';
import { brusselsZone } from './zones.ts';

export interface Making extends Planning {
  readonly subject: string;
  readonly standing: Claim | undefined;
}

/** What stands, with what the file says over it. */
export function claimOf(entry: Entry, making: Making): Claim {
  const { subject, standing, wishes, now } = making;
  const { said } = entry;
  const begin = standing ?? { ...blank(subject, null, said.start ?? 0), standing: wishes.standing };
  const merged: Claim = { ...begin, ...said, ...kept(entry, standing) };
  // Cancelled here, and the source holds it again.
  const alive = standing?.standing === 'cancelled' ? (said.standing ?? wishes.standing) : merged.standing;
  const claim: Claim = {
    ...merged,
    museum: museumOf(entry, merged, making),
    standing: entry.cancelled ? 'cancelled' : alive,
  };
  const reached = said.rrule === undefined ? claim : fromLastYear(claim, now);
  return standing === undefined ? whileItLasts(reached, now) : reached;
}

const museumOf = ({ said }: Entry, { wants }: Claim, { standing, wishes, rooms, actor }: Making): string | null =>
  said.museum ?? standing?.museum ?? wishes.museum ?? rooms.museumOf(wants[0] ?? '') ?? actor.museum;

/** What is written otherwise but says the same stays as it was. */
function kept({ said }: Entry, standing: Claim | undefined): Partial<Claim> {
  if (standing === undefined) return said.rrule === undefined && (said.extra ?? []).length > 0 ? { rrule: once } : {};
  const sameTitle = tidy(standing.titleNl) === said.titleNl;
  const sameRule = standing.rrule !== undefined && tidyRule(standing.rrule, brusselsZone) === said.rrule;
  return {
    ...(sameTitle ? { titleNl: standing.titleNl, titleEn: standing.titleEn } : {}),
    ...(sameRule && 'rrule' in said ? { rrule: standing.rrule } : {}),
  };
}

/** Years that are behind us come in as what happened: they hold their time and ask nobody's leave. */
function whileItLasts(claim: Claim, now: number): Claim {
  if (claim.standing !== 'firm' || claim.end > now) return claim;
  if (claim.rrule !== undefined && faultOfRule(claim) !== undefined) return claim;
  return (timesOf(claim).at(-1)?.end ?? claim.end) <= now ? { ...claim, standing: 'done' } : claim;
}

export function faultOf(claim: Claim, standing: Claim | undefined, { actor }: Planning): Words | undefined {
  if (claim.titleNl === '') return reasons.noTitle;
  if (claim.wants.length === 0) return reasons.noRoom('');
  if (claim.kind !== 'booking') return reasons.ours;
  const rule = faultOfRule(claim);
  if (rule !== undefined) return reasons.rule[rule];
  const may = [claim.museum, ...(standing === undefined ? [] : [standing.museum])].every((museum) =>
    mayWrite(actor, 'planning', museum, 'booking'),
  );
  if (!may) return reasons.notYours;
  return standing?.locked === true && !mayOverrule(actor, 'planning', claim.museum) ? reasons.locked : undefined;
}

export const holdOf = (claim: Claim | undefined): string => {
  if (claim === undefined) return '';
  const { titleNl: _nl, titleEn: _en, museum: _whose, ...rest } = claim;
  return textOf(rest);
};

/** Without what is not said: a claim that went through a file has no empty places. */
const textOf = (what: object): string => JSON.stringify(Object.entries(what).filter(([, value]) => value !== undefined).toSorted(([a], [b]) => a.localeCompare(b))); // prettier-ignore

export const same = (one: Claim, other: Claim | undefined): boolean =>
  other !== undefined && textOf(one) === textOf(other);
