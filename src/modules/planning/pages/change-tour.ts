// Changing a group's reservation: a form with what stands, a page that shows old and new, and only then the change.
import type { Ctx } from '../../../web/context.ts';
import { html, type Child, type Html } from '../../../web/html.ts';
import { facts, table } from '../../../web/parts.ts';
import { spanText } from '../core/explain.ts';
import { languageWord } from '../core/language-words.ts';
import { clockOf, dayOf } from '../core/time.ts';
import { partsOf, spanOf, type Product, type Wish } from '../tours/split.ts';
import { headsOf, terms, type OwnTour } from './own-tour.ts';
import { contactFields, faultNote, languageField, nameIn, tourFrame, whenFields, type TourView } from './tours.ts';

export interface ChangeView extends Pick<TourView, 'fields' | 'faults' | 'others'> {
  readonly tour: OwnTour & { readonly product: Product };
}

/** What stands, as fields; what was asked goes before it. */
function filled({ tour, fields }: Pick<ChangeView, 'tour' | 'fields'>): URLSearchParams {
  const { start } = spanOf(tour.visits.map(({ claim }) => claim));
  const all = new URLSearchParams({
    date: dayOf(start),
    from: clockOf(start),
    heads: String(headsOf(tour)),
    language: tour.visits[0]?.claim.lang ?? 'nl',
  });
  for (const [name, value] of fields) all.set(name, value);
  return all;
}

export function changePage(ctx: Ctx, view: ChangeView): Html {
  const { tour, faults } = view;
  const fields = filled(view);
  const path = `${tour.path}/change`;
  return tourFrame(
    ctx,
    ctx.t('tour.change'),
    html`<p class="lede"><bdi>${nameIn(ctx, tour.product)}</bdi></p>
      ${faultNote(ctx, view, path)}
      <form class="stack narrow after" method="post" action="${path}" novalidate>
        <div class="two">
          ${whenFields(ctx, { fields, faults })}
          ${languageField(ctx, tour.product.languages, fields.get('language') ?? 'nl')}
        </div>
        <details${['name', 'email'].some((each) => faults.some((fault) => fault === each)) && html` open`}>
          <summary>${ctx.t('tour.contact.other')}</summary>
          <p class="hint">${ctx.t('tour.contact.hint')}</p>
          ${contactFields(ctx, { fields, faults })}
        </details>
        <p class="row">
          <button class="btn main">${ctx.t('tour.look')}</button><a class="btn bare" href="${tour.path}">${ctx.t('book.stop')}</a>
        </p>
      </form>`,
  );
}

interface ConfirmView extends Pick<ChangeView, 'tour' | 'fields'> {
  readonly wish: Wish;
}

/** Old beside new, and one button. What was filled in goes along, in this page alone. */
export function confirmPage(ctx: Ctx, { tour, fields, wish }: ConfirmView): Html {
  const { product, visits, path } = tour;
  const now = spanOf(visits.map(({ claim }) => claim));
  const next = spanOf(partsOf(product, wish));
  const groups = partsOf(product, wish).map(({ heads }) => heads);
  const rows: readonly (readonly [string, Child, Child])[] = [
    [ctx.t('book.when'), spanText(now.start, now.end, ctx.lang), spanText(next.start, next.end, ctx.lang)],
    [ctx.t('tour.heads'), ctx.number(headsOf(tour)), ctx.number(wish.heads)],
    ...(visits.length > 1 || groups.length > 1
      ? [[ctx.t('tour.groups'), visits.map(({ claim }) => claim.heads ?? 0).join(' + '), groups.join(' + ')] as const]
      : []),
    [ctx.t('tour.lang'), languageWord(ctx.lang, visits[0]?.claim.lang ?? ''), languageWord(ctx.lang, wish.lang)],
  ];
  const contact = ['name', 'email', 'telephone', 'affiliation'].some((each) => (fields.get(each) ?? '') !== '');
  const kept = [...fields].filter(([name]) => name !== 'sure');
  return tourFrame(
    ctx,
    ctx.t('tour.confirm'),
    html`${table(ctx.t('tour.confirm'), [{ label: nameIn(ctx, product) }, { label: ctx.t('tour.was') }, { label: ctx.t('tour.becomes') }], rows)}
      ${contact && html`<p class="after">${ctx.t('tour.contact.changes')}</p>`}
      <div class="after">${facts(terms(ctx, product, next.start))}</div>
      <form class="row after" method="post" action="${path}/change">
        ${kept.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
        <input type="hidden" name="sure" value="1" />
        <button class="btn main">${ctx.t('tour.sure')}</button
        ><a class="btn bare" href="${path}">${ctx.t('tour.leave')}</a>
      </form>`,
  );
}
