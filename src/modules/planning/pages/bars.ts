// Bars on the line of a resource: where each stands, what it says, which may be dragged, and when the resource is closed or away.
import type { Ctx } from '../../../web/context.ts';
import { html, type Child, type Html } from '../../../web/html.ts';
import { isCounted } from '../core/amounts.ts';
import type { Resource } from '../core/facts.ts';
import { openOn } from '../core/judge-things.ts';
import { dayOf, wallOf } from '../core/time.ts';
import type { Shown } from '../index/read.ts';
import { dayText, type Period } from './period.ts';
import { changeHref, spokenTime, titleIn } from './shown.ts';

export const [firstHour, lastHour] = [8, 22];
export const hoursADay = lastHour - firstHour;

export interface Board {
  readonly ctx: Ctx;
  readonly period: Period;
  readonly days: readonly string[];
  readonly clashing: ReadonlySet<string>;
  readonly rules: string[];
  /** Names of people, for who sees those. */
  readonly people: ReadonlyMap<string, string>;
}

/** What overlaps stands on the line above: the lowest one that is free. */
export function lanesOf(all: readonly Shown[]): readonly number[] {
  const ends: number[] = [];
  return all.map(({ start, end }) => {
    const free = ends.findIndex((until) => until <= start);
    const lane = free === -1 ? ends.length : free;
    ends[lane] = end;
    return lane;
  });
}

/** Hours from the left edge; a night is no wider than a moment. */
function placeOf({ days, period }: Board, ms: number): number {
  if (ms <= period.start) return 0;
  if (ms >= period.until) return days.length * hoursADay;
  const wall = wallOf(ms);
  const hour = wall.hour + wall.minute / 60;
  const within = Math.min(hoursADay, Math.max(0, hour - firstHour));
  return days.indexOf(dayOf(ms)) * hoursADay + within;
}

const short = (value: number): number => Math.round(value * 100) / 100;

export function bar(board: Board, resource: Resource, each: Shown, lane: number): Html {
  const { ctx, rules, clashing } = board;
  const id = `b${rules.length}`;
  const [start, from, to, end] = [each.start, each.from, each.to, each.end].map((ms) => placeOf(board, ms)) as [
    number,
    number,
    number,
    number,
  ];
  const until = Math.max(to, from + 0.25);
  const room = Math.max(until - from, Math.min(board.days.length * hoursADay - from, board.days.length > 1 ? 13 : 3));
  rules.push(
    `#${id}{--s:${short(from)};--e:${short(until)};--pre:${short(from - start)};--post:${short(Math.max(0, end - until))};--room:${short(room)};--lane:${lane}}`,
  );
  const words = isCounted(resource.kind) ? `${amount(ctx, resource, each)}, ${titleIn(ctx, each)}` : titleIn(ctx, each);
  const spoken = `${dayText(ctx, dayOf(each.from), { weekday: 'short' })} ${spokenTime(ctx, each)}`;
  return html`<li
    class="bk"
    id="${id}"
    data-m="${each.museum ?? ''}"
    data-s="${each.standing === 'done' ? 'firm' : each.standing}"
    ${clashing.has(each.claim) && html` data-clash`}${start === from && end <= until && html` data-plain`}${moveData(ctx, each)}
  >
    <a href="${changeHref(ctx, each)}" title="${spoken}"><span class="vh">${spoken}: </span><bdi>${words}</bdi></a>
  </li>`;
}

const amount = (ctx: Ctx, { stock }: Resource, { quantity }: Shown): string =>
  stock === undefined ? ctx.number(quantity) : ctx.t('plan.of', { n: quantity, all: stock });

/** A bar that may be dragged says what it is; a series, a visit and what is locked are changed at their page. */
function moveData(ctx: Ctx, each: Shown): Child {
  if (each.kind === 'visit' || each.series || each.locked || !ctx.mayWrite('planning', each.museum)) return undefined;
  const ref = each.claim.slice(each.claim.lastIndexOf('/') + 1);
  return html` data-move="${ref}" data-seq="${each.seq}" data-start="${new Date(each.from).toISOString()}"
  data-end="${new Date(each.to).toISOString()}"`;
}

/** Days on which a room is closed, and times that somebody is away. */
export function offTimes(board: Board, resource: Resource): Child {
  const { ctx, days, rules } = board;
  const shade = (start: number, end: number, word: string): Html => {
    const id = `b${rules.length}`;
    rules.push(`#${id}{--s:${short(start)};--e:${short(end)}}`);
    return html`<span class="off" id="${id}">${word}</span>`;
  };
  const away = resource.absences
    .filter(({ start, end }) => start < board.period.until && end > board.period.start)
    .map(({ start, end }) => shade(placeOf(board, start), placeOf(board, end), ctx.t('plan.away')));
  if (resource.hours.length === 0) return away;
  const closed = days.flatMap((day, i) =>
    openOn(resource.hours, day).length === 0 ? [shade(i * hoursADay, (i + 1) * hoursADay, ctx.t('plan.closed'))] : [],
  );
  return [...closed, ...away];
}
