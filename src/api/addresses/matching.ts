// Addresses of the Reconciliation API 0.2. Data only.
import { inPath, inQuery, json, ok, page, type Address, type Parameter } from '../address.ts';

const area = 'matching';
const root = '/reconcile/{lang}/{scheme}';
const service: readonly Parameter[] = [
  inPath('lang', 'nl', 'Language of the labels.', { type: 'string', pattern: '^[a-z]{2,3}$' }),
  inPath('scheme', 'materialen', 'The ref of a scheme, or “all”.'),
];
const callback = inQuery('callback', 'For JSONP: the name of a function.');
const prefix = inQuery('prefix', 'What was typed so far.', { example: 'met' });
const cursor = inQuery('cursor', 'Skip so many.', { schema: { type: 'integer', minimum: 0 } });

const suggest = (what: string, nl: string, en: string, more: readonly Parameter[]): Address => ({
  path: `${root}/${what}`,
  method: 'get',
  area,
  nl,
  en,
  parameters: [...service, ...more, callback],
  answers: ok('As the specification has it.', [json], 'Anything'),
});

export const matchingAddresses: readonly Address[] = [
  {
    path: '/reconcile',
    method: 'get',
    area,
    nl: 'Hoe je een lijst afstemt, en een proef',
    en: 'How to match a list, and a try',
    parameters: [
      inQuery('q', 'A name or number to try.', { example: 'metaal' }),
      inQuery('scheme', 'Only in the scheme with this ref.'),
      inQuery('words', 'Language of the words: nl, en, fr or de.'),
    ],
    answers: ok('The page.', [page]),
  },
  {
    path: '/reconcile',
    method: 'post',
    area,
    nl: 'Een kolom namen afstemmen, hoogstens 200; als bladzijde of als CSV',
    en: 'Match a column of names, at most 200; as a page or as CSV',
    body: {
      description: 'A form: “names”, one a line; “scheme”, “words”, and “format” with csv or nothing.',
      types: ['application/x-www-form-urlencoded'],
    },
    answers: ok('Each name with its best candidate.', [page, 'text/csv']),
  },
  {
    path: root,
    method: 'get',
    area,
    nl: 'Wat de dienst kan; met “queries” of “extend”: het antwoord',
    en: 'What the service can do; with “queries” or “extend”: the answer',
    parameters: [
      ...service,
      inQuery('queries', 'A batch of queries, as JSON.', {
        examples: { manifest: { value: '' }, batch: { value: '{"q0":{"query":"metaal","limit":3}}' } },
      }),
      inQuery('extend', 'Which properties of which things, as JSON.'),
      callback,
    ],
    answers: ok('Manifest, candidates or cells.', [json], 'Anything'),
  },
  {
    path: root,
    method: 'post',
    area,
    nl: 'Stem een lijst af, of haal eigenschappen op',
    en: 'Match a list, or fetch properties',
    parameters: service,
    body: { description: '“queries” or “extend”; at most 2 MB.', types: ['application/x-www-form-urlencoded'] },
    answers: ok('Candidates or cells.', [json], 'Anything'),
  },
  suggest('suggest/entity', 'Stel termen voor bij wat je typt', 'Suggest terms as you type', [prefix, cursor]),
  suggest('suggest/property', 'Stel eigenschappen voor', 'Suggest properties', [prefix, cursor]),
  suggest('suggest/type', 'Stel soorten voor', 'Suggest types', [prefix, cursor]),
  suggest('extend/propose', 'Welke eigenschappen je kunt ophalen', 'Which properties can be fetched', [
    inQuery('type', 'Id of a type.', { example: 'Concept' }),
    inQuery('limit', 'At most so many.', { schema: { type: 'integer', minimum: 1, maximum: 200 } }),
  ]),
  {
    path: `${root}/preview`,
    method: 'get',
    area,
    nl: 'Een kaartje van een term, om in te bedden',
    en: 'A card of a term, for embedding',
    parameters: [...service, inQuery('id', 'Id of the term.', { required: true, example: 'concept/metaal' })],
    answers: { ...ok('The card.', [page]), '404': { description: 'No such term.', types: [page] } },
  },
];
