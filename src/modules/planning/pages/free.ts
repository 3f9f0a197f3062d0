// “When can forty people meet in a room with a projector?”, over six museums, with one step to the booking.
import type { Ctx } from '../../../web/context.ts';
import { html, type Child, type Html } from '../../../web/html.ts';
import { layout } from '../../../web/layout.ts';
import { isMuseumKey, monogram } from '../../../web/museums.ts';
import { empty, section, table } from '../../../web/parts.ts';
import { clockIn } from '../booking/clock.ts';
import type { Free, Wish } from '../core/free.ts';
import { addDays, clockOf, dayOf, minuteMs } from '../core/time.ts';
import { dayIn, dayText, todayOf } from './period.ts';
import { museumOptions } from './steps.ts';

const numberIn = (text: string | null, other: number, most: number): number => {
  const value = Number(text);
  return text !== null && text !== '' && Number.isInteger(value) && value >= 0 && value <= most ? value : other;
};
const minutesIn = (text: string | null, other: number): number => {
  const [hour, minute] = (clockIn(text) ?? '').split(':').map(Number);
  return hour === undefined || minute === undefined || Number.isNaN(hour) ? other : hour * 60 + minute;
};
const clockText = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** What is asked, with kind answers for what is left out: three weeks, two hours, between nine and six. */
export function wishOf(ctx: Ctx): Wish {
  const { query } = ctx;
  const fromDay = dayIn(query, 'fromDay') ?? todayOf(ctx);
  const toDay = dayIn(query, 'toDay') ?? addDays(fromDay, 20);
  return {
    heads: numberIn(query.get('heads'), 0, 100_000),
    facilities: query
      .getAll('with')
      .filter((each) => each !== '')
      .slice(0, 10),
    fromDay,
    toDay,
    minutes: Math.max(15, numberIn(query.get('minutes'), 120, 1440)),
    between: [minutesIn(query.get('between'), 540), minutesIn(query.get('and'), 1080)],
    days: [],
  };
}

export interface FreeView {
  readonly wish: Wish;
  /** Undefined before anything was asked. */
  readonly found: readonly Free[] | undefined;
  readonly facilities: ReadonlyMap<string, string>;
}

export function freePage(ctx: Ctx, view: FreeView): Html {
  const title = ctx.t('free.title');
  const main = html`<div class="title">
      <h1>${title}</h1>
      <p class="lede">${ctx.t('free.lede')}</p>
    </div>
    ${form(ctx, view)} ${answer(ctx, view)}`;
  const breadcrumbs = [{ label: ctx.t('plan.title'), href: '/planning' }, { label: title }];
  return layout(ctx, { title, section: 'planning', breadcrumbs }, main);
}

const input = (name: string, label: string, value: string | number, type = 'text'): Html =>
  html`<div class="field">
    <label for="${name}">${label}</label
    ><input
      class="in"
      id="${name}"
      name="${name}"
      type="${type}"
      value="${value}"
      maxlength="12"
      ${type === 'text' && html` inputmode="numeric"`}
    />
  </div>`;

function form(ctx: Ctx, { wish, facilities }: FreeView): Html {
  const museum = ctx.query.get('museum');
  return html`<form class="stack" action="/planning/free">
    <div class="two">
      ${input('heads', ctx.t('free.heads'), wish.heads || '')} ${input('minutes', ctx.t('free.long'), wish.minutes)}
      ${input('fromDay', ctx.t('free.fromDay'), wish.fromDay, 'date')}
      ${input('toDay', ctx.t('free.toDay'), wish.toDay, 'date')}
      ${input('between', ctx.t('free.hours'), clockText(wish.between[0]))}
      ${input('and', ctx.t('free.and'), clockText(wish.between[1]))}
      <div class="field">
        <label for="museum">${ctx.t('plan.museum')}</label
        ><select class="in" id="museum" name="museum">
          ${museumOptions(ctx, museum)}
        </select>
      </div>
    </div>
    ${
      facilities.size > 0 &&
      html`<fieldset>
        <legend>${ctx.t('free.facility')}</legend>
        <div class="ticks">
          ${[...facilities].map(
            ([value, text]) =>
              html`<label class="tick"
                ><input
                  type="checkbox"
                  name="with"
                  value="${value}"
                  ${wish.facilities.includes(value) && html` checked`}
                /><span><bdi>${text}</bdi></span></label
              >`,
          )}
        </div>
      </fieldset>`
    }
    <p><button class="btn main">${ctx.t('free.ask')}</button></p>
  </form>`;
}

function answer(ctx: Ctx, { wish, found }: FreeView): Child {
  if (found === undefined) return undefined;
  if (found.length === 0) return empty(ctx.t('free.none'));
  const columns = [
    { label: ctx.t('free.room') },
    { label: ctx.t('plan.places', { n: 2 }).replace(/^\d+ /, ''), numeric: true },
    { label: ctx.t('free.times') },
  ];
  const rows = found.map((each) => [
    roomCell(ctx, each),
    each.room.capacity === undefined ? '' : ctx.number(each.room.capacity),
    times(ctx, wish, each),
  ]);
  return section(
    { id: 'found', title: ctx.t('free.found', { n: found.length }) },
    table(ctx.t('free.caption'), columns, rows),
  );
}

const roomCell = (ctx: Ctx, { room }: Free): Html => {
  const ref = room.subject.slice(room.subject.lastIndexOf('/') + 1);
  return html`${isMuseumKey(room.museum) && monogram(room.museum)}
    <a href="/doc/room/${encodeURIComponent(ref)}"
      ><bdi>${(ctx.lang === 'nl' ? room.nameNl : room.nameEn) || ref}</bdi></a
    >`;
};

const shownTimes = 4;

/** The first times, each with the way to book it; long stretches are told whole. */
function times(ctx: Ctx, { minutes, heads }: Wish, { room, stretches, count }: Free): Html {
  const may = ctx.mayWrite('planning', ctx.museumFor('planning'));
  const to = ctx.lang === 'nl' ? 'tot' : 'to';
  const shown = stretches.slice(0, shownTimes).map(({ start, end }) => {
    const text = `${dayText(ctx, dayOf(start), { weekday: 'short', day: 'numeric', month: 'short' })} ${clockOf(start)} ${to} ${clockOf(end)}`;
    const query = new URLSearchParams({
      what: room.subject,
      date: dayOf(start),
      from: clockOf(start),
      to: clockOf(Math.min(end, start + minutes * minuteMs)),
    });
    if (heads > 0) query.set('heads', String(heads));
    return html`<div class="row">${may ? html`<a href="/planning/book?${query.toString()}">${text}</a>` : text}</div>`;
  });
  return html`${shown}
  ${count > shownTimes && html`<small class="soft">${ctx.t('free.rest', { n: count - shownTimes })}</small>`}`;
}
