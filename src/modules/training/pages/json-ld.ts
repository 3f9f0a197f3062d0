// The public catalogue as schema.org in the head of a page, for whoever gathers courses. Only what everybody may see.
import type { Course, Edition } from '../core/facts.ts';

export interface Named {
  readonly course: Course;
  readonly editions: readonly Edition[];
  readonly name: (iri: string) => string | undefined;
  readonly description: string | undefined;
}

const bare = (value: object): object =>
  Object.fromEntries(
    Object.entries(value).filter(
      ([, each]) => each !== undefined && each !== null && !(Array.isArray(each) && each.length === 0),
    ),
  );

const terms = (iris: readonly string[], type: string, name: Named['name']): readonly object[] =>
  iris.map((iri) => bare({ '@type': type, '@id': iri, name: name(iri) }));

const modes: Readonly<Record<string, string>> = { onsite: 'Onsite', online: 'Online', blended: 'Blended' };

/** `schema:Course` with its `schema:CourseInstance`s. @param named facts as a stranger sees them */
export const toJsonLd = ({ course, editions, name, description }: Named): object =>
  bare({
    '@context': 'https://schema.org',
    '@type': 'Course',
    '@id': course.subject,
    name: name(course.subject),
    description,
    inLanguage: course.languages,
    timeRequired: course.duration,
    provider: terms(course.provider, 'Organization', name),
    teaches: terms(course.teaches, 'DefinedTerm', name),
    about: terms(course.about, 'Thing', name),
    hasCourseInstance: editions.map((edition) => instance(edition, name)),
  });

const instance = (edition: Edition, name: Named['name']): object =>
  bare({
    '@type': 'CourseInstance',
    '@id': edition.subject,
    name: name(edition.subject),
    startDate: edition.start,
    endDate: edition.end,
    courseMode: modes[edition.mode?.split('#').at(-1) ?? ''],
    location: terms(edition.location, 'Place', name),
    maximumAttendeeCapacity: edition.capacity,
    eventStatus: edition.goesOn ? 'https://schema.org/EventScheduled' : 'https://schema.org/EventCancelled',
  });
