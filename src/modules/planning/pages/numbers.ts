// The planner's numbers: how full rooms are by month, how many visitors by product, which conflicts were allowed and why.
import type { Ctx } from '../../../web/context.ts';
import { html, type Child, type Html } from '../../../web/html.ts';
import { layout } from '../../../web/layout.ts';
import { level, section, table } from '../../../web/parts.ts';
import { addDays, dayStart, hourMs } from '../core/time.ts';
import { hoursHeld, overruledClaims, visitorsBy } from '../index/count.ts';
import { dayIn, dayText, todayOf } from './period.ts';
import { docOfClaim } from './shown.ts';

const monthsShown = 3;
const hoursADay = 10;

interface Month {
  readonly first: string;
  readonly start: number;
  readonly end: number;
  readonly days: number;
}

function monthsFrom(day: string): readonly Month[] {
  const first = Temporal.PlainDate.from(day).with({ day: 1 });
  return Array.from({ length: monthsShown }, (_none, i) => {
    const month = first.add({ months: i });
    const next = month.add({ months: 1 });
    return {
      first: month.toString(),
      start: dayStart(month.toString()),
      end: dayStart(next.toString()),
      days: month.daysInMonth,
    };
  });
}

export async function numbersPage(ctx: Ctx): Promise<Html> {
  const title = ctx.t('nums.title');
  const months = monthsFrom(dayIn(ctx.query, 'from') ?? addDays(todayOf(ctx), -28));
  const main = html`<div class="title"><h1>${title}</h1></div>
    ${steps(ctx, months)} ${occupancy(ctx, months)} ${await visitors(ctx, months)} ${overruled(ctx)}`;
  const breadcrumbs = [{ label: ctx.t('plan.title'), href: '/planning' }, { label: ctx.t('plan.numbers') }];
  return layout(ctx, { title, section: 'planning', breadcrumbs }, main);
}

/** To the months before and after; empty ends of the world are the reader's to find. */
function steps(ctx: Ctx, months: readonly Month[]): Html {
  const first = Temporal.PlainDate.from(months[0]?.first ?? todayOf(ctx));
  const shape = { month: 'long', year: 'numeric' } as const;
  const last = months.at(-1)?.first ?? first.toString();
  const to = (by: number): string => `/planning/numbers?from=${first.add({ months: by }).toString()}`;
  return html`<nav class="row" aria-label="${ctx.t('plan.period')}">
    <a class="btn" rel="prev" href="${to(-monthsShown)}">${ctx.t('plan.before')}</a
    ><span>${dayText(ctx, first.toString(), shape)} – ${dayText(ctx, last, shape)}</span
    ><a class="btn" rel="next" href="${to(monthsShown)}">${ctx.t('plan.after')}</a>
  </nav>`;
}

const monthHead = (ctx: Ctx, { first }: Month) => ({ label: dayText(ctx, first, { month: 'long', year: 'numeric' }) });

function occupancy(ctx: Ctx, months: readonly Month[]): Html {
  const held = months.map((month) => hoursHeld(ctx.hub.views, month, ctx.marks));
  const rooms = new Map(held.flatMap((each) => each.map((room) => [room.subject, room] as const)));
  const share = (subject: string, i: number): Html => {
    const ms = held[i]?.find((each) => each.subject === subject)?.ms ?? 0;
    const percent = Math.min(100, Math.round((ms / hourMs / ((months[i]?.days ?? 30) * hoursADay)) * 100));
    return level(percent, `${percent} %`, rooms.get(subject)?.museum ?? '');
  };
  const rows = [...rooms.values()].map((room) => [
    nameOf(ctx, room),
    ...months.map((_month, i) => share(room.subject, i)),
  ]);
  const body: Child =
    rows.length === 0
      ? html`<p>${ctx.t('nums.none')}</p>`
      : table(
          ctx.t('nums.occupancy'),
          [{ label: ctx.t('free.room') }, ...months.map((each) => monthHead(ctx, each))],
          rows,
        );
  return section(
    { id: 'occupancy', title: ctx.t('nums.occupancy') },
    html`<p class="gap measure">${ctx.t('nums.occupancy.text')}</p>
      ${body}`,
  );
}

const nameOf = (ctx: Ctx, { subject, nameNl, nameEn }: { subject: string; nameNl: string; nameEn: string }): Html =>
  html`<a href="${docOfClaim({ subject })}"><bdi>${(ctx.lang === 'nl' ? nameNl : nameEn) || subject}</bdi></a>`;

async function visitors(ctx: Ctx, months: readonly Month[]): Promise<Html> {
  const counted = months.map((month) => visitorsBy(ctx.hub.views, month, ctx.marks));
  const products = [...new Set(counted.flatMap((each) => [...each.keys()]))];
  const names = await ctx.hub.state.names(products, ctx.lang, ctx.marks);
  const most = Math.max(1, ...counted.flatMap((each) => [...each.values()]));
  const rows = products.map((product) => [
    names.get(product) ?? ctx.t('book.purpose.none'),
    ...counted.map((each) =>
      level(Math.round(((each.get(product) ?? 0) / most) * 100), ctx.number(each.get(product) ?? 0)),
    ),
  ]);
  const body: Child =
    rows.length === 0
      ? html`<p>${ctx.t('nums.none')}</p>`
      : table(
          ctx.t('nums.visitors'),
          [{ label: ctx.t('book.purpose') }, ...months.map((each) => monthHead(ctx, each))],
          rows,
        );
  return section(
    { id: 'visitors', title: ctx.t('nums.visitors') },
    html`<p class="gap measure">${ctx.t('nums.visitors.text')}</p>
      ${body}`,
  );
}

function overruled(ctx: Ctx): Html {
  const all = overruledClaims(ctx.hub.views, ctx.marks);
  const rows = all.flatMap((claim) =>
    claim.overruled.map(({ kind, reason }) => [
      html`<a href="${docOfClaim(claim)}"><bdi>${ctx.lang === 'nl' ? claim.titleNl : claim.titleEn}</bdi></a>`,
      kind in kindWords ? ctx.t(`conflict.${kind as keyof typeof kindWords}`) : kind,
      html`<bdi class="serif">${reason}</bdi>`,
    ]),
  );
  const columns = [{ label: ctx.t('nums.booking') }, { label: ctx.t('nums.kind') }, { label: ctx.t('nums.reason') }];
  const body: Child =
    rows.length === 0 ? html`<p>${ctx.t('nums.overruled.none')}</p>` : table(ctx.t('nums.overruled'), columns, rows);
  return section(
    { id: 'overruled', title: ctx.t('nums.overruled') },
    html`<p class="gap measure">${ctx.t('nums.overruled.text')}</p>
      ${body}`,
  );
}

const kindWords = {
  'double-booking': 1,
  'queue-jump': 1,
  'over-quantity': 1,
  'over-capacity': 1,
  'incompatible-neighbour': 1,
  'closed-hours': 1,
  absence: 1,
  'short-rest': 1,
  'missing-skill': 1,
  'missing-language': 1,
} as const;
