// What planning reads in the statements of a thing: a claim on resources, a resource, a skill that somebody has. Pure.
// Takes what the log holds as it is: what is missing is left out, what is odd claims nothing.
import type { Quad, Term } from '@rdfjs/types';
import { momentOf } from './time.ts';
import { standingOf, terms, type OwnTerms, type Standing } from './words.ts';

/** A conflict that somebody with the right to do so has allowed, and why. */
export interface Overruled {
  readonly kind: string;
  /** The other side: a booking, or the resource itself. */
  readonly against: string;
  readonly reason: string;
}

/** A booking or a visit: who claims what, when, and how firmly. */
export interface Claim {
  readonly subject: string;
  readonly kind: 'booking' | 'visit';
  readonly titleNl: string;
  readonly titleEn: string;
  readonly museum: string | null;
  readonly standing: Standing;
  readonly rank: number | undefined;
  readonly expires: number | undefined;
  readonly locked: boolean;
  readonly start: number;
  readonly end: number;
  /** Milliseconds of set-up before and teardown after. */
  readonly before: number;
  readonly after: number;
  readonly rrule: string | undefined;
  readonly except: readonly number[];
  readonly extra: readonly number[];
  /** Rooms, materials and sets, as the booking names them. */
  readonly wants: readonly string[];
  readonly people: readonly string[];
  /** Of what has no amount of its own. */
  readonly quantity: number;
  /** Thing → how much of it, where the booking says so: forty chairs and one projector. */
  readonly amounts: Readonly<Record<string, number>>;
  readonly heads: number | undefined;
  readonly skills: readonly string[];
  readonly lang: string | undefined;
  /** What it is for. */
  readonly purpose: string | undefined;
  readonly overruled: readonly Overruled[];
}

export interface Hours {
  /** 1 (Monday) to 7. */
  readonly days: readonly number[];
  /** Minutes after midnight; `to` is 1440 for midnight. */
  readonly from: number;
  readonly to: number;
  readonly validFrom?: string | undefined;
  readonly validThrough?: string | undefined;
}

export interface Resource {
  readonly subject: string;
  readonly kind: 'room' | 'material' | 'service' | 'set' | 'person';
  readonly nameNl: string;
  readonly nameEn: string;
  readonly museum: string | null;
  readonly mark: 'public' | 'internal' | 'personal';
  /** The most people in any set-up. */
  readonly capacity: number | undefined;
  readonly stock: number | undefined;
  readonly facilities: readonly string[];
  readonly hours: readonly Hours[];
  readonly absences: readonly { readonly start: number; readonly end: number }[];
  readonly languages: readonly string[];
  readonly wholes: readonly string[];
  readonly parts: readonly string[];
  readonly unlike: readonly string[];
  readonly members: readonly string[];
}

export interface Skilled {
  readonly person: string;
  readonly skill: string;
  readonly from: number | undefined;
  readonly until: number | undefined;
}

/** Values of one property of one node, in the order of the statements. */
function reader(quads: readonly Quad[]) {
  const all = (subject: string, property: string): readonly Term[] =>
    quads.filter((q) => q.subject.value === subject && q.predicate.value === property).map((q) => q.object);
  const texts = (subject: string, property: string): string[] => all(subject, property).map(({ value }) => value);
  const text = (subject: string, property: string): string | undefined => texts(subject, property)[0];
  const number = (subject: string, property: string): number | undefined => {
    const value = Number(text(subject, property) ?? NaN);
    return Number.isFinite(value) ? value : undefined;
  };
  const moment = (subject: string, property: string): number | undefined => momentOf(text(subject, property));
  const inLanguage = (subject: string, property: string, lang: string): string => {
    const found = all(subject, property).filter((each) => each.termType === 'Literal');
    const tagged = (tag: string) => found.find((each) => each.termType === 'Literal' && each.language.startsWith(tag));
    return (tagged(lang) ?? tagged('nl') ?? found[0])?.value ?? '';
  };
  const period = (node: string) => {
    const [start, end] = [moment(node, terms.start), moment(node, terms.end)];
    return start === undefined || end === undefined || end <= start ? undefined : { start, end };
  };
  return { texts, text, number, moment, inLanguage, period };
}
type Reader = ReturnType<typeof reader>;

