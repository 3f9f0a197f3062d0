// The point where schools and groups book a guided tour: one form, a confirmation with a link of their own, no account.
import type { Ctx } from '../../../web/context.ts';
import { html, type Child, type Html } from '../../../web/html.ts';
import { layout } from '../../../web/layout.ts';
import { museumName } from '../../../web/museums.ts';
import { empty, icon, note } from '../../../web/parts.ts';
import type { WordKey } from '../../../web/words.ts';
import { spanText } from '../core/explain.ts';
import { languageWord } from '../core/language-words.ts';
import type { Time } from '../core/recurrence.ts';
import { clockOf } from '../core/time.ts';
import { tick } from './controls.ts';
import { dayText } from './period.ts';
import type { OtherTime, TourFault } from '../tours/asked.ts';
import type { Product } from '../tours/split.ts';

export interface TourView {
  readonly products: readonly Product[];
  readonly fields: URLSearchParams;
  readonly faults: readonly TourFault[];
  /** Starts near the wish at which it can. */
  readonly others: readonly OtherTime[];
  /** Starts of the day that was asked for; undefined when nobody asked. */
  readonly times?: readonly Time[] | undefined;
}

export const nameIn = (ctx: Ctx, { nameNl, nameEn }: Product): string =>
  (ctx.lang === 'nl' ? nameNl : nameEn) || nameNl;

export function tourFrame(ctx: Ctx, title: string, body: Child): Html {
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
  if (view.products.length === 0) return tourFrame(ctx, title, empty(ctx.t('tour.none')));
  return tourFrame(
    ctx,
    title,
    html`<p class="lede">${ctx.t('tour.lede')}</p>
      ${faultNote(ctx, view, '/planning/tours')}${form(ctx, view)}`,
  );
}

/** What is wrong, and when it can instead. @param path of the form, for the other times */
export function faultNote(ctx: Ctx, { faults, others }: Pick<TourView, 'faults' | 'others'>, path: string): Child {
  if (faults.length === 0) return undefined;
  return note(
    'no',
    html`<p><b>${ctx.t('book.faults', { n: faults.length })}</b></p>
      ${faults.map((fault) => html`<p>${ctx.t(`tour.fault.${fault}`)}</p>`)} ${instead(ctx, others, path)}`,
  );
}

const instead = (ctx: Ctx, others: readonly OtherTime[], path: string): Child =>
  others.length > 0 &&
  html`<p>${ctx.t('tour.others')}</p>
    <ul>
      ${others.map(({ start, end, query }) => html`<li><a href="${path}?${query}">${spanText(start, end, ctx.lang)}</a></li>`)}
    </ul>`;

function form(ctx: Ctx, view: TourView): Html {
  const { products, fields } = view;
  const chosen = fields.get('product') ?? '';
  const languages = [...new Set(products.flatMap(({ languages: all }) => all))].toSorted();
  return html`<form class="stack narrow after" method="post" action="/planning/tours" novalidate>
    <div class="field">
      <label for="product">${ctx.t('tour.product')}</label>
      <select class="in" id="product" name="product">
        ${products.map((each) => html`<option value="${each.subject}" ${each.subject === chosen && html` selected`}>${nameIn(ctx, each)}, ${each.museum === null ? '' : museumName(each.museum)} (${ctx.t('tour.minutes', { n: each.minutes })}, ${ctx.t('tour.size', { n: each.groupSize })})</option>`)}
      </select>
      ${products.map((each) => conditions(ctx, each))}
    </div>
    <div class="two">
      ${dayField(ctx, view)} ${headsField(ctx, view)} ${languageField(ctx, languages, fields.get('language') ?? 'nl')}
      ${view.times === undefined && fromField(ctx, view)}
    </div>
    <p><button class="btn" name="show" value="1">${icon('clock')}${ctx.t('tour.show')}</button></p>
    ${timeChoice(ctx, view)}
    <fieldset class="stack">
      <legend>${ctx.t('tour.contact')}</legend>
      <p class="hint">${ctx.t('tour.privacy')}</p>
      ${contactFields(ctx, view)}
    </fieldset>
    <div hidden>
      <label for="website">${ctx.t('tour.leaveEmpty')}</label
      ><input id="website" name="website" tabindex="-1" autocomplete="off" />
    </div>
    <p><button class="btn main">${ctx.t('tour.book')}</button></p>
  </form>`;
}

