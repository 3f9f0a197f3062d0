// Sends the bytes of a page: ETag and 304, HEAD, compressed forms, CORS. Uses node:http only, for speed.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Body, Encoding } from './bodies.ts';
import { pollingInterval } from './stream.ts';

const year = 31_536_000;

/** The best encoding that the client names, compressed bytes being made once anyway. */
export function chooseEncoding(header: string | string[] | undefined): Encoding {
  if (typeof header !== 'string') return '';
  const accepted = new Set(
    header
      .slice(0, 500)
      .toLowerCase()
      .split(',')
      .filter((part) => !/;\s*q=0(?:\.0*)?\s*$/.test(part))
      .map((part) => (part.split(';')[0] ?? '').trim()),
  );
  return accepted.has('br') ? 'br' : accepted.has('gzip') ? 'gzip' : '';
}

/** RFC 9110 §13.1.2: weak comparison, a list, or `*`. */
export function isSeen(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  return header.split(',').some((part) => {
    const tag = part.trim();
    return tag === '*' || tag === etag || tag === `W/${etag}`;
  });
}

const cors = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers': 'ETag, Link, Retry-After',
  'Cross-Origin-Resource-Policy': 'cross-origin',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Referrer-Policy': 'same-origin',
} as const;

export function sendBody(request: IncomingMessage, response: ServerResponse, body: Body): void {
  const headers: Record<string, string | number> = {
    ...cors,
    'Cache-Control': body.closed ? `public, max-age=${year}, immutable` : `public, max-age=${pollingInterval}`,
    ETag: body.etag,
    Vary: 'Accept, Accept-Encoding',
    'X-Content-Type-Options': 'nosniff',
  };
  if (isSeen(request.headers['if-none-match'], body.etag)) {
    response.writeHead(304, headers).end();
    return;
  }
  headers['Content-Type'] = body.contentType;
  headers['Content-Length'] = body.bytes.length;
  if (body.encoding !== '') headers['Content-Encoding'] = body.encoding;
  response.writeHead(200, headers);
  if (request.method === 'HEAD') response.end();
  else response.end(body.bytes);
}
