// What an edition shows: when, where, how many seats, the reader's own place, the room that planning keeps for it.
import type { Ctx } from '../../../web/context.ts';
import { html, type Child, type Html } from '../../../web/html.ts';
import { facts, section } from '../../../web/parts.ts';
import { allMarks, type Desk } from '../act/desk.ts';
import { isOver, type Edition } from '../core/facts.ts';
import type { Seats } from '../core/seats.ts';
import { participants } from './edition-list.ts';
import { namesOfPeople, noteLooking } from '../people.ts';
import { enrolmentAct, refOfRecord, seatsText, thingLink, whenText } from './parts.ts';
import { roomOf } from './room.ts';
import { mine, place } from './seat.ts';

/** @param teach who gives it, as far as the reader may know */
export async function editionLead(ctx: Ctx, desk: Desk, edition: Edition, teach: readonly string[]): Promise<Html> {
  const whole = desk.read.edition(edition.subject, [...allMarks]) ?? edition;
  const seats = desk.read.seats(whole);
  const names = await ctx.hub.state.names([edition.course, ...edition.location], ctx.lang, ctx.marks);
  const room = await roomOf(ctx, desk, whole);
  const people = await namesOfPeople(ctx, teach);
  noteLooking(ctx, teach);
  const rows: readonly (readonly [string, Child])[] = [
    [ctx.t('training.course'), thingLink(ctx, edition.course, names, 'serif')],
    [ctx.t('training.when'), whenText(ctx, edition)],
    [ctx.t('training.where'), place(ctx, edition, names)],
    [ctx.t('training.room'), room.row],
    [ctx.t('training.instructors'), teach.length > 0 && html`<bdi>${teach.map(people).join(', ')}</bdi>`],
    [ctx.t('training.seats'), ctx.signedIn && !isOver(whole, desk.today) && seatsText(ctx, seats)],
    [ctx.t('training.you'), own(ctx, desk, whole, seats)],
  ];
  return html`${room.warning}${section({ id: 'practical', title: ctx.t('training.practical'), hang: true }, facts(rows))}
  ${await participants(ctx, desk, whole, seats)}`;
}

/** The reader's place, and the way out. */
function own(ctx: Ctx, desk: Desk, edition: Edition, seats: Seats): Child {
  const mineHere = [...seats.seated, ...seats.waiting].find(({ person }) => person === ctx.actor.iri);
  const shown = mine(ctx, desk, edition);
  if (mineHere === undefined || mineHere.status === 'completed') return shown;
  return html`<div class="row">
    ${shown}<a href="/training/calendar/${refOfRecord(mineHere.subject)}.ics">${ctx.t('training.toCalendar')}</a
    >${enrolmentAct(ctx, mineHere.subject, 'cancel', { label: ctx.t('training.cancelOwn'), kind: 'bare' })}
  </div>`;
}
