// Which days a page of the planner shows, and the addresses of the days around them. Pure; an odd date is today.
import type { Ctx } from '../../../web/context.ts';
import { isMuseumKey } from '../../../web/museums.ts';
import { dayWords } from '../core/day-words.ts';
import { addDays, dayOf, dayStart, mondayOf } from '../core/time.ts';

export const views = ['week', 'day', 'month', 'list'] as const;
export type ViewName = (typeof views)[number];

export interface Period {
  readonly view: ViewName;
  readonly museum: string | undefined;
  /** The day that was asked for. */
  readonly day: string;
  readonly today: string;
  /** First day, and the day after the last. */
  readonly first: string;
  readonly end: string;
  readonly start: number;
  readonly until: number;
}

const isDay = (text: string | null): text is string => {
  if (text === null || !/^(19|20|21)\d\d-\d\d-\d\d$/.test(text)) return false;
  try {
    return Temporal.PlainDate.from(text).toString() === text;
  } catch {
    return false;
  }
};
export const dayIn = (query: URLSearchParams, key: string): string | undefined => {
  const text = query.get(key);
  return isDay(text) ? text : undefined;
};

export const todayOf = (ctx: Ctx): string => dayOf(ctx.hub.now().getTime());

const firstOfMonth = (day: string): string => Temporal.PlainDate.from(day).with({ day: 1 }).toString();
const monthLater = (day: string, months: number): string =>
  Temporal.PlainDate.from(firstOfMonth(day)).add({ months }).toString();

function rangeOf(view: ViewName, day: string): readonly [string, string] {
  if (view === 'day') return [day, addDays(day, 1)];
  if (view === 'week') return [mondayOf(day), addDays(mondayOf(day), 7)];
  if (view === 'list') return [day, addDays(day, 14)];
  const last = addDays(monthLater(day, 1), -1);
  return [mondayOf(firstOfMonth(day)), addDays(mondayOf(last), 7)];
}

export function periodOf(ctx: Ctx): Period {
  const asked = ctx.query.get('view');
  const view = views.find((each) => each === asked) ?? 'week';
  const museum = ctx.query.get('museum');
  const today = todayOf(ctx);
  const day = dayIn(ctx.query, 'date') ?? today;
  const [first, end] = rangeOf(view, day);
  return {
    view,
    museum: isMuseumKey(museum) ? museum : undefined,
    day,
    today,
    first,
    end,
    start: dayStart(first),
    until: dayStart(end),
  };
}

/** The address of the same page with something else. */
export function href(period: Period, other: Partial<Pick<Period, 'view' | 'day' | 'museum'>>): string {
  const { view, day, museum } = { ...period, ...other };
  const query = new URLSearchParams({ view, date: day });
  if (museum !== undefined) query.set('museum', museum);
  return `/planning?${query.toString()}`;
}

export function step(period: Period, by: -1 | 1): string {
  const { view, day } = period;
  const days = { day: 1, week: 7, list: 14 } as const;
  return href(period, { day: view === 'month' ? monthLater(day, by) : addDays(day, by * days[view]) });
}

export const dayText = (ctx: Ctx, day: string, shape: Intl.DateTimeFormatOptions): string =>
  dayWords(ctx.lang, day, shape);

/** `18 tot 24 mei 2026`, `mei 2026`, `donderdag 21 mei 2026`. */
export function periodText(ctx: Ctx, { view, first, end, day }: Period): string {
  if (view === 'month') return dayText(ctx, day, { month: 'long', year: 'numeric' });
  if (view === 'day') return dayText(ctx, day, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
  const last = addDays(end, -1);
  const sameMonth = first.slice(0, 7) === last.slice(0, 7);
  const from = dayText(ctx, first, sameMonth ? { day: 'numeric' } : { day: 'numeric', month: 'long' });
  return `${from} ${ctx.lang === 'nl' ? 'tot' : 'to'} ${dayText(ctx, last, { day: 'numeric', month: 'long', year: 'numeric' })}`;
}
