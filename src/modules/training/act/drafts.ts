// Records of training as drafts for the one way in: a new enrolment, a changed one, a skill. Pure; decides nothing.
import { DataFactory } from 'n3';
import type { Quad, Term } from '@rdfjs/types';
import { iri, rdfType } from '../../../rdf/ns.ts';
import { thingIri } from '../../../rdf/refs.ts';
import type { Draft } from '../../../write.ts';
import { statusIri, type Course, type EnrolmentStatus } from '../core/facts.ts';
import { ownTerms, terms } from '../core/words.ts';

const { namedNode, literal, quad } = DataFactory;
const xsd = (local: string) => namedNode(iri('xsd', local));

export type Value =
  | { readonly iri: string }
  | { readonly day: string }
  | { readonly truth: boolean }
  | { readonly n: number }
  | { readonly text: string };

const toTerm = (value: Value): Term & Quad['object'] => {
  if ('iri' in value) return namedNode(value.iri);
  if ('day' in value) return literal(value.day, xsd('date'));
  if ('truth' in value) return literal(String(value.truth), xsd('boolean'));
  if ('n' in value) return literal(String(value.n), xsd('integer'));
  // Whoever writes does not say in which language.
  return literal(value.text);
};

/** Predicate → its value; null takes it away. */
export type Values = Readonly<Record<string, Value | null | undefined>>;

export const stated = (subject: string, values: Values): Quad[] =>
  Object.entries(values).flatMap(([predicate, value]) =>
    value === null || value === undefined ? [] : [quad(namedNode(subject), namedNode(predicate), toTerm(value))],
  );

const classes = { enrolment: 'Enrolment', assertion: 'SkillAssertion', goal: 'LearningGoal' } as const;

/** A thing of training that is new. @param id random: it tells nothing of whom it is about */
export function newRecord(base: string, type: keyof typeof classes, id: string, values: Values): Draft {
  const subject = thingIri(base, type, id);
  const kind = ownTerms(base)[classes[type]];
  return {
    subject,
    module: 'training',
    type,
    expected: null,
    quads: stated(subject, { [rdfType]: { iri: kind }, ...values }),
  };
}

/** The same record with these statements in place of those by the same predicates. */
export function changed(subject: string, before: readonly Quad[], values: Values, expected: number): Draft {
  const kept = before.filter((q) => q.subject.value !== subject || !(q.predicate.value in values));
  return { subject, module: 'training', expected, quads: [...kept, ...stated(subject, values)] };
}

export interface NewEnrolment {
  readonly id: string;
  readonly person: string;
  readonly edition: string;
  readonly on: string;
  /** Who agreed already, when somebody else than the person asks. */
  readonly approvedBy?: string | undefined;
}

export function enrolmentDraft(base: string, { id, person, edition, on, approvedBy }: NewEnrolment): Draft {
  const own = ownTerms(base);
  const status: EnrolmentStatus = approvedBy === undefined ? 'requested' : 'approved';
  return newRecord(base, 'enrolment', id, {
    [own.person]: { iri: person },
    [own.edition]: { iri: edition },
    [own.enrolmentStatus]: { iri: statusIri(own, status) },
    [own.enrolledOn]: { day: on },
    [own.approvedBy]: approvedBy === undefined ? null : { iri: approvedBy },
  });
}

export interface Earned {
  readonly ids: readonly string[];
  readonly person: string;
  readonly by: string;
  readonly on: string;
  readonly enrolment: string;
}

/** What a course leaves: each skill that it teaches, at its level, for as long as its certificate holds. */
export const earnedDrafts = (base: string, course: Course, earned: Earned): readonly Draft[] =>
  course.level === null
    ? []
    : course.teaches.flatMap((skill, i) => {
        const id = earned.ids[i];
        return id === undefined
          ? []
          : [
              skillDraft(base, {
                ...earned,
                id,
                skill,
                level: course.level ?? 1,
                until: endOf(earned.on, course.validity),
                evidence: { iri: earned.enrolment },
              }),
            ];
      });

export interface NewSkill {
  readonly id: string;
  readonly person: string;
  readonly skill: string;
  readonly level: number;
  readonly by: string;
  readonly on: string;
  readonly until: string | null;
  readonly evidence: Value | null;
}

export function skillDraft(base: string, { id, person, skill, level, by, on, until, evidence }: NewSkill): Draft {
  const own = ownTerms(base);
  return newRecord(base, 'assertion', id, {
    [own.person]: { iri: person },
    [own.skill]: { iri: skill },
    [own.level]: { n: level },
    [own.assessedBy]: { iri: by },
    [terms.validFrom]: { day: on },
    [terms.validThrough]: until === null ? null : { day: until },
    [own.evidence]: evidence,
  });
}

/** The last day on which a certificate of this day holds; null when it does not run out. */
export function endOf(day: string, validity: string | null): string | null {
  if (validity === null) return null;
  try {
    return Temporal.PlainDate.from(day.slice(0, 10)).add(Temporal.Duration.from(validity)).toString();
  } catch {
    return null;
  }
}
