// The doors of the planner and of the public reservation point, and how a test knocks at each.
import { form, get, q, type Row } from './knock.ts';

/** An import that nobody made. */
const nobodys = '00000000-0000-4000-8000-000000000000';

export const planningDoors: readonly Row[] = [
  {
    routes: [
      'GET /planning',
      'GET /planning/free',
      'GET /planning/numbers',
      'GET /planning/check',
      'POST /planning/move',
    ],
    open: [
      ...['week', 'day', 'month', 'list'].map((view) => get(`/planning?view=${view}&date=2026-11-26&museum=stam`)),
      get('/planning?lang=en'),
      get(`/planning/free?heads=1&fromDay=2026-11-20&toDay=2026-12-20&with=${q('http://hub.test/id/concept/kan')}`),
      get('/planning/numbers'),
      get('/planning/free?heads=0&fromDay=2026-11-27&toDay=2026-11-27'),
      ...['bezet', 'bezet2'].map((ref) =>
        get(`/planning/check?booking=${ref}&start=2026-11-27T09:00:00Z&end=2026-11-27T10:30:00Z`, 'application/json'),
      ),
      get('/planning/check?booking=1&start=2026-11-26T10:00:00Z&end=2026-11-26T11:00:00Z', 'application/json'),
      form('/planning/move', {
        _csrf: 'CSRF',
        booking: '1',
        seq: '1',
        start: '2026-11-26T10:00:00Z',
        end: '2026-11-26T11:00:00Z',
      }),
    ],
    aimed: ({ subject, ref }) => [
      get(
        `/planning/check?booking=${ref}&start=2026-11-26T10:00:00Z&end=2026-11-26T11:00:00Z&from=${q(subject)}&to=${q(subject)}`,
        'application/json',
      ),
      get(`/planning/free?heads=0&with=${q(subject)}`),
      form('/planning/move', {
        _csrf: 'CSRF',
        booking: ref,
        seq: '1',
        start: '2026-11-26T10:00:00Z',
        end: '2026-11-26T11:00:00Z',
      }),
    ],
  },
  {
    routes: ['GET /planning/book', 'POST /planning/book'],
    open: [
      get('/planning/book'),
      get('/planning/book?booking=bezet'),
      get(
        `/planning/book?title=x&date=2026-11-26&from=10:00&to=12:00&what=${q('http://hub.test/id/room/zolder')}&standing=firm`,
      ),
      form('/planning/book', { _csrf: 'CSRF', title: '' }, 'text/html'),
    ],
    aimed: ({ subject, ref }) => [
      get(`/planning/book?booking=${ref}`),
      get(
        `/planning/book?title=x&date=2026-11-26&from=10:00&to=12:00&what=${q(subject)}&person=${q(subject)}&purpose=${q(subject)}&standing=firm`,
      ),
      form('/planning/book', { _csrf: 'CSRF', booking: ref, title: '' }, 'text/html'),
    ],
  },
  {
    routes: ['GET /planning/me', 'POST /planning/me/feed', 'POST /planning/me/away', 'POST /planning/me/back'],
    open: [
      get('/planning/me'),
      get('/planning/me?date=2026-11-01'),
      form('/planning/me/feed', { _csrf: 'CSRF' }, 'text/html'),
      form('/planning/me/away', { _csrf: 'CSRF', from: '2099-01-01', until: '2099-01-02' }, 'text/html'),
      form('/planning/me/back', { _csrf: 'CSRF', start: '1' }, 'text/html'),
    ],
  },
  {
    routes: [
      'GET /planning/feeds',
      'POST /planning/feeds',
      'POST /planning/feeds/revoke',
      'GET /planning/ical/:secret.ics',
    ],
    open: [
      get('/planning/feeds'),
      form('/planning/feeds', { _csrf: 'CSRF', what: 'stam' }, 'text/html'),
      form('/planning/feeds/revoke', { _csrf: 'CSRF', id: 'x' }),
      get('/planning/ical/x.ics', '*/*'),
    ],
    aimed: ({ subject, ref }) => [
      form('/planning/feeds', { _csrf: 'CSRF', what: subject }, 'text/html'),
      get(`/planning/ical/${ref}.ics`, '*/*'),
    ],
  },
  {
    routes: [
      'GET /planning/import',
      'POST /planning/import',
      'GET /planning/import/example.csv',
      'GET /planning/export.csv',
      'GET /planning/import/:id',
      'POST /planning/import/:id',
    ],
    open: [
      get('/planning/import'),
      get('/planning/import/example.csv', '*/*'),
      get('/planning/export.csv?fromDay=2000-01-01&toDay=2099-12-31', '*/*'),
      get('/planning/export.csv?museum=stam', '*/*'),
      get(`/planning/import/${nobodys}`),
      form(`/planning/import/${nobodys}`, { _csrf: 'CSRF', do: 'undo' }),
      {
        path: '/planning/import',
        method: 'POST',
        headers: { accept: 'text/html', 'content-type': 'multipart/form-data; boundary=x' },
        body: `--x\r\nContent-Disposition: form-data; name="_csrf"\r\n\r\nCSRF\r\n--x\r\nContent-Disposition: form-data; name="file"; filename="t.csv"\r\n\r\ntitel;ruimte;datum\nx;Zolder;2026-11-26\r\n--x--\r\n`,
      },
    ],
    aimed: ({ ref }) => [
      get(`/planning/import/${ref}`),
      get(`/planning/export.csv?museum=${ref}`, '*/*'),
      form(`/planning/import/${ref}`, { _csrf: 'CSRF', do: 'save' }),
    ],
  },
  {
    routes: [
      'GET /planning/tours',
      'POST /planning/tours',
      'GET /planning/tours/:secret',
      'POST /planning/tours/:secret',
      'GET /planning/tours/:secret.ics',
      'GET /planning/tours/:secret/change',
      'POST /planning/tours/:secret/change',
    ],
    open: [
      get('/planning/tours'),
      get('/planning/tours?date=2026-11-26&from=10:00&heads=20&lang=en'),
      form(
        '/planning/tours',
        {
          product: 'http://hub.test/id/activity/weven',
          date: '2099-01-05',
          from: '10:00',
          heads: '20',
          language: 'nl',
          name: 'x',
          email: 'x@y.be',
        },
        'text/html',
      ),
      get('/planning/tours/x'),
      form('/planning/tours/x', {}),
      get('/planning/tours/x.ics', '*/*'),
      get('/planning/tours/x/change'),
      form('/planning/tours/x/change', { date: '2099-01-05', from: '10:00', heads: '20', language: 'nl' }),
    ],
    aimed: ({ subject, ref }) => [
      get(`/planning/tours?product=${q(subject)}`),
      form(
        '/planning/tours',
        {
          product: subject,
          date: '2099-01-05',
          from: '10:00',
          heads: '20',
          language: 'nl',
          name: 'x',
          email: 'x@y.be',
        },
        'text/html',
      ),
      get(`/planning/tours/${ref}`),
      form(`/planning/tours/${ref}`, {}),
      get(`/planning/tours/${ref}.ics`, '*/*'),
      get(`/planning/tours/${ref}/change`),
      form(`/planning/tours/${ref}/change`, { date: '2099-01-05', from: '10:00', heads: '20', language: 'nl' }),
    ],
  },
  {
    routes: ['GET /planning/roster', 'POST /planning/roster'],
    open: [
      get('/planning/roster?date=2026-11-27'),
      get('/planning/roster?date=2026-11-27&museum=stam&lang=en'),
      form('/planning/roster', { _csrf: 'CSRF', claim: 'http://hub.test/id/booking/x', role: 'x', person: 'x' }),
    ],
    aimed: ({ subject }) => [
      form('/planning/roster', { _csrf: 'CSRF', claim: subject, role: subject, person: subject, seq: '1' }),
    ],
  },
];
