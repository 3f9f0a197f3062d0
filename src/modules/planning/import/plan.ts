// An entry beside what stands here: new, changed, cancelled, unchanged, or refused with the reason. Judges no conflicts yet.
// What people changed in Vijver stays as long as the file says what it said before.
import { mayOverrule, mayWrite, type Actor } from '../../../access/policy.ts';
import type { Words } from '../../../shacl/shapes.ts';
import { blank } from '../booking/form.ts';
import type { Claim } from '../core/facts.ts';
import { faultOfRule, timesOf } from '../core/recurrence.ts';
import { isRefused, tidy, type Entry, type Read, type Wishes } from './entry.ts';
import { once, tidyRule } from './ics-rule.ts';
import { reasons } from './reasons.ts';
import type { Rooms } from './rooms.ts';
import { digestOf, meantBy } from './subject.ts';
import { brusselsZone } from './zones.ts';

export const outcomes = ['new', 'changed', 'cancelled', 'clash', 'refused', 'unchanged'] as const;
export type Outcome = (typeof outcomes)[number];
export const writing: readonly Outcome[] = ['new', 'changed', 'cancelled'];

/** Where a booking came from: kept with it, so that the next file finds it again. */
export interface Source {
  readonly uid: string;
  readonly sequence: number;
  readonly digest: string;
}

export interface Planned {
  readonly line: number;
  readonly outcome: Outcome;
  readonly title: string;
  readonly subject: string;
  /** What would stand; undefined for what is refused. */
  readonly claim?: Claim | undefined;
  /** How often it happens. */
  readonly times?: number | undefined;
  /** The version that was seen; null for something new. */
  readonly expected: number | null;
  readonly rankBefore?: number | undefined;
  readonly source?: Source | undefined;
  readonly series?: string | undefined;
  /** Only its title or the like changes: an old conflict is nobody's new mistake. */
  readonly sameHold: boolean;
  readonly why: readonly Words[];
}

/** What stands here, as planning needs it. */
export interface Here {
  readonly claim: (subject: string) => { readonly claim: Claim; readonly seq: number } | undefined;
  /** What the last file said of it, and whether it was ever here. */
  readonly source: (subject: string) => Promise<Partial<Source> | undefined>;
}

export interface Planning {
  readonly base: string;
  readonly here: Here;
  readonly rooms: Rooms;
  readonly wishes: Wishes;
  readonly actor: Actor;
  readonly now: number;
}

export async function planOf(read: Read, planning: Planning): Promise<Planned> {
  if (isRefused(read))
    return {
      line: read.line,
      title: read.title,
      outcome: 'refused',
      subject: '',
      expected: null,
      sameHold: false,
      why: [read.why],
    };
  const { base, here } = planning;
  const meant = await meantBy(base, read, async (subject) => (await here.source(subject)) !== undefined);
  const standing = here.claim(meant.subject);
  const { said, line } = read;
  const common = { line, title: said.titleNl ?? standing?.claim.titleNl ?? '', subject: meant.subject };
  const rest = { ...common, series: meant.series, expected: standing?.seq ?? null, rankBefore: standing?.claim.rank };
  const no = (outcome: Outcome, why: Words): Planned => ({ ...rest, outcome, sameHold: false, why: [why] });
  if (meant.ours && standing === undefined) return no('refused', reasons.oursGone);
  if (meant.ours && !read.mends) return no('unchanged', reasons.ours);
  const source = meant.ours ? undefined : { uid: read.key, sequence: read.sequence, digest: digestOf(read) };
  const before = standing === undefined ? undefined : await here.source(meant.subject);
  if (source !== undefined && before?.digest === source.digest)
    return { ...rest, outcome: 'unchanged', sameHold: true, why: [] };
  if (source !== undefined && (before?.sequence ?? 0) > source.sequence) return no('unchanged', reasons.older);
  if (read.cancelled && standing === undefined) return no('unchanged', reasons.neverHere);
  const claim = claimOf(read, { ...planning, subject: meant.subject, standing: standing?.claim });
  const fault = faultOf(claim, standing?.claim, planning);
  if (fault !== undefined) return no('refused', fault);
  if (source === undefined && same(claim, standing?.claim))
    return { ...rest, outcome: 'unchanged', sameHold: true, why: [] };
  const outcome = standing === undefined ? 'new' : claim.standing === 'cancelled' ? 'cancelled' : 'changed';
  const sameHold = holdOf(claim) === holdOf(standing?.claim);
  return { ...rest, outcome, claim, times: timesOf(claim).length, source, sameHold, why: read.notes ?? [] };
}

interface Making extends Planning {
  readonly subject: string;
  readonly standing: Claim | undefined;
}

/** What stands, with what the file says over it. */
function claimOf(entry: Entry, { subject, standing, rooms, wishes, actor, now }: Making): Claim {
  const { said } = entry;
  const start = said.start ?? 0;
  const base = standing ?? { ...blank(subject, null, start), standing: wishes.standing };
  const merged: Claim = { ...base, ...said, ...kept(entry, standing) };
  const museum =
    said.museum ?? standing?.museum ?? wishes.museum ?? rooms.museumOf(merged.wants[0] ?? '') ?? actor.museum;
  const alive = standing?.standing === 'cancelled' ? (said.standing ?? wishes.standing) : merged.standing;
  const claim = { ...merged, museum, standing: entry.cancelled ? ('cancelled' as const) : alive };
  return standing === undefined ? whileItLasts(claim, now) : claim;
}

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

function faultOf(claim: Claim, standing: Claim | undefined, { actor }: Planning): Words | undefined {
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

const holdOf = (claim: Claim | undefined): string => {
  if (claim === undefined) return '';
  const { titleNl: _nl, titleEn: _en, museum: _whose, ...rest } = claim;
  return textOf(rest);
};

/** Without what is not said: a claim that went through a file has no empty places. */
const textOf = (what: object): string => JSON.stringify(Object.entries(what).filter(([, value]) => value !== undefined).toSorted(([a], [b]) => a.localeCompare(b))); // prettier-ignore

const same = (one: Claim, other: Claim | undefined): boolean => other !== undefined && textOf(one) === textOf(other);
