// “Busy” and no more: what a booking that says so shows to whoever does not plan, the same at every door (decision 0035).
// The split of its statements, the calendar, feeds, conflicts and numbers all ask here. Pure.
import type { Mark } from '../../../access/policy.ts';
import type { Withholding } from '../../../module.ts';
import { ownIri } from '../../../rdf/ns.ts';
import type { Claim } from './facts.ts';
import { ownTerms, terms } from './words.ts';

/** Busy in both languages: the title that others get. */
export const busyTitle = { nl: 'Bezet', en: 'Busy' } as const;

const truths = new Set(['true', '1']);

/** What, where, when and how certain stays open; why, for whom and with how many does not. */
export function busyToOthers(base: string): Withholding {
  const own = ownTerms(base);
  const { infrastructuur, periode, buffer, status, schedule } = terms;
  const queue = [own.quantity, own.amount, own.optionRank, own.optionExpires, own.locked];
  const hub = [own.busyOnly, own.museum, ownIri(base, 'visibility')];
  return {
    when: (subject, quads) =>
      quads.some(
        (q) => q.predicate.value === own.busyOnly && q.subject.value === subject && truths.has(q.object.value),
      ),
    but: new Set([infrastructuur, periode, buffer, status, schedule, ...queue, ...hub]),
    ...busyTitle,
  };
}

/** Something of which others may see only that it is there. */
export interface Titled {
  readonly titleNl: string;
  readonly titleEn: string;
  readonly busyOnly: boolean;
}

/** Does whoever sees these marks see only that it is taken? */
export const isBusyTo = ({ busyOnly }: Pick<Titled, 'busyOnly'>, marks: readonly Mark[]): boolean =>
  busyOnly && !marks.includes('personal:planning');

/** The same with the titles that the asker may read. */
export const asSeen = <T extends Titled>(item: T, marks: readonly Mark[]): T =>
  isBusyTo(item, marks) ? { ...item, titleNl: busyTitle.nl, titleEn: busyTitle.en } : item;

/** A whole claim with only what the asker may read of it: for whoever hands one out as it is, in a list or a file. */
export function claimSeen(claim: Claim, marks: readonly Mark[]): Claim {
  const mine = marks.includes('personal:planning') ? claim : { ...claim, people: [] };
  if (!isBusyTo(claim, marks)) return mine;
  const withheld = { purpose: undefined, heads: undefined, lang: undefined, skills: [], roles: [], overruled: [] };
  return { ...asSeen(mine, marks), ...withheld };
}
