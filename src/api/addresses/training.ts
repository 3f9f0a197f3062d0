// Addresses of training: the catalogue for people, and the same for whoever exchanges courses. Data only.
import { inQuery, ok, page, type Address } from '../address.ts';

const forms = ['text/turtle', 'application/ld+json', 'application/n-triples', 'application/rdf+xml'] as const;
export const trainingAddresses: readonly Address[] = [
  {
    path: '/training',
    method: 'get',
    area: 'pages',
    nl: 'De catalogus van opleidingen, met schema.org in elke bladzijde van een opleiding',
    en: 'The catalogue of courses, with schema.org in the page of each course',
    parameters: [
      inQuery('museum', 'Only courses that this museum keeps.'),
      inQuery('skill', 'Only courses that teach this skill, by its IRI.'),
    ],
    answers: ok('The page.', [page]),
  },
  {
    path: '/training/catalogue',
    method: 'get',
    area: 'finding',
    nl: 'De openbare catalogus van opleidingen als European Learning Model',
    en: 'The public catalogue of courses as European Learning Model',
    answers: ok('What one learns, when it is given, by whom; also as /training/catalogue.ttl, .jsonld, .nt and .rdf.', [
      ...forms,
    ]),
  },
];
