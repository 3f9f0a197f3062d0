// The planner's door: calendar, booking, what is free, a look before a drop. Staff only; the public has its own pages.
import { randomBytes } from 'node:crypto';
import { Router, type Request } from 'express';
import { mayOverrule } from '../../access/policy.ts';
import type { Hub } from '../../hub.ts';
import { Problem } from '../../problem.ts';
import { thingIri } from '../../rdf/refs.ts';
import { webContext, type Ctx } from '../../web/context.ts';
import { checkCsrf } from '../../web/csrf.ts';
import { bodyOf, mustWrite, readForm } from '../../web/forms/receive.ts';
import { sendPage } from '../../web/send.ts';
import { blank, fieldsOf, filledIn } from './booking/form.ts';
import { newSubject, outlookOf, savePlan, type Plan } from './booking/save.ts';
import { scopes } from './booking/series.ts';
import { inPlaceOf } from './core/amounts.ts';
import type { Claim } from './core/facts.ts';
import { freeRooms } from './core/free.ts';
import { timesOf } from './core/recurrence.ts';
import { addDays, atClock, momentOf } from './core/time.ts';
import { roomsFor } from './index/rooms.ts';
import { resourcesOf } from './index/read.ts';
import { createWorld } from './index/world.ts';
import { agendaList } from './pages/agenda.ts';
import { bookPage, type BookView } from './pages/book.ts';
import { calendarPage } from './pages/frame.ts';
import { freePage, wishOf } from './pages/free.ts';
import { drawMonth } from './pages/month.ts';
import { numbersPage } from './pages/numbers.ts';
import { dayIn, periodOf, todayOf } from './pages/period.ts';
import { docOfClaim, loadShown } from './pages/shown.ts';
import { drawTimeline } from './pages/timeline.ts';

/** Signed out, or with a role that sees only what is public: the module's own page, with the public programme. */
const isStaff = (ctx: Ctx): boolean => ctx.marks.includes('internal');

export function planningDoor(hub: Hub): Router {
  const router = Router();
  router.get('/planning', async (request, response, next) => {
    const ctx = await webContext(hub, request);
    if (!isStaff(ctx)) return next();
    const period = periodOf(ctx);
    const kinds = ['room', 'material', 'service', ...(period.view === 'month' ? [] : (['person'] as const))] as const;
    const loaded = loadShown(ctx, period, kinds);
    const nonce = randomBytes(16).toString('base64');
    response.locals['nonce'] = nonce;
    const draw = { week: drawTimeline, day: drawTimeline, month: drawMonth, list: agendaList };
    const body =
      period.view === 'list'
        ? draw.list(ctx, loaded)
        : period.view === 'month'
          ? draw.month(ctx, period, loaded)
          : await draw[period.view](ctx, period, loaded, nonce);
    sendPage(ctx, response, calendarPage(ctx, period, { clashes: loaded.clashes, body }));
  });
  router.get('/planning/free', async (request, response) => {
    const ctx = await staff(hub, request);
    sendPage(ctx, response, freePage(ctx, await freeView(ctx)));
  });
  router.get('/planning/numbers', async (request, response) => {
    const ctx = await staff(hub, request);
    sendPage(ctx, response, await numbersPage(ctx));
  });
  bookRoutes(hub, router);
  moveRoutes(hub, router);
  return router;
}

async function staff(hub: Hub, request: Request): Promise<Ctx> {
  const ctx = await webContext(hub, request);
  if (isStaff(ctx)) return ctx;
  throw ctx.signedIn
    ? new Problem('forbidden', 'Your role does not see the planning.')
    : new Problem('unknown-actor', 'Sign in to see the planning.');
}

async function freeView(ctx: Ctx) {
  const wish = wishOf(ctx);
  const museum = ctx.query.get('museum') || undefined;
  const world = createWorld(ctx.hub.views);
  const asked = ctx.query.has('heads');
  const found = asked
    ? freeRooms(world, roomsFor(ctx.hub.views, wish.heads, museum), wish, ctx.hub.now().getTime())
    : undefined;
  const known = resourcesOf(ctx.hub.views, { museum: undefined, kinds: ['room'], marks: ctx.marks });
  const seen = new Set(known.map(({ subject }) => subject));
  const names = await ctx.hub.state.names(
    [...new Set(known.flatMap(({ facilities }) => facilities))],
    ctx.lang,
    ctx.marks,
  );
  const facilities = new Map([...names].toSorted(([, a], [, b]) => a.localeCompare(b)));
  return { wish, facilities, found: found?.filter(({ room }) => seen.has(room.subject)) };
}

