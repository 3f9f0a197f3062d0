// What somebody says they can do, what shows it, and what the team lead finds of it. A number becomes a fact by a person only.
import { randomUUID } from 'node:crypto';
import { thingIri } from '../../../rdf/refs.ts';
import { terms } from '../core/words.ts';
import { mayConfirm, personOf } from '../rights.ts';
import { change, forbid, isThere, missing, refuse, removal, standingOf, write, type Desk } from './desk.ts';
import { skillDraft, stated, type Value } from './drafts.ts';

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
  if (!isLevel(level) || !(await isThere(desk, skill, 'concept')))
    refuse('Kies een vaardigheid en een niveau van 1 tot 8.', 'Choose a skill and a level from 1 to 8.');
  const before = read.assertionsOf([person]).filter((each) => each.skill === skill && !each.confirmed);
  const text = evidence.trim();
  const draft = skillDraft(hub.base, {
    id: randomUUID(),
    person,
    skill,
    level,
    by: person,
    on: today,
    until: null,
    evidence: text === '' ? null : toEvidence(text),
  });
  await write(desk, [draft, ...before.map((each) => removal(each.subject))]);
  return draft.subject;
}

/** What the team lead finds of it: the same skill, at the level that the lead gives. @throws Problem not-found, bad-request */
export async function confirm(desk: Desk, ref: string, level: number): Promise<string> {
  const found = assertionFor(desk, ref);
  if (!mayConfirm(desk.actor, found.person)) missing();
  if (!isLevel(level)) refuse('Kies een niveau van 1 tot 8.', 'Choose a level from 1 to 8.');
  const { own, today, actor } = desk;
  return change(desk, found, {
    values: {
      [own.level]: { n: level },
      [own.assessedBy]: { iri: actor.iri },
      [terms.validFrom]: { day: today },
    },
  });
}

/** Whether others find you when they look for help with this. @throws Problem not-found */
export async function offerHelp(desk: Desk, ref: string, helps: boolean): Promise<string> {
  const found = assertionFor(desk, ref);
  if (found.person !== desk.actor.iri) missing();
  return change(desk, found, { values: { [desk.own.offersHelp]: helps ? { truth: true } : null } });
}

const mostEvidence = 20;

/** The address of something on the web, or words. */
export function toEvidence(text: string): Value {
  const url = /^https?:\/\/\S+$/.test(text) && URL.canParse(text) ? new URL(text) : undefined;
  return url === undefined ? { text: text.slice(0, 2000) } : { iri: url.href };
}

/** One more thing that shows it; by the person alone. @throws Problem not-found, bad-request */
export async function addEvidence(desk: Desk, ref: string, said: string): Promise<string> {
  const found = assertionFor(desk, ref);
  if (found.person !== desk.actor.iri) missing();
  const text = said.trim();
  if (text === '')
    refuse('Schrijf waaruit het blijkt, of geef een webadres.', 'Say what shows it, or give an address.');
  const given = (await standingOf(desk.hub, found.subject)).filter((q) => q.predicate.value === desk.own.evidence);
  if (given.length >= mostEvidence)
    refuse(`Er staan al ${mostEvidence} bewijzen bij.`, `There are ${mostEvidence} pieces of evidence already.`);
  const added = stated(found.subject, { [desk.own.evidence]: toEvidence(text) });
  return change(desk, found, { values: {}, added });
}

/** Takes one away again. @throws Problem not-found */
export async function dropEvidence(desk: Desk, ref: string, value: string): Promise<string> {
  const found = assertionFor(desk, ref);
  if (found.person !== desk.actor.iri) missing();
  const given = (await standingOf(desk.hub, found.subject)).filter((q) => q.predicate.value === desk.own.evidence);
  const kept = given.filter(({ object }) => object.value !== value);
  if (kept.length === given.length) missing();
  return change(desk, found, { values: { [desk.own.evidence]: null }, added: kept });
}

/** @throws Problem not-found, in the same words for none and for somebody else's */
export const assertionFor = (desk: Desk, ref: string) =>
  desk.read.assertion(thingIri(desk.hub.base, 'assertion', ref)) ?? missing();
