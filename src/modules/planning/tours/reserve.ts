// Reserves a tour for a group: finds guides, writes a visit for each part of the group, and gives the link that opens them.
// Two groups that want the same guide in the same instant: the writer refuses one, and other guides are tried.
import type { Quad } from '@rdfjs/types';
import { reservationPoint } from '../../../access/policy.ts';
import { allQuads } from '../../../documents/visible.ts';
import type { Hub } from '../../../hub.ts';
import { Problem } from '../../../problem.ts';
import { iri, rdfType } from '../../../rdf/ns.ts';
import { museumIri, thingIri } from '../../../rdf/refs.ts';
import { blankNode, literal, namedNode, quad } from '../../../rdf/terms.ts';
import type { Draft } from '../../../write.ts';
import type { Resource } from '../core/facts.ts';
import { toDateTime } from '../core/time.ts';
import { ownTerms, terms } from '../core/words.ts';
import { guidesAmong } from '../index/products.ts';
import { createWorld } from '../index/world.ts';
import { endOf, guidesFor, splitGroup, type Product, type Wish } from './split.ts';

export interface Contact {
  readonly name: string;
  readonly email: string;
  readonly telephone: string;
  readonly affiliation: string;
}

const tries = 4;

/** @returns the secret of the link, or undefined when there are too few guides then */
export async function reserve(hub: Hub, product: Product, wish: Wish, contact: Contact): Promise<string | undefined> {
  const parts = splitGroup(wish.heads, product.groupSize);
  for (let i = 0; i < tries; i++) {
    const guides = findGuides(hub, product, wish, parts.length);
    if (guides === undefined) return undefined;
    const drafts = parts.map((heads, n) =>
      visitDraft(hub, product, { ...wish, heads }, { guide: guides[n] ?? '', contact }),
    );
    try {
      await hub.write(reservationPoint, drafts, 'Booked at the public reservation point');
    } catch (error) {
      if (error instanceof Problem && error.type === 'conflict') continue;
      throw error;
    }
    const target = drafts.map(({ subject }) => subject).join(' ');
    return hub.secretLinks.create({ kind: 'visit', target, owner: reservationPoint.iri, role: reservationPoint.role })
      .secret;
  }
  return undefined;
}

export function findGuides(hub: Hub, product: Product, wish: Wish, groups: number): readonly string[] | undefined {
  const all: readonly Resource[] = guidesAmong(hub.views, wish.lang);
  const guides = all.toSorted((a, b) => Number(b.museum === product.museum) - Number(a.museum === product.museum));
  return guidesFor(createWorld(hub.views), product, wish, { guides, now: hub.now().getTime(), groups });
}

const moment = (ms: number) => literal(toDateTime(ms), namedNode(iri('xsd', 'dateTime')));
const integer = (value: number) => literal(String(value), namedNode(iri('xsd', 'integer')));

function visitDraft(
  hub: Hub,
  product: Product,
  wish: Wish,
  { guide, contact }: { readonly guide: string; readonly contact: Contact },
): Draft {
  const subject = thingIri(hub.base, 'visit', crypto.randomUUID());
  const [me, person] = [namedNode(subject), blankNode('contact')];
  const own = ownTerms(hub.base);
  const say = (property: string, object: Quad['object']): Quad => quad(me, namedNode(property), object);
  const tell = (property: string, text: string): Quad[] =>
    text === '' ? [] : [quad(person, namedNode(property), literal(text))];
  return {
    subject,
    expected: null,
    quads: [
      say(rdfType, namedNode(iri('schema', 'Reservation'))),
      say(terms.title, literal(product.nameNl, 'nl')),
      say(terms.reservationFor, namedNode(product.subject)),
      say(terms.startDate, moment(wish.start)),
      say(terms.endDate, moment(endOf(product, wish))),
      say(terms.partySize, integer(wish.heads)),
      say(terms.reservationStatus, namedNode(iri('schema', 'ReservationConfirmed'))),
      say(terms.inLanguage, literal(wish.lang)),
      say(terms.responsible, namedNode(guide)),
      ...product.skills.map((skill) => say(own.requiresSkill, namedNode(skill))),
      ...(product.museum === null ? [] : [say(own.museum, namedNode(museumIri(hub.base, product.museum)))]),
      say(iri('schema', 'underName'), person),
      ...tell(iri('foaf', 'name'), contact.name),
      ...tell(iri('schema', 'email'), contact.email),
      ...tell(iri('schema', 'telephone'), contact.telephone),
      ...tell(iri('schema', 'affiliation'), contact.affiliation),
    ],
  };
}

/** Cancels every part of a reservation. The visits stay for the numbers; the guides are free again. */
export async function cancel(hub: Hub, subjects: readonly string[]): Promise<void> {
  const status = terms.reservationStatus;
  const drafts: Draft[] = [];
  for (const subject of subjects) {
    const event = await hub.log.latest(subject);
    if (event === undefined || event.action === 'delete') continue;
    const rest = allQuads(event).filter(({ predicate }) => predicate.value !== status);
    const cancelled = quad(namedNode(subject), namedNode(status), namedNode(iri('schema', 'ReservationCancelled')));
    drafts.push({ subject, quads: [...rest, cancelled], expected: event.seq });
  }
  await hub.write(reservationPoint, drafts, 'Cancelled by the group, with its link');
}
