// What people can ask about themselves, and administrators about people: everything, who looked, be forgotten; why somebody
// looks; the record of processing; the audit trail. What is not for the asker does not exist for them.
import { Router, type Request, type Response } from 'express';
import { purposeCookie, purposeOf, situationOf } from '../audit/situation.ts';
import type { Entry, EntryQuery } from '../audit/sqlite.ts';
import { personOfRecord, whyPath } from '../documents/trail.ts';
import { mayManage } from '../access/policy.ts';
import type { Hub } from '../hub.ts';
import { Problem } from '../problem.ts';
import { personIri, isPerson } from '../privacy/nobody.ts';
import { serialise } from '../rdf/serialise.ts';
import { webContext, type Ctx } from './context.ts';
import { checkCsrf } from './csrf.ts';
import { bodyOf, readForm } from './forms/receive.ts';
import { safeNext } from './pages/sign-in.ts';
import { auditPage } from './pages/privacy/audit.ts';
import { forgetPage, forgottenPage } from './pages/privacy/forget.ts';
import { personPage, refOfPerson } from './pages/privacy/person.ts';
import { processingPage } from './pages/privacy/processing.ts';
import { purposePage } from './pages/privacy/purpose.ts';
import { processingCsv, quadsAbout, quadsOfProcessing } from './privacy-data.ts';
import { sendPage } from './send.ts';

export function privacyDoor(hub: Hub): Router {
  const router = Router();
  router.get(['/privacy', '/privacy/me'], async (request, response) => {
    const ctx = await webContext(hub, request);
    if (!ctx.signedIn) return response.redirect(303, '/signin?next=/privacy/me');
    const person = hub.privacy.personOf(ctx.actor);
    if (person === undefined) throw new Problem('not-found', ctx.t('privacy.noPerson'));
    response.redirect(303, `/privacy/person/${refOfPerson(person)}`);
  });
  personRoutes(hub, router);
  purposeRoutes(hub, router);
  processingRoutes(hub, router);
  router.get('/audit', async (request, response) => {
    const ctx = await webContext(hub, request);
    mustAudit(ctx);
    const query = auditQuery(ctx);
    sendPage(ctx, response, auditPage(ctx, auditView(ctx, query)));
  });
  return router;
}

/** Only administrators, and never editors: what happened must not be bent by who did it. */
const mayAudit = ({ actor }: Ctx): boolean => mayManage(actor, 'audit');

function mustAudit(ctx: Ctx): void {
  if (mayAudit(ctx)) return;
  if (!ctx.signedIn) throw new Problem('unknown-actor', 'The audit trail is for administrators. Sign in first.');
  throw new Problem('forbidden', 'The audit trail is for administrators. Your own part of it is at /privacy/me.');
}

interface Asked {
  readonly ctx: Ctx;
  readonly person: string;
  readonly self: boolean;
}

/** Oneself, or anybody for an administrator. @throws Problem not-found for others, whoever is there */
async function asked(hub: Hub, request: Request): Promise<Asked> {
  const ctx = await webContext(hub, request);
  const ref = String(request.params['ref']);
  if (!ctx.signedIn) throw new Problem('unknown-actor', 'This is for the person itself. Sign in first.');
  const person = personIri(hub.base, ref);
  const self = person === hub.privacy.personOf(ctx.actor);
  if (!isPerson(hub.base, person) || (!self && !mayAudit(ctx)) || hub.privacy.isForgotten(person))
    throw new Problem('not-found', 'There is no such person here, or this is not for you.');
  return { ctx, person, self };
}

const mostEntries = 100;

function personRoutes(hub: Hub, router: Router): void {
  router.get('/privacy/person/:ref.jsonld', async (request, response) => {
    const it = await asked(hub, request);
    const quads = quadsAbout(...(await everything(it)));
    noteTold(it, 'tell');
    const body = await serialise(quads, 'application/ld+json', { base: hub.base });
    response.set('cache-control', 'private, no-store').type('application/ld+json').send(body);
  });
  router.get('/privacy/person/:ref', async (request, response) => {
    const it = await asked(hub, request);
    if (!it.self && needsPurpose(it)) return response.redirect(303, whyPath(request.originalUrl));
    noteTold(it, 'read');
    sendPage(it.ctx, response, await pageOf(it));
  });
  router.get('/privacy/person/:ref/forget', async (request, response) => {
    const it = await asked(hub, request);
    sendPage(it.ctx, response, await forgetting(it, false));
  });
  router.post('/privacy/person/:ref/forget', readForm, async (request, response) => {
    const it = await asked(hub, request);
    checkCsrf(request, bodyOf(request)['_csrf']);
    if (bodyOf(request)['sure'] !== 'for-ever') return sendPage(it.ctx, response, await forgetting(it, true));
    const totals = await hub.privacy.forget(it.person, it.ctx.actor);
    sendPage(it.ctx, response, forgottenPage(it.ctx, totals));
  });
}

/** Asked once a session, like before any record of somebody else. */
const needsPurpose = ({ ctx }: Asked): boolean => {
  const { canBeAsked, purpose } = situationOf(ctx.actor);
  return canBeAsked && purpose === undefined;
};

function noteTold({ ctx, person, self }: Asked, action: string): void {
  if (self) return;
  const { door, purpose = 'not-stated' } = situationOf(ctx.actor);
  ctx.hub.audit.record({ actor: ctx.actor.iri, action, person, door, purpose });
}

