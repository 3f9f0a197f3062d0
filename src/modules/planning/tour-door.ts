// The public reservation point: anybody may look and book; only who holds the link sees and cancels what was booked.
// Refuses who fills in the field that no person sees, and who comes more than ten times in an hour.
import { Router, type Request } from 'express';
import type { Hub } from '../../hub.ts';
import { Problem } from '../../problem.ts';
import { webContext, type Ctx } from '../../web/context.ts';
import { checkOrigin } from '../../web/csrf.ts';
import { bodyOf, readForm } from '../../web/forms/receive.ts';
import { sendPage } from '../../web/send.ts';
import { clockIn } from './booking/form.ts';
import { addDays, atClock, clockOf, dayOf, hourMs } from './core/time.ts';
import { productsOf } from './index/products.ts';
import { createWorld } from './index/world.ts';
import { ownTourPage, tooMany, toursPage, type TourFault, type TourView } from './pages/tours.ts';
import { cancel, findGuides, reserve, type Contact } from './tours/reserve.ts';
import { endOf, splitGroup, type Product, type Wish } from './tours/split.ts';

const mostAnHour = 10;

/** Counts by address, forgets after an hour, and never remembers more than so many. */
function createCounter(now: () => number) {
  const seen = new Map<string, number[]>();
  return (who: string): void => {
    const since = now() - hourMs;
    const times = [...(seen.get(who) ?? []).filter((at) => at > since), now()];
    if (seen.size > 10_000) seen.clear();
    seen.set(who, times);
    if (times.length > mostAnHour)
      throw new Problem('too-many', 'That is many reservations in one hour. Wait a while, or call the museum.', {
        retryAfter: 3600,
      });
  };
}

export function tourDoor(hub: Hub): Router {
  const router = Router();
  const count = createCounter(() => hub.now().getTime());
  router.get('/planning/tours', async (request, response) => {
    const ctx = await webContext(hub, request);
    sendPage(
      ctx,
      response,
      toursPage(ctx, { products: productsOf(hub.views), fields: ctx.query, faults: [], others: [] }),
    );
  });
  router.post('/planning/tours', readForm, async (request, response) => {
    const ctx = await webContext(hub, request);
    checkOrigin(request);
    const fields = textsOf(request);
    if ((fields.get('website') ?? '') !== '') throw new Problem('bad-request', 'Leave the last field empty.');
    const products = productsOf(hub.views);
    const { product, wish, faults } = wishIn(hub, products, fields);
    const again = (all: readonly TourFault[], others: TourView['others'] = []): void =>
      sendPage(ctx, response, toursPage(ctx, { products, fields, faults: all, others }), 422);
    if (product === undefined || wish === undefined || faults.length > 0) return again(faults);
    count(hub.addressOf(request));
    const secret = await reserve(hub, product, wish, contactIn(fields));
    if (secret === undefined) return again(['full'], otherTimes(hub, product, wish, fields));
    response.redirect(303, `/planning/tours/${secret}?new=1`);
  });
  ownRoutes(hub, router);
  return router;
}

function ownRoutes(hub: Hub, router: Router): void {
  router.get('/planning/tours/:secret', async (request, response) => {
    const ctx = await webContext(hub, request);
    const subjects = opened(hub, request);
    response.set({ 'cache-control': 'private, no-store', 'referrer-policy': 'no-referrer', 'x-robots-tag': 'noindex' });
    sendPage(ctx, response, ownTourPage(ctx, await ownTour(ctx, subjects, request.path)));
  });
  router.post('/planning/tours/:secret', readForm, async (request, response) => {
    checkOrigin(request);
    const subjects = opened(hub, request);
    const claims = claimsOf(hub, subjects);
    if (claims.some(({ start }) => start <= hub.now().getTime()))
      throw new Problem('forbidden', 'This visit has begun; it cannot be cancelled any more.');
    await cancel(hub, subjects);
    response.redirect(303, request.path);
  });
}

function opened(hub: Hub, request: Request): readonly string[] {
  const link = hub.secretLinks.find('visit', String(request.params['secret']));
  if (link === undefined) throw new Problem('not-found', 'There is no such reservation. Check the whole address.');
  return link.target.split(' ');
}

const claimsOf = (hub: Hub, subjects: readonly string[]) => {
  const world = createWorld(hub.views);
  return subjects.flatMap((subject) => world.claim(subject)?.claim ?? []);
};

async function ownTour(ctx: Ctx, subjects: readonly string[], path: string) {
  const claims = claimsOf(ctx.hub, subjects);
  const purpose = claims[0]?.purpose ?? '';
  const names = await ctx.hub.state.names([purpose], ctx.lang, ['public']);
  const isNew = ctx.query.get('new') === '1' && claims.some(({ standing }) => standing === 'firm');
  const mayCancel = claims.every(({ start }) => start > ctx.hub.now().getTime());
  return { claims, product: names.get(purpose) ?? '', path, address: `${ctx.hub.base}${path}`, isNew, mayCancel };
}

function textsOf(request: Request): URLSearchParams {
  const fields = Object.entries(bodyOf(request)).filter(
    (each): each is [string, string] => typeof each[1] === 'string',
  );
  return new URLSearchParams(fields.map(([name, value]): [string, string] => [name, value.trim().slice(0, 300)]));
}

const contactIn = (fields: URLSearchParams): Contact => ({
  name: fields.get('name') ?? '',
  email: fields.get('email') ?? '',
  telephone: fields.get('telephone') ?? '',
  affiliation: fields.get('affiliation') ?? '',
});

function wishIn(hub: Hub, products: readonly Product[], fields: URLSearchParams) {
  const product = products.find(({ subject }) => subject === fields.get('product'));
  const start = atClock(fields.get('date') ?? '', clockIn(fields.get('from')) ?? '');
  const [heads, lang] = [Number(fields.get('heads')), fields.get('language') ?? ''];
  const faults: readonly (readonly [TourFault, boolean])[] = [
    ['product', product === undefined],
    ['time', start === undefined || start <= hub.now().getTime()],
    ['heads', !Number.isInteger(heads) || tooMany(heads)],
    ['lang', product !== undefined && !product.languages.includes(lang)],
    ['name', (fields.get('name') ?? '') === ''],
    ['email', !/^[^@\s]{1,64}@[^@\s]{1,189}$/.test(fields.get('email') ?? '')],
  ];
  const wish: Wish | undefined = start === undefined ? undefined : { start, lang, heads };
  return { product, wish, faults: faults.flatMap(([fault, found]) => (found ? [fault] : [])) };
}

/** The same day an hour or two away, and the same hour on the days after: those at which there are guides. */
function otherTimes(hub: Hub, product: Product, wish: Wish, fields: URLSearchParams): TourView['others'] {
  const groups = splitGroup(wish.heads, product.groupSize).length;
  const hours = [1, -1, 2, -2].map((by) => wish.start + by * hourMs);
  const days = [1, 2, 3, 4, 5, 6, 7].map((by) => atClock(addDays(dayOf(wish.start), by), clockOf(wish.start)) ?? 0);
  const free = [...hours, ...days].filter(
    (start) => start > hub.now().getTime() && findGuides(hub, product, { ...wish, start }, groups) !== undefined,
  );
  return free.slice(0, 4).map((start) => {
    const query = new URLSearchParams({
      product: product.subject,
      date: dayOf(start),
      from: clockOf(start),
      heads: String(wish.heads),
      language: wish.lang,
      affiliation: fields.get('affiliation') ?? '',
    });
    return { start, end: endOf(product, { start }), query: query.toString() };
  });
}
