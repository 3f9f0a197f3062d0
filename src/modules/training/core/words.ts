// The IRIs that training speaks of, by short names. Pure; a misspelt name is a type error.
import { iri, ownIri } from '../../../rdf/ns.ts';

export const terms = {
  course: iri('schema', 'Course'),
  edition: iri('schema', 'CourseInstance'),
  person: iri('schema', 'Person'),
  name: iri('schema', 'name'),
  description: iri('schema', 'description'),
  teaches: iri('schema', 'teaches'),
  level: iri('schema', 'educationalLevel'),
  prerequisites: iri('schema', 'coursePrerequisites'),
  language: iri('schema', 'inLanguage'),
  timeRequired: iri('schema', 'timeRequired'),
  about: iri('schema', 'about'),
  provider: iri('schema', 'provider'),
  materials: iri('schema', 'hasPart'),
  isPartOf: iri('dct', 'isPartOf'),
  start: iri('schema', 'startDate'),
  end: iri('schema', 'endDate'),
  mode: iri('schema', 'courseMode'),
  location: iri('schema', 'location'),
  capacity: iri('schema', 'maximumAttendeeCapacity'),
  status: iri('schema', 'eventStatus'),
  cancelled: iri('schema', 'EventCancelled'),
  postponed: iri('schema', 'EventPostponed'),
  instructor: iri('schema', 'instructor'),
  title: iri('dct', 'title'),
  validFrom: iri('schema', 'validFrom'),
  validThrough: iri('schema', 'validThrough'),
  membership: iri('org', 'hasMembership'),
  role: iri('org', 'role'),
} as const;

const locals = [
  'Enrolment',
  'SkillAssertion',
  'RoleProfile',
  'person',
  'edition',
  'enrolmentStatus',
  'enrolledOn',
  'attended',
  'approvedBy',
  'rating',
  'skill',
  'level',
  'application',
  'assessedBy',
  'evidence',
  'offersHelp',
  'function',
  'requirement',
  'validity',
  'enrolBefore',
  'reviewedOn',
  'museum',
  'enrolmentRequested',
  'enrolmentWaiting',
  'enrolmentApproved',
  'enrolmentCompleted',
  'enrolmentCancelled',
] as const;

export type OwnTerms = Readonly<Record<(typeof locals)[number], string>>;

/** Our own vocabulary lives under the hub that serves it. */
export const ownTerms = (base: string): OwnTerms =>
  Object.fromEntries(locals.map((local) => [local, ownIri(base, local)])) as OwnTerms;
