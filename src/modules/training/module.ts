// Training: courses and editions for everyone to see, role profiles for staff; enrolments, skills and goals are always personal.
import type { Module, TypeSpec } from '../../module.ts';
import { iri, ownIri } from '../../rdf/ns.ts';
import { trainingAppointments } from './calendar/entries.ts';
import { createTrainingCheck } from './index/check.ts';
import { trainingContents } from './index/tables.ts';
import { createTrainingView } from './index/view.ts';

const types = (base: string): readonly TypeSpec[] => [
  {
    name: 'course',
    class: iri('schema', 'Course'),
    visibility: 'public',
    nl: ['opleiding', 'opleidingen'],
    en: ['course', 'courses'],
  },
  {
    name: 'edition',
    class: iri('schema', 'CourseInstance'),
    visibility: 'public',
    nl: ['editie', 'edities'],
    en: ['edition', 'editions'],
  },
  {
    name: 'profile',
    class: ownIri(base, 'RoleProfile'),
    visibility: 'internal',
    atMost: 'internal',
    nl: ['rolprofiel', 'rolprofielen'],
    en: ['role profile', 'role profiles'],
  },
  {
    name: 'enrolment',
    class: ownIri(base, 'Enrolment'),
    visibility: 'personal',
    atMost: 'personal',
    privacy: {
      holder: ownIri(base, 'person'),
      remains: [ownIri(base, 'edition'), ownIri(base, 'enrolmentStatus'), ownIri(base, 'attended')],
    },
    nl: ['inschrijving', 'inschrijvingen'],
    en: ['enrolment', 'enrolments'],
  },
  {
    name: 'assertion',
    class: ownIri(base, 'SkillAssertion'),
    visibility: 'personal',
    atMost: 'personal',
    privacy: {
      holder: ownIri(base, 'person'),
      remains: [ownIri(base, 'skill'), ownIri(base, 'level')],
    },
    nl: ['vaardigheid van een persoon', 'vaardigheden van personen'],
    en: ['skill assertion', 'skill assertions'],
  },
  {
    name: 'goal',
    class: ownIri(base, 'LearningGoal'),
    visibility: 'personal',
    atMost: 'personal',
    privacy: {
      holder: ownIri(base, 'person'),
      remains: [ownIri(base, 'skill'), ownIri(base, 'level'), ownIri(base, 'goalStatus')],
    },
    nl: ['leerdoel', 'leerdoelen'],
    en: ['learning goal', 'learning goals'],
  },
];

export const training = (base: string): Module => ({
  name: 'training',
  nl: 'Opleiding',
  en: 'Training',
  types: types(base),
  dates: [iri('schema', 'startDate'), iri('schema', 'validThrough'), ownIri(base, 'due')],
  labels: [
    { property: iri('schema', 'name'), kind: 'preferred' },
    { property: iri('dct', 'title'), kind: 'preferred' },
    { property: iri('schema', 'description'), kind: 'text' },
    { property: iri('dct', 'description'), kind: 'text' },
  ],
  readModels: [
    {
      createView: (db) => createTrainingView(db, base),
      contents: trainingContents,
      createCheck: createTrainingCheck,
    },
  ],
  appointments: trainingAppointments,
});
