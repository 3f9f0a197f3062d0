// The page of a room, a material, a set, somebody, an activity or an exhibition: the derived page, with what comes for it; of a booking, with the way to its day.
import type { Ctx } from '../../../web/context.ts';
import { html, type Child, type Html } from '../../../web/html.ts';
import { genericPage } from '../../../web/pages/generic.ts';
import type { ThingPages } from '../../../web/pages/thing.ts';
import { note, section, table } from '../../../web/parts.ts';
import type { Thing } from '../../../web/thing.ts';
import { dayOf } from '../core/time.ts';
import { hasTimeSpan } from '../core/time-span.ts';
import { spanText } from '../core/explain.ts';
import type { Shown } from '../index/read.ts';
import { createWorld } from '../index/world.ts';
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
  booking: (ctx, thing) => genericPage(ctx, thing, undefined, { lead: onBoard(ctx, thing) }),
};

/** The way back to the day of a booking, and that it was saved, to who did so just now. */
function onBoard(ctx: Ctx, { resource: { subject }, memento }: Thing): Child {
  const claim = memento === true ? undefined : createWorld(ctx.hub.views).claim(subject)?.claim;
  if (claim === undefined || !ctx.marks.includes('internal')) return undefined;
  const query = new URLSearchParams({ view: 'day', date: dayOf(claim.start) });
  if (claim.museum !== null) query.set('museum', claim.museum);
  const back = html`<a href="/planning?${query.toString()}">${ctx.t('book.onBoard')}</a>`;
  return ctx.query.get('saved') === '1'
    ? note('ok', html`<p><b>${ctx.t('book.saved')}</b> ${back}</p>`)
    : html`<p>${back}</p>`;
}

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
