// Where an edition is given, and how the reader stands in it: a seat, a place in the queue, or the button that asks for one.
import type { Ctx } from '../../../web/context.ts';
import { html, type Child } from '../../../web/html.ts';
import type { Desk } from '../act/desk.ts';
import { isOpen } from '../act/enrol.ts';
import type { Edition } from '../core/facts.ts';
import { personOf } from '../rights.ts';
import { act, seatsText, standing, thingLink } from './parts.ts';

/** Given from afar, with no room of anybody's. */
export const isOnline = ({ location, mode }: Edition): boolean =>
  mode?.endsWith('#online') === true && location.length === 0;

export function place(ctx: Ctx, edition: Edition, names: ReadonlyMap<string, string>): Child {
  if (isOnline(edition)) return ctx.t('training.online');
  return edition.location
    .filter((each) => names.has(each))
    .map((each, i) => html`${i > 0 && ', '}${thingLink(ctx, each, names)}`);
}

/** The head of the column that `room` fills. */
export const roomHead = (ctx: Ctx): string => ctx.t(ctx.signedIn ? 'training.seats' : 'training.capacity');

/** What staff may still take of an edition; for everybody else, how large its group may be. */
export function room(ctx: Ctx, desk: Desk, edition: Edition): string {
  if (ctx.signedIn) return seatsText(ctx, desk.read.seats(edition));
  return edition.capacity === null ? '–' : ctx.number(edition.capacity);
}

/** How the reader stands here, or the button that asks for a seat. */
export function mine(ctx: Ctx, desk: Desk, edition: Edition): Child {
  const person = personOf(ctx.hub.base, ctx.actor);
  if (person === undefined) return undefined;
  const seats = desk.read.seats(edition);
  const own = [...seats.seated, ...seats.waiting].find((each) => each.person === person);
  if (own !== undefined) return standing(ctx, own, seats);
  if (!isOpen(edition, desk.today)) return html`<span class="soft">${ctx.t('training.closed')}</span>`;
  const label = seats.free === 0 ? ctx.t('training.queueUp') : ctx.t('training.enrol');
  return act(ctx, { action: '/training/enrol', fields: { edition: edition.subject }, label });
}
