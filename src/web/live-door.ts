// GET /live: what changed, told to open pages as it happens, each reader their own list. Server-sent events; bounded, and
// silent about what the reader may not see: nothing is sent when their list stays as it is.
import { Router, type Request, type Response } from 'express';
import type { Hub } from '../hub.ts';
import { webContext, type Ctx } from './context.ts';
import { changedLately, changedLines } from './home/changed.ts';
import { createAudience, type Audience, type Listener } from './home/audience.ts';

const isMoment = (text: string | null): text is string => text !== null && /^\d{4}-\d\d-\d\dT[\d:.]{5,20}Z$/.test(text);

export function liveDoor(hub: Hub): Router {
  const router = Router();
  const audience = createAudience(hub);
  router.get('/live', async (request, response) => {
    const ctx = await webContext(hub, request);
    const once = ctx.query.has('once') || request.method === 'HEAD';
    if (once) begin(response).end(eventOf(await newsFor(ctx)));
    else await listen(audience, { hub, request, response, ctx });
  });
  return router;
}

interface News {
  /** The moment of the newest change that the reader sees: what a page that comes back has seen already. */
  readonly id: string;
  readonly list: string;
}

async function newsFor(ctx: Ctx): Promise<News> {
  const since = ctx.query.get('since');
  const groups = await changedLately(ctx);
  const list = changedLines(ctx, groups, isMoment(since) ? since : undefined).toString();
  return { id: groups[0]?.at ?? '', list };
}

const eventOf = ({ id, list }: News): string =>
  `id: ${id}\nevent: changed\n${list
    .split('\n')
    .map((line) => `data: ${line}`)
    .join('\n')}\n\n`;

interface Visit {
  readonly hub: Hub;
  readonly request: Request;
  readonly response: Response;
  readonly ctx: Ctx;
}

/** @throws Problem too-many */
async function listen(audience: Audience, { hub, request, response, ctx }: Visit): Promise<void> {
  const seen = request.get('last-event-id');
  let last = (await newsFor(ctx)).id;
  const tell = async (): Promise<void> => {
    const news = await newsFor(ctx);
    if (news.id === last) return;
    last = news.id;
    response.write(eventOf(news));
  };
  const listener: Listener = { address: hub.addressOf(request), tell, beat: () => void response.write(': here\n\n') };
  const leave = audience.enter(listener, () => response.end());
  response.once('close', leave);
  begin(response).write('retry: 5000\n\n');
  // Somebody who comes back hears at once what they missed.
  if (seen !== undefined && seen !== last) response.write(eventOf(await newsFor(ctx)));
}

/** Never packed, never kept, never held up by a proxy. */
const begin = (response: Response): Response =>
  response
    .set('cache-control', 'no-store, no-transform')
    .set('x-accel-buffering', 'no')
    .type('text/event-stream')
    .status(200);
