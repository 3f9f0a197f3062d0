// What a calendar page loads: resources, what holds them, and what clashes among that. Sees by the reader's marks.
import type { Ctx } from '../../../web/context.ts';
import { docPath, ownThing } from '../../../rdf/refs.ts';
import { claimSeen } from '../core/busy.ts';
import type { Claim, Resource } from '../core/facts.ts';
import { explain } from '../core/explain.ts';
import { againstOf } from '../core/conflict.ts';
import { conflictsOf } from '../core/judge.ts';
import { clockOf } from '../core/time.ts';
import { toldOf } from '../core/told.ts';
import { resourcesOf, shownIn, type Shown } from '../index/read.ts';
import { createWorld } from '../index/world.ts';
import type { Period } from './period.ts';

export interface Clash {
  readonly claim: Claim;
  readonly against: string;
  readonly text: { readonly nl: string; readonly en: string };
}

export interface Loaded {
  readonly resources: readonly Resource[];
  readonly shown: readonly Shown[];
  readonly clashes: readonly Clash[];
  /** Subjects that take part in a clash. */
  readonly clashing: ReadonlySet<string>;
}

const mostJudged = 60;
const mostClashes = 12;

export function loadShown(ctx: Ctx, period: Period, kinds: readonly Resource['kind'][]): Loaded {
  const { views: db } = ctx.hub;
  const { museum, start, until: end } = period;
  const seen = { museum, kinds, marks: ctx.marks };
  const resources = resourcesOf(db, seen);
  const known = new Set(resources.map(({ subject }) => subject));
  const shown = shownIn(db, { start, end, ...seen }).filter(({ resource }) => known.has(resource));
  const clashes = clashesOf(ctx, period, shown);
  return {
    resources,
    shown,
    clashes,
    clashing: new Set(clashes.flatMap(({ claim, against }) => [claim.subject, against])),
  };
}

/** Only what waits can clash: what holds was judged when it was saved, and what was allowed is nobody's worry. */
function clashesOf(ctx: Ctx, { start, until }: Period, shown: readonly Shown[]): readonly Clash[] {
  const world = createWorld(ctx.hub.views);
  const now = ctx.hub.now().getTime();
  const waiting = [...new Set(shown.filter(({ standing }) => standing === 'request').map(({ claim }) => claim))];
  const found = waiting.slice(0, mostJudged).flatMap((subject) => {
    const claim = world.claim(subject)?.claim;
    if (claim === undefined) return [];
    const all = conflictsOf({ claim, world, now }).filter(({ from, to }) => from < until && to > start);
    const here = toldOf(claim, all, { world, marks: ctx.marks });
    return explain(claim, world, here, () => []).map(({ nl, en }, i): Clash => {
      const conflict = here[i];
      return {
        claim: claimSeen(claim, ctx.marks),
        against: conflict === undefined ? '' : againstOf(conflict),
        text: { nl, en },
      };
    });
  });
  return once(found).slice(0, mostClashes);
}

/** Two requests that clash are one clash, told once. */
function once(all: readonly Clash[]): readonly Clash[] {
  const seen = new Set<string>();
  return all.filter(({ claim, against }) => {
    const key = [claim.subject, against].toSorted().join(' ');
    return seen.size < seen.add(key).size;
  });
}

export const docOfClaim = ({ subject }: Pick<Claim, 'subject'>): string => {
  const base = subject.slice(0, subject.indexOf('/id/'));
  const own = ownThing(base, subject);
  return own === undefined ? `/doc?iri=${encodeURIComponent(subject)}` : docPath(own.type, own.ref);
};

/** Where a booking is changed, for who may; a visit, and what is another's, is read at its own page. */
export const changeHref = (ctx: Ctx, { claim, kind, from, series, museum }: Shown): string => {
  if (kind === 'visit' || !ctx.mayWrite('planning', museum)) return docOfClaim({ subject: claim });
  const query = new URLSearchParams({ booking: claim.slice(claim.lastIndexOf('/') + 1) });
  if (series) query.set('time', new Date(from).toISOString());
  return `/planning/book?${query.toString()}`;
};

export const titleIn = (ctx: Ctx, { titleNl, titleEn }: Pick<Shown, 'titleNl' | 'titleEn'>): string =>
  (ctx.lang === 'nl' ? titleNl : titleEn) || '–';

export function standingText(ctx: Ctx, { standing, rank }: Pick<Shown, 'standing' | 'rank'>): string {
  if (standing === 'option' && rank !== undefined) return ctx.t('plan.optionRank', { rank });
  return ctx.t(`plan.${standing}`);
}

/** `do 14:00 tot 18:30, bevestigd: `: for who cannot see the place of a bar. */
export const spokenTime = (ctx: Ctx, each: Shown): string => {
  const to = ctx.lang === 'nl' ? 'tot' : 'to';
  return `${clockOf(each.from)} ${to} ${clockOf(each.to)}, ${standingText(ctx, each).toLowerCase()}`;
};
