// An edition and the room that planning keeps for it, written together or not at all (decision 0046).
// Planning judges the booking in the writer: what clashes is told, and nothing is saved.
import { randomUUID } from 'node:crypto';
import type { Quad } from '@rdfjs/types';
import { atRoomsOf } from '../../../access/policy.ts';
import { allQuads } from '../../../documents/visible.ts';
import { iri } from '../../../rdf/ns.ts';
import { thingIri } from '../../../rdf/refs.ts';
import { literal, namedNode, quad } from '../../../rdf/terms.ts';
import type { Draft } from '../../../write.ts';
import {
  bookingTerms,
  isRoom,
  movedBooking,
  newBooking,
  restated,
  roomBookingOf,
  type RoomBooking,
  type Span,
} from '../core/booking.ts';
import type { Edition } from '../core/facts.ts';
import { terms } from '../core/words.ts';
import { trains } from '../rights.ts';
import { editionFor, forbid, isThere, missing, refuse, type Desk } from './desk.ts';

export interface Held {
  readonly booking: RoomBooking;
  readonly quads: readonly Quad[];
  readonly seq: number;
}

const mostBookings = 50;

/** The bookings that name this edition, single times only. */
export async function bookingsFor({ hub }: Desk, edition: string): Promise<readonly Held[]> {
  const links = await hub.state.linksTo(edition, { marks: ['public', 'internal'], limit: mostBookings });
  const subjects = [...new Set(links.map(({ subject }) => subject))].filter((each) =>
    each.startsWith(thingIri(hub.base, 'booking', '')),
  );
  const found = await Promise.all(subjects.map((each) => hub.log.latest(each)));
  return found.flatMap((event): Held[] => {
    if (event === undefined || event.action === 'delete') return [];
    const quads = allQuads(event);
    const booking = roomBookingOf(event.subject, quads);
    return booking === undefined ? [] : [{ booking, quads, seq: event.seq }];
  });
}

/** @throws Problem not-found, forbidden: only who organises training of that museum moves an edition */
async function ownEdition(desk: Desk, ref: string) {
  const edition = editionFor(desk, thingIri(desk.hub.base, 'edition', ref));
  if (!trains(desk.actor, edition.museum)) forbid();
  const event = (await desk.hub.log.latest(edition.subject)) ?? missing();
  return { edition, quads: allQuads(event), seq: event.seq, held: await bookingsFor(desk, edition.subject) };
}
type Own = Awaited<ReturnType<typeof ownEdition>>;

const dated = (subject: string, property: string, text: string): Quad =>
  quad(namedNode(subject), namedNode(property), literal(text, namedNode(iri('xsd', 'dateTime'))));

function editionDraft({ hub }: Desk, { edition, quads, seq }: Own, { start, end, room }: Wanted): Draft {
  const gone = new Set<string>([terms.start, terms.end]);
  const { subject } = edition;
  const kept = quads.filter(
    (q) => !gone.has(q.predicate.value) && !(q.predicate.value === terms.location && isRoom(hub.base, q.object.value)),
  );
  const moved = edition.start !== start && edition.goesOn;
  const place = room === '' ? [] : [quad(namedNode(subject), namedNode(terms.location), namedNode(room))];
  const whole = [...kept, dated(subject, terms.start, start), dated(subject, terms.end, end), ...place];
  const told = moved ? restated(whole, subject, terms.status, iri('schema', 'EventRescheduled')) : whole;
  return { subject, quads: told, module: 'training', expected: seq };
}

export interface Wanted extends Span {
  /** '' for none: it is given elsewhere, or online. */
  readonly room: string;
}