const moments = (read: Reader, node: string | undefined, property: string): number[] =>
  node === undefined
    ? []
    : read
        .texts(node, property)
        .flatMap((text) => momentOf(text) ?? [])
        .toSorted((a, b) => a - b);

const sum = (all: readonly number[]): number => all.reduce((total, each) => total + each, 0);

/** Set-up ends where the period begins, teardown begins where it ends; several of a side stack. */
function buffers(read: Reader, subject: string, period: { start: number; end: number }) {
  const around = read.texts(subject, terms.buffer).flatMap((node) => read.period(node) ?? []);
  const before = around
    .filter(({ start }) => start < period.start)
    .map(({ start, end }) => Math.min(end, period.start) - start);
  const after = around.filter(({ end }) => end > period.end).map(({ start, end }) => end - Math.max(start, period.end));
  return { before: sum(before), after: sum(after) };
}

interface Place {
  readonly base: string;
  readonly own: OwnTerms;
  readonly subject: string;
  readonly museum: string | null;
}

/** @returns what a booking claims, or undefined when it says no period */
export function bookingOf({ base, own, subject, museum }: Place, quads: readonly Quad[]): Claim | undefined {
  const read = reader(quads);
  const node = read.text(subject, terms.periode);
  const period = node === undefined ? undefined : read.period(node);
  if (period === undefined) return undefined;
  const schedule = read.text(subject, terms.schedule);
  return {
    ...common(read, { base, own, subject, museum }),
    kind: 'booking',
    ...period,
    ...buffers(read, subject, period),
    standing: standingOf(base, read.text(subject, terms.status)),
    rrule: schedule === undefined ? undefined : read.text(schedule, terms.rrule),
    except: moments(read, schedule, terms.exceptDate),
    extra: moments(read, schedule, terms.rdate),
    wants: read.texts(subject, terms.infrastructuur).toSorted(),
    purpose: read.text(subject, terms.voor),
  };
}

/** @returns when a visit comes and who guides it, or undefined when it says no arrival */
export function visitOf({ base, own, subject, museum }: Place, quads: readonly Quad[]): Claim | undefined {
  const read = reader(quads);
  const start = read.moment(subject, terms.startDate);
  if (start === undefined) return undefined;
  const end = Math.max(read.moment(subject, terms.endDate) ?? start + 3_600_000, start + 60_000);
  return {
    ...common(read, { base, own, subject, museum }),
    kind: 'visit',
    start,
    end,
    before: 0,
    after: 0,
    standing: standingOf(base, read.text(subject, terms.reservationStatus)),
    rrule: undefined,
    except: [],
    extra: [],
    wants: [],
    purpose: read.text(subject, terms.reservationFor),
  };
}

function common(read: Reader, { own, subject, museum }: Place) {
  return {
    subject,
    museum,
    titleNl: read.inLanguage(subject, terms.title, 'nl'),
    titleEn: read.inLanguage(subject, terms.title, 'en'),
    rank: read.number(subject, own.optionRank),
    expires: read.moment(subject, own.optionExpires),
    locked: ['true', '1'].includes(read.text(subject, own.locked) ?? ''),
    people: read.texts(subject, terms.responsible).toSorted(),
    quantity: Math.max(0, read.number(subject, own.quantity) ?? 1),
    amounts: amountsIn(read, read.texts(subject, own.amount), own.quantity),
    heads: read.number(subject, terms.partySize),
    skills: read.texts(subject, own.requiresSkill).toSorted(),
    lang: read.text(subject, terms.inLanguage),
    overruled: read.texts(subject, own.overrules).map((node) => ({
      kind: read.text(node, own.conflict) ?? '',
      against: read.text(node, own.against) ?? '',
      reason: read.text(node, own.reason) ?? '',
    })),
  };
}

function amountsIn(read: Reader, nodes: readonly string[], quantity: string): Readonly<Record<string, number>> {
  const said = nodes.flatMap((node) =>
    read.texts(node, terms.infrastructuur).map((of) => [of, Math.max(0, read.number(node, quantity) ?? 1)] as const),
  );
  return Object.fromEntries(said.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

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
  };
}
