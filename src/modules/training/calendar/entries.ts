// The editions that somebody is enrolled in, as entries of a calendar: a seat that is agreed is sure, a wish is not,
// who left or an edition that is off is struck out. Reads the tables; asks no policy.
import type { CalendarEvent } from '../../../http/ical.ts';
import { allMarks, type Desk } from '../act/desk.ts';
import type { Edition } from '../core/facts.ts';
import { queueOf, type Placed } from '../core/seats.ts';

/** Names of courses and places, in the language of the calendar. */
export type Names = ReadonlyMap<string, string>;

interface Kept {
  readonly edition: Edition;
  readonly seq: number;
  readonly at: string;
}

const statusOf = (desk: Desk, edition: Edition, enrolment: Placed): CalendarEvent['status'] => {
  if (enrolment.status === 'cancelled' || !edition.goesOn) return 'CANCELLED';
  const agreed = enrolment.status === 'approved' || enrolment.status === 'completed';
  return agreed && queueOf(desk.read.seats(edition), enrolment.subject) === 0 ? 'CONFIRMED' : 'TENTATIVE';
};

const entryOf = (desk: Desk, { edition, seq, at }: Kept, enrolment: Placed & { seq: number }, names: Names) => ({
  uid: enrolment.subject,
  // Whichever of the two changed last counts up: places in one log.
  sequence: Math.max(seq, enrolment.seq),
  at,
  start: edition.start,
  end: edition.end,
  title: names.get(edition.course) ?? '',
  where: edition.location.flatMap((each) => names.get(each) ?? []).join(', '),
  url: edition.subject.replace('/id/', '/doc/'),
  status: statusOf(desk, edition, enrolment),
});

/**
 * @param enrolments of one person
 * @param lang of the names
 * @returns one entry for each whose edition is still there
 */
export async function calendarEntries(
  desk: Desk,
  enrolments: readonly (Placed & { readonly seq: number })[],
  lang: string,
): Promise<readonly CalendarEvent[]> {
  const found: { readonly kept: Kept; readonly enrolment: Placed & { readonly seq: number } }[] = [];
  for (const enrolment of enrolments) {
    const edition = desk.read.edition(enrolment.edition, [...allMarks]);
    const [ofEdition, ofPerson] = await Promise.all(
      [enrolment.edition, enrolment.subject].map((each) => desk.hub.state.get(each)),
    );
    if (edition === undefined || ofEdition === undefined || ofPerson === undefined) continue;
    const at = ofEdition.at > ofPerson.at ? ofEdition.at : ofPerson.at;
    found.push({ kept: { edition, seq: ofEdition.seq, at }, enrolment });
  }
  const wanted = found.flatMap(({ kept: { edition } }) => [edition.course, ...edition.location]);
  const names = await desk.hub.state.names([...new Set(wanted)], lang, ['public', 'internal']);
  return found.map(({ kept, enrolment }) => entryOf(desk, kept, enrolment, names));
}
