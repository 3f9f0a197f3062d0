// Learning goals: the person makes and changes them, who leads the person agrees and says something about them.
// An agreement is to what was agreed: it lapses when the person changes what, how far or by when.
import { randomUUID } from 'node:crypto';
import { DataFactory } from 'n3';
import type { Quad } from '@rdfjs/types';
import { iri } from '../../../rdf/ns.ts';
import { thingIri } from '../../../rdf/refs.ts';
import { goalStatusIri, type Goal, type GoalStatus } from '../core/goals.ts';
import { terms } from '../core/words.ts';
import { mayAgree, maySeePlan, personOf } from '../rights.ts';
import { change, forbid, isThere, missing, refuse, write, type Desk } from './desk.ts';
import { newRecord, type Values } from './drafts.ts';

export interface Wish {
  readonly skill: string;
  readonly level: number;
  readonly due: string;
  readonly why: string;
  readonly steps: string;
  readonly course: string;
}

const most = { goals: 100, remarks: 100, text: 2000, steps: 4000 } as const;

/** @throws Problem bad-request that says which part is wrong */
async function checked(desk: Desk, { skill, level, due, course }: Wish): Promise<void> {
  if (!(await isThere(desk, skill, 'concept'))) refuse('Kies een vaardigheid.', 'Choose a skill.');
  if (!Number.isInteger(level) || level < 1 || level > 8)
    refuse('Kies een niveau van 1 tot 8.', 'Choose a level from 1 to 8.');
  if (!isDay(due)) refuse('Geef de dag als 2027-06-30.', 'Give the day as 2027-06-30.');
  if (course !== '' && !(await isThere(desk, course, 'course')))
    refuse('Kies een opleiding van de lijst, of geen.', 'Choose a course of the list, or none.');
}

function isDay(text: string): boolean {
  try {
    return /^\d{4}-\d\d-\d\d$/.test(text) && Temporal.PlainDate.from(text).toString() === text;
  } catch {
    return false;
  }
}

const text = (said: string, size: number) => (said.trim() === '' ? null : { text: said.trim().slice(0, size) });

function valuesOf({ own }: Desk, { skill, level, due, why, steps, course }: Wish): Values {
  return {
    [own.skill]: { iri: skill },
    [own.level]: { n: level },
    [own.due]: { day: due },
    [own.why]: text(why, most.text),
    [own.steps]: text(steps, most.steps),
    [own.throughCourse]: course === '' ? null : { iri: course },
  };
}

/** Somebody sets a goal for themselves. @returns its IRI @throws Problem forbidden, bad-request */
export async function setGoal(desk: Desk, wish: Wish): Promise<string> {
  const person = personOf(desk.hub.base, desk.actor) ?? forbid();
  await checked(desk, wish);
  if (desk.read.goalsOf([person]).length >= most.goals)
    refuse(`Er staan al ${most.goals} doelen in je plan.`, `Your plan has ${most.goals} goals already.`);
  const draft = newRecord(desk.hub.base, 'goal', randomUUID(), {
    [desk.own.person]: { iri: person },
    [desk.own.goalStatus]: { iri: goalStatusIri(desk.own, 'open') },
    ...valuesOf(desk, wish),
  });
  await write(desk, [draft]);
  return draft.subject;
}

/** @throws Problem not-found in the same words for none, for somebody else's, and for who may only look */
export function goalFor(desk: Desk, ref: string): Goal & { readonly seq: number } {
  const found = desk.read.goal(thingIri(desk.hub.base, 'goal', ref)) ?? missing();
  return maySeePlan(desk.actor, found.person) ? found : missing();
}

function ownGoal(desk: Desk, ref: string) {
  const goal = goalFor(desk, ref);
  return goal.person === desk.actor.iri ? goal : forbid();
}

/** @throws Problem forbidden, bad-request, stale */
export async function changeGoal(desk: Desk, ref: string, wish: Wish): Promise<string> {
  const goal = ownGoal(desk, ref);
  await checked(desk, wish);
  const same = goal.skill === wish.skill && goal.level === wish.level && goal.due === wish.due;
  const lapsed: Values = same ? {} : { [desk.own.approvedBy]: null };
  return change(desk, goal, { values: { ...valuesOf(desk, wish), ...lapsed } });
}

/** Says how far it stands; what was dropped or reached can be taken up again. */
export const moveGoal = (desk: Desk, ref: string, to: GoalStatus): Promise<string> =>
  change(desk, ownGoal(desk, ref), { values: { [desk.own.goalStatus]: { iri: goalStatusIri(desk.own, to) } } });

/** Agrees, or takes that back. @throws Problem forbidden */
export async function agreeGoal(desk: Desk, ref: string, agreed: boolean): Promise<string> {
  const goal = goalFor(desk, ref);
  if (!mayAgree(desk.actor, goal.person)) forbid();
  return change(desk, goal, { values: { [desk.own.approvedBy]: agreed ? { iri: desk.actor.iri } : null } });
}

/** Both of them talk about it. @throws Problem bad-request */
export async function remarkOn(desk: Desk, ref: string, said: string): Promise<string> {
  const goal = goalFor(desk, ref);
  const words = said.trim().slice(0, most.text);
  if (words === '') refuse('Schrijf eerst iets.', 'Write something first.');
  if (goal.remarks.length >= most.remarks)
    refuse('Hier is al te veel gezegd. Maak een nieuw doel.', 'Too much was said here. Set a new goal.');
  return change(desk, goal, { values: {}, added: remarkQuads(desk, goal.subject, words) });
}

function remarkQuads({ hub, actor, own }: Desk, subject: string, words: string): readonly Quad[] {
  const { blankNode, literal, namedNode, quad } = DataFactory;
  const node = blankNode('remark');
  const at = literal(hub.now().toISOString(), namedNode(iri('xsd', 'dateTime')));
  return [
    quad(namedNode(subject), namedNode(own.remark), node),
    quad(node, namedNode(terms.text), literal(words)),
    quad(node, namedNode(terms.creator), namedNode(actor.iri)),
    quad(node, namedNode(terms.created), at),
  ];
}
