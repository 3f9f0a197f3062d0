// Addresses of pages for people, and for whoever runs the hub. Data only.
import type { Module } from '../../module.ts';
import { catalogue } from '../../problem.ts';
import { inPath, inQuery, json, ok, page, type Address } from '../address.ts';

export function pageAddresses(modules: readonly Module[]): readonly Address[] {
  const names = { type: 'string', enum: modules.map(({ name }) => name) };
  return [
    of('/', 'Startpagina', 'Home'),
    of('/data', 'Onze data, voor wie een programma schrijft', 'Our data, for who writes a program'),
    {
      ...of('/{module}', 'Een module', 'A module'),
      parameters: [inPath('module', 'terms', 'Name of the module.', names)],
    },
    {
      ...of('/{module}/{type}', 'Alle dingen van één soort', 'All things of one kind'),
      parameters: [
        inPath('module', 'terms', 'Name of the module.', names),
        inPath('type', 'scheme', 'A kind of thing of this module.'),
        inQuery('museum', 'Only what this museum keeps.'),
        inQuery('order', 'By name or by last change.', { schema: { type: 'string', enum: ['label', 'newest'] } }),
        inQuery('page', 'Counts from 1.', { schema: { type: 'integer', minimum: 1 } }),
      ],
    },
    of('/roles', 'Wat elke rol mag zien en doen', 'What each role may see and do'),
    of('/problems', 'Alle fouten die de hub kan melden', 'All problems that the hub may report'),
    {
      ...of('/problems/{type}', 'Wat een fout betekent en wat je doet', 'What a problem means and what to do'),
      parameters: [inPath('type', 'stale', 'Kind of problem.', { type: 'string', enum: Object.keys(catalogue) })],
    },
    ...running,
  ];
}

const of = (path: string, nl: string, en: string): Address => ({
  path,
  method: 'get',
  area: 'pages',
  nl,
  en,
  answers: ok('The page.', [page]),
});

const running: readonly Address[] = [
  {
    path: '/health',
    method: 'get',
    area: 'running',
    nl: 'Leeft de hub?',
    en: 'Is the hub alive?',
    answers: ok('It is.', [json], 'Health'),
  },
  {
    path: '/ready',
    method: 'get',
    area: 'running',
    nl: 'Is alles bij?',
    en: 'Has everything caught up?',
    answers: {
      ...ok('Everything answers and shows the whole log.', [json], 'Ready'),
      '503': { description: 'Not yet.', types: [json], schema: 'Ready' },
    },
  },
  {
    path: '/metrics',
    method: 'get',
    area: 'running',
    nl: 'Cijfers over de werking (Prometheus)',
    en: 'Numbers about the running (Prometheus)',
    answers: ok('Gauges and counters.', ['text/plain']),
  },
];