/** What planning keeps for it follows: the first booking moves to the room, each moves in time, and without a room they end. */
function bookingDrafts(desk: Desk, own: Own, wanted: Wanted, title: string): readonly Draft[] {
  const active = own.held.filter(({ booking }) => !booking.cancelled);
  const { edition } = own;
  if (wanted.room === '') return active.map(cancelDraft);
  if (active.length > 0) return active.map((held, i) => moveDraft(held, wanted, i === 0 ? wanted.room : undefined));
  const { start, end, room } = wanted;
  const made = { start, end, room, edition: edition.subject, museum: edition.museum, title, heads: edition.capacity };
  return [{ ...newBooking(desk.hub.base, randomUUID(), made), module: 'planning', expected: null }];
}

const bookingDraft = ({ booking, seq }: Held, quads: readonly Quad[]): Draft => ({
  subject: booking.subject,
  quads,
  module: 'planning',
  expected: seq,
});
const cancelDraft = (held: Held): Draft =>
  bookingDraft(held, restated(held.quads, held.booking.subject, bookingTerms.status, bookingTerms.cancelled));
const moveDraft = (held: Held, to: Span, room: string | undefined): Draft => {
  const moved = movedBooking(held.quads, held.booking, to);
  const single = room !== undefined && held.booking.rooms.length === 1;
  return bookingDraft(held, single ? restated(moved, held.booking.subject, bookingTerms.room, room) : moved);
};

/** Gives an edition its hours and its room. @throws Problem conflict with nothing saved, forbidden, bad-request, stale */
export async function planEdition(desk: Desk, ref: string, wanted: Wanted): Promise<string> {
  const own = await ownEdition(desk, ref);
  if (wanted.room !== '' && !(await isThere(desk, wanted.room, 'room'))) refuse('Kies een zaal.', 'Choose a room.');
  const drafts = own.edition.goesOn ? bookingDrafts(desk, own, wanted, await titleFor(desk, own.edition)) : [];
  await desk.hub.write(atRoomsOf(desk.actor), [editionDraft(desk, own, wanted), ...drafts]);
  return own.edition.subject;
}

/** What the planning reads: the edition’s name, and that of its course when it was given none. */
async function titleFor({ hub }: Desk, { subject, course }: Edition): Promise<string> {
  const names = await hub.state.names([subject, course], 'nl', ['public', 'internal']);
  const name = names.get(subject);
  // A thing without a name is called by its ref, which tells nobody what the room is for.
  return (name !== undefined && !subject.endsWith(`/${name}`) ? name : names.get(course)) ?? 'Opleiding';
}

/** Calls an edition off with its room, or on again with its room as it was. @throws Problem conflict, forbidden */
export async function callOff(desk: Desk, ref: string, off: boolean): Promise<string> {
  const own = await ownEdition(desk, ref);
  const status = iri('schema', off ? 'EventCancelled' : 'EventScheduled');
  const edition = restated(own.quads, own.edition.subject, terms.status, status);
  const rooms = own.held
    .filter(({ booking }) => booking.cancelled !== off)
    .map((held) =>
      bookingDraft(
        held,
        restated(
          held.quads,
          held.booking.subject,
          bookingTerms.status,
          off ? bookingTerms.cancelled : bookingTerms.firm,
        ),
      ),
    );
  const draft = { subject: own.edition.subject, quads: edition, module: 'training', expected: own.seq };
  await desk.hub.write(atRoomsOf(desk.actor), [draft, ...rooms]);
  return own.edition.subject;
}

/** Gives the edition the hours and the room that its booking has now: planning moved it. @throws Problem forbidden, bad-request */
export async function followRoom(desk: Desk, ref: string): Promise<string> {
  const own = await ownEdition(desk, ref);
  const booking = own.held.find((each) => !each.booking.cancelled)?.booking;
  if (booking === undefined) return refuse('Er is geen zaal geboekt.', 'No room is booked.');
  const { start, end, rooms } = booking;
  const room = rooms.find((each) => isRoom(desk.hub.base, each)) ?? '';
  await desk.hub.write(atRoomsOf(desk.actor), [editionDraft(desk, own, { start, end, room })]);
  return own.edition.subject;
}
