// What can be claimed, out of its statements: rooms, materials, services, sets, people, their skills, and what groups can book. Pure.
import type { Quad } from '@rdfjs/types';
import type { Hours, Resource, Skilled } from './facts.ts';
import { reader, type Place, type Reader } from './reading.ts';
import { momentOf } from './time.ts';
import { terms } from './words.ts';

const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const minutes = (text: string | undefined): number | undefined => {
  const [, hour, minute] = /^(\d\d):(\d\d)/.exec(text ?? '') ?? [];
  return hour === undefined ? undefined : Number(hour) * 60 + Number(minute);
};

function hoursOf(read: Reader, node: string): Hours | undefined {
  const [from, to] = [minutes(read.text(node, terms.opens)), minutes(read.text(node, terms.closes))];
  if (from === undefined || to === undefined) return undefined;
  const named = read.texts(node, terms.dayOfWeek).map((day) => days.findIndex((name) => day.endsWith(`/${name}`)) + 1);
  return {
    days: (named.length === 0 ? [1, 2, 3, 4, 5, 6, 7] : named.filter((day) => day > 0)).toSorted(),
    from,
    to: to <= from ? 1440 : to,
    validFrom: read.text(node, terms.validFrom)?.slice(0, 10),
    validThrough: read.text(node, terms.validThrough)?.slice(0, 10),
  };
}

/** What carries its name elsewhere than OSLO's infrastructure does. */
const nameOf: Readonly<Partial<Record<Resource['kind'], string>>> = { set: terms.title, service: terms.name };

const widest = (sizes: readonly number[]): number | undefined => (sizes.length === 0 ? undefined : Math.max(...sizes));

export function resourceOf(
  { own, subject, museum }: Place,
  kind: Resource['kind'],
  { quads, mark }: { readonly quads: readonly Quad[]; readonly mark: Resource['mark'] },
): Resource {
  const read = reader(quads);
  const inner = (property: string): string[] => read.texts(subject, property);
  const name = nameOf[kind] ?? terms.naam;
  return {
    subject,
    kind,
    museum,
    mark,
    nameNl: read.inLanguage(subject, name, 'nl'),
    nameEn: read.inLanguage(subject, name, 'en'),
    capacity: widest(inner(terms.capaciteit).flatMap((node) => read.number(node, terms.value) ?? [])),
    stock: read.number(subject, own.quantity),
    facilities: [...new Set(inner(terms.faciliteit).flatMap((node) => read.texts(node, terms.type)))].toSorted(),
    hours: inner(terms.openingsuren).flatMap((node) => hoursOf(read, node) ?? []),
    absences: inner(own.unavailable)
      .flatMap((node) => read.period(node) ?? [])
      .toSorted((a, b) => a.start - b.start),
    languages: inner(terms.knowsLanguage).toSorted(),
    functions: inner(terms.membership)
      .flatMap((node) => read.texts(node, terms.role))
      .toSorted(),
    restHours:
      read.number(subject, own.restHours) ??
      widest(inner(terms.membership).flatMap((node) => read.number(node, own.restHours) ?? [])),
    wholes: inner(terms.deelVan).toSorted(),
    parts: inner(terms.deel).toSorted(),
    unlike: inner(own.incompatibleWith).toSorted(),
    members: inner(terms.member).toSorted(),
  };
}

/** A skill on record: whose, which, and from when until when it holds. What somebody only says of themselves is no record. */
export function skilledOf({ own, subject }: Place, quads: readonly Quad[]): Skilled | undefined {
  const read = reader(quads);
  const [person, skill] = [read.text(subject, own.person), read.text(subject, own.skill)];
  if (person === undefined || skill === undefined) return undefined;
  const by = read.texts(subject, own.assessedBy);
  if (by.length > 0 && by.every((each) => each === person)) return undefined;
  const edge = (property: string, clock: string): number | undefined => {
    const text = read.text(subject, property);
    return text !== undefined && /^\d{4}-\d\d-\d\d$/.test(text) ? momentOf(`${text}T${clock}`) : momentOf(text);
  };
  return { person, skill, from: edge(terms.validFrom, '00:00:00'), until: edge(terms.validThrough, '23:59:59') };
}

/** Only what is on for days is bound to them; an hour is that of one time it is given. */
const wholeDay = (text: string | undefined): string | undefined =>
  text !== undefined && /^\d{4}-\d\d-\d\d$/.test(text) ? text : undefined;

/** Something that groups can book with a guide, or undefined when it does not say how many people one guide takes. */
export function productOf({ own, subject, museum }: Place, quads: readonly Quad[]) {
  const read = reader(quads);
  const groupSize = read.number(subject, own.groupSize);
  if (groupSize === undefined || groupSize < 1) return undefined;
  return {
    subject,
    museum,
    nameNl: read.inLanguage(subject, terms.name, 'nl'),
    nameEn: read.inLanguage(subject, terms.name, 'en'),
    groupSize,
    minutes: read.number(subject, own.groupMinutes) ?? 60,
    languages: read.texts(subject, terms.inLanguage).toSorted(),
    skills: read.texts(subject, own.requiresSkill).toSorted(),
    interval: read.number(subject, own.groupInterval) ?? 0,
    finalDays: read.number(subject, own.finalDays),
    leastCharged: read.number(subject, own.leastCharged),
    perHead: read.texts(subject, own.perHead).toSorted(),
    telephone: read.text(subject, own.groupPhone),
    opens: wholeDay(read.text(subject, terms.startDate)),
    closes: wholeDay(read.text(subject, terms.endDate)),
    place: read.text(subject, terms.tookPlaceAt),
  };
}
