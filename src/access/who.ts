// Who asks: a bearer token or a session cookie. A wrong token is refused; it never passes as nobody.
import { Problem } from '../problem.ts';
import { anyone, type Actor } from './policy.ts';
import type { Sessions } from './sessions.ts';
import type { Tokens } from './tokens.ts';

const plainCookie = 'vijver_session';
const hostCookie = `__Host-${plainCookie}`;

/**
 * Under https only the name that a browser takes from nobody but this very host (RFC 6265bis §4.1.3.2);
 * under http browsers refuse that name.
 */
export const sessionCookieOf = (base: string): string => (base.startsWith('https:') ? hostCookie : plainCookie);

interface Headers {
  readonly authorization?: string | undefined;
  readonly cookie?: string | undefined;
}

/** The value of one cookie in a Cookie header, or undefined. */
export function cookieOf(header: string | undefined, name: string): string | undefined {
  const pair = header?.split(';').find((each) => each.trim().startsWith(`${name}=`));
  return pair?.trim().slice(name.length + 1);
}

/** The secret of the session that a request carries, whether it holds or not. */
export const sessionIn = (header: string | undefined, base: string): string | undefined =>
  cookieOf(header, sessionCookieOf(base));

export interface Known {
  readonly base: string;
  readonly tokens: Tokens;
  readonly sessions: Sessions;
}

/** @throws Problem unknown-actor for a token that is wrong, expired or revoked, or a scheme other than Bearer */
export function whoAsks({ authorization, cookie }: Headers, { base, tokens, sessions }: Known): Actor {
  if (authorization !== undefined) {
    const [, token] = /^Bearer +(\S+)$/i.exec(authorization) ?? [];
    if (token === undefined) throw new Problem('unknown-actor', 'Send “Authorization: Bearer TOKEN”.');
    const { tokenId: _, ...actor } = tokens.actor(token);
    return actor;
  }
  const sessionId = sessionIn(cookie, base);
  return (sessionId === undefined ? undefined : sessions.actor(sessionId)) ?? anyone;
}
