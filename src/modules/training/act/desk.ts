// What people do at the desk of training: enrol, agree, cancel, note who was there, say and confirm what one can do.
// Each asks `rights.ts` first and writes through the one way in; what is not allowed is told in words, and nothing is done.
import { randomUUID } from 'node:crypto';
import type { Quad } from '@rdfjs/types';
import { atDeskOf, marksSeenBy, type Actor } from '../../../access/policy.ts';
import type { Hub } from '../../../hub.ts';
import { Problem } from '../../../problem.ts';
import { parseNTriples } from '../../../rdf/ntriples.ts';
import { thingIri } from '../../../rdf/refs.ts';
import type { Draft } from '../../../write.ts';
import { dayOf } from '../../../web/dates.ts';
import { statusIri, type Course, type Edition, type EnrolmentStatus } from '../core/facts.ts';
import { ownTerms, terms, type OwnTerms } from '../core/words.ts';
import { createReading, type Reading } from '../index/read.ts';
import { mayCancel, mayConfirm, mayDecide, mayEnrol, personOf, runs } from '../rights.ts';
import { changed, earnedDrafts, enrolmentDraft, skillDraft, type Values } from './drafts.ts';

/** For rules of the desk itself; never for an answer. */
export const allMarks = ['public', 'internal', 'personal:training'] as const;

export interface Desk {
  readonly hub: Hub;
  readonly actor: Actor;
  readonly read: Reading;
  readonly own: OwnTerms;
  /** Today in Brussels. */
  readonly today: string;
}

export const deskOf = (hub: Hub, actor: Actor): Desk => ({
  hub,
  actor,
  read: createReading(hub.views),
  own: ownTerms(hub.base),
  today: dayOf(hub.now().toISOString()),
});

const refuse = (nl: string, en: string): never => {
  throw new Problem('bad-request', { nl, en });
};
const forbid = (): never => {
  throw new Problem('forbidden', {
    nl: 'Dit doet iemand anders: de persoon zelf, wie het team leidt, of wie de opleiding geeft.',
    en: 'Somebody else does this: the person, who leads the team, or who gives the course.',
  });
};
/** In the same words for what is not there and for what is not yours to see. */
const missing = (): never => {
  throw new Problem('not-found', { nl: 'Dit is er niet, of niet voor jou.', en: 'This is not there, or not for you.' });
};

const write = (desk: Desk, drafts: readonly Draft[], note?: string) =>
  desk.hub.write(atDeskOf(desk.actor, 'training'), drafts, note);

export const editionFor = ({ read }: Desk, subject: string): Edition =>
  read.edition(subject, [...allMarks]) ?? missing();

/** May one still ask for a seat today? Pure. */
export const isOpen = ({ start, end, enrolBefore, goesOn }: Edition, today: string): boolean =>
  goesOn && (end ?? start).slice(0, 10) >= today && (enrolBefore === null || today <= enrolBefore);

/** Puts somebody on the list: oneself as a wish, others as agreed. @throws Problem forbidden, bad-request, not-found */
export async function enrol(
  desk: Desk,
  { edition: iri, person }: { edition: string; person: string },
): Promise<string> {
  const { hub, actor, read, today } = desk;
  if (read.edition(iri, marksSeenBy(actor)) === undefined) missing();
  const edition = editionFor(desk, iri);
  if (!mayEnrol(actor, person, edition)) forbid();
  if (read.staff(person) === undefined && person !== personOf(hub.base, actor)) missing();
  if (!edition.goesOn) refuse('Deze editie gaat niet door. Kies een andere.', 'This edition is off. Choose another.');
  if (!isOpen(edition, today) && !runs(actor, edition))
    refuse(
      'Inschrijven kan niet meer. Vraag het aan wie de opleiding geeft.',
      'It is too late to enrol. Ask who gives the course.',
    );
  const others = [...read.seats(edition).seated, ...read.seats(edition).waiting];
  if (others.some((each) => each.person === person))
    refuse('Deze persoon staat al op de lijst.', 'This person is on the list already.');
  const approvedBy = mayDecide(actor, { person }, edition) ? actor.iri : undefined;
  const draft = enrolmentDraft(hub.base, { id: randomUUID(), person, edition: iri, on: today, approvedBy });
  await write(desk, [draft]);
  return draft.subject;
}

