// The doors of training under /training: the catalogue for everybody, the rest for who is in; each asks `rights.ts` through the desk.
import { Router, type Request, type Response } from 'express';
import { museums } from '../../access/policy.ts';
import type { Hub } from '../../hub.ts';
import { Problem } from '../../problem.ts';
import { webContext, type Ctx } from '../../web/context.ts';
import { checkCsrf } from '../../web/csrf.ts';
import { bodyOf, partOf, readForm } from '../../web/forms/receive.ts';
import type { Html } from '../../web/html.ts';
import { sendPage } from '../../web/send.ts';
import { acts, actOn, assess, confirm, deskOf, enrol, offerHelp, type Desk } from './act/desk.ts';
import { sendCertificate } from './certificate/send.ts';
import { cataloguePage } from './pages/catalogue.ts';
import { helpPage } from './pages/help.ts';
import { myPage } from './pages/me.ts';
import type { Done } from './pages/parts.ts';
import { reportPage } from './pages/report.ts';
import { teamPage } from './pages/team.ts';
import { ledBy, personOf, reportsOn } from './rights.ts';

export function trainingDoor(hub: Hub): Router {
  const router = Router();
  const page = (path: string, draw: (ctx: Ctx, desk: Desk) => Promise<Html>): void => {
    router.get(path, async (request, response) => {
      const ctx = await webContext(hub, request);
      sendPage(ctx, response, await draw(ctx, deskOf(hub, ctx.actor)));
    });
  };
  page('/training', cataloguePage);
  page('/training/me', (ctx, desk) => myPage(ctx, desk, mustBePerson(ctx)));
  page('/training/team', (ctx, desk) => teamPage(ctx, desk, mustLead(ctx)));
  page('/training/report', (ctx, desk) => reportPage(ctx, desk, mustReport(ctx)));
  page('/training/help', (ctx, desk) => {
    mustBeIn(ctx);
    if (!ctx.marks.includes('internal')) throw notYours();
    return helpPage(ctx, desk);
  });
  router.get('/training/certificate/:ref', async (request, response) => {
    const ctx = await webContext(hub, request);
    mustBeIn(ctx);
    await sendCertificate(ctx, deskOf(hub, ctx.actor), response, partOf(request, 'ref').replace(/\.pdf$/, ''));
  });
  router.post('/training/enrol', readForm, async (request, response) => {
    const { ctx, desk, body } = await posted(hub, request);
    const people = listIn(body['person'], ctx.actor.iri);
    for (const person of people) await enrol(desk, { edition: textOf(body['edition']), person });
    back(response, body, 'enrolled');
  });
  router.post('/training/enrolment/:ref', readForm, async (request, response) => {
    const { desk, body } = await posted(hub, request);
    const act = acts.find((each) => each === body['act']);
    if (act === undefined)
      throw new Problem('bad-request', { nl: 'Zeg wat er moet gebeuren.', en: 'Say what is to be done.' });
    await actOn(desk, partOf(request, 'ref'), { act, rating: Number(body['rating']) });
    back(response, body, doneBy[act]);
  });
  router.post('/training/skill', readForm, async (request, response) => {
    const { desk, body } = await posted(hub, request);
    const [skill, evidence] = [textOf(body['skill']), textOf(body['evidence'])];
    await assess(desk, { skill, level: Number(body['level']), evidence });
    back(response, { next: '/training/me' }, 'said');
  });
  router.post('/training/skill/:ref', readForm, async (request, response) => {
    const { desk, body } = await posted(hub, request);
    const ref = partOf(request, 'ref');
    if (body['helps'] !== undefined) await offerHelp(desk, ref, body['helps'] === 'yes');
    else await confirm(desk, ref, Number(body['level']));
    back(response, body, body['helps'] === undefined ? 'confirmed' : 'helping');
  });
  return router;
}

const doneBy = {
  approve: 'agreed',
  cancel: 'cancelled',
  present: 'noted',
  absent: 'noted',
  reopen: 'noted',
  rate: 'rated',
} as const;

const mostPeople = 50;
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const listIn = (value: unknown, otherwise: string): readonly string[] =>
  value === undefined ? [otherwise] : [value].flat().map(textOf).slice(0, mostPeople);

/** A posted form of somebody who is in. @throws Problem unknown-actor, forbidden */
async function posted(hub: Hub, request: Request) {
  const ctx = await webContext(hub, request);
  mustBeIn(ctx);
  const body = bodyOf(request);
  checkCsrf(request, body['_csrf']);
  return { ctx, body, desk: deskOf(hub, ctx.actor) };
}

/** To the page it came from, which is always one of ours. */
function back(response: Response, body: Readonly<Record<string, unknown>>, done: Done): void {
  const next =
    /^\/(?:training|doc\/(?:edition|course))(?:\/[\w.~%-]*)*$/.exec(textOf(body['next']))?.[0] ?? '/training';
  response.redirect(303, `${next}?done=${done}`);
}

function mustBeIn(ctx: Ctx): void {
  if (!ctx.signedIn) throw new Problem('unknown-actor', { nl: 'Meld je eerst aan.', en: 'Sign in first.' });
}

const notYours = (): Problem =>
  new Problem('forbidden', { nl: 'Deze bladzijde is niet voor jouw rol.', en: 'This page is not for your role.' });

function mustBePerson(ctx: Ctx): string {
  mustBeIn(ctx);
  const person = personOf(ctx.hub.base, ctx.actor);
  if (person !== undefined) return person;
  throw new Problem('forbidden', {
    nl: 'Een token is geen persoon. Meld je aan met je eigen account.',
    en: 'A token is no person. Sign in with an account of your own.',
  });
}

function mustLead(ctx: Ctx): readonly string[] {
  mustBeIn(ctx);
  const led = ledBy(ctx.actor);
  if (led.length === 0) throw notYours();
  return led;
}

function mustReport(ctx: Ctx): readonly string[] {
  mustBeIn(ctx);
  const keys = reportsOn(ctx.actor, museums);
  if (keys.length === 0) throw notYours();
  return keys;
}
