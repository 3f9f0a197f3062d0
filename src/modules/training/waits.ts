// What of training waits for one person: what runs out, what is due, what they thought of a course, and what their team asks them.
import type { DatabaseSync } from 'node:sqlite';
import type { Asker } from '../../module.ts';

/** One thing that waits for somebody; home says it in the words of its kind. */
export interface Waiting {
  readonly kind: 'certificate' | 'goal' | 'evaluation' | 'agreement' | 'wish';
  readonly href: string;
  readonly n: number;
  /** By which, or until which. */
  readonly day?: string;
}
import { allMarks } from './act/desk.ts';
import { isOpen } from './act/enrol.ts';
import { isAhead } from './core/goals.ts';
import { runningOut } from './expiry.ts';
import { createReading, type Reading } from './index/read.ts';

const mostLines = 3;
/** A goal is told of so many days before its day; a course can be judged so long after it. */
const goalDays = 30;
const judgeDays = 60;

const shifted = (day: string, days: number): string => Temporal.PlainDate.from(day).add({ days }).toString();

export function trainingWaits(db: DatabaseSync, { person, leads, today }: Asker): readonly Waiting[] {
  const read = createReading(db);
  const goals = read.goalsOf([person]).filter((goal) => isAhead(goal) && goal.due <= shifted(today, goalDays));
  const out = runningOut(read.assertionsOf([person]), today);
  const told: readonly Waiting[] = [
    ...out.slice(0, mostLines).map(({ until }) => certificate(until ?? '')),
    ...goals.slice(0, mostLines).map(({ subject, due }) => goalLine(subject, due)),
  ];
  const [unjudged, unagreed, wished] = [
    toJudge(read, person, today),
    toAgree(read, leads),
    wishesOf(read, leads, today),
  ];
  return [
    ...told,
    ...line('evaluation', unjudged, '/training/me'),
    ...line('agreement', unagreed, '/training/team'),
    ...line('wish', wished, '/training/team'),
  ];
}

const certificate = (day: string): Waiting => ({ kind: 'certificate', href: '/training/me', n: 1, day });
const goalLine = (subject: string, day: string): Waiting => ({
  kind: 'goal',
  href: `/training/goal/${subject.slice(subject.lastIndexOf('/') + 1)}`,
  n: 1,
  day,
});
const line = (kind: Waiting['kind'], n: number, href: string): readonly Waiting[] =>
  n === 0 ? [] : [{ kind, n, href }];

/** Courses that they followed lately and said nothing of. */
const toJudge = (read: Reading, person: string, today: string): number =>
  read.enrolmentsOf(person).filter(({ status, rating, edition }) => {
    if (status !== 'completed' || rating !== null) return false;
    const found = read.edition(edition, [...allMarks]);
    return found !== undefined && (found.end ?? found.start) >= shifted(today, -judgeDays);
  }).length;

const toAgree = (read: Reading, people: readonly string[]): number =>
  read.goalsOf(people).filter((goal) => isAhead(goal) && goal.agreedBy === null).length;

/** Seats that people of the team asked for and that nobody agreed to yet. */
const wishesOf = (read: Reading, people: readonly string[], today: string): number =>
  people
    .flatMap((person) => read.enrolmentsOf(person))
    .filter(({ status, edition }) => {
      if (status !== 'requested' && status !== 'waiting') return false;
      const found = read.edition(edition, [...allMarks]);
      return found !== undefined && isOpen(found, today);
    }).length;
