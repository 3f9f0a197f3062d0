// What a person can ask about themselves, and an administrator about a person: what is kept, who looked, be forgotten.
import type { Identities, Identity } from '../access/identity.ts';
import type { Actor } from '../access/policy.ts';
import type { Audit } from '../access/audit.ts';
import { situationOf } from '../audit/situation.ts';
import type { Event } from '../log/log.ts';
import { countFates, fatesOf, forget, forgetActor, type ForgetParts, type Totals } from './forget.ts';
import { isPerson, personPrefix } from './nobody.ts';

export interface About {
  readonly person: string;
  readonly identity: Identity | undefined;
  /** Things that are about the person or name them, as they stand. */
  readonly things: readonly Event[];
  /** Accounts, sessions, tokens and the like, by the part of the hub that keeps them. */
  readonly elsewhere: readonly object[];
}

export interface Desk {
  /** The person that an actor is; undefined for a program or the operator. */
  readonly personOf: (actor: Actor) => string | undefined;
  readonly about: (personIri: string) => Promise<About>;
  /** What would be deleted, kept without the person, or would name nobody any more. */
  readonly preview: (personIri: string) => Promise<Omit<Totals, 'elsewhere'>>;
  /** @throws Problem not-found when it is no person of this hub */
  readonly forget: (personIri: string, by: Actor) => Promise<Totals>;
  readonly isForgotten: (personIri: string) => boolean;
  readonly identities: Identities;
}

export interface DeskParts extends ForgetParts {
  readonly identities: Identities;
  readonly audit: Audit;
}

const urnUuid = /^urn:uuid:([0-9a-f-]{36})$/;

/** A person by their IRI, or by the number that a session knows them by. */
function personOf(base: string, { iri, role }: Actor): string | undefined {
  if (role === 'anyone') return undefined;
  const [, number] = urnUuid.exec(iri) ?? [];
  const person = number === undefined ? iri : `${personPrefix(base)}${number}`;
  return isPerson(base, person) ? person : undefined;
}

export function createDesk(parts: DeskParts): Desk {
  const { base, audit, identities } = parts;
  return {
    identities,
    personOf: (actor) => personOf(base, actor),
    isForgotten: parts.forgotten.has,
    about: async (person) => ({
      person,
      identity: identities.get(person),
      things: await thingsAbout(parts, person),
      elsewhere: (await Promise.all(parts.holders.map((holder) => holder.tell(person)))).flat(),
    }),
    preview: async (person) => countFates(await fatesOf(parts, person)),
    async forget(person, by) {
      const totals = await forget(parts, person);
      // Who asked for it is told; who it was is not.
      const actor = personOf(base, by) === person ? forgetActor : by.iri;
      const { deleted, anonymised, mentions } = totals;
      const detail = { deleted: String(deleted), anonymised: String(anonymised), mentions: String(mentions) };
      audit.record({ actor, action: 'forget', door: situationOf(by).door, detail });
      return totals;
    },
  };
}

async function thingsAbout({ log, pointingAt }: ForgetParts, person: string): Promise<readonly Event[]> {
  const subjects = [...new Set([person, ...(await pointingAt(person))])];
  const events = await Promise.all(subjects.map((subject) => log.latest(subject)));
  return events.filter((event): event is Event => event !== undefined && event.action !== 'delete');
}
