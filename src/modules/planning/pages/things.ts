// The page of a room, a material, a set, somebody, an activity or an exhibition: the derived page, with what comes for it on top.
import type { Ctx } from '../../../web/context.ts';
import { html, type Child, type Html } from '../../../web/html.ts';
import { genericPage } from '../../../web/pages/generic.ts';
import type { ThingPages } from '../../../web/pages/thing.ts';
import { section, table } from '../../../web/parts.ts';
import type { Thing } from '../../../web/thing.ts';
import { hasTimeSpan } from '../core/time-span.ts';
import { spanText } from '../core/explain.ts';
import type { Shown } from '../index/read.ts';
import { mostUpcoming, upcomingFor, type UpcomingKind } from '../index/upcoming.ts';
import { docOfClaim, standingText, titleIn } from './shown.ts';

const pageOf =
  (kind: UpcomingKind) =>
  async (ctx: Ctx, thing: Thing): Promise<Html> =>
    genericPage(ctx, thing, thing.memento === true ? undefined : await upcoming(ctx, thing, kind), {
      // It says once more, for machines, when it opens and closes.
      shown: [hasTimeSpan],
    });

export const planningPages: ThingPages = {
  room: pageOf('room'),
  material: pageOf('material'),
  service: pageOf('service'),
  set: pageOf('set'),
  person: pageOf('person'),
  activity: pageOf('activity'),
  exhibition: pageOf('exhibition'),
};

/** Nothing for who sees no bookings. */
async function upcoming(ctx: Ctx, { resource: { subject, museum } }: Thing, kind: UpcomingKind): Promise<Child> {
  if (!ctx.marks.includes('internal')) return undefined;
  const { views, now, state } = ctx.hub;
  const all = upcomingFor(views, { subject, kind, now: now().getTime(), marks: ctx.marks });
  if (all.length === 0) return undefined;
  const shown = all.slice(0, mostUpcoming);
  const names = await state.names([...new Set(shown.map(({ resource }) => resource))], ctx.lang, ctx.marks);
  const columns = [ctx.t('book.when'), ctx.t('nums.booking'), ctx.t('book.where'), ctx.t('tour.state')];
  const query = new URLSearchParams({ view: 'list', ...(museum === null ? {} : { museum }) });
  return section(
    { id: 'upcoming', title: ctx.t('plan.upcoming'), hang: true },
    html`${table(
        ctx.t('plan.upcoming'),
        columns.map((label) => ({ label })),
        shown.map((each) => row(ctx, each, names)),
      )}
      <p class="hint">
        ${all.length > mostUpcoming && ctx.t('plan.upcoming.more', { n: mostUpcoming })}
        <a href="/planning?${query.toString()}">${ctx.t('plan.upcoming.all')}</a>
      </p>`,
  );
}

const row = (ctx: Ctx, each: Shown, names: ReadonlyMap<string, string>): readonly Child[] => [
  spanText(each.from, each.to, ctx.lang),
  html`<a href="${docOfClaim({ subject: each.claim })}"><bdi>${titleIn(ctx, each)}</bdi></a>`,
  html`<bdi>${whereText(ctx, each, names)}</bdi>`,
  html`<span class="nowrap">${standingText(ctx, each)}</span>`,
];

/** A group that has no guide yet holds nothing. */
const whereText = (
  ctx: Ctx,
  { resource }: { readonly resource: string | null },
  names: ReadonlyMap<string, string>,
): string => (resource === null ? '' : (names.get(resource) ?? ctx.t('plan.people')));
