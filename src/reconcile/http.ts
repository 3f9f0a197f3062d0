// Requests in, answers out, for clients in other people's pages: open to every origin, JSON or JSONP, a bounded body.
import type { NextFunction, Request, Response } from 'express';
import { Problem } from '../problem.ts';

/** Bytes of a form; ten thousand ordinary queries are smaller. */
const mostBytes = 2 * 1024 * 1024;
const flood = 16 * mostBytes;

/** CORS for every answer, errors too; answers a preflight by itself. */
export function openToAll(request: Request, response: Response, next: NextFunction): void {
  response.set('access-control-allow-origin', '*');
  response.set('cross-origin-resource-policy', 'cross-origin');
  if (request.method !== 'OPTIONS') {
    next();
    return;
  }
  response.set('access-control-allow-methods', 'GET, HEAD, POST, OPTIONS');
  response.set('access-control-allow-headers', 'Authorization, Content-Type, Accept');
  response.set('access-control-max-age', '86400').status(204).end();
}

/** Reads on past the bound without keeping it, so that the client gets the answer; a flood is cut off. */
async function readBody(request: Request): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = chunk as Buffer;
    size += bytes.length;
    if (size <= mostBytes) chunks.push(bytes);
    if (size > flood) break;
  }
  if (size > mostBytes)
    throw new Problem('too-large', `A batch may have ${mostBytes} bytes; send fewer queries at once.`);
  return Buffer.concat(chunks).toString('utf8');
}

/**
 * The fields of a posted form, or of the query string of a GET.
 * @throws Problem too-large, unsupported-media-type
 */
export async function readForm(request: Request): Promise<URLSearchParams> {
  const inAddress = new URL(request.originalUrl, 'http://vijver.invalid').searchParams;
  if (request.method !== 'POST') return inAddress;
  const parsed: unknown = request.body;
  if (typeof parsed === 'object' && parsed !== null && !Buffer.isBuffer(parsed))
    return new URLSearchParams(Object.entries(parsed).map(([name, value]) => [name, String(value)]));
  const text = typeof parsed === 'string' ? parsed : await readBody(request);
  if (text.trim() === '') return inAddress;
  if (request.is('application/x-www-form-urlencoded') === false)
    throw new Problem(
      'unsupported-media-type',
      'Post a form: application/x-www-form-urlencoded with “queries” or “extend”.',
    );
  return new URLSearchParams(text);
}

/** @throws Problem bad-syntax */
export function parseJson(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message.slice(0, 200) : '';
    throw new Problem('bad-syntax', `“${name}” is not JSON: ${reason}`, {}, error);
  }
}

/**
 * Sends JSON, or JSONP when a callback is asked for.
 * @throws Problem bad-request for a callback that is no name
 */
export function sendJson(request: Request, response: Response, value: unknown): void {
  const callback = request.query['callback'];
  response.set('x-content-type-options', 'nosniff');
  if (callback === undefined) {
    response.type('application/json').send(JSON.stringify(value));
    return;
  }
  if (
    typeof callback !== 'string' ||
    !/^[A-Za-z_$][\w$]*(\.[A-Za-z_$][\w$]*)*$/.test(callback) ||
    callback.length > 100
  )
    throw new Problem('bad-request', '“callback” has to be the name of a function.');
  const json = JSON.stringify(value).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
  response.type('text/javascript').send(`/**/${callback}(${json});`);
}
