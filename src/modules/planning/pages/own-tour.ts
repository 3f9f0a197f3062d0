// The group's own page: what they booked, to print and to take along, until when they change it, and whom to call after that.
import type { Ctx } from '../../../web/context.ts';
import { html, type Child, type Html } from '../../../web/html.ts';
import { museumName } from '../../../web/museums.ts';
import { facts, icon, note, status } from '../../../web/parts.ts';
import { spanText } from '../core/explain.ts';
import { languageWord } from '../core/language-words.ts';
import { clockOf } from '../core/time.ts';
import type { Kept } from '../index/feed.ts';
import { lastDayOf, spanOf, type Product } from '../tours/split.ts';
import { dayText } from './period.ts';
import { nameIn, tourFrame } from './tours.ts';

export interface OwnTour {
  /** What stands; all of it when everything was cancelled. */
  readonly visits: readonly Kept[];
  /** Undefined when it is no longer offered. */
  readonly product: Product | undefined;
  /** Path of this page, which only the group has. */
  readonly path: string;
  readonly address: string;
  readonly mayCancel: boolean;
  readonly mayChange: boolean;
}

export const headsOf = ({ visits }: Pick<OwnTour, 'visits'>): number =>
  visits.reduce((sum, { claim }) => sum + (claim.heads ?? 0), 0);

export const isCancelled = ({ visits }: Pick<OwnTour, 'visits'>): boolean =>
  visits.every(({ claim }) => claim.standing === 'cancelled');

export function ownTourPage(ctx: Ctx, tour: OwnTour): Html {
  const cancelled = isCancelled(tour);
  const told =
    ctx.query.get('new') === '1' ? 'tour.done' : ctx.query.get('changed') === '1' ? 'tour.changed' : undefined;
  const isTold =
    told !== undefined &&
    !cancelled &&
    note(
      'ok',
      html`<p><b>${ctx.t(told)}</b></p>
        <p>${ctx.t('tour.keep')}</p>`,
    );
  return tourFrame(
    ctx,
    cancelled ? ctx.t('tour.cancelled') : ctx.t('tour.own'),
    html`${isTold}
      <div class="after">${facts(rows(ctx, tour))}</div>
      <p class="iri after" id="address">${tour.address}</p>
      ${actions(ctx, tour)}
      <p class="after"><a href="/planning/tours">${ctx.t('tour.again')}</a></p>`,
  );
}

const productName = (ctx: Ctx, { product, visits }: OwnTour): string =>
  product === undefined ? (visits[0]?.claim.titleNl ?? '') : nameIn(ctx, product);

function rows(ctx: Ctx, tour: OwnTour): readonly (readonly [string, Child])[] {
  const { visits } = tour;
  const claim = visits[0]?.claim;
  const { start, end } = spanOf(visits.map((each) => each.claim));
  const cancelled = isCancelled(tour);
  return [
    [ctx.t('tour.product'), html`<bdi class="serif">${productName(ctx, tour)}</bdi>`],
    [ctx.t('book.when'), claim && spanText(start, end, ctx.lang)],
    [ctx.t('plan.museum'), claim?.museum && museumName(claim.museum)],
    [ctx.t('tour.heads'), ctx.number(headsOf(tour))],
    [ctx.t('tour.groups'), visits.length > 1 && groupsText(tour)],
    [ctx.t('tour.lang'), claim?.lang && languageWord(ctx.lang, claim.lang)],
    [ctx.t('tour.state'), cancelled ? status('no', ctx.t('plan.cancelled')) : status('ok', ctx.t('plan.firm'))],
    ...(cancelled ? [] : terms(ctx, tour.product, start)),
  ];
}

/** `11 + 11 + 10`, each with its hour when they set off one after the other. */
function groupsText({ visits }: OwnTour): string {
  const starts = new Set(visits.map(({ claim }) => claim.start));
  const heads = visits.map(({ claim }) => claim.heads ?? 0);
  return starts.size > 1
    ? visits.map(({ claim }, i) => `${clockOf(claim.start)}: ${heads[i]}`).join(', ')
    : heads.join(' + ');
}

/** Until when it may change, for how many is paid at least, whom to call. */
export function terms(ctx: Ctx, product: Product | undefined, start: number): readonly (readonly [string, Child])[] {
  if (product === undefined) return [];
  const last = lastDayOf(product, start);
  const { leastCharged: least, telephone } = product;
  const until = last !== undefined && dayText(ctx, last, { weekday: 'long', day: 'numeric', month: 'long' });
  const phone = telephone !== undefined && html`<a href="tel:${telephone.replace(/[^+\d]/g, '')}">${telephone}</a>`;
  const all: readonly (readonly [string, Child])[] = [
    [ctx.t('tour.until'), until],
    [ctx.t('tour.least'), least !== undefined && ctx.t('tour.people', { n: least })],
    [ctx.t('tour.phone'), phone],
  ];
  return all.filter(([, value]) => value !== false);
}

function actions(ctx: Ctx, { mayCancel, mayChange, path, product, visits }: OwnTour): Child {
  if (!mayCancel) return undefined;
  const changing = mayChange
    ? html`<a class="btn main" href="${path}/change">${icon('edit')}${ctx.t('tour.change')}</a>`
    : undefined;
  const call = note(
    'wait',
    html`<p>
      ${ctx.t('tour.final')}${product?.telephone !== undefined && html` ${ctx.t('tour.phone')}: <b>${product.telephone}</b>.`}
      ${visits[0]?.claim.museum && html`<a href="/doc/agent/${visits[0].claim.museum}">${museumName(visits[0].claim.museum)}</a>`}
    </p>`,
  );
  return html`${!mayChange && call}
    <div class="row after">${changing}<a class="btn" href="${path}.ics">${icon('cal')}${ctx.t('tour.ics')}</a></div>
    <details class="more after">
      <summary>${ctx.t('tour.cancel')}</summary>
      <form method="post" action="${path}">
        <p>${ctx.t('tour.cancelText')}</p>
        <p class="after"><button class="btn no">${ctx.t('tour.cancelSure')}</button></p>
      </form>
    </details>`;
}
