// Planning: what is where and when, and who. People are always personal, bookings and visits never public.
import type { Module, TypeSpec } from '../../module.ts';
import { ofPerson } from './person.ts';
import { iri, ownIri } from '../../rdf/ns.ts';
import { busyToOthers } from './core/busy.ts';
import { withTimeSpan } from './core/time-span.ts';
import { createGuard } from './guard.ts';
import { createPlanningCheck } from './index/check.ts';
import { planningContents } from './index/tables.ts';
import { createPlanningView } from './index/view.ts';
import { createRules } from './rules.ts';

/** What can be booked. */
const resources = (base: string): readonly TypeSpec[] => [
  // Before room: material may carry the class of its OSLO superclass as well.
  {
    name: 'material',
    class: ownIri(base, 'Material'),
    visibility: 'internal',
    nl: ['materiaal', 'materialen'],
    en: ['material', 'materials'],
  },
  {
    name: 'room',
    class: iri('cji', 'Infrastructuur'),
    visibility: 'public',
    nl: ['ruimte', 'ruimten'],
    en: ['room', 'rooms'],
  },
  {
    name: 'service',
    class: iri('schema', 'Service'),
    visibility: 'internal',
    nl: ['dienst', 'diensten'],
    en: ['service', 'services'],
  },
  { name: 'set', class: iri('prov', 'Collection'), visibility: 'internal', nl: ['set', 'sets'], en: ['set', 'sets'] },
];

/** What happens, and what it claims. */
const happenings = (base: string): readonly TypeSpec[] => [
  // Before activity: an exhibition usually carries both classes.
  {
    name: 'exhibition',
    class: iri('schema', 'ExhibitionEvent'),
    also: [iri('crm', 'E7_Activity'), iri('schema', 'Event')],
    visibility: 'public',
    nl: ['tentoonstelling', 'tentoonstellingen'],
    en: ['exhibition', 'exhibitions'],
  },
  {
    name: 'activity',
    class: iri('crm', 'E7_Activity'),
    also: [iri('schema', 'Event')],
    visibility: 'public',
    nl: ['activiteit', 'activiteiten'],
    en: ['activity', 'activities'],
  },
  {
    name: 'booking',
    class: iri('zr', 'Infrastructuurreservatie'),
    // What clashes, and the ways out, are told there before anything is saved.
    form: { blank: '/planning/book', change: '/planning/book?booking=' },
    visibility: 'internal',
    atMost: 'internal',
    withholds: busyToOthers(base),
    nl: ['reservatie', 'reservaties'],
    en: ['booking', 'bookings'],
  },
  {
    name: 'visit',
    class: iri('schema', 'Reservation'),
    visibility: 'internal',
    atMost: 'internal',
    // The contact of the group has a key of its own, which goes some months after the visit.
    privacy: { holder: 'self' },
    nl: ['groepsbezoek', 'groepsbezoeken'],
    en: ['group visit', 'group visits'],
  },
  {
    name: 'person',
    class: iri('schema', 'Person'),
    visibility: 'personal',
    atMost: 'personal',
    privacy: ofPerson,
    nl: ['medewerker', 'medewerkers'],
    en: ['staff member', 'staff members'],
  },
];

export const planning = (base: string): Module => ({
  name: 'planning',
  nl: 'Planning',
  en: 'Planning',
  types: [...resources(base), ...happenings(base)],
  dates: [iri('schema', 'startDate'), iri('schema', 'endDate'), ownIri(base, 'optionExpires')],
  labels: [
    { property: iri('schema', 'name'), kind: 'preferred' },
    { property: iri('cji', 'Infrastructuur.naam'), kind: 'preferred' },
    { property: iri('dct', 'title'), kind: 'preferred' },
    { property: iri('foaf', 'name'), kind: 'preferred' },
    { property: iri('skos', 'notation'), kind: 'notation' },
    { property: iri('schema', 'description'), kind: 'text' },
    { property: iri('dct', 'description'), kind: 'text' },
  ],
  complete: (subject, quads) => withTimeSpan(subject, quads),
  check: createRules(base),
  guard: createGuard(base),
  readModels: [
    {
      createView: (db) => createPlanningView(db, base),
      contents: planningContents,
      createCheck: createPlanningCheck,
    },
  ],
});
