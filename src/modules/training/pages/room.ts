// The room of an edition: what planning keeps for it, where the two disagree, and what to do about it.
import type { Ctx } from '../../../web/context.ts';
import { html, type Child, type Html } from '../../../web/html.ts';
import { note, status } from '../../../web/parts.ts';
import type { Desk } from '../act/desk.ts';
import { bookingsFor } from '../act/rooms.ts';
import type { RoomBooking } from '../core/booking.ts';
import { disagreement } from '../core/disagree.ts';
import type { Edition } from '../core/facts.ts';
import { trains } from '../rights.ts';
import { act, refOfRecord, thingLink, whenText } from './parts.ts';
import { isOnline } from './seat.ts';

export interface Room {
  /** For the row of the page. */
  readonly row: Child;
  /** Above it, when the edition and its booking disagree. */
  readonly warning: Child;
}

/** For staff; what is booked is internal. */
export async function roomOf(ctx: Ctx, desk: Desk, edition: Edition): Promise<Room> {
  if (!ctx.marks.includes('internal')) return { row: undefined, warning: undefined };
  const bookings = (await bookingsFor(desk, edition.subject)).map(({ booking }) => booking);
  const found = bookings.flatMap(({ subject, rooms }) => [subject, ...rooms]);
  const names = await ctx.hub.state.names(found, ctx.lang, ctx.marks);
  const mine = trains(ctx.actor, edition.museum);
  const line = (booking: RoomBooking): Html => {
    const rooms = booking.rooms.map((each) => names.get(each) ?? '').join(', ');
    return html`<p>
      ${thingLink(ctx, booking.subject, names)} <small class="soft">${rooms}, ${whenText(ctx, booking)}</small>
      ${booking.cancelled && status('off', ctx.t('training.roomFree'))}
    </p>`;
  };
  // What is given online without a room misses none.
  const none = isOnline(edition) ? '–' : ctx.t('training.noRoom');
  const row = html`${bookings.length === 0 ? none : bookings.map(line)}
  ${mine && html`<div class="row">${buttons(ctx, edition)}</div>`}`;
  return { row, warning: warning(ctx, edition, { bookings, mine }) };
}

const path = (edition: Edition, step: string): string => `/training/edition/${refOfRecord(edition.subject)}/${step}`;

function buttons(ctx: Ctx, edition: Edition): Html {
  const off = { action: path(edition, 'off'), fields: {}, label: ctx.t('training.callOff'), kind: 'no' } as const;
  const on = { action: path(edition, 'on'), fields: {}, label: ctx.t('training.callOn') };
  return html`<a class="btn" href="${path(edition, 'plan')}">${ctx.t('training.planIt')}</a>
    ${act(ctx, edition.goesOn ? off : on)}`;
}

interface Told {
  readonly bookings: readonly RoomBooking[];
  readonly mine: boolean;
}

function warning(ctx: Ctx, edition: Edition, { bookings, mine }: Told): Child {
  const why = disagreement(ctx.hub.base, edition, bookings);
  if (why === undefined) return undefined;
  const booked = bookings.find(({ cancelled }) => !cancelled);
  const said = ctx.t(`training.room.${why}`, { when: booked === undefined ? '' : whenText(ctx, booked) });
  const follow = { action: path(edition, 'follow'), fields: {}, label: ctx.t('training.followRoom') };
  const free = { action: path(edition, 'off'), fields: {}, label: ctx.t('training.freeRoom') };
  const ways = html`<div class="row">
    ${why === 'off' ? act(ctx, free) : html`<a class="btn" href="${path(edition, 'plan')}">${ctx.t('training.moveRoom')}</a>`}
    ${(why === 'time' || why === 'room') && act(ctx, follow)}
  </div>`;
  return html`<div class="gap-under">
    ${note(
      'wait',
      html`<div>
        <p>${said}</p>
        ${mine && ways}
      </div>`,
    )}
  </div>`;
}