export type Act = 'approve' | 'cancel' | 'present' | 'absent' | 'reopen' | 'rate';
export const acts: readonly Act[] = ['approve', 'cancel', 'present', 'absent', 'reopen', 'rate'];

/** @throws Problem not-found in the same words whether there is none or it is not theirs to see */
export function enrolmentFor(desk: Desk, ref: string) {
  const found = desk.read.enrolment(thingIri(desk.hub.base, 'enrolment', ref)) ?? missing();
  const edition = editionFor(desk, found.edition);
  if (!mayCancel(desk.actor, found, edition)) missing();
  return { enrolment: found, edition };
}

type Found = ReturnType<typeof enrolmentFor>;
type Deed = (desk: Desk, found: Found, rating: number | undefined) => Promise<string>;

const deeds: Readonly<Record<Act, Deed>> = {
  approve(desk, { enrolment, edition }) {
    if (!mayDecide(desk.actor, enrolment, edition)) forbid();
    const { own, actor } = desk;
    // Their place may be another's by now: who comes back is the last in the row, with a record of its own.
    if (enrolment.status === 'cancelled' && enrolment.person !== null)
      return enrol(desk, { edition: edition.subject, person: enrolment.person });
    return change(desk, enrolment, {
      [own.enrolmentStatus]: status(own, 'approved'),
      [own.approvedBy]: { iri: actor.iri },
    });
  },
  cancel(desk, { enrolment }) {
    if (enrolment.status === 'completed') refuse('Deze opleiding is al gevolgd.', 'This course was completed already.');
    return change(desk, enrolment, { [desk.own.enrolmentStatus]: status(desk.own, 'cancelled') });
  },
  rate(desk, { enrolment }, rating = 0) {
    if (desk.actor.iri !== enrolment.person || enrolment.status !== 'completed') forbid();
    if (![1, 2, 3, 4, 5].includes(rating)) refuse('Kies 1 tot 5.', 'Choose 1 to 5.');
    return change(desk, enrolment, { [desk.own.rating]: { n: rating } });
  },
  present(desk, found) {
    mustGive(desk, found);
    const { enrolment } = found;
    const more = enrolment.status === 'completed' ? [] : earned(desk, found);
    const values = { [desk.own.enrolmentStatus]: status(desk.own, 'completed'), [desk.own.attended]: { truth: true } };
    return change(desk, enrolment, values, more);
  },
  async absent(desk, found) {
    mustGive(desk, found);
    const values = { [desk.own.enrolmentStatus]: status(desk.own, 'approved'), [desk.own.attended]: { truth: false } };
    return change(desk, found.enrolment, values, await taken(desk, found.enrolment));
  },
  async reopen(desk, found) {
    mustGive(desk, found);
    const values = { [desk.own.enrolmentStatus]: status(desk.own, 'approved'), [desk.own.attended]: null };
    return change(desk, found.enrolment, values, await taken(desk, found.enrolment));
  },
};

/** Who was there is noted by who gives the course, for others, and not before it begins. */
function mustGive({ actor, today }: Desk, { enrolment, edition }: Found): void {
  if (!mayDecide(actor, enrolment, edition) || !runs(actor, edition)) forbid();
  if (edition.start.slice(0, 10) > today) refuse('De opleiding is nog niet begonnen.', 'The course has not begun yet.');
}

/** Does one thing to one enrolment. @throws Problem forbidden, bad-request, not-found, stale */
export const actOn = (desk: Desk, ref: string, { act, rating }: { act: Act; rating?: number }): Promise<string> =>
  deeds[act](desk, enrolmentFor(desk, ref), rating);

const status = (own: OwnTerms, to: EnrolmentStatus) => ({ iri: statusIri(own, to) });

