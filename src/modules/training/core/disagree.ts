// Does planning keep the room that an edition says, at its hours? Pure: either may have moved without the other.
import { isRoom, type RoomBooking, type Span } from './booking.ts';
import type { Edition } from './facts.ts';

/** `time`, `room`: booked otherwise. `off`: booked for what is off. `freed`: it goes on, and its booking ended. */
export type Disagreement = 'time' | 'room' | 'off' | 'freed';

type Given = Pick<Edition, 'start' | 'end' | 'location' | 'goesOn'>;

/** The hours of an edition that has them. */
export const hoursOf = ({ start, end }: Pick<Edition, 'start' | 'end'>): Span | undefined =>
  end !== null && start.length > 10 && end.length > 10 ? { start, end } : undefined;

const covers = (booking: Span, hours: Span): boolean =>
  Date.parse(booking.start) <= Date.parse(hours.start) && Date.parse(booking.end) >= Date.parse(hours.end);

export function disagreement(base: string, edition: Given, bookings: readonly RoomBooking[]): Disagreement | undefined {
  const active = bookings.filter(({ cancelled }) => !cancelled);
  if (!edition.goesOn) return active.length > 0 ? 'off' : undefined;
  if (active.length === 0) return bookings.length > 0 ? 'freed' : undefined;
  return inTime(edition, active) ? inPlace(base, edition, active) : 'time';
}

function inTime(edition: Given, active: readonly RoomBooking[]): boolean {
  const hours = hoursOf(edition);
  return hours === undefined || active.every((booking) => covers(booking, hours));
}

function inPlace(base: string, { location }: Given, active: readonly RoomBooking[]): 'room' | undefined {
  const rooms = location.filter((each) => isRoom(base, each));
  const booked = active.some((booking) => booking.rooms.some((room) => rooms.includes(room)));
  return rooms.length > 0 && !booked ? 'room' : undefined;
}