function bookRoutes(hub: Hub, router: Router): void {
  router.get('/planning/book', async (request, response) => {
    const ctx = await staff(hub, request);
    const asked = askedFor(ctx, ctx.query);
    mustWrite(ctx, 'planning', asked.standing?.museum ?? ctx.museumFor('planning'));
    const filled = ctx.query.has('title');
    const fields = filled ? ctx.query : beginning(ctx, asked);
    sendPage(ctx, response, bookPage(ctx, await viewOf(ctx, asked, fields, { judge: filled, strict: filled })));
  });
  router.post('/planning/book', readForm, async (request, response) => {
    const ctx = await staff(hub, request);
    const fields = fieldsIn(bodyOf(request));
    checkCsrf(request, fields.get('_csrf'));
    const asked = askedFor(ctx, fields);
    mustWrite(ctx, 'planning', asked.standing?.museum ?? ctx.museumFor('planning'));
    const view = await viewOf(ctx, asked, fields, { judge: true, strict: true });
    if (view.faults.length > 0) return sendPage(ctx, response, bookPage(ctx, view), 422);
    const saving = {
      seq: numberIn(fields.get('seq')),
      reason: (fields.get('reason') ?? '').trim(),
      note: fields.get('note')?.trim(),
    };
    try {
      response.redirect(303, docOfClaim({ subject: await savePlan(ctx, planOf(asked, view.claim, fields), saving) }));
    } catch (error) {
      if (!(error instanceof Problem) || (error.type !== 'conflict' && error.type !== 'stale')) throw error;
      // Judged again: what came in between is told with its ways out.
      const again = await viewOf(ctx, asked, fields, { judge: true, strict: true });
      sendPage(ctx, response, bookPage(ctx, { ...again, stale: error.type === 'stale' }), error.status);
    }
  });
}

const numberIn = (text: string | null): number | undefined =>
  text === null || !/^\d+$/.test(text) ? undefined : Number(text);

/** A posted form as fields, a name perhaps more than once. */
function fieldsIn(body: Readonly<Record<string, unknown>>): URLSearchParams {
  const fields = new URLSearchParams();
  for (const [name, value] of Object.entries(body))
    for (const each of Array.isArray(value) ? (value as unknown[]) : [value])
      if (typeof each === 'string') fields.append(name, each);
  return fields;
}

interface Asked {
  readonly standing: Claim | undefined;
  readonly seq: number | undefined;
  readonly time: { readonly start: number; readonly end: number } | undefined;
}

/** The booking that the fields name, and which of its times. @throws Problem not-found when the reader does not see it */
function askedFor(ctx: Ctx, fields: URLSearchParams): Asked {
  const ref = fields.get('booking');
  if (ref === null) return { standing: undefined, seq: undefined, time: undefined };
  const found = createWorld(ctx.hub.views).claim(thingIri(ctx.hub.base, 'booking', ref));
  if (found === undefined || !ctx.marks.includes(found.mark))
    throw new Problem('not-found', 'There is no such booking.');
  const start = momentOf(fields.get('time') ?? undefined);
  const time =
    start === undefined || found.claim.rrule === undefined
      ? undefined
      : timesOf(found.claim).find((each) => each.start === start);
  return { standing: found.claim, seq: found.seq, time };
}

/** The fields with which a form opens: what stands, or a new booking at the day that was asked for. */
function beginning(ctx: Ctx, { standing, time }: Asked): URLSearchParams {
  if (standing !== undefined) return fieldsOf(standing, time);
  const day = dayIn(ctx.query, 'date') ?? addDays(todayOf(ctx), 1);
  const fields = fieldsOf(blank('', ctx.museumFor('planning') ?? 'stam', atClock(day, '10:00') ?? 0));
  fields.set('last', '');
  fields.set('rank', '1');
  fields.set('expires', addDays(todayOf(ctx), 14));
  for (const name of ['from', 'to', 'heads', 'museum'])
    if (ctx.query.has(name)) fields.set(name, ctx.query.get(name) ?? '');
  for (const wanted of ctx.query.getAll('what')) fields.append('what', wanted);
  return fields;
}

const scopeIn = (fields: URLSearchParams) => scopes.find((each) => each === fields.get('scope')) ?? 'all';

const planOf = ({ standing, time }: Asked, wanted: Claim, fields: URLSearchParams): Plan => ({
  standing,
  wanted,
  time: time?.start,
  scope: time === undefined ? 'all' : scopeIn(fields),
});

