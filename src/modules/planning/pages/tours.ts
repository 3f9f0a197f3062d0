// The point where schools and groups book a guided tour: one form, a confirmation with a link of their own, no account.
import type { Ctx } from '../../../web/context.ts';
import { html, type Child, type Html } from '../../../web/html.ts';
import { layout } from '../../../web/layout.ts';
import { museumName } from '../../../web/museums.ts';
import { empty, facts, icon, note, status } from '../../../web/parts.ts';
import type { WordKey } from '../../../web/words.ts';
import type { Claim } from '../core/facts.ts';
import { spanText } from '../core/explain.ts';
import { mostPeople, type Product } from '../tours/split.ts';

export type TourFault = 'product' | 'time' | 'heads' | 'name' | 'email' | 'lang' | 'full';

export interface TourView {
  readonly products: readonly Product[];
  readonly fields: URLSearchParams;
  readonly faults: readonly TourFault[];
  /** Starts near the wish at which it can. */
  readonly others: readonly { readonly start: number; readonly end: number; readonly query: string }[];
}

const nameIn = (ctx: Ctx, { nameNl, nameEn }: Product): string => (ctx.lang === 'nl' ? nameNl : nameEn) || nameNl;

function frame(ctx: Ctx, title: string, body: Child): Html {
  const breadcrumbs = [{ label: ctx.t('plan.title'), href: '/planning' }, { label: title }];
  return layout(
    ctx,
    { title, section: 'planning', breadcrumbs },
    html`<div class="title"><h1>${title}</h1></div>
      ${body}`,
  );
}

export function toursPage(ctx: Ctx, view: TourView): Html {
  const title = ctx.t('tour.title');
  if (view.products.length === 0) return frame(ctx, title, empty(ctx.t('tour.none')));
  const { faults, others } = view;
  const told =
    faults.length > 0 &&
    note(
      'no',
      html`<p><b>${ctx.t('book.faults', { n: faults.length })}</b></p>
        ${faults.map((fault) => html`<p>${ctx.t(`tour.fault.${fault}`)}</p>`)}
        ${
          others.length > 0 &&
          html`<p>${ctx.t('tour.others')}</p>
            <ul>
              ${others.map(({ start, end, query }) => html`<li><a href="/planning/tours?${query}">${spanText(start, end, ctx.lang)}</a></li>`)}
            </ul>`
        }`,
    );
  return frame(
    ctx,
    title,
    html`<p class="lede">${ctx.t('tour.lede')}</p>
      ${told}${form(ctx, view)}`,
  );
}

function form(ctx: Ctx, view: TourView): Html {
  const { products, fields } = view;
  const chosen = fields.get('product') ?? '';
  const languages = [...new Set(products.flatMap(({ languages: all }) => all))].toSorted();
  const names = new Intl.DisplayNames([ctx.lang === 'nl' ? 'nl-BE' : 'en-GB'], { type: 'language', fallback: 'code' });
  return html`<form class="stack narrow" method="post" action="/planning/tours" novalidate>
    <div class="field">
      <label for="product">${ctx.t('tour.product')}</label>
      <select class="in" id="product" name="product">
        ${products.map((each) => html`<option value="${each.subject}" ${each.subject === chosen && html` selected`}>${nameIn(ctx, each)}, ${each.museum === null ? '' : museumName(each.museum)} (${ctx.t('tour.minutes', { n: each.minutes })}, ${ctx.t('tour.size', { n: each.groupSize })})</option>`)}
      </select>
    </div>
    <div class="two">
      ${input(ctx, view, { name: 'date', word: 'book.day', type: 'date', fault: 'time' })}
      ${input(ctx, view, { name: 'from', word: 'tour.from', fault: 'time' })}
      ${input(ctx, view, { name: 'heads', word: 'tour.heads', fault: 'heads' })}
      <div class="field">
        <label for="language">${ctx.t('tour.lang')}</label>
        <select class="in" id="language" name="language">
          ${languages.map((each) => html`<option value="${each}" ${each === (fields.get('language') ?? 'nl') && html` selected`}>${each === 'vgt' ? ctx.t('tour.vgt') : (names.of(each) ?? each)}</option>`)}
        </select>
      </div>
    </div>
    <fieldset class="stack">
      <legend>${ctx.t('tour.contact')}</legend>
      <p class="hint">${ctx.t('tour.privacy')}</p>
      ${input(ctx, view, { name: 'name', word: 'tour.name', fault: 'name', autocomplete: 'name' })}
      ${input(ctx, view, { name: 'email', word: 'tour.email', type: 'email', fault: 'email', autocomplete: 'email' })}
      ${input(ctx, view, { name: 'telephone', word: 'tour.telephone', type: 'tel', autocomplete: 'tel' })}
      ${input(ctx, view, { name: 'affiliation', word: 'tour.affiliation', autocomplete: 'organization' })}
    </fieldset>
    <div hidden>
      <label for="website">${ctx.t('tour.leaveEmpty')}</label
      ><input id="website" name="website" tabindex="-1" autocomplete="off" />
    </div>
    <p><button class="btn main">${ctx.t('tour.book')}</button></p>
  </form>`;
}

