// A retired skill in a role profile or a course gives way to its successor, with one button. Who may write the thing may press it.
import type { Quad } from '@rdfjs/types';
import { mayWrite } from '../../../access/policy.ts';
import { allQuads } from '../../../documents/visible.ts';
import { thingIri } from '../../../rdf/refs.ts';
import { namedNode, quad } from '../../../rdf/terms.ts';
import { terms, type OwnTerms } from '../core/words.ts';
import { retiredSkills } from '../retired.ts';
import { forbid, missing, refuse, type Desk } from './desk.ts';

export const replaceable = ['profile', 'course'] as const;

export interface Replacement {
  readonly type: (typeof replaceable)[number];
  readonly ref: string;
  readonly skill: string;
}

/** Puts the successor in the place of a retired skill. @throws Problem not-found, forbidden, bad-request, stale */
export async function replaceSkill(desk: Desk, { type, ref, skill }: Replacement): Promise<string> {
  const { hub, actor, own } = desk;
  const subject = thingIri(hub.base, type, ref);
  const [resource, event] = await Promise.all([hub.state.get(subject), hub.log.latest(subject)]);
  if (resource === undefined || resource.deleted || event === undefined) return missing();
  if (!mayWrite(actor, 'training', resource.museum, type)) forbid();
  const instead = (await retiredSkills(hub, actor, [skill])).get(skill) ?? undefined;
  if (instead === undefined)
    return refuse('Voor deze vaardigheid is er geen opvolger.', 'There is no successor for this skill.');
  const swapped = allQuads(event).map((q) => swap(q, skill, instead, own));
  const quads = type === 'profile' ? oncePerSkill(swapped, own) : swapped;
  await hub.write(actor, [{ subject, quads, module: 'training', expected: event.seq }]);
  return subject;
}

function swap(q: Quad, skill: string, instead: string, own: OwnTerms): Quad {
  const says = [own.skill, terms.teaches, terms.prerequisites].includes(q.predicate.value);
  return says && q.object.value === skill ? quad(q.subject, q.predicate, namedNode(instead)) : q;
}

/** A profile that asked for both asks for one, at the higher of the two levels. */
function oncePerSkill(quads: readonly Quad[], own: OwnTerms): readonly Quad[] {
  const valueOf = (node: string, predicate: string): string =>
    quads.find((q) => q.subject.value === node && q.predicate.value === predicate)?.object.value ?? '';
  const nodes = quads.filter((q) => q.predicate.value === own.requirement).map((q) => q.object.value);
  const alike = Map.groupBy(nodes, (node) => `${valueOf(node, own.skill)} ${valueOf(node, own.application)}`);
  const spare = new Set(
    [...alike.values()].flatMap((all) =>
      all.toSorted((a, b) => Number(valueOf(b, own.level)) - Number(valueOf(a, own.level))).slice(1),
    ),
  );
  return quads.filter((q) => !spare.has(q.subject.value) && !spare.has(q.object.value));
}
