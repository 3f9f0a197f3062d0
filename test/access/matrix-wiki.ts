// The doors of the wiki, and how a test knocks at each.
import { form, get, q, send, type Knock, type Row } from './knock.ts';

const page = 'http://hub.test/id/page/handboek';

/** A file as a form sends it. */
const upload = (fields: Readonly<Record<string, string>>): Knock => {
  const part = (name: string, body: string): string =>
    `--grens\r\nContent-Disposition: form-data; ${name}\r\n\r\n${body}\r\n`;
  const body = [
    ...Object.entries(fields).map(([name, value]) => part(`name="${name}"`, value)),
    part('name="file"; filename="x.txt"', 'tekst'),
  ];
  return send('POST', '/wiki/attachments', `${body.join('')}--grens--\r\n`, {
    'content-type': 'multipart/form-data; boundary=grens',
  });
};

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
  {
    routes: ['GET /wiki/attachments', 'POST /wiki/attachments'],
    open: [
      get('/wiki/attachments'),
      get(`/wiki/attachments?page=${q(page)}`),
      upload({ _csrf: 'CSRF', page: 'http://hub.test/id/page/nergens' }),
      upload({ _csrf: 'een ander', page }),
    ],
    aimed: ({ subject, ref }) => [
      get(`/wiki/attachments?page=${q(subject)}`),
      get(`/wiki/attachments?page=${q(page)}&added=${q(subject)}`),
      upload({ _csrf: 'CSRF', page: subject }),
      upload({ _csrf: 'CSRF', attachment: subject, seq: '1' }),
      upload({ _csrf: 'CSRF', attachment: `http://hub.test/id/attachment/${ref}`, seq: '1' }),
    ],
  },
  {
    routes: ['GET /doc/attachment/:ref/file'],
    open: [get('/doc/attachment/nergens/file', '*/*')],
    aimed: ({ ref }) => [
      get(`/doc/attachment/${ref}/file`, '*/*'),
      get(`/doc/attachment/${ref}/file?version=1`, '*/*'),
      get(`/doc/attachment/${ref}/file`, '*/*', { range: 'bytes=0-9' }),
      get(`/doc/attachment/${ref}/file`, 'image/png', { 'if-none-match': '*' }),
    ],
  },
];