interface Input {
  readonly name: string;
  readonly word: WordKey;
  readonly type?: string;
  readonly fault?: TourFault;
  readonly autocomplete?: string;
}

function input(
  ctx: Ctx,
  { fields, faults }: TourView,
  { name, word, type = 'text', fault, autocomplete = 'off' }: Input,
): Html {
  const bad = faults.find((each) => each === fault);
  return html`<div class="field">
    <label for="${name}">${ctx.t(word)}</label
    ><input
      class="in"
      id="${name}"
      name="${name}"
      type="${type}"
      value="${fields.get(name) ?? ''}"
      maxlength="254"
      autocomplete="${autocomplete}"
      ${bad && html` aria-invalid="true" aria-describedby="${name}-e"`}
    />${bad && html`<p class="err" id="${name}-e">${icon('warn')}${ctx.t(`tour.fault.${bad}`)}</p>`}
  </div>`;
}

export interface OwnTour {
  readonly claims: readonly Claim[];
  readonly product: string;
  /** Path of this page, which only the group has. */
  readonly path: string;
  readonly address: string;
  readonly isNew: boolean;
  readonly mayCancel: boolean;
}

/** The group's own page: what they booked, to print, and the way to cancel. */
export function ownTourPage(ctx: Ctx, { claims, product, path, address, isNew, mayCancel }: OwnTour): Html {
  const [first] = claims;
  const cancelled = claims.every(({ standing }) => standing === 'cancelled');
  const heads = claims.reduce((sum, each) => sum + (each.heads ?? 0), 0);
  const rows: readonly (readonly [string, Child])[] = [
    [ctx.t('tour.product'), html`<bdi class="serif">${product}</bdi>`],
    [ctx.t('book.when'), first && spanText(first.start, first.end, ctx.lang)],
    [ctx.t('plan.museum'), first?.museum && museumName(first.museum)],
    [ctx.t('tour.heads'), ctx.number(heads)],
    [ctx.t('tour.groups'), claims.map((each) => each.heads ?? 0).join(' + ')],
    [ctx.t('tour.lang'), first?.lang],
    [ctx.t('tour.state'), cancelled ? status('no', ctx.t('plan.cancelled')) : status('ok', ctx.t('plan.firm'))],
  ];
  return frame(
    ctx,
    cancelled ? ctx.t('tour.cancelled') : ctx.t('tour.own'),
    html`${
        isNew &&
        note(
          'ok',
          html`<p><b>${ctx.t('tour.done')}</b></p>
            <p>${ctx.t('tour.keep')}</p>`,
        )
      }
      ${facts(rows)}
      <p class="iri after" id="address">${address}</p>
      ${
        !cancelled &&
        mayCancel &&
        html`<form class="after" method="post" action="${path}">
          <p class="hint">${ctx.t('tour.change')}</p>
          <button class="btn no">${ctx.t('tour.cancel')}</button>
        </form>`
      }
      <p class="after"><a href="/planning/tours">${ctx.t('tour.again')}</a></p>`,
  );
}

export const tooMany = (heads: number): boolean => heads < 1 || heads > mostPeople;
