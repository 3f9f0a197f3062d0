// Addresses of things and their documents: reading, versions, writing. Data only.
import { formats } from '../../rdf/formats.ts';
import type { Module } from '../../module.ts';
import { proposalAddresses } from './proposals.ts';
import { inHeader, inPath, inQuery, json, jsonLd, ntriples, ok, page, turtle, type Address } from '../address.ts';

const documentForms = [turtle, page, jsonLd, ntriples];
const area = 'documents';

export function documentAddresses(modules: readonly Module[]): readonly Address[] {
  const types = modules.flatMap((module) => module.types.map(({ name }) => name));
  const type = inPath('type', 'concept', 'Kind of thing.', { type: 'string', enum: types });
  const ref = inPath('ref', 'metaal', 'Name of the thing; with .ttl, .jsonld, .nt or .html it chooses the form.');
  const thing = [type, ref];
  return [...reading(thing), ...versions(thing), ...writing(thing, modules), ...proposalAddresses(thing)];
}

type Thing = NonNullable<Address['parameters']>;

const reading = (thing: Thing): readonly Address[] => [
  {
    path: '/id/{type}/{ref}',
    method: 'get',
    area,
    nl: 'Het ding zelf: verwijst naar zijn document',
    en: 'The thing itself: leads to its document',
    parameters: thing,
    answers: { '303': { description: 'Its document is at Location.' } },
  },
  {
    path: '/doc/{type}/{ref}',
    method: 'get',
    area,
    nl: 'Het document over een ding, in de vorm die je vraagt',
    en: 'The document about a thing, in the form you ask for',
    parameters: [
      ...thing,
      inHeader('Accept-Datetime', 'Leads to the version of that moment (RFC 7089).'),
      inHeader('If-None-Match', 'An ETag that you have: 304 when it is still so.'),
    ],
    answers: {
      ...ok('The document. ETag begins with its version.', documentForms),
      '302': { description: 'With Accept-Datetime: the version is at Location.' },
      '304': { description: 'You have it.' },
      '410': {
        description: 'It was deleted; the problem names its history.',
        types: ['application/problem+json', page],
      },
    },
  },
  {
    path: '/doc',
    method: 'get',
    area,
    nl: 'Vind het document bij een IRI, ook van elders',
    en: 'Find the document of an IRI, also one from elsewhere',
    parameters: [inQuery('iri', 'The IRI of the thing.', { required: true, example: '{base}/id/concept/metaal' })],
    answers: { '303': { description: 'Its document is at Location.' } },
  },
];

const versions = (thing: Thing): readonly Address[] => [
  {
    path: '/id/{type}/{ref}/{moment}',
    method: 'get',
    area,
    nl: 'Eén versie, zoals de stroom ze publiceert',
    en: 'One version, as the stream publishes it',
    parameters: [
      ...thing,
      inPath('moment', '2999-01-01T00:00:00Z', 'Time of the version, as its IRI ends; any other moment leads to it.'),
    ],
    answers: {
      ...ok('The version.', documentForms),
      '302': { description: 'The version that stood at that moment is at Location.' },
    },
  },
  {
    path: '/doc/{type}/{ref}/history',
    method: 'get',
    area,
    nl: 'Alle versies van een ding',
    en: 'All versions of a thing',
    parameters: thing,
    answers: ok('At most 500 versions, newest first.', [json, page], 'Versions'),
  },
  {
    path: '/doc/{type}/{ref}/timemap',
    method: 'get',
    area,
    nl: 'Alle versies als TimeMap (RFC 7089)',
    en: 'All versions as a TimeMap (RFC 7089)',
    parameters: thing,
    answers: ok('The TimeMap.', ['application/link-format']),
  },
];

const rdfBody = {
  description: 'The whole thing as RDF. It is <> or its /id/ IRI; nothing else may be said in it. At most 2 MB.',
  types: formats.map(({ mediaType }) => mediaType),
};
const note = inHeader('X-Change-Note', 'Why, for the history page; at most 500 characters.');
const seen = inHeader('If-Match', 'ETag of the version that you saw.');
const written = (description: string) => ({ description, types: [json], schema: 'Written' });
const invalid = {
  '412': { description: 'Somebody was before you, or it exists already.', types: ['application/problem+json'] },
  '422': { description: 'It breaks a rule; `violations` lists each.', types: ['application/problem+json'] },
  '428': { description: 'Say which version you saw.', types: ['application/problem+json'] },
};

const writing = (thing: Thing, modules: readonly Module[]): readonly Address[] => [
  {
    path: '/doc/{type}/{ref}',
    method: 'put',
    area,
    nl: 'Maak een ding of vervang het',
    en: 'Make a thing or replace it',
    parameters: [...thing, seen, inHeader('If-None-Match', '“*” for a new thing.'), note],
    body: rdfBody,
    answers: { '200': written('Replaced.'), '201': written('Made; its IRI is at Location.'), ...invalid },
    writes: true,
  },
  {
    path: '/doc/{type}/{ref}',
    method: 'patch',
    area,
    nl: 'Wijzig een ding met SPARQL Update',
    en: 'Change a thing by SPARQL Update',
    parameters: [...thing, seen, note],
    body: { description: 'INSERT and DELETE on this one thing.', types: ['application/sparql-update'] },
    answers: { '200': written('Changed.'), ...invalid },
    writes: true,
  },
  {
    path: '/doc/{type}/{ref}',
    method: 'delete',
    area,
    nl: 'Verwijder een ding; zijn geschiedenis blijft',
    en: 'Delete a thing; its history stays',
    parameters: [...thing, seen, note],
    answers: { '204': { description: 'Deleted.' }, ...invalid },
    writes: true,
  },
  ...modules.map(({ name, nl, en }): Address => ({
    path: `/${name}`,
    method: 'post',
    area,
    nl: `Maak iets nieuws in ${nl}`,
    en: `Make something new in ${en}`,
    parameters: [inHeader('Slug', 'The name you wish for its address.'), note],
    body: rdfBody,
    answers: { '201': written('Made; its IRI is at Location.'), ...invalid },
    writes: true,
  })),
];
