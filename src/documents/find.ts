// From an address to the thing and the version that the asker may see. What they may not see does not exist for them.
import type { Request } from 'express';
import { maySee, type Actor } from '../access/policy.ts';
import type { Hub } from '../hub.ts';
import type { Event } from '../log/log.ts';
import { Problem } from '../problem.ts';
import { formatByExtension } from '../rdf/formats.ts';
import type { Resource } from '../state/state.ts';
import { visibleText } from './visible.ts';
import { versionFilter } from './withheld.ts';

export interface Found {
  readonly resource: Resource;
  /** Media type that the extension asks for, or undefined when negotiation decides. */
  readonly asked: string | undefined;
}

const mediaTypeOf = (extension: string): string | undefined =>
  extension === 'html' ? 'text/html' : formatByExtension(extension)?.mediaType;

/** @throws Problem not-found, for what is hidden as for what never was */
export async function find(hub: Hub, actor: Actor, type: string, name: string): Promise<Found> {
  const exact = await hub.state.find(type, name);
  if (exact !== undefined) return { resource: seen(exact, actor, `${type}/${name}`), asked: undefined };
  const [, ref, extension] = /^(.+)\.([a-z]+)$/.exec(name) ?? [];
  const asked = extension === undefined ? undefined : mediaTypeOf(extension);
  const resource = ref === undefined || asked === undefined ? undefined : await hub.state.find(type, ref);
  return { resource: seen(resource, actor, `${type}/${name}`), asked };
}

function seen(resource: Resource | undefined, actor: Actor, address: string): Resource {
  if (resource !== undefined && maySee(actor, resource.mark)) return resource;
  throw new Problem('not-found', `There is no /id/${address}, or it is not public.`);
}

/** The version that stands. @throws Problem not-found */
export async function standingVersion(hub: Hub, resource: Resource): Promise<Event> {
  const event = await hub.log.event(resource.seq);
  if (event === undefined) throw new Error(`The state names version ${resource.seq}, which the log does not have`);
  return event;
}

/** The version that a person saw at a moment. @throws Problem not-found when nothing was to be seen then */
export async function versionAt(hub: Hub, resource: Resource, actor: Actor, moment: string): Promise<Event> {
  if (Number.isNaN(Date.parse(moment)))
    throw new Problem('bad-request', `“${moment.slice(0, 60)}” is not a date and time.`);
  const event = await hub.log.at(resource.subject, moment);
  // A deletion is to be seen by those who saw what it deleted.
  const basis = event?.action === 'delete' && event.prev !== null ? await hub.log.event(event.prev) : event;
  const mayRead = await versionFilter(hub, resource, actor);
  if (event === undefined || basis === undefined || !mayRead(event) || visibleText(basis, actor) === '')
    throw new Problem('not-found', `There was no /id/${resource.type}/${resource.ref} to be seen at ${moment}.`);
  return event;
}

/**
 * The version that datetime negotiation leads to: that of the moment, or the first one when the moment lies before it
 * (RFC 7089: out of range, the first or the last is selected). @throws Problem not-found when there is none to be seen
 */
export async function versionNear(hub: Hub, resource: Resource, actor: Actor, moment: string): Promise<Event> {
  const first = (await versionsFor(hub, resource, actor)).at(-1);
  return versionAt(hub, resource, actor, first !== undefined && moment < first.at ? first.at : moment);
}

const mostVersions = 500;

/** Versions as this actor sees them, newest first: those that changed nothing in their sight are left out. */
export async function versionsFor(hub: Hub, resource: Resource, actor: Actor): Promise<readonly Event[]> {
  const mayRead = await versionFilter(hub, resource, actor);
  const all = (await hub.log.history(resource.subject, mostVersions)).filter(mayRead);
  return all.filter((event, i) => {
    const [text, before] = [visibleText(event, actor), all[i + 1]];
    return text !== (before === undefined ? '' : visibleText(before, actor));
  });
}

/** A parameter of the path, decoded by Express already. */
export const param = (request: Request, name: string): string => {
  const value = request.params[name];
  return typeof value === 'string' ? value : '';
};
