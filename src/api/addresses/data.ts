// Addresses for questions, streams, words and finding: what programs read. Data only.
import { formats } from '../../rdf/formats.ts';
import type { Module } from '../../module.ts';
import {
  inHeader,
  inPath,
  inQuery,
  json,
  jsonLd,
  ntriples,
  ok,
  page,
  rdfXml,
  turtle,
  type Address,
} from '../address.ts';

const bindings = [
  'application/sparql-results+json',
  'application/sparql-results+xml',
  'text/csv',
  'text/tab-separated-values',
];
const graphs = [turtle, ntriples, jsonLd, rdfXml];
const described = [turtle, jsonLd, ntriples, rdfXml];
const streamForms = ['application/trig', 'application/n-quads', jsonLd, turtle, ntriples];
const cached = inHeader('If-None-Match', 'An ETag that you have: 304 when it is still so.');
const same = { '304': { description: 'You have it.' } };
const integer = { type: 'integer', minimum: 0 };

const querying: readonly Address[] = [
  {
    path: '/sparql',
    method: 'get',
    area: 'query',
    nl: 'Stel een vraag in SPARQL; zonder vraag: de beschrijving van de dienst',
    en: 'Ask a question in SPARQL; without one: the description of the service',
    parameters: [
      inQuery('query', 'SELECT, ASK, CONSTRUCT or DESCRIBE (SPARQL 1.1).', {
        examples: {
          select: { value: 'SELECT * WHERE { ?s ?p ?o } LIMIT 3' },
          construct: { value: 'CONSTRUCT WHERE { ?s ?p ?o } LIMIT 3' },
        },
      }),
      inQuery('default-graph-uri', 'As the SPARQL 1.1 Protocol has it.'),
      inQuery('named-graph-uri', 'As the SPARQL 1.1 Protocol has it.'),
      inQuery('format', 'Instead of Accept: json, xml, csv, tsv, ttl, nt, jsonld, rdf.'),
      cached,
    ],
    answers: {
      ...ok('Rows or a graph; a browser gets the editor.', [...bindings, ...graphs, page]),
      ...same,
      '503': { description: 'It took too long, or the engine warms up.', types: ['application/problem+json'] },
    },
  },
  {
    path: '/sparql',
    method: 'post',
    area: 'query',
    nl: 'Stel een lange vraag in SPARQL',
    en: 'Ask a long question in SPARQL',
    body: {
      description: 'The query, as a form or as it is; at most 4 MB.',
      types: ['application/x-www-form-urlencoded', 'application/sparql-query'],
    },
    answers: ok('Rows or a graph.', [...bindings, ...graphs]),
  },
  {
    path: '/sparql/words',
    method: 'get',
    area: 'query',
    nl: 'Wat de editor voorstelt: voorvoegsels, soorten en eigenschappen met hun naam',
    en: 'What the editor suggests: prefixes, kinds and properties with their names',
    parameters: [inQuery('lang', 'Language of names.', { schema: { type: 'string', enum: ['nl', 'en'] } })],
    answers: ok('Prefixes and words.', [json]),
  },
  {
    path: '/search',
    method: 'get',
    area: 'query',
    nl: 'Zoek in alles, op naam en tekst',
    en: 'Search everything by name and text',
    parameters: [
      inQuery('q', 'What you look for; the beginning of a word will do.', { example: 'metaal' }),
      ...['module', 'type', 'museum', 'scheme', 'language', 'status'].map((name) =>
        inQuery(name, `Only of this ${name}; more than once for any of several.`),
      ),
      inQuery('lang', 'Language of names.', { schema: { type: 'string', enum: ['nl', 'en'] } }),
      inQuery('limit', 'At most so many hits, 1 to 50.', { schema: { ...integer, maximum: 50 }, example: 5 }),
      inQuery('offset', 'Skip so many, at most 1,000.', { schema: { ...integer, maximum: 1000 } }),
      inQuery('format', '“json” for who cannot set Accept.'),
    ],
    answers: ok('Hits, best first.', [json, page], 'SearchResults'),
  },
];

const stream = inPath('stream', 'terms', 'A module, scheme-{ref} or museum-{key}; /ldes lists them.');

