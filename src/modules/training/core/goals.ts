// What training reads in a learning goal, how far it stands, and what it adds up to per museum. Pure.
import type { Quad } from '@rdfjs/types';
import type { Staff } from './gaps.ts';
import { reader } from './reader.ts';
import { suppress, type ReportRow } from './report.ts';
import { terms, type OwnTerms } from './words.ts';

export const goalStatuses = ['open', 'busy', 'reached', 'dropped'] as const;
export type GoalStatus = (typeof goalStatuses)[number];

export interface Goal {
  readonly subject: string;
  readonly person: string;
  readonly skill: string;
  /** 1–8. */
  readonly level: number;
  /** The day by which, `2026-11-25`. */
  readonly due: string;
  readonly status: GoalStatus;
  readonly why: string | null;
  readonly steps: string | null;
  readonly course: string | null;
  /** Who leads the person and agreed; nobody as long as it waits. */
  readonly agreedBy: string | null;
  readonly remarks: readonly Remark[];
}

export interface Remark {
  readonly by: string;
  readonly at: string;
  readonly text: string;
}

const keys = { open: 'goalOpen', busy: 'goalBusy', reached: 'goalReached', dropped: 'goalDropped' } as const;
export const goalStatusIri = (own: OwnTerms, status: GoalStatus): string => own[keys[status]];

/** @returns undefined for what does not say whose goal it is: of somebody who was forgotten */
export function goalOf(own: OwnTerms, subject: string, quads: readonly Quad[]): Goal | undefined {
  const { one, whole } = reader(quads);
  const [person, skill, level] = [one(subject, own.person), one(subject, own.skill), whole(subject, own.level)];
  const said = one(subject, own.goalStatus);
  const status = goalStatuses.find((each) => goalStatusIri(own, each) === said);
  if (person === null || skill === null || level === null || status === undefined) return undefined;
  return {
    subject,
    person,
    skill,
    level,
    due: (one(subject, own.due) ?? '').slice(0, 10),
    status,
    why: one(subject, own.why),
    steps: one(subject, own.steps),
    course: one(subject, own.throughCourse),
    agreedBy: one(subject, own.approvedBy),
    remarks: remarksOf(own, subject, quads),
  };
}

function remarksOf(own: OwnTerms, subject: string, quads: readonly Quad[]): readonly Remark[] {
  const { all, one } = reader(quads);
  return all(subject, own.remark)
    .map((node) => ({
      by: one(node, terms.creator) ?? '',
      at: one(node, terms.created) ?? '',
      text: one(node, terms.text) ?? '',
    }))
    .toSorted((a, b) => (a.at < b.at ? -1 : 1));
}

/** Somebody works at it, or is to. */
export const isAhead = ({ status }: Pick<Goal, 'status'>): boolean => status === 'open' || status === 'busy';

/** Goals of people per skill and museum: who set it, and who is not there yet. What tells of under five people is hidden. */
export function plansOf(
  goals: readonly Goal[],
  staff: readonly Staff[],
  museums: readonly string[],
): readonly ReportRow[] {
  const museumOf = new Map(staff.map(({ person, museum }) => [person, museum]));
  const bySkill = Map.groupBy(
    goals.filter(({ status }) => status !== 'dropped'),
    ({ skill }) => skill,
  );
  return [...bySkill].flatMap(([skill, its]): ReportRow[] => {
    const counts = new Map(museums.map((key) => [key, { asked: 0, missing: 0 }]));
    for (const [person, own] of Map.groupBy(its, (goal) => goal.person)) {
      const count = counts.get(museumOf.get(person) ?? '');
      if (count === undefined) continue;
      count.asked += 1;
      if (own.some(isAhead)) count.missing += 1;
    }
    const row = suppress(counts);
    return row.total === 'none' ? [] : [{ skill, ...row }];
  });
}
