// The doors for programs, and how a test knocks at each: streams, queries, reconciliation, search, catalogue.
import {
  badConcept,
  batch,
  docs,
  extend,
  form,
  forms,
  get,
  q,
  reconcile,
  searches,
  send,
  streams,
  types,
  type Row,
} from './knock.ts';
import { from, questions, sparqlForms, updates, uris } from './questions.ts';

export const dataDoors: readonly Row[] = [
  { routes: ['GET /health'], open: [get('/health')] },
  { routes: ['GET /ready'], open: [get('/ready')] },
  { routes: ['GET /metrics'], open: [get('/metrics')] },
  {
    routes: [
      ...['', '.ttl', '.jsonld', '.nt', '.rdf'].map((extension) => `GET /catalog${extension}`),
      'GET /.well-known/void',
      'GET /robots.txt',
      'GET /sitemap.xml',
      'GET /sitemap/:name/:page.xml',
      'ALL /catalog,/.well-known/void,/robots.txt,/sitemap.xml',
    ],
    open: [
      ...[...forms, 'text/turtle'].flatMap((accept) => [get('/catalog', accept), get('/.well-known/void', accept)]),
      ...['.ttl', '.jsonld', '.nt', '.rdf'].map((extension) => get(`/catalog${extension}`, '*/*')),
      ...['/robots.txt', '/sitemap.xml', '/sitemap/pages/1.xml'].map((path) => get(path)),
      ...types
        .flatMap((path) => [path, path.split('/')[1] ?? '', path.split('/')[0] ?? ''])
        .map((name) => get(`/sitemap/${q(name)}/1.xml`)),
      send('POST', '/catalog', badConcept),
    ],
    aimed: ({ ref }) => [get(`/sitemap/scheme-${ref}/1.xml`), get(`/sitemap/${ref}/1.xml`)],
  },
  {
    routes: ['GET /api', 'ALL /api'],
    open: [...forms.map((accept) => get('/api', accept)), send('POST', '/api', '')],
  },
  { routes: ['GET /ldes'], open: [...forms.map((accept) => get('/ldes', accept)), get('/ldes?lang=en')] },
  {
    routes: ['GET /ldes/:stream{/:level/:index}', 'ALL /ldes,/ldes/*path'],
    open: streams.flatMap((name) => [
      ...['', '/0/0', '/0/1', '/1/0'].flatMap((page) => forms.map((accept) => get(`/ldes/${name}${page}`, accept))),
      send('POST', `/ldes/${name}`, badConcept),
    ]),
    aimed: ({ ref, subject }) => [
      get(`/ldes/scheme-${ref}`, 'text/turtle'),
      get(`/ldes/scheme-${ref}/0/0`, 'application/trig'),
      get(`/ldes/${q(subject)}`, 'text/turtle'),
    ],
  },
  { routes: ['GET /assets/:file'], open: [get('/assets/x.css'), get('/assets/..%2f..%2fpackage.json')] },
  { routes: ['GET /favicon.ico'], open: [get('/favicon.ico')] },
  { routes: ['GET /sparql/words'], open: [get('/sparql/words', '*/*'), get('/sparql/words?lang=en', '*/*')] },
  {
    routes: ['GET /sparql', 'POST /sparql', 'ALL /sparql'],
    open: [
      ...forms.map((accept) => get('/sparql', accept)),
      ...questions.map((text, i) => get(`/sparql?query=${q(text)}`, sparqlForms[i % sparqlForms.length])),
      ...questions.map((text, i) => form('/sparql', { query: text }, sparqlForms[(i + 1) % sparqlForms.length])),
      ...[
        '',
        uris('default-graph-uri'),
        uris('named-graph-uri'),
        uris('default-graph-uri') + uris('named-graph-uri'),
      ].flatMap((more) => questions.slice(0, 4).map((text) => get(`/sparql?query=${q(text)}${more}`, 'text/csv'))),
      ...updates.flatMap((update) => [
        form('/sparql', { update }),
        send('POST', '/sparql', update, { 'content-type': 'application/sparql-update' }),
        get(`/sparql?update=${q(update)}`),
      ]),
      send('POST', '/sparql', questions[1] ?? '', { 'content-type': 'application/sparql-query' }),
      send('PUT', '/sparql', ''),
    ],
    aimed: ({ subject, word }) =>
      [
        `ASK { { <${subject}> ?p ?o } UNION { ?s ?p2 <${subject}> } }`,
        `ASK { GRAPH ?g { <${subject}> ?p ?o } }`,
        `DESCRIBE <${subject}>`,
        `SELECT * { GRAPH ?g { ?s ?p ?o FILTER(CONTAINS(STR(?o), "${word}") || CONTAINS(STR(?s), "${word}")) } }`,
        `SELECT (COUNT(*) AS ?n) ${from('FROM')} { ?s ?p ?o FILTER(CONTAINS(STR(?o), "${word}")) }`,
        `SELECT * ${from('FROM NAMED')} { GRAPH ?g { <${subject}> (!<urn:x>|^!<urn:x>)* ?x } }`,
      ].map((text) => get(`/sparql?query=${q(text)}`, text.startsWith('DESCRIBE') ? 'text/turtle' : 'text/csv')),
  },
  {
    routes: ['GET /reconcile', 'POST /reconcile', 'GET /reconcile/logo.svg'],
    open: [
      get('/reconcile'),
      get('/reconcile?q=molen'),
      get('/reconcile?q=k&lang=en'),
      get('/reconcile/logo.svg'),
      form('/reconcile', { names: searches.join('\n') }, 'text/html'),
      form('/reconcile', { names: searches.join('\n'), words: 'en', format: 'csv' }, 'text/html'),
    ],
    aimed: ({ word, ref, subject }) => [
      get(`/reconcile?q=${word}`),
      get(`/reconcile?q=molen&scheme=${ref}`),
      form('/reconcile', { names: `${word}\n${subject}`, format: 'csv' }, 'text/html'),
      form('/reconcile', { names: 'molen', scheme: ref }, 'text/html'),
    ],
  },
  {
    routes: ['GET /reconcile/:lang/:scheme', 'POST /reconcile/:lang/:scheme', 'ALL /reconcile/:lang/:scheme'],
    open: reconcile.flatMap((at) => [
      get(at, 'application/json'),
      get(`${at}?callback=f`, 'application/javascript'),
      ...searches.map((text) => get(`${at}?${batch(text)}`, 'application/json')),
      get(`${at}?${extend(docs.map((doc) => `http://hub.test${doc.replace('/doc/', '/id/')}`))}`, 'application/json'),
      get(`${at}?queries={`, 'application/json'),
    ]),
    aimed: ({ word, subject, ref }) => [
      get(`/reconcile/nl/${ref}`, 'application/json'),
      get(`/reconcile/nl/all?${batch(word)}`, 'application/json'),
      get(`/reconcile/nl/all?${batch(subject)}`, 'application/json'),
      get(`/reconcile/nl/all?${extend([subject])}`, 'application/json'),
    ],
  },
  {
    routes: [
      'GET /reconcile/:lang/:scheme/suggest/entity',
      'GET /reconcile/:lang/:scheme/suggest/type',
      'GET /reconcile/:lang/:scheme/suggest/property',
      'GET /reconcile/:lang/:scheme/extend/propose',
      'GET /reconcile/:lang/:scheme/preview',
      'ALL /reconcile/:lang/:scheme/*rest',
    ],
    open: reconcile.flatMap((at) => [
      ...searches.map((text) => get(`${at}/suggest/entity?prefix=${text}&limit=50`, 'application/json')),
      get(`${at}/suggest/type?prefix=`, 'application/json'),
      get(`${at}/suggest/property?prefix=`, 'application/json'),
      get(`${at}/extend/propose?type=Concept`, 'application/json'),
      ...docs.map((doc) => get(`${at}/preview?id=${q(`http://hub.test${doc.replace('/doc/', '/id/')}`)}`)),
      get(`${at}/flyout/x`),
    ]),
    aimed: ({ word, subject, ref }) => [
      get(`/reconcile/nl/all/suggest/entity?prefix=${word.slice(0, 5)}`, 'application/json'),
      get(`/reconcile/nl/all/suggest/entity?prefix=${q(subject)}`, 'application/json'),
      get(`/reconcile/nl/all/preview?id=${q(subject)}`),
      get(`/reconcile/nl/${ref}/preview?id=${q(subject)}`),
    ],
  },
  {
    routes: ['GET /search'],
    open: searches.flatMap((text) => [
      get(`/search?q=${text}`),
      get(`/search?q=${text}&limit=50`, 'application/json'),
      get(`/search?q=${text}&module=terms&type=concept&museum=stam&scheme=${q('http://hub.test/id/scheme/dingen')}`),
    ]),
    aimed: ({ word, subject, ref, type }) => [
      get(`/search?q=${word}`),
      get(`/search?q=${word}`, 'application/json'),
      get(`/search?q=${word.slice(0, 6)}&type=${type}`, 'application/json'),
      get(`/search?q=${q(subject)}`, 'application/json'),
      get(`/search?q=${ref}`, 'application/json'),
      get(`/search?q=molen&scheme=${q(subject)}`),
      get(
        `/search?q=molen&status=candidate&status=${word}&language=nl&module=terms&module=training`,
        'application/json',
      ),
      get(`/search?q=${word}x`),
      get(`/search?q=${word}x`, 'application/json'),
    ],
  },
];
