// What becomes of a seat: agreed, given up, was there or not, and what the participant thought of it. Each asks `rights.ts` first.
import { randomUUID } from 'node:crypto';
import { thingIri } from '../../../rdf/refs.ts';
import type { Draft } from '../../../write.ts';
import { statusIri, type Course, type EnrolmentStatus } from '../core/facts.ts';
import type { OwnTerms } from '../core/words.ts';
import { mayCancel, mayDecide, runs } from '../rights.ts';
import { allMarks, change, editionFor, forbid, missing, refuse, removal, standingOf, type Desk } from './desk.ts';
import { earnedDrafts } from './drafts.ts';
import { enrol } from './enrol.ts';

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
interface Judged {
  readonly rating?: number;
  /** What could be better. */
  readonly text?: string;
}
type Deed = (desk: Desk, found: Found, judged: Judged) => Promise<string>;

const deeds: Readonly<Record<Act, Deed>> = {
  approve(desk, { enrolment, edition }) {
    if (!mayDecide(desk.actor, enrolment, edition)) forbid();
    const { own, actor } = desk;
    // Their place may be another's by now: who comes back is the last in the row, with a record of its own.
    if (enrolment.status === 'cancelled' && enrolment.person !== null)
      return enrol(desk, { edition: edition.subject, person: enrolment.person });
    return change(desk, enrolment, {
      values: { [own.enrolmentStatus]: status(own, 'approved'), [own.approvedBy]: { iri: actor.iri } },
    });
  },
  cancel(desk, { enrolment }) {
    if (enrolment.status === 'completed') refuse('Deze opleiding is al gevolgd.', 'This course was completed already.');
    return change(desk, enrolment, { values: { [desk.own.enrolmentStatus]: status(desk.own, 'cancelled') } });
  },
  rate(desk, { enrolment }, { rating = 0, text = '' }) {
    if (desk.actor.iri !== enrolment.person || enrolment.status !== 'completed') forbid();
    if (![1, 2, 3, 4, 5].includes(rating)) refuse('Kies 1 tot 5.', 'Choose 1 to 5.');
    const said = text.trim().slice(0, 2000);
    const values = {
      [desk.own.rating]: { n: rating },
      [desk.own.ratingText]: said === '' ? null : { text: said },
    };
    return change(desk, enrolment, { values });
  },
  present(desk, found) {
    mustGive(desk, found);
    const { enrolment } = found;
    const more = enrolment.status === 'completed' ? [] : earned(desk, found);
    const values = { [desk.own.enrolmentStatus]: status(desk.own, 'completed'), [desk.own.attended]: { truth: true } };
    return change(desk, enrolment, { values, more });
  },
  async absent(desk, found) {
    mustGive(desk, found);
    const values = { [desk.own.enrolmentStatus]: status(desk.own, 'approved'), [desk.own.attended]: { truth: false } };
    return change(desk, found.enrolment, { values, more: await taken(desk, found.enrolment) });
  },
  async reopen(desk, found) {
    mustGive(desk, found);
    const values = { [desk.own.enrolmentStatus]: status(desk.own, 'approved'), [desk.own.attended]: null };
    return change(desk, found.enrolment, { values, more: await taken(desk, found.enrolment) });
  },
};

/** Who was there is noted by who gives the course, for others, and not before it begins. */
function mustGive({ actor, today }: Desk, { enrolment, edition }: Found): void {
  if (!mayDecide(actor, enrolment, edition) || !runs(actor, edition)) forbid();
  if (edition.start.slice(0, 10) > today) refuse('De opleiding is nog niet begonnen.', 'The course has not begun yet.');
}

/** Does one thing to one enrolment. @throws Problem forbidden, bad-request, not-found, stale */
export const actOn = (desk: Desk, ref: string, { act, ...judged }: { act: Act } & Judged): Promise<string> =>
  deeds[act](desk, enrolmentFor(desk, ref), judged);

const status = (own: OwnTerms, to: EnrolmentStatus) => ({ iri: statusIri(own, to) });

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
      (await standingOf(desk.hub, each.subject)).some(
        (q) => q.predicate.value === desk.own.evidence && q.object.value === subject,
      )
        ? [each]
        : [],
    ),
  );
  return evident.flat().map((each) => removal(each.subject));
}
