// One version on its way out: the form the client likes best, with the headers that let caches do their work.
import type { Request, Response } from 'express';
import { sightOf, type Actor } from '../access/policy.ts';
import { isSeen } from '../http/etag.ts';
import type { Hub } from '../hub.ts';
import type { Event } from '../log/log.ts';
import { Problem } from '../problem.ts';
import { negotiate } from '../rdf/negotiate.ts';
import { serialise } from '../rdf/serialise.ts';
import { visibleQuads } from './visible.ts';

/** What a document comes in; the first is for clients that do not mind. */
export const offers = [
  'text/turtle',
  'text/html',
  'application/ld+json',
  'application/n-triples',
  'application/rdf+xml',
] as const;
const shortNames: Readonly<Record<string, string>> = {
  'text/turtle': 'ttl',
  'application/ld+json': 'jsonld',
  'application/n-triples': 'nt',
  'application/rdf+xml': 'rdf',
};

/** @throws Problem not-acceptable */
export function chooseForm(request: Request, response: Response, asked: string | undefined): string {
  response.vary('accept, authorization, cookie');
  const chosen = asked ?? negotiate(request.headers.accept, offers);
  if (chosen === undefined) throw new Problem('not-acceptable', `This document comes as ${offers.join(', ')}.`);
  return chosen;
}

export interface Sent {
  readonly event: Event;
  readonly actor: Actor;
  readonly mediaType: string;
  /** A version never changes; a document may at any moment. */
  readonly fixed: boolean;
}

/** Sends RDF, or 304 when the client has it. Statements that the actor may not see are not there. */
export async function sendRdf(hub: Hub, request: Request, response: Response, sent: Sent): Promise<void> {
  const { event, actor, mediaType, fixed } = sent;
  const open = actor.role === 'anyone';
  // Corrections of a version must stay possible, so it is cached for long but never for ever.
  response.set('cache-control', `${open ? 'public' : 'private'}, max-age=${fixed ? 86_400 : 0}, must-revalidate`);
  response.set('last-modified', notLaterThan(hub.now(), event.at));
  const etag = `"${event.seq}.${shortNames[mediaType] ?? 'x'}${open ? '' : `.${sightOf(actor)}`}"`;
  response.set('etag', etag);
  if (isSeen(request.headers['if-none-match'], etag)) {
    response.status(304).end();
    return;
  }
  const body = await serialise(visibleQuads(event, actor), mediaType, { base: hub.base });
  response.type(mediaType.includes('json') ? mediaType : `${mediaType}; charset=utf-8`).send(body);
}

/** RFC 9110 §8.8.2: never later than now, though the log's clock may run some milliseconds ahead. */
const notLaterThan = (now: Date, at: string): string => new Date(Math.min(now.getTime(), Date.parse(at))).toUTCString();
