// A part of a group's reservation as statements: a visit, its guide and its material, and the contact, which is personal.
import type { Quad } from '@rdfjs/types';
import { iri, rdfType } from '../../../rdf/ns.ts';
import { museumIri } from '../../../rdf/refs.ts';
import { blankNode, literal, namedNode, quad } from '../../../rdf/terms.ts';
import { keptQuads } from '../booking/quads.ts';
import { toDateTime } from '../core/time.ts';
import { ownTerms, terms } from '../core/words.ts';
import type { Part, Product } from './split.ts';

export interface Contact {
  readonly name: string;
  readonly email: string;
  readonly telephone: string;
  readonly affiliation: string;
}

const underName = iri('schema', 'underName');
const contactTerms: Readonly<Record<keyof Contact, string>> = {
  name: iri('foaf', 'name'),
  email: iri('schema', 'email'),
  telephone: iri('schema', 'telephone'),
  affiliation: iri('schema', 'affiliation'),
};
const contactKeys: readonly (keyof Contact)[] = ['name', 'email', 'telephone', 'affiliation'];

const moment = (ms: number) => literal(toDateTime(ms), namedNode(iri('xsd', 'dateTime')));
const integer = (value: number) => literal(String(value), namedNode(iri('xsd', 'integer')));

export interface Visit {
  readonly base: string;
  readonly subject: string;
  readonly product: Product;
  readonly lang: string;
  readonly part: Part;
  readonly guide: string;
  readonly contact: Contact;
}

/** @param before statements of the version that stands, [] for a new one: what a group does not set stays as it is */
export function visitQuads(visit: Visit, before: readonly Quad[] = []): readonly Quad[] {
  const { base, subject, product, lang, part, guide } = visit;
  const own = ownTerms(base);
  const say = (property: string, object: Quad['object']): Quad => quad(namedNode(subject), namedNode(property), object);
  const made = [
    say(terms.reservationFor, namedNode(product.subject)),
    say(terms.startDate, moment(part.start)),
    say(terms.endDate, moment(part.end)),
    say(terms.partySize, integer(part.heads)),
    say(terms.reservationStatus, namedNode(iri('schema', 'ReservationConfirmed'))),
    say(terms.inLanguage, literal(lang)),
    say(terms.responsible, namedNode(guide)),
    ...product.skills.map((skill) => say(own.requiresSkill, namedNode(skill))),
    ...product.perHead.map((material) => say(terms.infrastructuur, namedNode(material))),
    ...(product.perHead.length === 0 ? [] : [say(own.quantity, integer(part.heads))]),
    ...contactQuads(subject, visit.contact),
  ];
  const first = [
    say(rdfType, namedNode(iri('schema', 'Reservation'))),
    say(terms.title, literal(product.nameNl, 'nl')),
    ...(product.museum === null ? [] : [say(own.museum, namedNode(museumIri(base, product.museum)))]),
  ];
  if (before.length === 0) return [...first, ...made];
  return [
    ...keptQuads(before, subject, new Set([...made.map(({ predicate }) => predicate.value), underName])),
    ...made,
  ];
}

function contactQuads(subject: string, contact: Contact): readonly Quad[] {
  const known = contactKeys.filter((key) => contact[key] !== '');
  if (known.length === 0) return [];
  const person = blankNode('contact');
  return [
    quad(namedNode(subject), namedNode(underName), person),
    ...known.map((key) => quad(person, namedNode(contactTerms[key]), literal(contact[key]))),
  ];
}

/** Who registered the group, as a visit tells it; empty where it says nothing (or has been forgotten). */
export function contactOf(quads: readonly Quad[], subject: string): Contact {
  const node = quads.find((q) => q.subject.value === subject && q.predicate.value === underName)?.object.value;
  const text = (key: keyof Contact): string =>
    quads.find((q) => q.subject.value === node && q.predicate.value === contactTerms[key])?.object.value ?? '';
  return { name: text('name'), email: text('email'), telephone: text('telephone'), affiliation: text('affiliation') };
}

/** The same visit, cancelled. */
export function cancelledQuads(subject: string, before: readonly Quad[]): readonly Quad[] {
  const status = terms.reservationStatus;
  const cancelled = quad(namedNode(subject), namedNode(status), namedNode(iri('schema', 'ReservationCancelled')));
  return [...before.filter(({ predicate }) => predicate.value !== status), cancelled];
}
