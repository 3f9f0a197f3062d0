// A group's own reservation, for whoever holds its link: look, take along as a calendar file, change, cancel.
// Nothing here says who comes. After the day on which the count is final, it says whom to call.
import { Router, type Request, type Response } from 'express';
import type { Hub } from '../../hub.ts';
import { Problem } from '../../problem.ts';
import { webContext, type Ctx } from '../../web/context.ts';
import { checkOrigin } from '../../web/csrf.ts';
import { readForm } from '../../web/forms/receive.ts';
import { museumName } from '../../web/museums.ts';
import { sendPage } from '../../web/send.ts';
import { writeCalendar } from './ical/write.ts';
import { keptOf, type Kept } from './index/feed.ts';
import { productsOf } from './index/products.ts';
import { changePage, confirmPage } from './pages/change-tour.ts';
import { ownTourPage, type OwnTour } from './pages/own-tour.ts';
import { contactFaults, contactIn, otherTimes, textsOf, wishIn, type TourFault } from './tours/asked.ts';
import { change, type OwnLink } from './tours/change.ts';
import { cancel, findGuides, ownOf, standingVisits } from './tours/reserve.ts';
import { mayChange, spanOf, type Product } from './tours/split.ts';

export function ownTourDoor(hub: Hub, count: (who: string) => void): Router {
  const router = Router();
  router.get('/planning/tours/:secret.ics', async (request, response) => {
    const ctx = await openedBy(hub, request, response);
    const tour = ownTour(ctx, linkOf(hub, request), request);
    response.set('content-disposition', 'attachment; filename="vijver.ics"');
    response.type('text/calendar; charset=utf-8').send(calendarOf(ctx, tour));
  });
  router.get('/planning/tours/:secret', async (request, response) => {
    const ctx = await openedBy(hub, request, response);
    sendPage(ctx, response, ownTourPage(ctx, ownTour(ctx, linkOf(hub, request), request)));
  });
  router.post('/planning/tours/:secret', readForm, async (request, response) => {
    checkOrigin(request);
    const { subjects } = linkOf(hub, request);
    if (keptOf(hub.views, subjects).some(({ claim }) => claim.start <= hub.now().getTime()))
      throw new Problem('forbidden', 'This visit has begun; it cannot be cancelled any more.');
    await cancel(hub, subjects);
    response.redirect(303, request.path);
  });
  changeRoutes(hub, router, count);
  return router;
}

function changeRoutes(hub: Hub, router: Router, count: (who: string) => void): void {
  router.get('/planning/tours/:secret/change', async (request, response) => {
    const ctx = await openedBy(hub, request, response);
    const tour = changeable(ctx, linkOf(hub, request), request);
    sendPage(ctx, response, changePage(ctx, { tour, fields: ctx.query, faults: [], others: [] }));
  });
  router.post('/planning/tours/:secret/change', readForm, async (request, response) => {
    const ctx = await openedBy(hub, request, response);
    checkOrigin(request);
    const link = linkOf(hub, request);
    const tour = changeable(ctx, link, request);
    const fields = textsOf(request);
    const { wish, faults: inWish } = wishIn(hub, tour.product, fields);
    const faults = [...inWish, ...contactFaults(contactIn(fields), true)];
    const again = (all: readonly TourFault[], others: ReturnType<typeof otherTimes> = []): void =>
      sendPage(ctx, response, changePage(ctx, { tour, fields, faults: all, others }), 422);
    if (wish === undefined || faults.length > 0) return again(faults);
    const own = ownOf(await standingVisits(hub, link.subjects));
    if (findGuides(hub, tour.product, wish, own) === undefined)
      return again(['full'], otherTimes(hub, tour.product, wish, own));
    if (fields.get('sure') !== '1') return sendPage(ctx, response, confirmPage(ctx, { tour, fields, wish }));
    count(hub.addressOf(request));
    if (!(await change(hub, link, { product: tour.product, wish, contact: contactIn(fields) })))
      return again(['full'], otherTimes(hub, tour.product, wish, own));
    response.redirect(303, `${tour.path}?changed=1`);
  });
}

/** A page that a link opens is kept by nobody in between, and tells nobody where it is. */
function openedBy(hub: Hub, request: Request, response: Response): Promise<Ctx> {
  response.set({ 'cache-control': 'private, no-store', 'referrer-policy': 'no-referrer', 'x-robots-tag': 'noindex' });
  return webContext(hub, request);
}

/** @throws Problem not-found */
function linkOf(hub: Hub, request: Request): OwnLink {
  const link = hub.secretLinks.find('visit', String(request.params['secret']));
  if (link === undefined) throw new Problem('not-found', 'There is no such reservation. Check the whole address.');
  return { id: link.id, subjects: link.target.split(' ') };
}

function ownTour(ctx: Ctx, { subjects }: OwnLink, request: Request): OwnTour {
  const { hub } = ctx;
  const all = keptOf(hub.views, subjects);
  const standing = all.filter(({ claim }) => claim.standing !== 'cancelled');
  const visits = standing.length === 0 ? all : standing;
  const product = productsOf(hub.views).find(({ subject }) => subject === visits[0]?.claim.purpose);
  const path = `/planning/tours/${String(request.params['secret'])}`;
  const now = hub.now().getTime();
  const ahead = standing.length > 0 && standing.every(({ claim }) => claim.start > now);
  const open = standing.every(
    ({ claim }) => !claim.locked && product !== undefined && mayChange(product, claim.start, now),
  );
  return { visits, product, path, address: `${hub.base}${path}`, mayCancel: ahead, mayChange: ahead && open };
}

/** @throws Problem forbidden when it is too late, or not for the group itself to change */
function changeable(ctx: Ctx, link: OwnLink, request: Request): OwnTour & { readonly product: Product } {
  const tour = ownTour(ctx, link, request);
  const { product } = tour;
  if (tour.mayChange && product !== undefined) return { ...tour, product };
  const phone = product?.telephone;
  throw new Problem('forbidden', {
    nl: `Deze reservatie ligt vast. Bel het museum om ze nog te wijzigen${phone === undefined ? '' : `: ${phone}`}.`,
    en: `This reservation is final. Call the museum to change it still${phone === undefined ? '' : `: ${phone}`}.`,
  });
}

/** The reservation as one entry of a calendar: its own number stays, so that a later file takes the place of an earlier. */
function calendarOf({ lang }: Ctx, { visits, product }: OwnTour): string {
  const [first] = visits;
  if (first === undefined) throw new Problem('not-found', 'There is no such reservation any more.');
  const name = (lang === 'nl' ? product?.nameNl : product?.nameEn) || first.claim.titleNl;
  const claim = { ...first.claim, ...spanOf(visits.map((each) => each.claim)), titleNl: name, titleEn: name };
  const last = visits.reduce((a: Kept, b) => (b.seq > a.seq ? b : a), first);
  const entry = { claim, seq: last.seq, at: last.at, where: claim.museum === null ? '' : museumName(claim.museum) };
  return writeCalendar({ name, entries: [entry], lang });
}
