// The desk of training: who asks, what is read, how it says no, and how a record is written through the one way in.
import type { Quad } from '@rdfjs/types';
import { atDeskOf, marksSeenBy, type Actor } from '../../../access/policy.ts';
import type { Hub } from '../../../hub.ts';
import { Problem } from '../../../problem.ts';
import { parseNTriples } from '../../../rdf/ntriples.ts';
import type { Draft } from '../../../write.ts';
import { dayOf } from '../../../web/dates.ts';
import type { Edition } from '../core/facts.ts';
import { ownTerms, type OwnTerms } from '../core/words.ts';
import { createReading, type Reading } from '../index/read.ts';
import { changed, type Values } from './drafts.ts';

/** For rules of the desk itself; never for an answer. */
export const allMarks = ['public', 'internal', 'personal:training'] as const;

export interface Desk {
  readonly hub: Hub;
  readonly actor: Actor;
  readonly read: Reading;
  readonly own: OwnTerms;
  /** Today in Brussels. */
  readonly today: string;
}

export const deskOf = (hub: Hub, actor: Actor): Desk => ({
  hub,
  actor,
  read: createReading(hub.views),
  own: ownTerms(hub.base),
  today: dayOf(hub.now().toISOString()),
});

export const refuse = (nl: string, en: string): never => {
  throw new Problem('bad-request', { nl, en });
};
export const forbid = (): never => {
  throw new Problem('forbidden', {
    nl: 'Dit doet iemand anders: de persoon zelf, wie het team leidt, of wie de opleiding geeft.',
    en: 'Somebody else does this: the person, who leads the team, or who gives the course.',
  });
};
/** In the same words for what is not there and for what is not yours to see. */
export const missing = (): never => {
  throw new Problem('not-found', { nl: 'Dit is er niet, of niet voor jou.', en: 'This is not there, or not for you.' });
};

export const write = (desk: Desk, drafts: readonly Draft[], note?: string) =>
  desk.hub.write(atDeskOf(desk.actor, 'training'), drafts, note);

export const editionFor = ({ read }: Desk, subject: string): Edition =>
  read.edition(subject, [...allMarks]) ?? missing();

/** Is there such a thing, for who asks? What they do not see is not there. */
export async function isThere({ hub, actor }: Desk, subject: string, type: string): Promise<boolean> {
  const found = await hub.state.get(subject);
  return found?.type === type && !found.deleted && marksSeenBy(actor).includes(found.mark);
}

/** What of a record is to be otherwise: values in place of those by the same predicates, and statements beside them. */
export interface Change {
  readonly values: Values;
  readonly added?: readonly Quad[];
  /** Written in the same transaction. */
  readonly more?: readonly Draft[];
}

/** Changes a record as it was read. @throws Problem stale when somebody was before us */
export async function change(
  desk: Desk,
  { subject, seq }: { readonly subject: string; readonly seq: number },
  { values, added = [], more = [] }: Change,
): Promise<string> {
  const draft = changed(subject, await standingOf(desk.hub, subject), values, seq);
  await write(desk, [{ ...draft, quads: [...(draft.quads ?? []), ...added] }, ...more]);
  return subject;
}

export async function standingOf(hub: Hub, subject: string): Promise<readonly Quad[]> {
  const { state } = (await hub.log.latest(subject)) ?? missing();
  return parseNTriples(state.public + state.internal + state.personal);
}

/** A record that nobody needs any more. */
export const removal = (subject: string): Draft => ({ subject, quads: null, module: 'training' });
