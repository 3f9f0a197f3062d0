// The cookie that carries a session: set, taken away, and renewed when somebody's rights changed.
import type { Request, RequestHandler, Response } from 'express';
import type { Opened } from '../access/sessions.ts';
import { sessionCookieOf, sessionIn } from '../access/who.ts';
import type { Hub } from '../hub.ts';
import { deviceOf } from '../http/device.ts';
import type { Visit } from '../access/sign-in.ts';

/** What a browser keeps of a session: no script reads it, and another site's form does not carry it. */
export function setSession(
  response: Response,
  hub: Hub,
  { sessionId, expires }: Pick<Opened, 'sessionId' | 'expires'>,
): void {
  const secure = hub.base.startsWith('https:');
  const kept = { httpOnly: true, sameSite: 'lax', secure, path: '/', expires } as const;
  response.cookie(sessionCookieOf(hub.base), sessionId, kept);
}

export function clearSession(response: Response, hub: Hub): void {
  response.clearCookie(sessionCookieOf(hub.base), { path: '/', secure: hub.base.startsWith('https:'), httpOnly: true });
}

export const sessionOf = (hub: Hub, request: Request): string | undefined =>
  sessionIn(request.headers.cookie, hub.base);

export const visitOf = (hub: Hub, request: Request): Visit => ({
  address: hub.addressOf(request),
  device: deviceOf(request.headers['user-agent']),
});

/** Whoever came in before in this browser goes out: a session that somebody else planted ends here. */
export function beginSession(hub: Hub, request: Request, response: Response, opened: Opened): void {
  const before = sessionOf(hub, request);
  if (before !== undefined) hub.sessions.close(before);
  setSession(response, hub, opened);
}

/** A session whose rights changed gets a new secret with the next page that it asks for. */
export const renewSessions =
  (hub: Hub): RequestHandler =>
  (request, response, next) => {
    const { authorization, accept } = request.headers;
    const before = sessionOf(hub, request);
    if (before === undefined || authorization !== undefined || request.method !== 'GET' || !accept?.includes('html'))
      return next();
    const renewed = hub.sessions.renewed(before);
    if (renewed !== undefined) {
      setSession(response, hub, renewed);
      request.headers.cookie = `${sessionCookieOf(hub.base)}=${renewed.sessionId}; ${request.headers.cookie ?? ''}`;
    }
    next();
  };
