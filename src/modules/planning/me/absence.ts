// Somebody says when they are away, or no longer. Writes their own record and no other; says nothing of why (privacy.md, 10).
import type { Quad } from '@rdfjs/types';
import { atDeskOf, type Actor } from '../../../access/policy.ts';
import { allQuads } from '../../../documents/visible.ts';
import type { Hub } from '../../../hub.ts';
import { Problem } from '../../../problem.ts';
import { iri, rdfType } from '../../../rdf/ns.ts';
import { blankNode, literal, namedNode, quad } from '../../../rdf/terms.ts';
import type { Time } from '../core/recurrence.ts';
import { dayMs, momentOf, toDateTime } from '../core/time.ts';
import { ownTerms, terms } from '../core/words.ts';

const longestDays = 400;
const most = 100;

const missing = (): never => {
  throw new Problem('not-found', {
    nl: 'Je staat niet als medewerker in de planning. Vraag het aan wie de mensen bijhoudt.',
    en: 'You are not in the planning as a member of staff. Ask whoever keeps the people.',
  });
};

const moment = (ms: number) => literal(toDateTime(ms), namedNode(iri('xsd', 'dateTime')));

async function ownRecord(hub: Hub, actor: Actor) {
  const event = await hub.log.latest(actor.iri);
  if (event === undefined || event.action === 'delete' || event.type !== 'person') return missing();
  return { event, quads: allQuads(event) };
}

/** @throws Problem bad-request for a time that has passed, is no time, or is longer than a year; not-found */
export async function sayAway(hub: Hub, actor: Actor, { start, end }: Time): Promise<void> {
  const now = hub.now().getTime();
  if (!(end > start) || end <= now || end - start > longestDays * dayMs)
    throw new Problem('bad-request', {
      nl: 'Kies een begin en een einde dat later komt, en hoogstens een jaar.',
      en: 'Choose a start, and an end that comes later, within a year.',
    });
  const { event, quads } = await ownRecord(hub, actor);
  const own = ownTerms(hub.base);
  if (quads.filter((q) => q.predicate.value === own.unavailable).length >= most)
    throw new Problem('bad-request', { nl: 'Haal eerst oude dagen weg.', en: 'Take away old days first.' });
  const [me, node] = [namedNode(actor.iri), blankNode('away')];
  const added = [
    quad(me, namedNode(own.unavailable), node),
    quad(node, namedNode(rdfType), namedNode(iri('m8g', 'PeriodOfTime'))),
    quad(node, namedNode(terms.start), moment(start)),
    quad(node, namedNode(terms.end), moment(end)),
  ];
  await keep(hub, actor, [...quads, ...added], event.seq);
}

/** Takes back a time that was said; another tab may have done so already. */
export async function sayBack(hub: Hub, actor: Actor, start: number): Promise<void> {
  const { event, quads } = await ownRecord(hub, actor);
  const { unavailable } = ownTerms(hub.base);
  const begins = (node: string): boolean =>
    quads.some(
      (q) => q.subject.value === node && q.predicate.value === terms.start && momentOf(q.object.value) === start,
    );
  const gone = new Set(
    quads.filter((q) => q.predicate.value === unavailable && begins(q.object.value)).map((q) => q.object.value),
  );
  if (gone.size === 0) return;
  const isGone = (q: Quad): boolean =>
    gone.has(q.subject.value) || (q.predicate.value === unavailable && gone.has(q.object.value));
  await keep(
    hub,
    actor,
    quads.filter((q) => !isGone(q)),
    event.seq,
  );
}

const keep = (hub: Hub, actor: Actor, quads: readonly Quad[], expected: number) =>
  hub.write(atDeskOf(actor, 'planning'), [{ subject: actor.iri, quads, expected }]);
