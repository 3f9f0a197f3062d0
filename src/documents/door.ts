// Documents: /id names the thing, /doc is about it, a version has its own address (the Flemish URI standard, RFC 7089).
// Reading only; writing is in `write-door.ts`.
import type { Quad } from '@rdfjs/types';
import { Router, type Request, type Response } from 'express';
import { maySee, sightOf, type Actor } from '../access/policy.ts';
import type { Hub } from '../hub.ts';
import type { Event } from '../log/log.ts';
import { Problem } from '../problem.ts';
import { negotiate } from '../rdf/negotiate.ts';
import { docPath, versionIri } from '../rdf/refs.ts';
import type { Resource } from '../state/state.ts';
import { webContext, type Ctx } from '../web/context.ts';
import { renderGone } from '../web/pages/gone.ts';
import { renderHistory } from '../web/pages/history.ts';
import { renderThing, type ThingPages } from '../web/pages/thing.ts';
import { sendPage } from '../web/send.ts';
import { find, param, standingVersion, versionAt, versionNear, versionsFor } from './find.ts';
import { linkMementos, markMemento, momentAsked, timemap } from './memento.ts';
import { chooseForm, offers, sendRdf } from './send.ts';
import { mustSayWhy, noteRead, whyPath } from './trail.ts';
import { visibleQuads } from './visible.ts';

/** @param pages what modules show for their own kinds of things */
export function documentsDoor(hub: Hub, pages: ThingPages = {}): Router {
  const router = Router();

  router.get('/id/:type/:ref', async (request, response) => {
    const { resource } = await find(hub, await hub.actorOf(request), param(request, 'type'), param(request, 'ref'));
    response.vary('accept').redirect(303, pathOf(hub, resource));
  });

  router.get('/id/:type/:ref/:moment', async (request, response) => {
    const actor = await hub.actorOf(request);
    const [moment, asked] = withoutExtension(param(request, 'moment'));
    const { resource } = await find(hub, actor, param(request, 'type'), param(request, 'ref'));
    const event = await versionAt(hub, resource, actor, moment);
    if (Date.parse(event.at) > Date.parse(moment) || event.at !== moment)
      return response.redirect(302, versionPath(hub, event));
    linkMementos(response, hub.base, resource);
    markMemento(response, hub.base, event);
    await sendVersion(hub, { request, response, actor, resource, event, asked, fixed: true, pages });
  });

  router.get('/doc', async (request, response) => {
    const iri = request.query['iri'];
    if (typeof iri !== 'string') throw new Problem('bad-request', 'Say which thing: /doc?iri=https://…');
    const resource = await hub.state.get(iri);
    const actor = await hub.actorOf(request);
    // What is hidden is told in the words for what never was: another answer would tell that it is there.
    if (resource === undefined || !maySee(actor, resource.mark))
      throw new Problem('not-found', `The hub keeps nothing about <${iri.slice(0, 300)}>, or it is not public.`);
    response.redirect(303, pathOf(hub, resource));
  });

  router.get('/doc/:type/:ref/history', async (request, response) => {
    const actor = await hub.actorOf(request);
    const { resource } = await find(hub, actor, param(request, 'type'), param(request, 'ref'));
    const versions = await versionsFor(hub, resource, actor);
    response.vary('accept, authorization, cookie');
    await noteHistory(hub, actor, resource);
    if (negotiate(request.headers.accept, ['application/json', 'text/html']) === 'text/html') {
      const ctx = await webContext(hub, request, actor);
      return sendPage(ctx, response, await renderHistory(ctx, { resource, versions }));
    }
    response.json(versions.map((event) => toVersion(hub.base, event)));
  });

  router.get('/doc/:type/:ref/timemap', async (request, response) => {
    const actor = await hub.actorOf(request);
    const { resource } = await find(hub, actor, param(request, 'type'), param(request, 'ref'));
    const body = timemap(hub.base, resource, await versionsFor(hub, resource, actor));
    response.type('application/link-format').send(body);
  });

  router.get('/doc/:type/:ref', async (request, response) => {
    const actor = await hub.actorOf(request);
    const { resource, asked } = await find(hub, actor, param(request, 'type'), param(request, 'ref'));
    linkMementos(response, hub.base, resource);
    const moment = momentAsked(request);
    if (moment !== undefined) {
      const event = await versionNear(hub, resource, actor, moment);
      return response.vary('accept-datetime').redirect(302, versionPath(hub, event));
    }
    const event = await standingVersion(hub, resource);
    await sendVersion(hub, { request, response, actor, resource, event, asked, fixed: false, pages });
  });

  return router;
}

