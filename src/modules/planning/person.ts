// What says who a person is: it goes into the identity table, and the log keeps a number in its place.
import type { Privacy } from '../../module.ts';
import { iri } from '../../rdf/ns.ts';

const foaf = ['name', 'givenName', 'familyName', 'firstName', 'lastName', 'nick', 'mbox', 'phone', 'img', 'depiction'];
const schema = ['name', 'givenName', 'familyName', 'alternateName', 'email', 'telephone', 'image', 'address'];
const skos = ['prefLabel', 'altLabel', 'hiddenLabel'];

export const ofPerson: Privacy = {
  holder: 'self',
  identity: [
    ...foaf.map((local) => iri('foaf', local)),
    ...schema.map((local) => iri('schema', local)),
    ...skos.map((local) => iri('skos', local)),
    iri('rdfs', 'label'),
  ],
};