const streaming: readonly Address[] = [
  {
    path: '/ldes',
    method: 'get',
    area: 'streams',
    nl: 'Alle gebeurtenisstromen',
    en: 'All event streams',
    answers: ok('The overview.', [...formats.map(({ mediaType }) => mediaType), page]),
  },
  {
    path: '/ldes/{stream}',
    method: 'get',
    area: 'streams',
    nl: 'Eén stroom: haar beschrijving en de weg naar haar bladzijden',
    en: 'One stream: its description and the way to its pages',
    parameters: [stream, cached],
    answers: { ...ok('The root of the tree over its pages.', [...streamForms, page]), ...same },
  },
  {
    path: '/ldes/{stream}/{level}/{index}',
    method: 'get',
    area: 'streams',
    nl: 'Eén bladzijde van een stroom',
    en: 'One page of a stream',
    parameters: [
      stream,
      inPath('level', 0, 'Follow the relations of the page above; do not guess.', integer),
      inPath('index', 0, 'Follow the relations of the page above; do not guess.', integer),
      cached,
    ],
    answers: { ...ok('A page; a full one never changes.', [...streamForms, page]), ...same },
  },
];

const words = (modules: readonly Module[]): readonly Address[] => [
  {
    path: '/shapes',
    method: 'get',
    area: 'words',
    nl: 'Waar de afspraken van elke module staan',
    en: 'Where the shapes of each module are',
    answers: ok('A list.', [json, page], 'ShapesList'),
  },
  {
    path: '/shapes/{module}',
    method: 'get',
    area: 'words',
    nl: 'De afspraken van een module (SHACL)',
    en: 'The shapes of a module (SHACL)',
    parameters: [
      inPath('module', 'terms', 'Name of the module.', { type: 'string', enum: modules.map(({ name }) => name) }),
    ],
    answers: ok('The shapes.', [...described, page]),
  },
  {
    path: '/ns',
    method: 'get',
    area: 'words',
    nl: 'Onze eigen woorden',
    en: 'Our own vocabulary',
    answers: ok('The vocabulary.', [...described, page]),
  },
  {
    path: '/context.jsonld',
    method: 'get',
    area: 'words',
    nl: 'De context van onze JSON-LD',
    en: 'The context of our JSON-LD',
    answers: ok('The context.', [jsonLd]),
  },
];

const finding: readonly Address[] = [
  {
    path: '/catalog',
    method: 'get',
    area: 'finding',
    nl: 'De catalogus, volgens DCAT-AP Vlaanderen',
    en: 'The catalogue, as DCAT-AP Vlaanderen wants it',
    parameters: [cached],
    answers: { ...ok('The catalogue; also as /catalog.ttl, .jsonld, .nt and .rdf.', [...described, page]), ...same },
  },
  {
    path: '/.well-known/void',
    method: 'get',
    area: 'finding',
    nl: 'Waar de data begint (VoID)',
    en: 'Where the data begins (VoID)',
    parameters: [cached],
    answers: { ...ok('The description.', described), ...same },
  },
  {
    path: '/robots.txt',
    method: 'get',
    area: 'finding',
    nl: 'Wat zoekmachines mogen lezen',
    en: 'What search engines may read',
    answers: ok('The rules.', ['text/plain']),
  },
  {
    path: '/sitemap.xml',
    method: 'get',
    area: 'finding',
    nl: 'Alle openbare bladzijden, voor zoekmachines',
    en: 'All public pages, for search engines',
    answers: ok('Addresses, or a list of such lists.', ['application/xml']),
  },
  {
    path: '/sitemap/{name}/{page}.xml',
    method: 'get',
    area: 'finding',
    nl: 'Een deel van een grote lijst van bladzijden',
    en: 'A part of a large list of pages',
    parameters: [
      inPath('name', 'terms', 'A module, or “pages”.'),
      inPath('page', 0, 'Counts from 0; /sitemap.xml names them.', integer),
    ],
    answers: ok('Addresses.', ['application/xml']),
  },
  {
    path: '/api',
    method: 'get',
    area: 'finding',
    nl: 'Deze beschrijving (OpenAPI 3.1)',
    en: 'This description (OpenAPI 3.1)',
    answers: ok('The description.', [json, page]),
  },
];

export const dataAddresses = (modules: readonly Module[]): readonly Address[] => [
  ...querying,
  ...streaming,
  ...words(modules),
  ...finding,
];
