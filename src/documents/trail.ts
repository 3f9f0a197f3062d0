// Whose record is this, and does somebody else look at it? Then it goes into the audit trail (privacy.md, 9), with the
// purpose that the reader stated; a person in a browser is asked for it once.
import { markOf, maySee, type Actor } from '../access/policy.ts';
import { situationOf } from '../audit/situation.ts';
import type { Hub } from '../hub.ts';
import type { Event } from '../log/log.ts';

type Recorded = Pick<Event, 'module' | 'type' | 'subject' | 'state'>;

/** The person whose record a thing is: itself, or whom it is about; undefined for what is nobody's. */
export function personOfRecord({ modules }: Pick<Hub, 'modules'>, event: Recorded): string | undefined {
  const module = modules.find(({ name }) => name === event.module);
  const rule = module?.types.find(({ name }) => name === event.type)?.privacy;
  if (rule === undefined) return undefined;
  if (rule.holder === 'self') return rule.identity === undefined ? undefined : event.subject;
  const start = `<${event.subject}> <${rule.holder}> <`;
  const line = event.state.personal.split('\n').find((each) => each.startsWith(start));
  return line?.slice(start.length, line.indexOf('>', start.length));
}

/** Somebody else's record that this actor sees the personal part of. */
function othersRecord(hub: Hub, actor: Actor, event: Recorded): string | undefined {
  if (!maySee(actor, markOf('personal', event.module))) return undefined;
  const person = personOfRecord(hub, event);
  return person === undefined || person === hub.privacy.personOf(actor) ? undefined : person;
}

/** True when a person in a browser has not yet said why they look at records of others. */
export const mustSayWhy = (hub: Hub, actor: Actor, event: Recorded): boolean => {
  const { canBeAsked, purpose } = situationOf(actor);
  return canBeAsked && purpose === undefined && othersRecord(hub, actor, event) !== undefined;
};

/** Where a person says why, and comes back from. */
export const whyPath = (next: string): string => `/privacy/purpose?next=${encodeURIComponent(next)}`;

export function noteRead(hub: Hub, actor: Actor, event: Recorded): void {
  const person = othersRecord(hub, actor, event);
  if (person === undefined) return;
  const { door, purpose = 'not-stated' } = situationOf(actor);
  const subject = event.subject === person ? undefined : event.subject;
  try {
    hub.audit.record({ actor: actor.iri, action: 'read', subject, person, door, purpose });
  } catch (error) {
    hub.report(error, 'audit trail');
    throw error;
  }
}

/** A query ranges over all records of a module; it is noted as that. */
export function noteQuery(hub: Hub, actor: Actor, marks: readonly string[]): void {
  const modules = marks.filter((mark) => mark.startsWith('personal:')).map((mark) => mark.slice('personal:'.length));
  if (modules.length === 0) return;
  const { door, purpose = 'not-stated' } = situationOf(actor);
  hub.audit.record({ actor: actor.iri, action: 'query', door, purpose, detail: { modules: modules.join(' ') } });
}
