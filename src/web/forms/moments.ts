// Date and time between the data and the browser's control: Brussels time in the control, an offset in the data.
const zone = 'Europe/Brussels';

const parts = new Intl.DateTimeFormat('sv-SE', {
  timeZone: zone,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

const local = (date: Date): string => parts.format(date).replace(' ', 'T');
const toTheMinute = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/;

/** `2026-11-22T13:00:00Z` → `2026-11-22T14:00`; what is no moment, or says no zone, stays as it is to the minute. */
export function localDateTime(lexical: string): string {
  if (!/(Z|[+-]\d\d:\d\d)$/.test(lexical)) return lexical.slice(0, 16);
  const date = new Date(lexical);
  const shown = Number.isNaN(date.getTime()) ? lexical : local(date);
  return toTheMinute.test(shown) ? shown : lexical;
}

/**
 * `2026-11-22T14:00` in Brussels → `2026-11-22T14:00:00+01:00`; text that is no such moment stays as it was typed.
 * @returns undefined for an hour that no clock here shows, in the night when summer time begins
 */
export function zonedDateTime(typed: string): string | undefined {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/.test(typed)) return typed;
  const full = typed.length === 16 ? `${typed}:00` : typed;
  if (Number.isNaN(new Date(`${full}Z`).getTime())) return typed;
  for (const offset of ['+02:00', '+01:00'])
    if (local(new Date(full + offset)) === full.slice(0, 16)) return full + offset;
  return undefined;
}

/** `17/5/1920`, `17.5.1920` and `5/1920` as ISO 8601 writes them; other text stays. */
export function isoDate(typed: string): string {
  const found = /^(?:(\d{1,2})[-/.])?(\d{1,2})[-/.](\d{4})$/.exec(typed);
  if (!found) return typed;
  const [, day, month = '', year = ''] = found;
  return [year, month.padStart(2, '0'), day?.padStart(2, '0')].filter(Boolean).join('-');
}
