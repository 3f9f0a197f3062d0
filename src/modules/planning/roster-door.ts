// The roster of a museum's week, and somebody for a role that is open. Only for who sees people.
import { Router, type Request } from 'express';
import { visibleQuads } from '../../documents/visible.ts';
import type { Hub } from '../../hub.ts';
import { Problem } from '../../problem.ts';
import type { Ctx } from '../../web/context.ts';
import { checkCsrf } from '../../web/csrf.ts';
import { bodyOf, mustWrite, readForm } from '../../web/forms/receive.ts';
import { isMuseumKey } from '../../web/museums.ts';
import { sendPage } from '../../web/send.ts';
import { assignedQuads } from './booking/assign.ts';
import { candidatesFor } from './core/candidates.ts';
import { createWorld } from './index/world.ts';
import { resourcesOf } from './index/read.ts';
import { openRolesIn, shiftsIn, type OpenRole } from './index/roster.ts';
import { dayIn, periodOf, todayOf } from './pages/period.ts';
import { rosterHref, rosterPage, type OpenLine } from './pages/roster.ts';
import { numberIn, staff } from './staff.ts';

const mostLines = 20;

export function rosterDoor(hub: Hub): Router {
  const router = Router();
  router.get('/planning/roster', async (request, response) => {
    const ctx = await whoSeesPeople(hub, request);
    sendPage(ctx, response, await rosterOf(ctx));
  });
  router.post('/planning/roster', readForm, async (request, response) => {
    const ctx = await whoSeesPeople(hub, request);
    const body = bodyOf(request);
    checkCsrf(request, body['_csrf']);
    const field = (name: string): string => String(body[name] ?? '');
    await assign(ctx, field);
    const [museum, day] = [field('museum'), dayIn(new URLSearchParams({ date: field('date') }), 'date')];
    const back = rosterHref({ museum: isMuseumKey(museum) ? museum : undefined }, day ?? todayOf(ctx));
    response.redirect(303, `${back}&done=1`);
  });
  return router;
}

/** @throws Problem unknown-actor, forbidden */
async function whoSeesPeople(hub: Hub, request: Request): Promise<Ctx> {
  const ctx = await staff(hub, request);
  if (ctx.marks.includes('personal:planning')) return ctx;
  throw new Problem('forbidden', {
    nl: 'Een rooster gaat over mensen: alleen wie plant, ziet het.',
    en: 'A roster is about people: only those who plan see it.',
  });
}

async function rosterOf(ctx: Ctx) {
  const period = { ...periodOf(ctx), view: 'week' as const };
  const { views: db, state } = ctx.hub;
  const people = resourcesOf(db, { museum: undefined, kinds: ['person'], marks: ctx.marks });
  const own = people.filter(({ museum }) => period.museum === undefined || museum === period.museum);
  const time = { start: period.start, end: period.until };
  const ownSubjects = new Set(own.map(({ subject }) => subject));
  const shifts = shiftsIn(db, time, { museum: period.museum, own: ownSubjects });
  const open = openRolesIn(db, time, period.museum);
  const lines = await linesOf(ctx, open.slice(0, mostLines), people);
  const working = new Set(shifts.map(({ resource }) => resource));
  const shown = people.filter(
    ({ subject }) => working.has(subject) || (period.museum !== undefined && ownSubjects.has(subject)),
  );
  const known = [
    ...shown.map(({ subject }) => subject),
    ...lines.flatMap((line) => line.candidates.map(({ subject }) => subject)),
  ];
  const names = await state.names([...new Set([...known, ...open.map(({ role }) => role)])], ctx.lang, ctx.marks);
  const nameOf = ({ subject }: (typeof shown)[number]): string => names.get(subject) ?? subject;
  const ordered = shown.toSorted((a, b) => nameOf(a).localeCompare(nameOf(b)));
  return rosterPage(ctx, { period, people: ordered, shifts, lines, more: open.length - lines.length, names });
}

/** Candidates for one role after the other, with a breath in between: nobody waits for a long list. */
async function linesOf(
  ctx: Ctx,
  open: readonly OpenRole[],
  people: Parameters<typeof candidatesFor>[1],
): Promise<readonly OpenLine[]> {
  const world = createWorld(ctx.hub.views);
  const now = ctx.hub.now().getTime();
  const lines: OpenLine[] = [];
  for (const each of open) {
    const candidates = candidatesFor({ ...each, at: each }, people, { world, now });
    lines.push({ ...each, candidates });
    await new Promise((done) => setImmediate(done));
  }
  return lines;
}

/** @throws Problem not-found, stale, conflict, forbidden */
async function assign(ctx: Ctx, field: (name: string) => string): Promise<void> {
  const { hub, actor } = ctx;
  const [subject, role, person] = [field('claim'), field('role'), field('person')];
  const found = createWorld(hub.views).claim(subject);
  if (found === undefined) throw new Problem('not-found', 'There is no such booking.');
  mustWrite(ctx, 'planning', found.claim.museum);
  const event = await hub.log.latest(subject);
  const quads = event && assignedQuads({ base: hub.base, subject, role, person }, visibleQuads(event, actor));
  if (quads === undefined)
    throw new Problem('stale', {
      nl: 'Deze rol is intussen ingevuld. Kijk in het rooster wie het is.',
      en: 'This role was filled meanwhile. See in the roster who it is.',
    });
  await hub.write(actor, [{ subject, quads, expected: numberIn(field('seq')) }]);
}