/** The languages of a tour, by their names. */
export function languageField(ctx: Ctx, languages: readonly string[], chosen: string): Html {
  return html`<div class="field">
    <label for="language">${ctx.t('tour.lang')}</label>
    <select class="in" id="language" name="language">
      ${languages.map((each) => html`<option value="${each}" ${each === chosen && html` selected`}>${languageWord(ctx.lang, each)}</option>`)}
    </select>
  </div>`;
}

const dayField = (ctx: Ctx, view: Filled): Html =>
  input(ctx, view, { name: 'date', word: 'book.day', type: 'date', fault: 'time' });
const fromField = (ctx: Ctx, view: Filled): Html =>
  input(ctx, view, { name: 'from', word: 'tour.from', fault: 'time' });
const headsField = (ctx: Ctx, view: Filled): Html =>
  input(ctx, view, { name: 'heads', word: 'tour.heads', fault: 'heads' });

/** Day, hour and number. */
export const whenFields = (ctx: Ctx, view: Filled): Html =>
  html`${dayField(ctx, view)} ${fromField(ctx, view)} ${headsField(ctx, view)}`;

/** The hours of that day, to choose one; or that there is none, and when there is. */
function timeChoice(ctx: Ctx, view: TourView): Child {
  const { times, fields, others } = view;
  if (times === undefined) return undefined;
  if (times.length === 0)
    return note(
      'wait',
      html`<p>${ctx.t('tour.noTimes')}</p>
        ${otherwise(ctx, view)} ${instead(ctx, others, '/planning/tours')}`,
    );
  const chosen = fields.get('from');
  return html`<fieldset id="times">
    <legend>${ctx.t('tour.times')}</legend>
    <div class="ticks">
      ${times.map(({ start, end }, i) => tick(ctx, { name: 'from', value: clockOf(start), on: clockOf(start) === chosen || (i === 0 && !chosen), text: `${clockOf(start)} – ${clockOf(end)}`, radio: true }))}
    </div>
  </fieldset>`;
}

/** For whom no hour is free: when the tour runs, if the day lies outside of that, and the desk to call. */
function otherwise(ctx: Ctx, { products, fields }: TourView): Child {
  const { opens, closes, telephone } = products.find(({ subject }) => subject === fields.get('product')) ?? {};
  const day = fields.get('date') ?? '';
  const said = (each: string): string => dayText(ctx, each, { day: 'numeric', month: 'long', year: 'numeric' });
  const runs = opens !== undefined && closes !== undefined && (day < opens || day > closes);
  return html`${runs && html`<p>${ctx.t('tour.runs', { from: said(opens), to: said(closes) })}</p>`}
  ${telephone !== undefined && html`<p>${ctx.t('tour.phone')}: <b>${telephone}</b></p>`}`;
}

export const contactFields = (ctx: Ctx, view: Filled): Html =>
  html`${input(ctx, view, { name: 'name', word: 'tour.name', fault: 'name', autocomplete: 'name' })}
  ${input(ctx, view, { name: 'email', word: 'tour.email', type: 'email', fault: 'email', autocomplete: 'email' })}
  ${input(ctx, view, { name: 'telephone', word: 'tour.telephone', type: 'tel', autocomplete: 'tel' })}
  ${input(ctx, view, { name: 'affiliation', word: 'tour.affiliation', autocomplete: 'organization' })}`;

type Filled = Pick<TourView, 'fields' | 'faults'>;

/** What a group agrees to: until when it may change, for how many is paid at least. */
function conditions(ctx: Ctx, product: Product): Child {
  const { finalDays, leastCharged } = product;
  const all = [
    finalDays === undefined ? [] : [ctx.t('tour.finalDays', { n: finalDays })],
    leastCharged === undefined ? [] : [ctx.t('tour.leastCharged', { n: leastCharged })],
  ].flat();
  return all.length > 0 && html`<p class="hint"><bdi>${nameIn(ctx, product)}</bdi>: ${all.join(', ')}.</p>`;
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
  { fields, faults }: Filled,
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
