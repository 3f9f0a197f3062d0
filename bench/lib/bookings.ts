// Five years of bookings in six museums, the same ones every time: rooms, materials, and hours that do not clash. Data only.
import { museums } from '../../src/access/policy.ts';
import type { Event } from '../../src/log/log.ts';
import { iri, ownIri, rdfType } from '../../src/rdf/ns.ts';
import { toDateTime } from '../../src/modules/planning/core/time.ts';

const roomsEach = 20;
const line = (s: string, p: string, o: string): string => `<${s}> <${p}> ${o} .\n`;
const typed = (value: string | number, type: string): string => `"${value}"^^<${iri('xsd', type)}>`;

function event(
  base: string,
  type: string,
  ref: string,
  lines: { readonly public?: string; readonly internal?: string },
): Event {
  const museum = museums[Number(/\d+/.exec(ref)?.[0] ?? 0) % museums.length] ?? null;
  const state = { public: lines.public ?? '', internal: lines.internal ?? '', personal: '' };
  const subject = `${base}/id/${type}/${ref}`;
  return {
    seq: 1,
    tx: 1,
    at: '',
    action: 'create',
    module: 'planning',
    type,
    ref,
    subject,
    museum,
    actor: '',
    note: null,
    prev: null,
    state,
    streams: [],
  };
}

export const roomCount = roomsEach * museums.length;

/** Rooms of 10 to 200 people, every other one with a projector. */
export const resourceEvents = (base: string): readonly Event[] =>
  Array.from({ length: roomCount }, (_none, i) => {
    const subject = `${base}/id/room/r${i}`;
    const [size, facility] = [`${subject}#c`, `${subject}#f`];
    const text =
      line(subject, rdfType, `<${iri('cji', 'Infrastructuur')}>`) +
      line(subject, iri('cji', 'Infrastructuur.naam'), `"Zaal ${i}"@nl`) +
      line(subject, iri('cji', 'Infrastructuur.capaciteit'), `<${size}>`) +
      line(size, iri('schema', 'value'), typed(10 + ((i * 37) % 190), 'integer')) +
      (i % 2 === 0
        ? line(subject, iri('cji', 'Infrastructuur.faciliteit'), `<${facility}>`) +
          line(facility, iri('dct', 'type'), `<${base}/id/concept/beamer>`)
        : '');
    return event(base, 'room', `r${i}`, { public: text });
  });

interface Wanted {
  readonly n: number;
  readonly room: number;
  readonly start: number;
  readonly hours: number;
}

export function bookingEvent(base: string, { n, room, start, hours }: Wanted): Event {
  const subject = `${base}/id/booking/b${n}`;
  const period = `${subject}#p`;
  const text =
    line(subject, rdfType, `<${iri('zr', 'Infrastructuurreservatie')}>`) +
    line(subject, iri('dct', 'title'), `"Reservatie ${n}"@nl`) +
    line(subject, iri('zr', 'infrastructuur'), `<${base}/id/room/r${room % roomCount}>`) +
    line(subject, iri('zr', 'Reservatie.periode'), `<${period}>`) +
    line(period, iri('m8g', 'startTime'), typed(toDateTime(start), 'dateTime')) +
    line(period, iri('m8g', 'endTime'), typed(toDateTime(start + hours * 3_600_000), 'dateTime')) +
    line(
      subject,
      iri('adms', 'status'),
      '<https://data.vlaanderen.be/id/concept/Infrastructuurreservatiestatustype/bevestigd>',
    ) +
    line(subject, ownIri(base, 'quantity'), typed(1, 'integer'));
  return event(base, 'booking', `b${n}`, { internal: text });
}

const firstDay = Date.UTC(2025, 0, 1);
const days = 5 * 365;

/** So many bookings of two hours, spread evenly over five years, rooms and the hours from 8 to 20; a hundredth lasts for weeks in a room of its own. */
export function* bookingEvents(base: string, count: number): Iterable<Event> {
  for (let n = 0; n < count; n++) {
    const room = n % roomCount;
    const turn = Math.floor(n / roomCount);
    const [day, hour] = [Math.floor((turn * 7) / 6) % days, 7 + ((turn * 5) % 6) * 2];
    yield bookingEvent(base, {
      n,
      room,
      start: firstDay + day * 86_400_000 + hour * 3_600_000,
      hours: n % 997 === 0 ? 600 : 2,
    });
  }
}
