// The month as a sheet: five or six weeks of days, what happens on each, and the way to the day itself.
import type { Ctx } from '../../../web/context.ts';
import { html, type Html } from '../../../web/html.ts';
import { addDays, clockOf, dayStart, dayOf } from '../core/time.ts';
import type { Shown } from '../index/read.ts';
import { agendaList } from './agenda.ts';
import { dayText, href, periodText, type Period } from './period.ts';
import { changeHref, spokenTime, titleIn, type Loaded } from './shown.ts';

const mostADay = 4;

export function drawMonth(ctx: Ctx, period: Period, loaded: Loaded): Html {
  const weeks: string[][] = [];
  for (let monday = period.first; monday < period.end; monday = addDays(monday, 7))
    weeks.push(Array.from({ length: 7 }, (_none, i) => addDays(monday, i)));
  const byDay = perDay(period, loaded.shown);
  return html`<div class="wide-only scroll" role="region" tabindex="0" aria-label="${periodText(ctx, period)}">
      <table class="cal">
        <caption class="vh">
          ${ctx.t('plan.caption', { period: periodText(ctx, period) })}
        </caption>
        <thead>
          <tr>
            ${weeks[0]?.map((day) => html`<th scope="col">${dayText(ctx, day, { weekday: 'long' })}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${weeks.map(
            (days) =>
              html`<tr>
                ${days.map((day) => cell(ctx, period, day, byDay.get(day) ?? []))}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    <div class="to-narrow">${agendaList(ctx, loaded)}</div>`;
}

/** Each booking once a day, however many things it holds; one that lasts for weeks on each of its days. */
function perDay(period: Period, shown: readonly Shown[]): ReadonlyMap<string, readonly Shown[]> {
  const days = new Map<string, Map<string, Shown>>();
  for (const each of shown) {
    const last = Math.min(each.to, period.until) - 1;
    for (let day = dayOf(Math.max(each.from, period.start)); dayStart(day) <= last; day = addDays(day, 1)) {
      const known = days.get(day) ?? new Map<string, Shown>();
      days.set(day, known.set(`${each.claim} ${each.from}`, each));
    }
  }
  return new Map([...days].map(([day, all]) => [day, [...all.values()].toSorted((a, b) => a.from - b.from)]));
}

function cell(ctx: Ctx, period: Period, day: string, all: readonly Shown[]): Html {
  const kind = day === period.today ? 'now' : day.slice(0, 7) === period.day.slice(0, 7) ? '' : 'else';
  const rest = all.length - mostADay;
  const dayHref = href(period, { view: 'day', day });
  return html`<td class="${kind}">
    <a href="${dayHref}" aria-label="${dayText(ctx, day, { weekday: 'long', day: 'numeric', month: 'long' })}"
      >${dayText(ctx, day, { day: 'numeric' })}</a
    >
    <ul>
      ${all.slice(0, mostADay).map(
        (each) =>
          html`<li data-m="${each.museum ?? ''}" data-s="${each.standing}">
            <a href="${changeHref(ctx, each)}" title="${spokenTime(ctx, each)}"
              >${dayOf(each.from) === day && html`${clockOf(each.from)} `}<bdi>${titleIn(ctx, each)}</bdi></a
            >
          </li>`,
      )}
    </ul>
    ${rest > 0 && html`<a class="small" href="${dayHref}">${ctx.t('plan.more', { n: rest })}</a>`}
  </td>`;
}