async function change(
  desk: Desk,
  { subject, seq }: { readonly subject: string; readonly seq: number },
  values: Values,
  more: readonly Draft[] = [],
): Promise<string> {
  await write(desk, [changed(subject, await standing(desk.hub, subject), values, seq), ...more]);
  return subject;
}

async function standing(hub: Hub, subject: string): Promise<readonly Quad[]> {
  const { state } = (await hub.log.latest(subject)) ?? missing();
  return parseNTriples(state.public + state.internal + state.personal);
}

/** The skills that who was there has from now on: the hand that notes it confirms it. */
function earned(desk: Desk, { enrolment: { person, subject }, edition }: Found): readonly Draft[] {
  const course: Course | undefined = desk.read.course(edition.course, [...allMarks]);
  if (course === undefined || person === null) return [];
  const on = (edition.end ?? edition.start).slice(0, 10);
  const ids = course.teaches.map(() => randomUUID());
  return earnedDrafts(desk.hub.base, course, { ids, person, by: desk.actor.iri, on, enrolment: subject });
}

/** What the noting of an attendance gave, it takes away again. */
async function taken(
  desk: Desk,
  { person, subject }: { person: string | null; subject: string },
): Promise<readonly Draft[]> {
  const all = person === null ? [] : desk.read.assertionsOf([person]);
  const evident = await Promise.all(
    all.map(async (each) =>
      (await standing(desk.hub, each.subject)).some(
        (q) => q.predicate.value === desk.own.evidence && q.object.value === subject,
      )
        ? [each]
        : [],
    ),
  );
  return evident.flat().map((each) => ({ subject: each.subject, quads: null, module: 'training' }));
}

export interface Said {
  readonly skill: string;
  readonly level: number;
  readonly evidence: string;
}

const isLevel = (level: number): boolean => Number.isInteger(level) && level >= 1 && level <= 8;

/** What somebody says they can do: in place of what they said before. @throws Problem forbidden, bad-request */
export async function assess(desk: Desk, { skill, level, evidence }: Said): Promise<string> {
  const { hub, actor, read, today } = desk;
  const person = personOf(hub.base, actor) ?? forbid();
  const concept = await hub.state.get(skill);
  if (concept?.type !== 'concept' || concept.deleted || !isLevel(level))
    refuse('Kies een vaardigheid en een niveau van 1 tot 8.', 'Choose a skill and a level from 1 to 8.');
  const before = read.assertionsOf([person]).filter((each) => each.skill === skill && !each.confirmed);
  const text = evidence.trim().slice(0, 2000);
  const draft = skillDraft(hub.base, {
    id: randomUUID(),
    person,
    skill,
    level,
    by: person,
    on: today,
    until: null,
    evidence: text === '' ? null : { text, lang: 'nl' },
  });
  await write(desk, [draft, ...before.map((each) => ({ subject: each.subject, quads: null, module: 'training' }))]);
  return draft.subject;
}

/** What the team lead finds of it: the same skill, at the level that the lead gives. @throws Problem not-found, bad-request */
export async function confirm(desk: Desk, ref: string, level: number): Promise<string> {
  const found = assertionFor(desk, ref);
  if (!mayConfirm(desk.actor, found.person)) missing();
  if (!isLevel(level)) refuse('Kies een niveau van 1 tot 8.', 'Choose a level from 1 to 8.');
  const { own, today, actor } = desk;
  return change(desk, found, {
    [own.level]: { n: level },
    [own.assessedBy]: { iri: actor.iri },
    [terms.validFrom]: { day: today },
  });
}

/** Whether others find you when they look for help with this. @throws Problem not-found */
export async function offerHelp(desk: Desk, ref: string, helps: boolean): Promise<string> {
  const found = assertionFor(desk, ref);
  if (found.person !== desk.actor.iri) missing();
  return change(desk, found, { [desk.own.offersHelp]: helps ? { truth: true } : null });
}

const assertionFor = (desk: Desk, ref: string) =>
  desk.read.assertion(thingIri(desk.hub.base, 'assertion', ref)) ?? missing();
