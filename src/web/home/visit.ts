// When somebody was here last, in a cookie of their own browser: what came after it is new to them. Only for who is signed in.
import type { Request, Response } from 'express';
import { cookies } from '../cookies.ts';

const pauseMs = 30 * 60_000;
const isMoment = (text: string | undefined): text is string =>
  text !== undefined && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text);

/** The visit before this one. A visit ends when nobody looked for half an hour. */
export function lastVisit(request: Request, response: Response, now: Date): string | undefined {
  const [before, last] = (cookies(request)['visit'] ?? '').split('|');
  const resumed = isMoment(last) && now.getTime() - Date.parse(last) < pauseMs;
  const since = resumed ? before : last;
  const kept = isMoment(since) ? since : undefined;
  response.cookie('visit', `${kept ?? ''}|${now.toISOString()}`, {
    httpOnly: true,
    sameSite: 'lax',
    maxAge: 31_536_000_000,
    path: '/',
  });
  return kept;
}
