// Who may do what in training beyond roles: oneself, the people one leads, the editions one gives. Pure; no row means no.
import { grantsOf, leads, maySee, mayWrite, type Actor } from '../../access/policy.ts';
import type { Edition, Enrolment } from './core/facts.ts';

/** The person who asks; undefined for a program, the operator, or nobody. */
export const personOf = (base: string, actor: Actor): string | undefined =>
  actor.iri.startsWith(`${base}/id/person/`) ? actor.iri : undefined;

/** Organises training of this museum (null: of all six). */
export const trains = (actor: Actor, museum: string | null): boolean =>
  mayWrite(actor, 'training', museum, 'edition') && maySee(actor, 'personal:training');

/** Takes care of an edition: sees who comes, decides, notes who was there. Who teaches it does too. */
export const runs = (actor: Actor, edition: Pick<Edition, 'museum' | 'instructors'>): boolean =>
  trains(actor, edition.museum) || edition.instructors.includes(actor.iri);

/** The people somebody leads, by IRI. */
export const ledBy = (actor: Actor): readonly string[] => [
  ...new Set(grantsOf(actor).flatMap(({ role, people }) => (role === 'lead' ? (people ?? []) : []))),
];

/** May put this person on the list of an edition. */
export const mayEnrol = (actor: Actor, person: string, edition: Edition): boolean =>
  actor.iri === person || leads(actor, person) || runs(actor, edition);

/** May agree that this person comes. Nobody agrees with their own wish. */
export const mayDecide = (actor: Actor, { person }: Pick<Enrolment, 'person'>, edition: Edition): boolean =>
  actor.iri !== person && ((person !== null && leads(actor, person)) || runs(actor, edition));

/** May take this person off the list. */
export const mayCancel = (actor: Actor, enrolment: Pick<Enrolment, 'person'>, edition: Edition): boolean =>
  actor.iri === enrolment.person || mayDecide(actor, enrolment, edition);

/** May see and confirm what this person can do: oneself sees, the team lead does both. */
export const mayConfirm = (actor: Actor, person: string): boolean => actor.iri !== person && leads(actor, person);

/** May read the certificate. */
export const mayReadCertificate = (actor: Actor, person: string, edition: Edition): boolean =>
  actor.iri === person || leads(actor, person) || runs(actor, edition);

/** Museums whose numbers somebody sees: those whose training they organise. */
export const reportsOn = (actor: Actor, keys: readonly string[]): readonly string[] =>
  keys.filter((key) => trains(actor, key));

/** May see what somebody plans to learn: oneself, and who leads them. */
export const maySeePlan = (actor: Actor, person: string): boolean => actor.iri === person || leads(actor, person);

/** May agree with it: who leads them, never oneself. */
export const mayAgree = mayConfirm;