async function everything({ ctx, person }: Asked): Promise<Parameters<typeof quadsAbout>> {
  const about = await ctx.hub.privacy.about(person);
  const own = about.things.filter((event) => personOfRecord(ctx.hub, event) === person);
  const entries = ctx.hub.audit.entries({ person, limit: mostEntries });
  const looked = entries.filter(({ actor, action }) => actor !== person && (action === 'read' || action === 'tell'));
  return [about, new Set(own.map(({ subject }) => subject)), looked];
}

async function pageOf(it: Asked) {
  const { ctx, self } = it;
  const [about, own, looked] = await everything(it);
  const subjects = about.things.map(({ subject }) => subject);
  const names = await ctx.hub.state.names(subjects, ctx.lang, ctx.marks);
  const mayEdit =
    about.things.some(({ subject }) => subject === about.person) && ctx.mayWrite('planning', ctx.actor.museum);
  return personPage(ctx, { about, self, own, names, looked, mayEdit, nameOf: nameOf(ctx) });
}

async function forgetting({ ctx, person, self }: Asked, sure: boolean) {
  const totals = await ctx.hub.privacy.preview(person);
  return forgetPage(ctx, { person, self, totals, sure, name: nameOf(ctx)(person) });
}

/** A name for who may know it, else the number; nobody for who was forgotten. */
const nameOf =
  (ctx: Ctx) =>
  (iri: string | null): string => {
    if (iri === null) return ctx.t('audit.forgotten');
    return ctx.hub.privacy.identities.get(iri)?.name || iri.replace(`${ctx.hub.base}/id/`, '');
  };

function purposeRoutes(hub: Hub, router: Router): void {
  router.get('/privacy/purpose', async (request, response) => {
    const ctx = await webContext(hub, request);
    if (!ctx.signedIn) return response.redirect(303, '/signin');
    sendPage(ctx, response, purposePage(ctx, safeNext(ctx.query.get('next') ?? undefined)));
  });
  router.post('/privacy/purpose', readForm, async (request, response) => {
    const ctx = await webContext(hub, request);
    if (!ctx.signedIn) throw new Problem('unknown-actor', 'Sign in first.');
    const { _csrf, purpose, next } = bodyOf(request);
    checkCsrf(request, _csrf);
    const stated = purposeOf(typeof purpose === 'string' ? purpose : undefined);
    if (stated === undefined) throw new Problem('bad-request', 'Choose one of the reasons on the page.');
    const secure = hub.base.startsWith('https:');
    response.cookie(purposeCookie, stated, { httpOnly: true, sameSite: 'lax', secure, path: '/' });
    response.redirect(303, safeNext(next));
  });
}

function processingRoutes(hub: Hub, router: Router): void {
  const mustBeIn = async (request: Request): Promise<Ctx> => {
    const ctx = await webContext(hub, request);
    if (!ctx.signedIn) throw new Problem('unknown-actor', 'The record of processing is for staff. Sign in first.');
    return ctx;
  };
  router.get('/privacy/processing', async (request, response) => {
    const ctx = await mustBeIn(request);
    sendPage(ctx, response, processingPage(ctx, hub.retention, mayAudit(ctx)));
  });
  router.get('/privacy/processing.jsonld', async (request, response) => {
    await mustBeIn(request);
    const quads = quadsOfProcessing(hub.base, hub.retention.kinds);
    response.type('application/ld+json').send(await serialise(quads, 'application/ld+json', { base: hub.base }));
  });
  router.get('/privacy/processing.csv', async (request, response) => {
    const ctx = await mustBeIn(request);
    response.type('text/csv; charset=utf-8').send(processingCsv(hub.retention.kinds, ctx.lang));
  });
  router.post('/privacy/processing/:kind', readForm, async (request, response: Response) => {
    const ctx = await mustBeIn(request);
    checkCsrf(request, bodyOf(request)['_csrf']);
    mustAudit(ctx);
    const { reference } = bodyOf(request);
    hub.retention.approve(String(request.params['kind']), typeof reference === 'string' ? reference : '', ctx.actor);
    response.redirect(303, '/privacy/processing');
  });
}

function auditQuery(ctx: Ctx): EntryQuery {
  const text = (name: string): string | undefined => ctx.query.get(name)?.trim().slice(0, 300) || undefined;
  const person = (name: string): string | undefined => {
    const value = text(name);
    return value === undefined ? undefined : personIri(ctx.hub.base, value);
  };
  const before = Number(text('before'));
  return {
    actor: person('actor'),
    person: person('person'),
    action: text('action'),
    from: text('from'),
    upTo: text('upTo'),
    limit: mostEntries,
    before: Number.isInteger(before) && before > 0 ? before : undefined,
  };
}

/** The page looks at the end of the chain; `vijver verify` at all of it. */
const mostChecked = 10_000;

const auditView = (ctx: Ctx, query: EntryQuery) => {
  const { audit } = ctx.hub;
  const entries: readonly Entry[] = audit.entries(query);
  const state = {
    total: audit.count(query),
    actions: audit.actions(),
    head: audit.head(),
    faults: audit.verify(mostChecked),
  };
  return { query, entries, nameOf: nameOf(ctx), ...state };
};
