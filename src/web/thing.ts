// One thing as pages take it: its address, the version that stands, and what of it the reader may see.
import type { Quad } from '@rdfjs/types';
import type { Event } from '../log/log.ts';
import { Problem } from '../problem.ts';
import { docPath, versionIri } from '../rdf/refs.ts';
import type { Resource } from '../state/state.ts';
import type { Ctx } from './context.ts';
import { noteRead } from '../documents/trail.ts';
import { visibleQuads, visibleText } from '../documents/visible.ts';
import { versionFilter } from '../documents/withheld.ts';

export interface Thing {
  readonly resource: Resource;
  readonly event: Event;
  /** Only statements that the reader may see. */
  readonly quads: readonly Quad[];
  /** A version by its own address, perhaps not the one that stands. */
  readonly memento?: boolean | undefined;
}

/**
 * The thing at an address, for a page of our own.
 * @throws Problem `not-found` when there is none or nothing of it may be seen, `gone` when it was deleted
 */
export async function loadThing(ctx: Ctx, type: string, ref: string): Promise<Thing> {
  const resource = await ctx.hub.state.find(type, ref);
  const event = resource && (await ctx.hub.log.event(resource.seq));
  if (!resource || !event) throw nothingHere(type, ref);
  if (resource.deleted) {
    const seen = await versionsSeen(ctx, resource.subject, 1);
    throw seen.length === 0 ? nothingHere(type, ref) : deleted(type, ref);
  }
  const quads = visibleQuads(event, ctx.actor);
  if (quads.length === 0) throw nothingHere(type, ref);
  noteRead(ctx.hub, ctx.actor, event);
  return { resource, event, quads };
}

const nothingHere = (type: string, ref: string): Problem =>
  new Problem('not-found', {
    nl: `Op ${docPath(type, ref)} staat niets.`,
    en: `There is nothing at ${docPath(type, ref)}.`,
  });

const deleted = (type: string, ref: string): Problem =>
  new Problem('gone', { nl: `${docPath(type, ref)} is verwijderd.`, en: `${docPath(type, ref)} was deleted.` });

export const docOfThing = (resource: Pick<Resource, 'type' | 'ref'>): string => docPath(resource.type, resource.ref);

export const versionPath = (ctx: Ctx, event: Event): string =>
  versionIri(ctx.hub.base, event).slice(ctx.hub.base.length);

export interface Version {
  readonly event: Event;
  /** What the reader saw of the version before; undefined for the first. */
  readonly before: Event | undefined;
}

/**
 * Versions in which something changed that the reader may see, newest first; `limit` of them at most, `before` a seq.
 * Looks at most 200 versions back beyond what it shows.
 */
export async function versionsSeen(
  ctx: Ctx,
  subject: string,
  limit: number,
  before?: number,
): Promise<readonly Version[]> {
  const resource = await ctx.hub.state.get(subject);
  const mayRead = resource === undefined ? () => true : await versionFilter(ctx.hub, resource, ctx.actor);
  const events = (await ctx.hub.log.history(subject, limit + 200, before)).filter(mayRead);
  const seen: Version[] = [];
  for (const [i, event] of events.entries()) {
    if (seen.length === limit) break;
    const older = events[i + 1];
    if (visibleText(event, ctx.actor) === (older ? visibleText(older, ctx.actor) : '')) continue;
    seen.push({ event, before: older });
  }
  return seen;
}
