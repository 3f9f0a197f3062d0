// Memento (RFC 7089): any version by its address, the right one for a moment, and a list of them all.
import type { Request, Response } from 'express';
import { headerIri } from '../http/header-iri.ts';
import type { Event } from '../log/log.ts';
import { Problem } from '../problem.ts';
import { docPath, versionIri } from '../rdf/refs.ts';
import type { Resource } from '../state/state.ts';

const httpDate = (iso: string): string => new Date(iso).toUTCString();

/** Link relations of a document and of its versions. */
export function linkMementos(response: Response, base: string, { type, ref }: Resource): void {
  const doc = `${base}${docPath(type, ref)}`;
  response.append('link', [
    `<${doc}>; rel="original timegate"`,
    `<${doc}/timemap>; rel="timemap"; type="application/link-format"`,
  ]);
}

/** RFC 7089 §2.1.1: a version says when it stood. */
export function markMemento(response: Response, base: string, event: Event): void {
  response.set('memento-datetime', httpDate(event.at));
  response.append('link', `<${headerIri(versionIri(base, event))}>; rel="memento"; datetime="${httpDate(event.at)}"`);
}

/** The moment that `Accept-Datetime` asks for, to the end of its second; undefined without the header. */
export function momentAsked(request: Request): string | undefined {
  const header = request.headers['accept-datetime'];
  if (typeof header !== 'string') return undefined;
  const millis = Date.parse(header);
  if (Number.isNaN(millis))
    throw new Problem('bad-request', 'Accept-Datetime must be a date like “Tue, 20 Oct 2026 12:00:00 GMT”.');
  return `${new Date(millis).toISOString().slice(0, 19)}.999999Z`;
}

/** RFC 7089 §5: application/link-format, oldest first. */
export function timemap(base: string, { type, ref }: Resource, versions: readonly Event[]): string {
  const doc = `${base}${docPath(type, ref)}`;
  const mementos = versions
    .toReversed()
    .map((event) => `<${versionIri(base, event)}>; rel="memento"; datetime="${httpDate(event.at)}"`);
  const self = `<${doc}/timemap>; rel="self"; type="application/link-format"`;
  return [`<${doc}>; rel="original timegate"`, self, ...mementos].join(',\n');
}
