// A page on its way out: the headers that every page has. A strict content policy: nothing inline, nothing from elsewhere.
import type { Response } from 'express';
import type { FrameCtx } from './context.ts';
import type { Html } from './html.ts';

export const contentPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Pages ask for no camera, no place and no clipboard of anybody. */
const nothing = 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()';

/** A page that places things gives its one style element a nonce, in `response.locals.nonce`; nothing else may bring a style. */
function policyOf({ locals: { nonce } }: Response): string {
  const known: unknown = nonce;
  return typeof known === 'string'
    ? contentPolicy.replace("style-src 'self'", `style-src 'self' 'nonce-${known}'`)
    : contentPolicy;
}

/** Sends a page; remembers the language when the address chose one. Keeps headers that the caller has set. */
export function sendPage(ctx: FrameCtx, response: Response, page: Html, status = 200): void {
  response.status(status);
  response.set('content-security-policy', policyOf(response));
  response.set('cross-origin-resource-policy', 'same-origin').set('permissions-policy', nothing);
  response.vary('cookie, authorization, accept, accept-language');
  if (!response.hasHeader('cache-control'))
    response.set('cache-control', ctx.signedIn ? 'private, no-cache' : 'no-cache');
  if (ctx.query.get('lang') === ctx.lang)
    response.cookie('lang', ctx.lang, { maxAge: 31_536_000_000, sameSite: 'lax', path: '/' });
  response.set('content-language', ctx.lang).type('html').send(page.toString());
}
