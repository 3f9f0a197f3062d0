// What stands beside the form: each conflict with both sides and its cause, and the ways out as the same form filled otherwise.
import type { Ctx } from '../../../web/context.ts';
import { html, type Child, type Html } from '../../../web/html.ts';
import { icon } from '../../../web/parts.ts';
import { amountField } from '../booking/form.ts';
import type { Explained } from '../core/explain.ts';
import type { BookView } from './book.ts';
import { docOfClaim } from './shown.ts';

/** Each conflict with its cause and its ways out; a way out is the same form with something else in it. */
export function beside(ctx: Ctx, view: BookView): Child {
  const { outlook } = view;
  if (outlook === undefined || outlook.conflicts.length === 0) return undefined;
  return html`<section class="sec" aria-labelledby="clash">
    <h2 id="clash" class="row">${icon('warn')}${ctx.t('book.against', { n: outlook.conflicts.length })}</h2>
    ${outlook.conflicts.map((each) => conflict(ctx, view, each))}
    ${outlook.stopping > 0 && !outlook.mayAllow && html`<p class="hint after">${icon('lock')} ${ctx.t('book.overrule.other')}</p>`}
  </section>`;
}

function conflict(ctx: Ctx, { fields }: BookView, each: Explained): Html {
  const ways = each.waysOut.map(
    (way) =>
      html`<li><a href="/planning/book?${wayQuery(fields, each, way).toString()}#book">${way[ctx.lang]}</a></li>`,
  );
  return html`<div class="after">
    <p><span class="st" data-s="no">${ctx.t(`conflict.${each.kind}`)}</span></p>
    <p>${each[ctx.lang]}</p>
    ${each.with !== undefined && html`<p><a href="${docOfClaim({ subject: each.with })}">${ctx.t('book.other')}</a></p>`}
    ${
      ways.length > 0 &&
      html`<p class="soft small">${ctx.t('book.wayOut')}</p>
        <ul class="lines tight">
          ${ways}
        </ul>`
    }
  </div>`;
}

function wayQuery(
  fields: URLSearchParams,
  { resource }: Explained,
  way: Explained['waysOut'][number],
): URLSearchParams {
  const query = new URLSearchParams([...fields].filter(([name]) => name !== '_csrf' && name !== 'reason'));
  if (way.start !== undefined && way.end !== undefined) {
    query.set('date', way.start.slice(0, 10));
    query.set('from', way.start.slice(11, 16));
    query.set('last', way.end.slice(0, 10));
    query.set('to', way.end.slice(11, 16));
  }
  if (way.quantity !== undefined) query.set(`${amountField}${resource}`, String(way.quantity));
  if (way.room !== undefined) {
    const rest = query.getAll('what').filter((each) => each !== resource);
    query.delete('what');
    for (const wanted of [...rest, way.room]) query.append('what', wanted);
  }
  return query;
}
