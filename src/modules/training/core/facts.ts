// What training reads in the statements of a thing: a course, an edition, a profile, an enrolment, a skill of somebody. Pure.
import type { Quad } from '@rdfjs/types';
import { reader } from './reader.ts';
import { terms, type OwnTerms } from './words.ts';

export interface Course {
  readonly subject: string;
  readonly museum: string | null;
  readonly teaches: readonly string[];
  /** 1–8, as DigComp counts. */
  readonly level: number | null;
  readonly needs: readonly string[];
  readonly about: readonly string[];
  readonly provider: readonly string[];
  readonly languages: readonly string[];
  readonly duration: string | null;
  /** How long its certificate holds: an xsd:duration. */
  readonly validity: string | null;
  readonly materials: readonly string[];
  /** The day on which somebody last looked whether it is still right. */
  readonly reviewed: string | null;
}

export interface Edition {
  readonly subject: string;
  readonly museum: string | null;
  readonly course: string;
  readonly start: string;
  readonly end: string | null;
  readonly enrolBefore: string | null;
  readonly mode: string | null;
  readonly location: readonly string[];
  /** Null: as many as come. */
  readonly capacity: number | null;
  readonly goesOn: boolean;
  readonly instructors: readonly string[];
}

/** Given: its last day is before today (`YYYY-MM-DD`). Pure. */
export const isOver = ({ start, end }: Pick<Edition, 'start' | 'end'>, today: string): boolean =>
  (end ?? start).slice(0, 10) < today;

export interface Need {
  readonly skill: string;
  readonly level: number;
  readonly application: string | null;
}

export interface Profile {
  readonly subject: string;
  readonly museum: string | null;
  readonly functions: readonly string[];
  readonly needs: readonly Need[];
}

export type EnrolmentStatus = 'requested' | 'waiting' | 'approved' | 'completed' | 'cancelled';

export interface Enrolment {
  readonly subject: string;
  /** Null for somebody who was forgotten: the seat stays in the totals. */
  readonly person: string | null;
  readonly edition: string;
  readonly status: EnrolmentStatus;
  readonly on: string | null;
  readonly attended: boolean | null;
  readonly approvedBy: string | null;
  /** What the participant thought of the course, 1–5. */
  readonly rating: number | null;
  /** What they wrote about it. */
  readonly ratingText: string | null;
}

export interface Assertion {
  readonly subject: string;
  readonly person: string;
  readonly skill: string;
  readonly level: number;
  /** Somebody else than the person said so. */
  readonly confirmed: boolean;
  readonly from: string | null;
  readonly until: string | null;
  readonly offersHelp: boolean;
}

export interface Place {
  readonly own: OwnTerms;
  readonly subject: string;
  readonly museum: string | null;
}

export function courseOf({ own, subject, museum }: Place, quads: readonly Quad[]): Course {
  const { all, one, whole } = reader(quads);
  return {
    subject,
    museum,
    teaches: all(subject, terms.teaches).toSorted(),
    level: whole(subject, terms.level),
    needs: all(subject, terms.prerequisites).toSorted(),
    about: all(subject, terms.about).toSorted(),
    provider: all(subject, terms.provider).toSorted(),
    languages: all(subject, terms.language).toSorted(),
    duration: one(subject, terms.timeRequired),
    validity: one(subject, own.validity),
    materials: all(subject, terms.materials).toSorted(),
    reviewed: one(subject, own.reviewedOn),
  };
}

export function editionOf({ own, subject, museum }: Place, quads: readonly Quad[]): Edition {
  const { all, one, whole } = reader(quads);
  const status = one(subject, terms.status);
  return {
    subject,
    museum,
    course: one(subject, terms.isPartOf) ?? '',
    start: one(subject, terms.start) ?? '',
    end: one(subject, terms.end),
    enrolBefore: one(subject, own.enrolBefore),
    mode: one(subject, terms.mode),
    location: all(subject, terms.location).toSorted(),
    capacity: whole(subject, terms.capacity),
    goesOn: status !== terms.cancelled && status !== terms.postponed,
    instructors: all(subject, terms.instructor).toSorted(),
  };
}

export function profileOf({ own, subject, museum }: Place, quads: readonly Quad[]): Profile {
  const { all, one, whole } = reader(quads);
  const needs = all(subject, own.requirement).flatMap((node): Need[] => {
    const [skill, level] = [one(node, own.skill), whole(node, own.level)];
    return skill === null || level === null ? [] : [{ skill, level, application: one(node, own.application) }];
  });
  const functions = all(subject, own.function).toSorted();
  return { subject, museum, functions, needs: needs.toSorted((a, b) => (a.skill < b.skill ? -1 : 1)) };
}

const statuses = {
  enrolmentRequested: 'requested',
  enrolmentWaiting: 'waiting',
  enrolmentApproved: 'approved',
  enrolmentCompleted: 'completed',
  enrolmentCancelled: 'cancelled',
} as const;

export const statusIri = (own: OwnTerms, status: EnrolmentStatus): string => {
  const key = (Object.keys(statuses) as (keyof typeof statuses)[]).find((each) => statuses[each] === status);
  return own[key ?? 'enrolmentRequested'];
};

/** @returns undefined for what says neither which edition nor how it stands */
export function enrolmentOf({ own, subject }: Place, quads: readonly Quad[]): Enrolment | undefined {
  const { one, whole, truth } = reader(quads);
  const edition = one(subject, own.edition);
  const said = one(subject, own.enrolmentStatus);
  const key = (Object.keys(statuses) as (keyof typeof statuses)[]).find((each) => own[each] === said);
  if (edition === null || key === undefined) return undefined;
  return {
    subject,
    person: one(subject, own.person),
    edition,
    status: statuses[key],
    on: one(subject, own.enrolledOn),
    attended: truth(subject, own.attended),
    approvedBy: one(subject, own.approvedBy),
    rating: whole(subject, own.rating),
    ratingText: one(subject, own.ratingText),
  };
}

/** @returns undefined for what does not say whose skill it is: of somebody who was forgotten */
export function assertionOf({ own, subject }: Place, quads: readonly Quad[]): Assertion | undefined {
  const { all, one, whole, truth } = reader(quads);
  const [person, skill, level] = [one(subject, own.person), one(subject, own.skill), whole(subject, own.level)];
  if (person === null || skill === null || level === null) return undefined;
  return {
    subject,
    person,
    skill,
    level,
    confirmed: all(subject, own.assessedBy).some((by) => by !== person),
    from: one(subject, terms.validFrom),
    until: one(subject, terms.validThrough),
    offersHelp: truth(subject, own.offersHelp) ?? false,
  };
}

/** The functions that somebody has, as concepts: what role profiles ask for. */
export function functionsOf(subject: string, quads: readonly Quad[]): readonly string[] {
  const { all } = reader(quads);
  return [...new Set(all(subject, terms.membership).flatMap((node) => all(node, terms.role)))].toSorted();
}
