// Calendar feeds: somebody makes one for a room, a person or a museum, sees its address once, and takes it back when they like.
import { createHash } from 'node:crypto';
import { Router } from 'express';
import { marksSeenBy, type Actor } from '../../access/policy.ts';
import type { SecretLink } from '../../access/secret-links.ts';
import type { Hub } from '../../hub.ts';
import { isSeen } from '../../http/etag.ts';
import { Problem } from '../../problem.ts';
import { webContext, type Ctx } from '../../web/context.ts';
import { checkCsrf } from '../../web/csrf.ts';
import { bodyOf, readForm } from '../../web/forms/receive.ts';
import { isMuseumKey, museumName } from '../../web/museums.ts';
import { sendPage } from '../../web/send.ts';
import type { Lang } from '../../web/words.ts';
import { isBusyTo } from './core/busy.ts';
import { dayMs } from './core/time.ts';
import { feedKinds, feedOf, type FeedKind } from './index/feed.ts';
import { createWorld } from './index/world.ts';
import { resourcesOf } from './index/read.ts';
import { writeCalendar } from './ical/write.ts';
import { feedsPage } from './pages/feeds.ts';
import { docOfClaim } from './pages/shown.ts';

/** What a link opens, as it is kept: `room IRI nl busy`. */
interface Feed {
  readonly kind: FeedKind;
  readonly target: string;
  readonly lang: Lang;
  readonly busyOnly: boolean;
}

const toTarget = ({ kind, target, lang, busyOnly }: Feed): string =>
  [kind, target, lang, busyOnly ? 'busy' : 'open'].join(' ');
function feedIn({ target: text }: Pick<SecretLink, 'target'>): Feed {
  const [kind, target = '', lang, open] = text.split(' ');
  return {
    kind: feedKinds.find((each) => each === kind) ?? 'room',
    target,
    lang: lang === 'en' ? 'en' : 'nl',
    busyOnly: open === 'busy',
  };
}

const daysBack = 90;

export function feedDoor(hub: Hub): Router {
  const router = Router();
  router.get('/planning/feeds', async (request, response) => {
    const ctx = await webContext(hub, request);
    mustSee(ctx);
    sendPage(ctx, response, await view(ctx, undefined));
  });
  router.post('/planning/feeds', readForm, async (request, response) => {
    const ctx = await webContext(hub, request);
    mustSee(ctx);
    const body = bodyOf(request);
    checkCsrf(request, body['_csrf']);
    const feed = await askedFeed(ctx, String(body['what'] ?? ''), body['busy'] === '1');
    const { secret } = hub.secretLinks.create({
      kind: 'feed',
      target: toTarget(feed),
      owner: ownerText(ctx.actor),
      role: ctx.actor.role,
      person: feed.kind === 'person' ? feed.target : null,
    });
    response.set('cache-control', 'no-store');
    sendPage(ctx, response, await view(ctx, `${hub.base}/planning/ical/${secret}.ics`), 201);
  });
  router.post('/planning/feeds/revoke', readForm, async (request, response) => {
    const ctx = await webContext(hub, request);
    mustSee(ctx);
    const body = bodyOf(request);
    checkCsrf(request, body['_csrf']);
    if (!hub.secretLinks.revoke(String(body['id'] ?? ''), ownerText(ctx.actor)))
      throw new Problem('not-found', 'You have no such feed.');
    response.redirect(303, '/planning/feeds');
  });
  router.get('/planning/ical/:secret.ics', (request, response) => {
    const link = hub.secretLinks.find('feed', request.params.secret);
    if (link === undefined)
      throw new Problem('not-found', 'There is no such calendar. It may have been taken back; make a new one.');
    const text = calendarText(hub, link);
    const etag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`;
    response.set({
      etag,
      'cache-control': 'private, no-cache',
      'content-disposition': 'inline; filename="vijver.ics"',
    });
    if (isSeen(request.headers['if-none-match'], etag)) return void response.status(304).end();
    response.type('text/calendar; charset=utf-8').send(text);
  });
  return router;
}

function mustSee(ctx: Ctx): void {
  if (ctx.marks.includes('internal')) return;
  if (!ctx.signedIn) throw new Problem('unknown-actor', 'Sign in to make a calendar feed.');
  throw new Problem('forbidden', 'Your role does not see the planning.');
}

/** @throws Problem not-found for what the reader does not see */
async function askedFeed(ctx: Ctx, what: string, busyOnly: boolean): Promise<Feed> {
  const of = (kind: FeedKind, target: string): Feed => ({ kind, target, lang: ctx.lang, busyOnly });
  if (isMuseumKey(what)) return of('museum', what);
  const seen = resourcesOf(ctx.hub.views, {
    museum: undefined,
    kinds: ['room', 'material', 'service', 'person'],
    marks: ctx.marks,
  });
  const found = seen.find(({ subject }) => subject === what);
  if (found === undefined) throw new Problem('not-found', 'Choose a room, a museum or a person of the list.');
  return of(found.kind === 'person' ? 'person' : 'room', found.subject);
}

/** Whoever came in as a person is asked again what they see now; a token's feed sees what its role saw. */
function ownerOf(hub: Hub, { owner, role }: SecretLink): Actor {
  const account = accountIn(owner);
  if (account === undefined) return { iri: owner, role: role as Actor['role'], museum: null };
  const actor = hub.accounts.actor(account);
  if (actor === undefined)
    throw new Problem('not-found', 'There is no such calendar: whoever made it is no longer here.');
  return actor;
}

const ownerText = ({ account, iri }: Actor): string => account ?? iri;
const accountIn = (owner: string): string | undefined => (owner.includes(':') ? undefined : owner);

/** What the maker of the link sees: no booking is public, so a role that is no more sees none. */
function calendarText(hub: Hub, link: SecretLink): string {
  const { kind, target, lang, busyOnly } = feedIn(link);
  const actor = ownerOf(hub, link);
  const world = createWorld(hub.views);
  const nameOf = (subject: string): string =>
    (lang === 'nl' ? world.resource(subject)?.nameNl : world.resource(subject)?.nameEn) ?? '';
  const marks = marksSeenBy(actor);
  const kept = feedOf(hub.views, kind, target, { since: hub.now().getTime() - daysBack * dayMs, marks });
  const entries = kept.map((each) => ({
    ...each,
    where: each.claim.wants
      .map(nameOf)
      .filter((name) => name !== '')
      .join(', '),
    url: hub.base + docOfClaim(each.claim),
    busy: busyOnly || isBusyTo(each.claim, marks),
  }));
  const name = kind === 'museum' ? museumName(target) : kind === 'person' ? 'Vijver' : nameOf(target);
  return writeCalendar({ name, entries, lang });
}

async function view(ctx: Ctx, address: string | undefined) {
  const resources = resourcesOf(ctx.hub.views, {
    museum: undefined,
    kinds: ['room', 'material', 'service'],
    marks: ctx.marks,
  });
  const people = resourcesOf(ctx.hub.views, { museum: undefined, kinds: ['person'], marks: ctx.marks }).map(
    ({ subject }) => subject,
  );
  const names = await ctx.hub.state.names(people, ctx.lang, ctx.marks);
  const links = ctx.hub.secretLinks
    .listOf(ownerText(ctx.actor), 'feed')
    .map((link) => ({ ...link, ...feedIn(link), id: link.id }));
  return feedsPage(ctx, { resources, people: names, links, address });
}
