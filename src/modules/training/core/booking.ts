// The room of an edition as planning keeps it: a booking that names the edition it is for, known by its IRIs alone. Pure.
import type { Quad } from '@rdfjs/types';
import { iri, ownIri, rdfType } from '../../../rdf/ns.ts';
import { museumIri, thingIri } from '../../../rdf/refs.ts';
import { blankNode, literal, namedNode, quad } from '../../../rdf/terms.ts';
import { reader } from './reader.ts';

const statuses = 'https://data.vlaanderen.be/id/concept/Infrastructuurreservatiestatustype/';
export const bookingTerms = {
  class: iri('zr', 'Infrastructuurreservatie'),
  period: iri('zr', 'Reservatie.periode'),
  buffer: iri('zr', 'buffer'),
  room: iri('zr', 'infrastructuur'),
  purpose: iri('zr', 'Reservatie.gereserveerdVoor'),
  status: iri('adms', 'status'),
  schedule: iri('schema', 'eventSchedule'),
  start: iri('m8g', 'startTime'),
  end: iri('m8g', 'endTime'),
  heads: iri('schema', 'partySize'),
  title: iri('dct', 'title'),
  firm: `${statuses}bevestigd`,
  cancelled: `${statuses}geannuleerd`,
} as const;

export interface RoomBooking {
  readonly subject: string;
  readonly rooms: readonly string[];
  readonly start: string;
  readonly end: string;
  readonly cancelled: boolean;
}

/** @returns undefined for a series, and for what is no booking with a time */
export function roomBookingOf(subject: string, quads: readonly Quad[]): RoomBooking | undefined {
  const { all, one } = reader(quads);
  const period = one(subject, bookingTerms.period);
  if (period === null || one(subject, bookingTerms.schedule) !== null) return undefined;
  const [start, end] = [one(period, bookingTerms.start), one(period, bookingTerms.end)];
  if (start === null || end === null) return undefined;
  const cancelled = one(subject, bookingTerms.status) === bookingTerms.cancelled;
  return { subject, rooms: all(subject, bookingTerms.room).toSorted(), start, end, cancelled };
}

/** When an edition is given, with hours: two moments. */
export interface Span {
  readonly start: string;
  readonly end: string;
}

const moment = (text: string) => literal(text, namedNode(iri('xsd', 'dateTime')));
/** `2026-12-02T09:30:00+01:00`: as the clock in Brussels shows it. */
export const brussels = (ms: number): string =>
  Temporal.Instant.fromEpochMilliseconds(ms)
    .toZonedDateTimeISO('Europe/Brussels')
    .toString({ smallestUnit: 'second', timeZoneName: 'never' });

export const isRoom = (base: string, place: string): boolean => place.startsWith(thingIri(base, 'room', ''));

export interface NewBooking extends Span {
  readonly room: string;
  readonly edition: string;
  readonly museum: string | null;
  readonly title: string;
  readonly heads: number | null;
}

export function newBooking(base: string, id: string, wanted: NewBooking): { subject: string; quads: readonly Quad[] } {
  const subject = thingIri(base, 'booking', id);
  const [self, period] = [namedNode(subject), blankNode('period')];
  const links: readonly (readonly [string, string])[] = [
    [rdfType, bookingTerms.class],
    [bookingTerms.room, wanted.room],
    [bookingTerms.purpose, wanted.edition],
    [bookingTerms.status, bookingTerms.firm],
    ...(wanted.museum === null ? [] : [[ownIri(base, 'museum'), museumIri(base, wanted.museum)] as const]),
  ];
  const heads = literal(String(wanted.heads), namedNode(iri('xsd', 'integer')));
  const quads = [
    ...links.map(([property, object]) => quad(self, namedNode(property), namedNode(object))),
    quad(self, namedNode(bookingTerms.title), literal(wanted.title, 'nl')),
    ...(wanted.heads === null ? [] : [quad(self, namedNode(bookingTerms.heads), heads)]),
    quad(self, namedNode(bookingTerms.period), period),
    quad(period, namedNode(rdfType), namedNode(iri('m8g', 'PeriodOfTime'))),
    quad(period, namedNode(bookingTerms.start), moment(wanted.start)),
    quad(period, namedNode(bookingTerms.end), moment(wanted.end)),
  ];
  return { subject, quads };
}

/** The same booking at another time: set-up stays as long before the start, teardown as long after the end. */
export function movedBooking(quads: readonly Quad[], was: RoomBooking, to: Span): readonly Quad[] {
  const nodes = new Set(
    quads
      .filter((q) => q.predicate.value === bookingTerms.period || q.predicate.value === bookingTerms.buffer)
      .map((q) => q.object.value),
  );
  const [start, end] = [Date.parse(was.start), Date.parse(was.end)];
  const [later, longer] = [Date.parse(to.start) - start, Date.parse(to.end) - end];
  return quads.map((q) => {
    const at = Date.parse(q.object.value);
    const isTime = q.predicate.value === bookingTerms.start || q.predicate.value === bookingTerms.end;
    if (!isTime || !nodes.has(q.subject.value) || Number.isNaN(at)) return q;
    return quad(q.subject, q.predicate, moment(brussels(at + (at <= start ? later : longer))));
  });
}

/** The same booking with one object of a property in place of those that it had. */
export const restated = (quads: readonly Quad[], subject: string, property: string, value: string): readonly Quad[] => [
  ...quads.filter((q) => q.subject.value !== subject || q.predicate.value !== property),
  quad(namedNode(subject), namedNode(property), namedNode(value)),
];
