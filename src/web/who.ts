// Who did it, as far as everybody may know: the role and the museum behind an actor of the log, never a name.
import type { Ctx } from './context.ts';
import { museumName } from './museums.ts';
import type { WordKey } from './words.ts';

type Known = ReadonlyMap<string, { readonly role: string; readonly museum: string | null }>;

/** What the hub itself does, for somebody. */
const parts: Readonly<Record<string, WordKey>> = {
  'urn:vijver:operator': 'who.operator',
  'urn:vijver:import': 'who.import',
  'urn:vijver:forgetting': 'who.forgetting',
  'urn:vijver:reservation-point': 'who.reservations',
};

/** A function from an actor's IRI to words such as “redacteur, STAM”; reads the register of tokens once, and of a person the highest role. */
export function whoWords(ctx: Ctx): (actor: string) => string {
  let known: Known | undefined;
  return (actor) => {
    const part = Object.hasOwn(parts, actor) ? parts[actor] : undefined;
    if (part !== undefined) return ctx.t(part);
    known ??= new Map(ctx.hub.tokens.list().map(({ id, role, museum }) => [`urn:uuid:${id}`, { role, museum }]));
    const found = known.get(actor) ?? ofPerson(ctx, actor);
    if (found === undefined) return ctx.t('who.unknown');
    const role = ctx.t(`role.${found.role}` as WordKey);
    return found.museum === null ? role : `${role}, ${museumName(found.museum)}`;
  };
}

function ofPerson({ hub }: Ctx, person: string): { readonly role: string; readonly museum: string | null } | undefined {
  const account = hub.accounts.byPerson(person);
  return account && hub.accounts.grants(account.id)[0];
}
