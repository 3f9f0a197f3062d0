// The doors of documents and pages, and how a test knocks at each, reading and writing.
import {
  badConcept,
  broken,
  docs,
  extensions,
  form,
  forms,
  get,
  modules,
  patch,
  q,
  send,
  types,
  type Row,
} from './knock.ts';

/** Log positions at which things were hidden. */
const versions = Array.from({ length: 30 }, (_, i) => i + 24);

const decisions = ['accept', 'reject', 'withdraw', 'comment'];

export const pageDoors: readonly Row[] = [
  {
    routes: ['GET /shapes', 'GET /shapes/:module', 'GET /ns', 'GET /context.jsonld'],
    open: ['/shapes', ...modules.map((name) => `/shapes/${name}`), '/ns', '/context.jsonld'].map((path) => get(path)),
  },
  {
    routes: ['GET /', 'GET /data', 'GET /design', 'GET /problems', 'GET /problems/:type'],
    open: ['/', '/?lang=en', '/data', '/design', '/problems', '/problems/stale', '/problems/x'].map((path) =>
      get(path),
    ),
  },
  {
    routes: ['GET /live'],
    open: ['/live?once=1', '/live?once=1&since=2020-01-01T00:00:00.000Z&lang=en'].map((path) => get(path)),
  },
  {
    routes: ['GET /terms/branch'],
    open: ['molen', 'windmolen', 'kan', 'weg'].map((under) =>
      get(
        `/terms/branch?scheme=${q('http://hub.test/id/scheme/dingen')}&under=${q(`http://hub.test/id/concept/${under}`)}`,
      ),
    ),
    aimed: ({ subject }) => [
      get(`/terms/branch?scheme=${q('http://hub.test/id/scheme/dingen')}&under=${q(subject)}`),
      get(`/terms/branch?scheme=${q(subject)}&under=${q('http://hub.test/id/concept/molen')}`),
    ],
  },
  {
    routes: ['GET /signin', 'POST /signin', 'POST /signout', 'GET /signin/begin', 'GET /signin/callback'],
    open: [
      get('/signin'),
      get('/signin?code=i_x'),
      form('/signin', { token: 'x' }, 'text/html'),
      form('/signin', { code: 'i_x' }, 'text/html'),
      form('/signout', {}),
      get('/signin/begin'),
      get('/signin/callback?code=x&state=y'),
    ],
  },
  {
    routes: [
      'GET /account',
      'POST /account/sessions',
      'POST /account/tokens',
      'GET /account/password',
      'POST /account/password',
      'GET /roles',
    ],
    open: [
      ...['/account', '/account/password', '/roles', '/roles?lang=en'].map((path) => get(path)),
      ...['sessions', 'tokens', 'password'].map((what) =>
        form(`/account/${what}`, { _csrf: 'CSRF', id: 'x' }, 'text/html'),
      ),
    ],
  },
  {
    routes: [
      'GET /admin',
      'GET /admin/people',
      'POST /admin/people',
      'GET /admin/people/:id',
      'POST /admin/people/:id',
      'GET /admin/tokens',
      'POST /admin/tokens',
      'GET /admin/sessions',
      'POST /admin/sessions',
    ],
    open: [
      ...['', '/people', '/people/ACCOUNT', '/people/nobody', '/tokens', '/sessions'].map((path) =>
        get(`/admin${path}`),
      ),
      ...['/people', '/people/ACCOUNT', '/tokens', '/sessions'].map((path) =>
        form(`/admin${path}`, { _csrf: 'CSRF', role: 'x', id: 'x' }, 'text/html'),
      ),
    ],
  },
  {
    routes: [
      'GET /privacy,/privacy/me',
      'GET /privacy/person/:ref',
      'GET /privacy/person/:ref.jsonld',
      'GET /privacy/person/:ref/forget',
      'POST /privacy/person/:ref/forget',
      'GET /privacy/purpose',
      'POST /privacy/purpose',
      'GET /privacy/processing',
      'GET /privacy/processing.jsonld',
      'GET /privacy/processing.csv',
      'POST /privacy/processing/:kind',
      'GET /audit',
    ],
    open: [
      ...['/privacy', '/privacy/me', '/privacy/purpose', '/privacy/purpose?next=//x', '/privacy/processing'].map(
        (path) => get(path),
      ),
      ...['/privacy/processing.jsonld', '/privacy/processing.csv', '/audit', '/audit?action=write&person=x'].map(
        (path) => get(path),
      ),
      form('/privacy/purpose', { purpose: 'planning' }),
      form('/privacy/processing/enrolment', { reference: 'x' }),
      form('/privacy/processing/nothing', {}),
    ],
    aimed: ({ ref, subject }) => [
      ...['', '.jsonld', '/forget'].map((end) => get(`/privacy/person/${ref}${end}`)),
      form(`/privacy/person/${ref}/forget`, { sure: 'for-ever' }),
      get(`/audit?person=${q(subject)}`),
      get(`/audit?actor=${ref}`),
    ],
  },
  {
    routes: ['GET /:module', 'GET /:module/:type'],
    open: [...modules, ...types].flatMap((path) => [
      get(`/${path}`),
      get(`/${path}?museum=stam&q=e&order=newest&from=0&status=candidate&lang=en`),
    ]),
    aimed: ({ ref, subject, type }) => {
      const path = types.find((each) => each.endsWith(`/${type}`)) ?? '';
      return [get(`/${path}?prefix=${ref}`), get(`/${path}?q=${ref}`), get(`/${path}?scheme=${q(subject)}`)];
    },
  },
  {
    routes: ['GET /:module/new/:type', 'POST /:module/new/:type'],
    open: types.flatMap((path) => {
      const at = `/${path.replace('/', '/new/')}`;
      return [
        get(at),
        get(`${at}?broader=${q('http://hub.test/id/concept/molen')}`),
        form(at, { _csrf: 'CSRF' }, 'text/html'),
      ];
    }),
    aimed: ({ subject }) => [
      get(`/terms/new/concept?broader=${q(subject)}`),
      get(`/terms/new/concept?scheme=${q(subject)}`),
    ],
  },
  {
    routes: [
      'GET /doc/:type/:ref/edit',
      'POST /doc/:type/:ref/edit',
      'GET /doc/:type/:ref/delete',
      'POST /doc/:type/:ref/delete',
      'POST /doc/:type/:ref/restore',
    ],
    open: docs.flatMap((doc) => [
      get(`${doc}/edit`),
      form(`${doc}/edit`, { _csrf: 'CSRF', _seq: '1' }, 'text/html'),
      get(`${doc}/delete`),
      form(`${doc}/delete`, { _csrf: 'CSRF', _seq: '1' }, 'text/html'),
      ...[1, 8, 20, 30].map((version) =>
        form(`${doc}/restore`, { _csrf: 'CSRF', version: String(version), seq: '1' }, 'text/html'),
      ),
    ]),
    aimed: ({ type, ref }) => {
      const doc = `/doc/${type}/${ref}`;
      return [
        get(`${doc}/edit`),
        get(`${doc}/delete`),
        form(`${doc}/edit`, { _csrf: 'CSRF', _seq: '1' }),
        form(`${doc}/delete`, { _csrf: 'CSRF', _seq: '1' }),
        form(`${doc}/restore`, { _csrf: 'CSRF', version: '12', seq: '1' }),
      ];
    },
  },
  {
    routes: [
      'GET /terms/proposal',
      'GET /doc/:type/:ref/propose',
      'POST /doc/:type/:ref/propose',
      'POST /doc/:type/:ref/approve',
      'POST /doc/:type/:ref/refuse',
      ...decisions.map((verb) => `POST /doc/proposal/:ref/${verb}`),
    ],
    open: [
      ...['', '?museum=stam', '?scheme=dingen', '?lang=en'].map((query) => get(`/terms/proposal${query}`)),
      ...docs.flatMap((doc) => [
        get(`${doc}/propose`),
        form(`${doc}/propose`, { _csrf: 'CSRF', _seq: '1' }, 'text/html'),
        form(`${doc}/approve`, { _csrf: 'CSRF', version: '1' }),
        form(`${doc}/refuse`, { _csrf: 'CSRF', reason: 'x', version: '1' }, 'text/html'),
      ]),
      ...decisions.map((verb) => form(`/doc/proposal/nooit/${verb}`, { _csrf: 'CSRF', reason: 'x', text: 'x' })),
    ],
    aimed: ({ type, ref }) => [
      get(`/terms/proposal?scheme=${ref}`),
      get(`/doc/${type}/${ref}/propose`),
      form(`/doc/${type}/${ref}/propose`, { _csrf: 'CSRF', _seq: '1', _note: 'x' }),
      form(`/doc/${type}/${ref}/approve`, { _csrf: 'CSRF', version: '1' }),
      form(`/doc/${type}/${ref}/refuse`, { _csrf: 'CSRF', reason: 'x', version: '1' }),
      ...decisions.map((verb) => form(`/doc/proposal/${ref}/${verb}`, { _csrf: 'CSRF', reason: 'x', version: '1' })),
    ],
  },
  {
    routes: ['POST /terms', 'POST /planning', 'POST /training', 'POST /wiki'],
    open: modules.map((name) => send('POST', `/${name}`, badConcept)),
  },
  {
    routes: ['PUT /doc/:type/:ref', 'PATCH /doc/:type/:ref', 'DELETE /doc/:type/:ref', 'ALL /doc/:type/:ref'],
    open: docs.flatMap((doc) => [
      send('PUT', doc, badConcept),
      send('PUT', doc, badConcept, { 'if-match': '*' }),
      send('PUT', doc, badConcept, { 'if-match': '"1"' }),
      send('PATCH', doc, broken, patch),
      send('PATCH', doc, broken, { ...patch, 'if-match': '*' }),
      send('PATCH', doc, `DELETE { ?s ?p ?o } INSERT { ?o ?p ?s } WHERE { ?s ?p ?o }`, { ...patch, 'if-match': '*' }),
      send('DELETE', doc, ''),
      send('DELETE', doc, '', { 'if-match': '"1"' }),
      send('MOVE', doc, ''),
    ]),
    aimed: ({ type, ref }) => {
      const doc = `/doc/${type}/${ref}`;
      return [
        send('PUT', doc, badConcept),
        send('PUT', doc, badConcept, { 'if-match': '"1"' }),
        send('PATCH', doc, broken, { ...patch, 'if-match': '*' }),
        send('PATCH', doc, broken, patch),
        send('DELETE', doc, ''),
        send('DELETE', doc, '', { 'if-match': '"1"' }),
      ];
    },
  },
  {
    routes: ['GET /id/:type/:ref', 'GET /id/:type/:ref/:moment', 'ALL /id/*rest'],
    open: docs
      .map((doc) => doc.replace('/doc/', '/id/'))
      .flatMap((id) => [
        get(id),
        get(`${id}/2026-01-01T00:00:00Z`),
        ...forms.slice(0, 4).map((accept) => get(`${id}/2099-01-01T00:00:00Z`, accept)),
        send('PUT', id, badConcept),
      ]),
    aimed: ({ type, ref, moments }) => [
      get(`/id/${type}/${ref}`),
      ...moments.flatMap((at) => [
        get(`/id/${type}/${ref}/${at}`, 'text/turtle'),
        get(`/id/${type}/${ref}/${at}`),
        get(`/id/${type}/${ref}/${at}.jsonld`, '*/*'),
      ]),
      get(`/id/${type}/${ref}/2099-01-01T00:00:00Z`, 'text/turtle'),
    ],
  },
  {
    routes: ['GET /doc'],
    open: [get('/doc'), get(`/doc?iri=${q('http://hub.test/id/concept/kan')}`)],
    aimed: ({ subject }) => [get(`/doc?iri=${q(subject)}`, 'text/turtle'), get(`/doc?iri=${q(subject)}`)],
  },
  {
    routes: ['GET /doc/:type/:ref', 'GET /doc/:type/:ref/history', 'GET /doc/:type/:ref/timemap'],
    open: docs.flatMap((doc) => [
      ...['text/html', 'text/turtle', 'application/n-quads', '*/*', 'image/png'].map((accept) => get(doc, accept)),
      ...extensions.map((extension) => get(`${doc}.${extension}`, '*/*')),
      get(`${doc}?lang=en`),
      get(`${doc}/history`),
      get(`${doc}/history`, 'application/json'),
      ...(/k|emmer/.test(doc) ? versions : [1, 30]).map((version) => get(`${doc}/history?version=${version}`)),
      get(`${doc}/timemap`, 'application/link-format'),
      get(doc, 'text/turtle', { 'accept-datetime': 'Tue, 20 Oct 2099 12:00:00 GMT' }),
      get(doc, 'text/turtle', { 'accept-datetime': 'x' }),
      get(doc, 'text/turtle', { 'if-none-match': '*' }),
      { ...get(doc), method: 'HEAD' },
    ]),
    aimed: ({ type, ref }) => {
      const doc = `/doc/${type}/${ref}`;
      return [
        get(doc),
        get(doc, 'text/turtle'),
        get(`${doc}.jsonld`, '*/*'),
        get(`${doc}.constructor`, '*/*'),
        get(doc, 'image/png'),
        get(`${doc}/history`),
        get(`${doc}/history`, 'application/json'),
        get(`${doc}/timemap`, '*/*'),
        get(doc, 'text/turtle', { 'accept-datetime': 'Tue, 20 Oct 2099 12:00:00 GMT' }),
        get(doc, 'text/turtle', { 'if-none-match': '*' }),
        { ...get(doc, 'text/turtle'), method: 'HEAD' },
        send('MOVE', doc, ''),
      ];
    },
  },
];
