// An answer that everybody gets alike: an ETag from its own bytes, and 304 for who has them. Tells nothing of the log.
import { createHash } from 'node:crypto';
import type { Request, Response } from 'express';
import type { Quad } from '@rdfjs/types';
import { isSeen } from '../http/etag.ts';
import { Problem } from '../problem.ts';
import { negotiate } from '../rdf/negotiate.ts';
import { serialise } from '../rdf/serialise.ts';

/** Forms of a description; the first is for clients that do not mind. */
export const rdfForms = ['text/turtle', 'application/ld+json', 'application/n-triples', 'application/rdf+xml'] as const;

/** @throws Problem not-acceptable */
export function chooseForm(request: Request, asked?: string): string {
  const chosen = asked ?? negotiate(request.headers.accept, [...rdfForms, 'text/html']);
  if (chosen === undefined) throw new Problem('not-acceptable', `This comes as ${rdfForms.join(', ')} and text/html.`);
  return chosen;
}

export interface Sent {
  readonly body: string;
  readonly type: string;
  /** Seconds for which it may be kept without asking. */
  readonly maxAge: number;
}

export function sendText(request: Request, response: Response, { body, type, maxAge }: Sent): void {
  const etag = `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  response.vary('accept').set('cache-control', `public, max-age=${maxAge}`).set('etag', etag);
  if (isSeen(request.headers['if-none-match'], etag)) {
    response.status(304).end();
    return;
  }
  response.set('content-type', /^text\/|xml$/.test(type) ? `${type}; charset=utf-8` : type).send(body);
}

export interface Description {
  readonly base: string;
  readonly quads: readonly Quad[];
  readonly form: string;
}

/** A browser shows Turtle as text rather than saving it. */
export async function sendDescription(request: Request, response: Response, sent: Description): Promise<void> {
  const asPage = sent.form === 'text/html';
  const body = await serialise(sent.quads, asPage ? 'text/turtle' : sent.form, { base: sent.base });
  sendText(request, response, { body, type: asPage ? 'text/plain' : sent.form, maxAge: 60 });
}
