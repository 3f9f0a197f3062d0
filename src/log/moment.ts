// Time as the log hands it out: microseconds since 1970 as a number, and as text. Pure; the clock is an argument.

/** Microseconds → `2026-11-22T20:58:03.123456Z`. */
export function toMoment(micros: number): string {
  const iso = new Date(Math.floor(micros / 1000)).toISOString();
  return `${iso.slice(0, -1)}${String(micros % 1000).padStart(3, '0')}Z`;
}

/** Any ISO 8601 date-time → microseconds, or NaN. Digits past the sixth decimal are dropped. */
export function fromMoment(text: string): number {
  const millis = Date.parse(text);
  const decimals = /\.(\d+)/.exec(text)?.[1] ?? '';
  return millis * 1000 + Number(decimals.slice(3, 6).padEnd(3, '0'));
}

/**
 * The next timestamp: now, or one microsecond after the last when the clock stands still or went back.
 * An event that opens a page starts on a later whole millisecond than the last one, so that the bound between two
 * pages can be told by a client that reads only milliseconds.
 */
export function nextMoment(last: number, nowMillis: number, opensPage: boolean): number {
  const next = Math.max(nowMillis * 1000, last + 1);
  return opensPage ? Math.max(next, (Math.floor(last / 1000) + 1) * 1000) : next;
}
