// The doors of the wiki, and how a test knocks at each.
import { form, get, q, type Row } from './knock.ts';

const page = 'http://hub.test/id/page/handboek';

export const wikiDoors: readonly Row[] = [
  {
    routes: ['GET /wiki', 'GET /wiki/overdue', 'GET /wiki/broken', 'GET /wiki/actions', 'GET /wiki/applications'],
    open: [
      get('/wiki'),
      get('/wiki?lang=en'),
      get('/wiki/overdue'),
      get('/wiki/overdue?museum=stam'),
      get('/wiki/broken'),
      get('/wiki/actions'),
      get('/wiki/actions?museum=stam'),
      get('/wiki/applications'),
    ],
    aimed: ({ subject }) => [get(`/wiki?subject=${q(subject)}`)],
  },
  {
    routes: ['GET /wiki/overview/:museum'],
    open: [get('/wiki/overview/stam'), get('/wiki/overview/x'), get('/wiki/overview/constructor')],
  },
  {
    routes: ['POST /wiki/done'],
    open: [form('/wiki/done', { _csrf: 'CSRF', action: page, seq: '1' })],
    aimed: ({ subject }) => [form('/wiki/done', { _csrf: 'CSRF', action: subject, seq: '1' })],
  },
  {
    routes: ['POST /wiki/preview'],
    open: [form('/wiki/preview', { _csrf: 'CSRF', _preview: 'f1.0', 'f1.0.v': '[x](/id/page/handboek)' })],
    aimed: ({ subject }) => [
      form('/wiki/preview', { _csrf: 'CSRF', _preview: 'f1.0', 'f1.0.v': `[x](${subject}) <${subject}>` }),
    ],
  },
  {
    routes: ['GET /wiki/move', 'POST /wiki/move', 'POST /wiki/still-correct'],
    open: [
      get('/wiki/move'),
      get(`/wiki/move?page=${q(page)}`),
      form('/wiki/move', { _csrf: 'CSRF', page, ref: 'elders', seq: '1' }),
      form('/wiki/still-correct', { _csrf: 'CSRF', page, seq: '1' }),
    ],
    aimed: ({ subject, ref }) => [
      get(`/wiki/move?page=${q(subject)}`),
      form('/wiki/move', { _csrf: 'CSRF', page: subject, ref: 'elders', seq: '1' }),
      form('/wiki/still-correct', { _csrf: 'CSRF', page: subject, seq: '1' }),
      form('/wiki/still-correct', { _csrf: 'CSRF', page: `http://hub.test/id/page/${ref}`, seq: '1' }),
    ],
  },
  {
    routes: ['POST /wiki/swap'],
    open: [form('/wiki/swap', { _csrf: 'CSRF', page, term: 'http://hub.test/id/concept/x', seq: '1' })],
    aimed: ({ subject }) => [
      form('/wiki/swap', { _csrf: 'CSRF', page: subject, term: subject, seq: '1' }),
      form('/wiki/swap', { _csrf: 'CSRF', page, term: subject, seq: '1' }),
    ],
  },
];
