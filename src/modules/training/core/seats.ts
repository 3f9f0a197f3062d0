// Who has a seat and who waits: told by the order in which people asked, never written down. Pure (decision 0044).
// The log gave that order, so two people who ask at once for the last seat cannot both have it.
import type { Enrolment } from './facts.ts';

export interface Placed extends Enrolment {
  /** Where in the log it was asked for; who left and asks again has a record of their own for that. */
  readonly place: number;
}

export interface Seats {
  readonly seated: readonly Placed[];
  /** In the order in which a seat comes to them. */
  readonly waiting: readonly Placed[];
  readonly cancelled: readonly Placed[];
  /** Null when there is no limit. */
  readonly free: number | null;
}

/** @param capacity of the edition; null for as many as come */
export function seatsOf(capacity: number | null, enrolments: readonly Placed[]): Seats {
  const asked = enrolments.filter(({ status }) => status !== 'cancelled').toSorted((a, b) => a.place - b.place);
  // Who was there had a seat, whatever the number says afterwards.
  const ordered = [...asked.filter(isDone), ...asked.filter((each) => !isDone(each))];
  const most = capacity ?? ordered.length;
  return {
    seated: ordered.slice(0, most),
    waiting: ordered.slice(most),
    cancelled: enrolments.filter(({ status }) => status === 'cancelled'),
    free: capacity === null ? null : Math.max(0, capacity - ordered.length),
  };
}

const isDone = ({ status }: Enrolment): boolean => status === 'completed';

/** How one enrolment stands among the others of its edition. @returns its number in the queue, 0 for a seat */
export const queueOf = ({ waiting }: Seats, subject: string): number =>
  waiting.findIndex((each) => each.subject === subject) + 1;
