// Addresses of the wiki's own rooms. Data only.
import { museums } from '../../access/policy.ts';
import { inPath, inQuery, ok, page, type Address } from '../address.ts';

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
];
