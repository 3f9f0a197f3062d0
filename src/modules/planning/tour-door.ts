// The public reservation point: anybody may look and book; what was booked is seen and changed by its own link alone.
// Refuses who fills in the field that no person sees, and who comes more than ten times in an hour.
import { Router } from 'express';
import type { Hub } from '../../hub.ts';
import { Problem } from '../../problem.ts';
import { webContext } from '../../web/context.ts';
import { checkOrigin } from '../../web/csrf.ts';
import { readForm } from '../../web/forms/receive.ts';
import { sendPage } from '../../web/send.ts';
import { productsOf } from './index/products.ts';
import { ownTourDoor } from './own-tour-door.ts';
import { toursPage, type TourView } from './pages/tours.ts';
import { contactFaults, contactIn, otherTimes, textsOf, wishIn, type TourFault } from './tours/asked.ts';
import { createCounter } from './tours/counter.ts';
import { reserve } from './tours/reserve.ts';
import type { Product } from './tours/split.ts';
import { freeTimes } from './tours/times.ts';

export function tourDoor(hub: Hub): Router {
  const router = Router();
  const count = createCounter(() => hub.now().getTime());
  router.get('/planning/tours', async (request, response) => {
    const ctx = await webContext(hub, request);
    const view = { products: productsOf(hub.views), fields: ctx.query, faults: [], others: [] };
    sendPage(ctx, response, toursPage(ctx, view));
  });
  router.post('/planning/tours', readForm, async (request, response) => {
    const ctx = await webContext(hub, request);
    checkOrigin(request);
    const fields = textsOf(request);
    if ((fields.get('website') ?? '') !== '') throw new Problem('bad-request', 'Leave the last field empty.');
    const products = productsOf(hub.views);
    const product = products.find(({ subject }) => subject === fields.get('product'));
    const { wish, faults: inWish } = wishIn(hub, product, fields);
    if (fields.get('show') === '1')
      return sendPage(ctx, response, toursPage(ctx, await timesOf(hub, { products, product, fields })));
    const faults = [...inWish, ...contactFaults(contactIn(fields), false)];
    const again = (all: readonly TourFault[], others: TourView['others'] = []): void =>
      sendPage(ctx, response, toursPage(ctx, { products, fields, faults: all, others }), 422);
    if (product === undefined || wish === undefined || faults.length > 0) return again(faults);
    count(hub.addressOf(request));
    const secret = await reserve(hub, product, wish, contactIn(fields));
    if (secret === undefined) return again(['full'], withProduct(otherTimes(hub, product, wish), fields));
    response.redirect(303, `/planning/tours/${secret}?new=1`);
  });
  router.use(ownTourDoor(hub, count));
  return router;
}

/** The hours of one day at which it can, and the same hour on other days when there is none. */
async function timesOf(
  hub: Hub,
  { products, product, fields }: Pick<TourView, 'products' | 'fields'> & { readonly product: Product | undefined },
): Promise<TourView> {
  const asked = new URLSearchParams([...fields].filter(([name]) => name !== 'from'));
  asked.set('from', '10:00');
  const { wish, faults } = wishIn(hub, product, asked);
  const wrong = faults.filter((fault) => fault !== 'closed' && (fault !== 'time' || wish === undefined));
  const none = { products, fields, faults: wrong, others: [] };
  if (product === undefined || wish === undefined || wrong.length > 0) return none;
  const times = await freeTimes(hub, product, { ...wish, day: asked.get('date') ?? '' });
  return { ...none, times, others: times.length > 0 ? [] : withProduct(otherTimes(hub, product, wish), fields) };
}

/** What else was filled in and is nobody's secret goes along to another time. */
const withProduct = (others: TourView['others'], fields: URLSearchParams): TourView['others'] => {
  const more = new URLSearchParams({
    product: fields.get('product') ?? '',
    affiliation: fields.get('affiliation') ?? '',
  }).toString();
  return others.map((each) => ({ ...each, query: `${each.query}&${more}` }));
};
