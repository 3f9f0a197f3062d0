// An entry beside what stands here: new, changed, cancelled, unchanged, or refused with the reason. Judges no conflicts yet.
// What people changed in Vijver stays as long as the file says what it said before.
import type { Actor } from '../../../access/policy.ts';
import type { Words } from '../../../shacl/shapes.ts';
import type { Claim } from '../core/facts.ts';
import { timesOf } from '../core/recurrence.ts';
import { isRefused, type Entry, type Read, type Refused, type Wishes } from './entry.ts';
import { claimOf, faultOf, holdOf, same } from './claim.ts';
import { reasons } from './reasons.ts';
import type { Rooms } from './rooms.ts';
import { digestOf, meantBy, type Meant } from './subject.ts';

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
  if (isRefused(read)) return refusedRow(read);
  const { base, here } = planning;
  const meant = await meantBy(base, read, async (subject) => (await here.source(subject)) !== undefined);
  const standing = here.claim(meant.subject);
  const row = rowOf(read, meant, standing);
  const nothing =
    nothingOfOurs(read, meant.ours, standing !== undefined) ??
    (meant.ours ? undefined : nothingNew(read, standing === undefined ? undefined : await here.source(meant.subject)));
  return nothing === undefined
    ? withClaim(row, { ...planning, read, standing, ours: meant.ours })
    : { ...row, ...nothing };
}

interface Claiming extends Planning {
  readonly read: Entry;
  readonly standing: Standing;
  readonly ours: boolean;
}

function withClaim(row: Planned, { read, standing, ours, ...planning }: Claiming): Planned {
  const before = standing?.claim;
  const claim = claimOf(read, { ...planning, subject: row.subject, standing: before });
  const fault = faultOf(claim, before, planning);
  if (fault !== undefined) return { ...row, outcome: 'refused', why: [fault] };
  if (ours && same(claim, before)) return row;
  const outcome = before === undefined ? 'new' : claim.standing === 'cancelled' ? 'cancelled' : 'changed';
  const times = timesOf(claim).length;
  const source = ours ? undefined : sourceOf(read);
  return {
    ...row,
    outcome,
    claim,
    times,
    source,
    sameHold: holdOf(claim) === holdOf(before),
    why: notesOf(read, claim),
  };
}

const notesOf = ({ notes = [], said }: Entry, { start, rrule }: Claim): readonly Words[] =>
  rrule === undefined || said.start === undefined || said.start >= start ? notes : [...notes, reasons.since(start)];

const refusedRow = ({ line, title, why }: Refused): Planned => ({
  line,
  title,
  outcome: 'refused',
  subject: '',
  expected: null,
  sameHold: false,
  why: [why],
});

type Standing = { readonly claim: Claim; readonly seq: number } | undefined;

/** The row as long as nothing comes of it. */
const rowOf = ({ line, said }: Entry, { subject, series }: Meant, standing: Standing): Planned => ({
  line,
  title: said.titleNl ?? standing?.claim.titleNl ?? '',
  subject,
  series,
  outcome: 'unchanged',
  expected: standing?.seq ?? null,
  rankBefore: standing?.claim.rank,
  sameHold: false,
  why: [],
});

const sourceOf = (entry: Entry): Source => ({ uid: entry.key, sequence: entry.sequence, digest: digestOf(entry) });

type Nothing = Pick<Planned, 'outcome' | 'why'> | undefined;

/** What Vijver made stands here, and only a table that somebody mends by hand changes it. */
function nothingOfOurs({ mends, cancelled }: Entry, ours: boolean, stands: boolean): Nothing {
  if (ours && !stands) return { outcome: 'refused', why: [reasons.oursGone] };
  if (ours && !mends) return { outcome: 'unchanged', why: [reasons.ours] };
  return cancelled && !stands ? { outcome: 'unchanged', why: [reasons.neverHere] } : undefined;
}

/** The file says of it what it said before, or it is an older file. */
function nothingNew(read: Entry, before: Partial<Source> | undefined): Nothing {
  if (before === undefined) return undefined;
  if (before.digest === digestOf(read)) return { outcome: 'unchanged', why: [] };
  return (before.sequence ?? 0) > read.sequence ? { outcome: 'unchanged', why: [reasons.older] } : undefined;
}
