// IRIs of people, and of those who were forgotten: a number of its own in every place, so that totals stay and nothing
// tells which two were one.
import { createHash, randomBytes } from 'node:crypto';

export const personPrefix = (base: string): string => `${base}/id/person/`;
/** RFC 9562 §5.8, a UUID of our own making: eight zeros, and the rest at random. */
const nobodyPrefix = '00000000-0000-8000-8000-';

/** A person of ours who can be forgotten. */
export const isPerson = (base: string, iri: string): boolean =>
  iri.startsWith(personPrefix(base)) && !isNobody(base, iri) && !iri.includes('#');

export const isNobody = (base: string, iri: string): boolean => iri.startsWith(`${personPrefix(base)}${nobodyPrefix}`);

export const nobodyIri = (base: string): string =>
  `${personPrefix(base)}${nobodyPrefix}${randomBytes(6).toString('hex')}`;

/** What the list of the forgotten keeps: the hash of a random UUID leads nobody back to it. */
export const hashOfPerson = (iri: string): string =>
  createHash('sha256')
    .update(iri.slice(iri.lastIndexOf('/') + 1))
    .digest('hex');

/** A person by their IRI, or by their number alone. */
export const personIri = (base: string, text: string): string =>
  text.includes('/') || text.includes(':') ? text : `${personPrefix(base)}${text.toLowerCase()}`;
