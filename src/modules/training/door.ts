// The pages of training under /training: the catalogue for everybody, the rest for who is in; each asks `rights.ts` through the desk.
import { Router } from 'express';
import { museums } from '../../access/policy.ts';
import type { Hub } from '../../hub.ts';
import { Problem } from '../../problem.ts';
import { formatByExtension } from '../../rdf/formats.ts';
import { webContext, type Ctx } from '../../web/context.ts';
import { partOf } from '../../web/forms/receive.ts';
import type { Html } from '../../web/html.ts';
import { sendPage } from '../../web/send.ts';
import { deskOf, type Desk } from './act/desk.ts';
import { actsDoor } from './act/door.ts';
import { sendInvitation } from './calendar/send.ts';
import { sendCertificate } from './certificate/send.ts';
import { sendCatalogue } from './exchange/catalogue.ts';
import { cataloguePage } from './pages/catalogue.ts';
import { newGoalPage } from './pages/goal-form.ts';
import { goalPage } from './pages/goal.ts';
import { helpPage } from './pages/help.ts';
import { myPage } from './pages/me.ts';
import { planEditionPage } from './pages/plan-edition.ts';
import { reportPage } from './pages/report.ts';
import { skillPage } from './pages/skill.ts';
import { teamPage } from './pages/team.ts';
import { ledBy, personOf, reportsOn } from './rights.ts';

export function trainingDoor(hub: Hub): Router {
  const router = Router();
  const page = (path: string, draw: (ctx: Ctx, desk: Desk, ref: string) => Promise<Html>): void => {
    router.get(path, async (request, response) => {
      const ctx = await webContext(hub, request);
      sendPage(ctx, response, await draw(ctx, deskOf(hub, ctx.actor), partOf(request, 'ref')));
    });
  };
  page('/training', cataloguePage);
  router.get('/training/catalogue', (request, response) => sendCatalogue(hub, request, response));
  for (const extension of ['ttl', 'jsonld', 'nt', 'rdf'])
    router.get(`/training/catalogue.${extension}`, (request, response) =>
      sendCatalogue(hub, request, response, formatByExtension(extension)?.mediaType),
    );
  page('/training/me', (ctx, desk) => myPage(ctx, desk, mustBePerson(ctx)));
  page('/training/team', (ctx, desk) => teamPage(ctx, desk, mustLead(ctx)));
  page('/training/plan', (ctx, desk) => newGoalPage(ctx, desk, mustBePerson(ctx)));
  page('/training/report', (ctx, desk) => reportPage(ctx, desk, mustReport(ctx)));
  page('/training/help', (ctx, desk) => {
    mustBeIn(ctx);
    if (!ctx.marks.includes('internal')) throw notYours();
    return helpPage(ctx, desk);
  });
  page('/training/goal/:ref', (ctx, desk, ref) => {
    mustBeIn(ctx);
    return goalPage(ctx, desk, ref);
  });
  page('/training/skill/:ref', (ctx, desk, ref) => {
    mustBeIn(ctx);
    return skillPage(ctx, desk, ref);
  });
  page('/training/edition/:ref/plan', (ctx, desk, ref) => {
    mustBeIn(ctx);
    return planEditionPage(ctx, desk, ref);
  });
  router.get('/training/calendar/:ref.ics', async (request, response) => {
    const ctx = await webContext(hub, request);
    mustBeIn(ctx);
    await sendInvitation(ctx, deskOf(hub, ctx.actor), response, partOf(request, 'ref'));
  });
  router.get('/training/certificate/:ref', async (request, response) => {
    const ctx = await webContext(hub, request);
    mustBeIn(ctx);
    await sendCertificate(ctx, deskOf(hub, ctx.actor), response, partOf(request, 'ref').replace(/\.pdf$/, ''));
  });
  router.use(actsDoor(hub));
  return router;
}

function mustBeIn(ctx: Ctx): void {
  if (!ctx.signedIn) throw new Problem('unknown-actor', { nl: 'Meld je eerst aan.', en: 'Sign in first.' });
}

const notYours = (): Problem =>
  new Problem('forbidden', { nl: 'Deze bladzijde is niet voor jouw rol.', en: 'This page is not for your role.' });

/** @throws Problem unknown-actor, forbidden */
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
