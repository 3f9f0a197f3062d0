// The planner's door: calendar, what is free, numbers. Staff only; the public has its own pages.
import { randomBytes } from 'node:crypto';
import { Router } from 'express';
import type { Hub } from '../../hub.ts';
import { webContext, type Ctx } from '../../web/context.ts';
import { sendPage } from '../../web/send.ts';
import { freeRooms } from './core/free.ts';
import { roomsFor } from './index/rooms.ts';
import { resourcesOf } from './index/read.ts';
import { createWorld } from './index/world.ts';
import { agendaList } from './pages/agenda.ts';
import { calendarPage } from './pages/frame.ts';
import { freePage, wishOf } from './pages/free.ts';
import { drawMonth } from './pages/month.ts';
import { numbersPage } from './pages/numbers.ts';
import { periodOf } from './pages/period.ts';
import { loadShown } from './pages/shown.ts';
import { drawTimeline } from './pages/timeline.ts';
import { isStaff, staff } from './staff.ts';

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
  return router;
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
