// Asking for a seat: oneself as a wish, others as agreed. Refuses what is over, what is off, and a second seat.
import { randomUUID } from 'node:crypto';
import { marksSeenBy } from '../../../access/policy.ts';
import { isOver, type Edition } from '../core/facts.ts';
import { mayDecide, mayEnrol, personOf, runs } from '../rights.ts';
import { editionFor, forbid, missing, refuse, write, type Desk } from './desk.ts';
import { enrolmentDraft } from './drafts.ts';

/** May one still ask for a seat today? Pure. */
export const isOpen = (edition: Edition, today: string): boolean =>
  edition.goesOn && !isOver(edition, today) && (edition.enrolBefore === null || today <= edition.enrolBefore);

/** What a seat just asked for became: a place, a wish that waits for a yes, or a place in the queue, when only for one of them. */
export function seatToldBy(
  { hub, actor, read }: Desk,
  iri: string,
  asked: readonly string[],
): 'enrolled' | 'asked' | 'queued' {
  const edition = read.edition(iri, marksSeenBy(actor));
  if (edition === undefined) return 'enrolled';
  const { seated, waiting } = read.seats(edition);
  if (waiting.some(({ subject }) => asked.includes(subject))) return 'queued';
  const wished = seated.some(
    ({ subject, person, status }) =>
      asked.includes(subject) && status === 'requested' && person === personOf(hub.base, actor),
  );
  return wished ? 'asked' : 'enrolled';
}

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
