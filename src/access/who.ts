// Who asks: a bearer token or a session cookie. A wrong token is refused; it never passes as nobody.
import { Problem } from '../problem.ts';
import { anyone, type Actor } from './policy.ts';
import type { Sessions } from './sessions.ts';
import type { Tokens } from './tokens.ts';

export const sessionCookie = 'vijver_session';

interface Headers {
  readonly authorization?: string | undefined;
  readonly cookie?: string | undefined;
}

/** The value of one cookie in a Cookie header, or undefined. */
export function cookieOf(header: string | undefined, name: string): string | undefined {
  const pair = header?.split(';').find((each) => each.trim().startsWith(`${name}=`));
  return pair?.trim().slice(name.length + 1);
}

/** @throws Problem unknown-actor for a token that is wrong, expired or revoked, or a scheme other than Bearer */
export function whoAsks({ authorization, cookie }: Headers, tokens: Tokens, sessions: Sessions): Actor {
  if (authorization !== undefined) {
    const [, token] = /^Bearer +(\S+)$/i.exec(authorization) ?? [];
    if (token === undefined) throw new Problem('unknown-actor', 'Send “Authorization: Bearer TOKEN”.');
    const { iri, role, museum } = tokens.actor(token);
    return { iri, role, museum };
  }
  const sessionId = cookieOf(cookie, sessionCookie);
  return (sessionId === undefined ? undefined : sessions.actor(sessionId)) ?? anyone;
}
