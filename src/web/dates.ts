// Moments as people read them, in Brussels time. Takes ISO 8601 text; what is no date is shown as it was written.
import { html, type Html } from './html.ts';
import type { Lang } from './words.ts';

const zone = 'Europe/Brussels';
type Shape = 'day' | 'shortDay' | 'time' | 'full' | 'weekday';
const shapes: Readonly<Record<Shape, Intl.DateTimeFormatOptions>> = {
  day: { day: 'numeric', month: 'short', year: 'numeric' },
  shortDay: { day: 'numeric', month: 'short' },
  time: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  full: { dateStyle: 'long', timeStyle: 'medium' },
  weekday: { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' },
};

const cache = new Map<string, Intl.DateTimeFormat>();
function formatter(lang: Lang, shape: Shape): Intl.DateTimeFormat {
  const key = `${lang}/${shape}`;
  const known = cache.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(lang === 'nl' ? 'nl-BE' : 'en-GB', { timeZone: zone, ...shapes[shape] });
  cache.set(key, made);
  return made;
}

const days = new Intl.DateTimeFormat('en-CA', { timeZone: zone });
const dayKey = (date: Date): string => days.format(date);

/** The day in Brussels of a moment: `2026-05-21`. */
export const dayOf = (iso: string): string => dayKey(new Date(iso));

/** `10:42` today, `5 mrt` this year, `13 feb 2023` before; the exact moment is in the element for machines. */
export function moment(iso: string, lang: Lang, now: Date): Html {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return html`${iso}`;
  const shape = dayKey(date) === dayKey(now) ? 'time' : date.getFullYear() === now.getFullYear() ? 'shortDay' : 'day';
  return html`<time datetime="${iso}" title="${formatter(lang, 'full').format(date)}"
    >${formatter(lang, shape).format(date)}</time
  >`;
}

/** The whole moment: `22 november 2026 om 21:58:03`. */
export function fullMoment(iso: string, lang: Lang): string {
  const date = new Date(iso);
  return Number.isNaN(date.getTime()) ? iso : formatter(lang, 'full').format(date);
}

/** A value of a date or dateTime field: `do 21 mei 2026`, with `14:00` when the value has a time. */
export function showDate(lexical: string, lang: Lang): string {
  const date = new Date(lexical);
  if (!/^\d{4}-\d\d-\d\d/.test(lexical) || Number.isNaN(date.getTime())) return lexical;
  const day = formatter(lang, 'weekday').format(date);
  return lexical.includes('T') ? `${day}, ${formatter(lang, 'time').format(date)}` : day;
}

/** `P12M` → `12 maanden`; what is no duration is shown as it was written. */
export function showDuration(lexical: string, lang: Lang): string {
  try {
    const locale = lang === 'nl' ? 'nl-BE' : 'en-GB';
    return new Intl.DurationFormat(locale, { style: 'long' }).format(Temporal.Duration.from(lexical)) || lexical;
  } catch {
    return lexical;
  }
}
