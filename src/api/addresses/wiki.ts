// Addresses of the wiki's own rooms. Data only.
import { museums } from '../../access/policy.ts';
import { inHeader, inPath, inQuery, ok, page, type Address } from '../address.ts';

const area = 'pages' as const;
const form = 'application/x-www-form-urlencoded';

const read = (path: string, nl: string, en: string, parameters: Address['parameters'] = []): Address => ({
  path,
  method: 'get',
  area,
  nl,
  en,
  parameters,
  answers: ok('The page.', [page]),
});

const post = (path: string, nl: string, en: string, fields: string): Address => ({
  path,
  method: 'post',
  area,
  nl,
  en,
  body: { description: `A form of one of our own pages: ${fields}.`, types: [form] },
  answers: { '303': { description: 'Done; to the page.' } },
  writes: true,
});

export const wikiAddresses: readonly Address[] = [
  read('/wiki', 'Startpagina van het handboek', 'Front page of the handbook', [
    inQuery('subject', 'IRI of a concept: only pages about it.'),
  ]),
  read('/wiki/overdue', 'Pagina’s die over tijd zijn', 'Pages that are due for review', [
    inQuery('museum', 'Only what this museum keeps.'),
  ]),
  read('/wiki/broken', 'Links in teksten die nergens heen leiden', 'Links in texts that lead nowhere', [
    inQuery('museum', 'Only what this museum keeps.'),
    inQuery('page', 'Counts from 1.', { schema: { type: 'integer', minimum: 1 } }),
  ]),
  read('/wiki/actions', 'Open acties en de laatste beslissingen', 'Open actions and the latest decisions', [
    inQuery('museum', 'Only what this museum takes on.'),
  ]),
  read(
    '/wiki/overview/{museum}',
    'Een museum in het kort, voor de strateeg',
    'A museum at a glance, for the strategist',
    [inPath('museum', 'stam', 'Key of a museum.', { type: 'string', enum: museums })],
  ),
  read('/wiki/applications', 'Toepassingen die de musea delen', 'Applications that the museums share'),
  post('/wiki/done', 'Zeg dat een actie klaar is', 'Say that an action is done', '“action”, “seq”'),
  post('/wiki/still-correct', 'Zeg dat een pagina nog juist is', 'Say that a page is still correct', '“page”, “seq”'),
  post(
    '/wiki/swap',
    'Geef een pagina de term die in de plaats kwam van een onderwerp',
    'Give a page the term that came in place of a subject',
    '“page”, “term”, “seq”',
  ),
  post('/wiki/move', 'Geef een pagina een ander adres', 'Give a page another address', '“page”, “ref”, “seq”'),
  read(
    '/wiki/attachments',
    'Bijlagen van een pagina, en het formulier om er een toe te voegen',
    'Attachments of a page, with the form to add one',
    [inQuery('page', 'IRI of the page.', { required: true, example: 'http://hub.test/id/page/handboek' })],
  ),
  {
    ...post('/wiki/attachments', 'Voeg een bijlage toe, of vervang er een', 'Add an attachment, or replace one', ''),
    body: {
      description:
        'A form with “page” (the IRI of the page), “file”, and for a picture “alt” or “decorative”; to replace one “attachment” and “seq” instead of “page”. A program needs no “_csrf”.',
      types: ['multipart/form-data'],
    },
    answers: {
      '201': { description: 'Added: its IRI, and where its bytes are.', types: ['application/json'] },
      '303': { description: 'Done; to the attachments of the page.' },
    },
  },
  {
    path: '/doc/attachment/{ref}/file',
    method: 'get',
    area,
    nl: 'De bytes van een bijlage',
    en: 'The bytes of an attachment',
    parameters: [
      inPath('ref', 'schadeformulier', 'Last part of its IRI.'),
      inQuery('version', 'The bytes of an earlier version, by its number.'),
      inHeader('Range', 'A part of it.'),
      inHeader('If-None-Match', 'The tag of the bytes you have.'),
    ],
    answers: {
      '200': { description: 'The file: a picture in place, anything else to be saved.' },
      '206': { description: 'The part that was asked for.' },
      '304': { description: 'You have it.' },
    },
  },
];
