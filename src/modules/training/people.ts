// Names of people for pages that may say them, and a note of who looked. Only a page that has asked `rights.ts` calls this.
import { situationOf } from '../../audit/situation.ts';
import type { Ctx } from '../../web/context.ts';

export type PeopleNames = (person: string | null) => string;

/** @returns how each of these people is called; somebody who was forgotten, or has no name here, is “somebody” */
export async function namesOfPeople(ctx: Ctx, people: readonly (string | null)[]): Promise<PeopleNames> {
  const wanted = [...new Set(people.flatMap((each) => each ?? []))];
  const known = new Map<string, string>();
  for (const person of wanted) {
    const name = ctx.hub.identities.get(person)?.name;
    if (name !== undefined) known.set(person, name);
  }
  const rest = wanted.filter((person) => !known.has(person));
  const kept = await ctx.hub.state.names(rest, ctx.lang, ['personal:planning', 'internal', 'public']);
  return (person) =>
    (person === null ? undefined : (known.get(person) ?? kept.get(person))) ?? ctx.t('training.somebody');
}

/** Somebody looks at the training of others: each of them can see who, when and by which door (privacy.md, 9). */
export function noteLooking(ctx: Ctx, people: readonly (string | null)[]): void {
  const { door, purpose = 'training' } = situationOf(ctx.actor);
  for (const person of new Set(people))
    if (person !== null && person !== ctx.actor.iri)
      ctx.hub.audit.record({ actor: ctx.actor.iri, action: 'read', person, door, purpose });
}