async function viewOf(
  ctx: Ctx,
  asked: Asked,
  fields: URLSearchParams,
  how: { readonly judge: boolean; readonly strict: boolean },
): Promise<BookView> {
  const start = atClock(addDays(todayOf(ctx), 1), '10:00') ?? 0;
  const before = asked.standing ?? blank(newSubject(ctx.hub), ctx.museumFor('planning'), start);
  const { claim, faults } = filledIn(fields, before);
  const resources = resourcesOf(ctx.hub.views, {
    museum: undefined,
    kinds: ['room', 'material', 'service', 'set'],
    marks: ctx.marks,
  });
  const people = resourcesOf(ctx.hub.views, { museum: undefined, kinds: ['person'], marks: ctx.marks }).map(
    ({ subject }) => subject,
  );
  const outlook = how.judge && faults.length === 0 ? outlookOf(ctx, planOf(asked, claim, fields)) : undefined;
  return {
    ...asked,
    fields,
    faults: how.strict ? faults : [],
    claim,
    outlook,
    resources,
    people: await ctx.hub.state.names(people, ctx.lang, ctx.marks),
    purposes: await purposesFor(ctx, claim.purpose),
    stale: false,
    note: fields.get('note') ?? (asked.standing === undefined ? '' : await noteOf(ctx, asked.standing.subject)),
  };
}

async function noteOf(ctx: Ctx, subject: string): Promise<string> {
  const labels = await ctx.hub.log.latest(subject);
  const [, text = ''] = /editorialNote> "((?:[^"\\]|\\.)*)"/.exec(labels?.state.internal ?? '') ?? [];
  return text.replace(/\\n/g, '\n').replace(/\\(.)/g, '$1');
}

/** Activities, exhibitions and visits that a booking may be for: the latest, and the one that stands. */
async function purposesFor(ctx: Ctx, standing: string | undefined): Promise<ReadonlyMap<string, string>> {
  const lists = await Promise.all(
    ['activity', 'exhibition', 'visit'].map((type) =>
      ctx.hub.state.list({
        marks: ctx.marks,
        module: 'planning',
        type,
        order: 'newest',
        lang: ctx.lang,
        limit: 60,
        offset: 0,
      }),
    ),
  );
  const all = lists.flat().map(({ subject, label }) => [subject, label] as const);
  const own = standing === undefined ? [] : [...(await ctx.hub.state.names([standing], ctx.lang, ctx.marks))];
  return new Map([...own, ...all.toSorted(([, a], [, b]) => a.localeCompare(b))]);
}

/** A bar that is dragged: asked while it moves, saved when it is let go. JSON for the script; the form does the same without. */
function moveRoutes(hub: Hub, router: Router): void {
  router.get('/planning/check', async (request, response) => {
    const ctx = await staff(hub, request);
    const moved = movedClaim(ctx, ctx.query);
    const { conflicts, stopping } = outlookOf(ctx, { standing: moved.standing, wanted: moved.wanted, scope: 'all' });
    response
      .set('cache-control', 'no-store')
      .json({ conflicts, stopping, mayOverrule: mayOverrule(ctx.actor, 'planning', moved.wanted.museum) });
  });
  router.post('/planning/move', readForm, async (request, response) => {
    const ctx = await staff(hub, request);
    const fields = fieldsIn(bodyOf(request));
    checkCsrf(request, fields.get('_csrf'));
    const { standing, wanted } = movedClaim(ctx, fields);
    mustWrite(ctx, 'planning', standing.museum);
    const subject = await savePlan(
      ctx,
      { standing, wanted, scope: 'all' },
      { seq: numberIn(fields.get('seq')), reason: '', note: undefined },
    );
    response.json({ moved: subject });
  });
}

/** @throws Problem not-found, bad-request */
function movedClaim(ctx: Ctx, fields: URLSearchParams): { readonly standing: Claim; readonly wanted: Claim } {
  const { standing } = askedFor(ctx, fields);
  const [start, end] = [momentOf(fields.get('start') ?? undefined), momentOf(fields.get('end') ?? undefined)];
  if (standing === undefined || start === undefined || end === undefined || end <= start)
    throw new Problem('bad-request', 'Name a booking, and a start and an end as dateTimes with an offset.');
  const [from, to] = [fields.get('from'), fields.get('to')];
  const moved = from === null || to === null ? standing : inPlaceOf(standing, from, to);
  return { standing, wanted: { ...moved, start, end } };
}