/** A history tells what every version said. */
async function noteHistory(hub: Hub, actor: Actor, { subject }: Resource): Promise<void> {
  const event = await hub.log.latest(subject);
  if (event !== undefined) noteRead(hub, actor, event);
}

/** Where the document is, as a path: right behind every proxy and on every port. */
const pathOf = ({ base }: Hub, { type, ref }: Resource): string =>
  `${new URL(base).pathname.replace(/\/$/, '')}${docPath(type, ref)}`;

const versionPath = ({ base }: Hub, event: Event): string => new URL(versionIri(base, event)).pathname;

interface Wanted {
  readonly request: Request;
  readonly response: Response;
  readonly actor: Actor;
  readonly resource: Resource;
  readonly event: Event;
  readonly asked: string | undefined;
  readonly fixed: boolean;
  readonly pages: ThingPages;
}

async function sendVersion(hub: Hub, wanted: Wanted): Promise<void> {
  const { request, response, actor, resource, event, asked, fixed, pages } = wanted;
  const mediaType = chooseForm(request, response, asked);
  response.vary('accept-datetime');
  if (event.action === 'delete') return sendGone(hub, wanted, mediaType);
  const isPage = mediaType === 'text/html';
  if (isPage && mustSayWhy(hub, actor, event)) return response.redirect(303, whyPath(request.originalUrl));
  noteRead(hub, actor, event);
  if (!isPage) return sendRdf(hub, request, response, { event, actor, mediaType, fixed });
  const ctx = await webContext(hub, request, actor);
  const quads = visibleQuads(event, actor);
  const next = fixed ? undefined : await placeAfter(ctx, resource, quads);
  if (next !== undefined) return response.redirect(302, next);
  response.set(
    'etag',
    `W/"${event.seq}.html.${ctx.lang}.${await hub.state.position()}.${ctx.signedIn ? `${sightOf(actor)}.${ctx.csrf.slice(0, 8)}` : ''}"`,
  );
  for (const type of offers.filter((each) => each !== 'text/html'))
    response.append('link', `<${hub.base}${docPath(resource.type, resource.ref)}>; rel="alternate"; type="${type}"`);
  sendPage(ctx, response, await renderThing(ctx, { resource, event, quads, memento: fixed }, pages));
}

/** Where a page that moved leads its reader: to what took its place, when they may see that; `?stay` reads it as it was. */
async function placeAfter(
  { hub, query, marks }: Ctx,
  resource: Resource,
  quads: readonly Quad[],
): Promise<string | undefined> {
  const property = hub.modules.flatMap(({ types }) => types).find(({ name }) => name === resource.type)?.leadsOn;
  if (property === undefined || query.has('stay')) return undefined;
  const next = quads.find((q) => q.subject.value === resource.subject && q.predicate.value === property)?.object.value;
  const found = next === undefined || next === resource.subject ? undefined : await hub.state.get(next);
  if (found === undefined || found.deleted || !marks.includes(found.mark)) return undefined;
  return `${pathOf(hub, found)}?from=${encodeURIComponent(resource.ref)}`;
}

/** A deleted thing says so, and where its history is. */
async function sendGone(hub: Hub, { request, response, actor, resource, event }: Wanted, form: string): Promise<void> {
  const history = `${docPath(resource.type, resource.ref)}/history`;
  response.append('link', `<${hub.base}${history}>; rel="version-history"`);
  if (form !== 'text/html')
    throw new Problem('gone', `<${resource.subject}> was deleted at ${event.at}.`, {
      history: `${hub.base}${history}`,
    });
  const ctx = await webContext(hub, request, actor);
  const versions = await versionsFor(hub, resource, actor);
  sendPage(ctx, response, await renderGone(ctx, { resource, versions }), 410);
}

function withoutExtension(name: string): readonly [string, string | undefined] {
  const [, moment, extension] = /^(.*Z)\.(ttl|jsonld|nt|html)$/.exec(name) ?? [];
  const types = { ttl: offers[0], html: offers[1], jsonld: offers[2], nt: offers[3] };
  return moment === undefined ? [name, undefined] : [moment, types[extension as keyof typeof types]];
}

const toVersion = (base: string, event: Event): object => ({
  version: event.seq,
  action: event.action,
  at: event.at,
  iri: versionIri(base, event),
});
