// What of training belongs in somebody's own calendar: the editions they are enrolled in, and the last day of a certificate.
// A seat that is agreed is sure, a wish is not; who left, or an edition that is off, is struck out. Reads the tables; asks no policy.
import type { DatabaseSync } from 'node:sqlite';
import type { Appointment, Asker } from '../../../module.ts';
import { allMarks } from '../act/desk.ts';
import type { Edition } from '../core/facts.ts';
import { queueOf, type Placed } from '../core/seats.ts';
import { runningOut } from '../expiry.ts';
import { createReading, type Reading, type Version } from '../index/read.ts';

const docOf = (subject: string): string => subject.replace('/id/', '/doc/');
const hubOf = (subject: string): string => subject.slice(0, subject.indexOf('/id/'));

function statusOf(read: Reading, edition: Edition, enrolment: Placed): Appointment['status'] {
  if (enrolment.status === 'cancelled' || !edition.goesOn) return 'CANCELLED';
  const agreed = enrolment.status === 'approved' || enrolment.status === 'completed';
  return agreed && queueOf(read.seats(edition), enrolment.subject) === 0 ? 'CONFIRMED' : 'TENTATIVE';
}

/** @returns nothing when the edition is gone */
export function courseEntry(read: Reading, enrolment: Placed & Version): Appointment | undefined {
  const edition = read.edition(enrolment.edition, [...allMarks]);
  const version = read.version(enrolment.edition);
  if (edition === undefined || version === undefined) return undefined;
  return {
    kind: 'course',
    uid: enrolment.subject,
    // Whichever of the two changed last counts up: places in one log.
    sequence: Math.max(version.seq, enrolment.seq),
    at: version.at > enrolment.at ? version.at : enrolment.at,
    start: edition.start,
    end: edition.end,
    about: edition.course,
    places: edition.location,
    url: docOf(edition.subject),
    status: statusOf(read, edition, enrolment),
  };
}

/** The module's appointments of one person. */
export function trainingAppointments(
  db: DatabaseSync,
  { person, today }: Asker,
  since: string,
): readonly Appointment[] {
  const read = createReading(db);
  const courses = read.enrolmentsOf(person).flatMap((each) => courseEntry(read, each) ?? []);
  const recent = courses.filter(({ start, end }) => (end ?? start).slice(0, 10) >= since);
  const out = runningOut(read.assertionsOf([person]), today);
  return [
    ...recent,
    ...out.map(({ subject, skill, from, until }) =>
      certificateEntry(read, { subject, skill, from: from ?? today, until: until ?? today }),
    ),
  ];
}

interface Expiring {
  readonly subject: string;
  readonly skill: string;
  readonly from: string;
  readonly until: string;
}

const certificateEntry = (read: Reading, { subject, skill, from, until }: Expiring): Appointment => {
  const seq = read.assertion(subject)?.seq ?? 0;
  return {
    kind: 'certificate',
    uid: subject,
    sequence: seq,
    at: `${from.slice(0, 10)}T00:00:00Z`,
    start: until.slice(0, 10),
    end: null,
    about: skill,
    places: [],
    url: `${hubOf(subject)}/training/me`,
    status: 'TENTATIVE',
  };
};
