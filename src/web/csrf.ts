// Forms that change something carry a word that only our own pages can know. Refuses a form that another site filled in.
import { createHash, timingSafeEqual } from 'node:crypto';
import type { Request } from 'express';
import { sessionCookieOf } from '../access/who.ts';
import { Problem } from '../problem.ts';
import { cookies } from './cookies.ts';

/** The session's cookie under https, else the one under http. */
const names = ['https:', 'http:'].map(sessionCookieOf);

/** Cookies and headers that carry a session; the token is derived from them, so it dies with the session. */
function secretOf(request: Request): string {
  const sent = cookies(request);
  return names.map((name) => sent[name]).find((value) => value !== undefined) ?? request.headers.authorization ?? '';
}

/** Does the request show who sends it, right or wrong? */
export const showsWho = (request: Request): boolean => secretOf(request) !== '';

/** The word for the forms of this session: a one-way digest of the session's own secret, which no script can read. */
export const csrfToken = (request: Request): string =>
  createHash('sha256')
    .update(`vijver form\0${secretOf(request)}`)
    .digest('base64url');

const own: ReadonlySet<unknown> = new Set([undefined, 'same-origin', 'none']);

/**
 * Two witnesses, both of the browser: where it says the form stood, and how near that was. A program sends neither.
 * @throws Problem `forbidden` for a form that another site sent
 */
export function checkOrigin(request: Request): void {
  const { origin, host } = request.headers;
  const near = request.headers['sec-fetch-site'];
  // A sandboxed frame has the origin `null`; only the second witness can tell that it was ours.
  const foreign = origin === 'null' ? near !== 'same-origin' : origin !== undefined && !isHere(request, origin, host);
  if (foreign || !own.has(near))
    throw new Problem('forbidden', {
      nl: 'Dit formulier kwam van een andere site. Open de bladzijde hier en stuur het opnieuw.',
      en: 'This form came from another site. Open the page here and send it again.',
    });
}

/** Does the form carry the word of the present session? */
export function isOurs(request: Request, sent: unknown): boolean {
  const wanted = Buffer.from(csrfToken(request));
  const given = Buffer.from(typeof sent === 'string' ? sent : '');
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

/** By the name that the browser asked for, or by the hub's own name when a proxy asks for another. */
const isHere = (request: Request, origin: string, host: string | undefined): boolean => {
  const base: unknown = request.app?.get('base');
  return hostOf(origin) === host || (typeof base === 'string' && hostOf(origin) === hostOf(base));
};

/**
 * Call before any form is acted upon.
 * @throws Problem `forbidden` when the form came from another site or an earlier session
 */
export function checkCsrf(request: Request, sent: unknown): void {
  checkOrigin(request);
  if (!isOurs(request, sent))
    throw new Problem('forbidden', {
      nl: 'Dit formulier hoort niet bij je huidige sessie. Ga terug, laad de bladzijde opnieuw en stuur het nog eens.',
      en: 'This form is not of your present session. Go back, reload the page and send it again.',
    });
}

const hostOf = (origin: string): string => (URL.canParse(origin) ? new URL(origin).host : '');
