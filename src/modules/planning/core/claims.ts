// What a booking or a visit claims, out of its statements. What says no time claims nothing. Pure.
import type { Quad } from '@rdfjs/types';
import type { Claim } from './facts.ts';
import { moments, reader, type Place, type Reader } from './reading.ts';
import { standingOf, terms } from './words.ts';

const truths = new Set(['true', '1']);

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
    busyOnly: truths.has(read.text(subject, own.busyOnly) ?? ''),
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
    busyOnly: false,
    start,
    end,
    before: 0,
    after: 0,
    standing: standingOf(base, read.text(subject, terms.reservationStatus)),
    rrule: undefined,
    except: [],
    extra: [],
    wants: read.texts(subject, terms.infrastructuur).toSorted(),
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
    locked: truths.has(read.text(subject, own.locked) ?? ''),
    people: read.texts(subject, terms.responsible).toSorted(),
    quantity: Math.max(0, read.number(subject, own.quantity) ?? 1),
    amounts: amountsIn(read, read.texts(subject, own.amount), own.quantity),
    heads: read.number(subject, terms.partySize),
    skills: read.texts(subject, own.requiresSkill).toSorted(),
    roles: read.texts(subject, own.placeholderRole).toSorted(),
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
