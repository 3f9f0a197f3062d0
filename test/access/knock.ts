// How a test knocks at a door, and the words and addresses that it knocks with.
import type { Planted } from './canary.ts';

export interface Knock {
  readonly path: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface Row {
  /** As the hub mounts it: method and pattern. */
  readonly routes: readonly string[];
  /** Knocks that name nothing hidden: no canary may come back. */
  readonly open?: readonly Knock[];
  /** Knocks at one hidden thing: the answer must be that of a thing that never was. */
  readonly aimed?: (thing: Planted) => readonly Knock[];
}

export const get = (path: string, accept = 'text/html', headers: Record<string, string> = {}): Knock => ({
  path,
  headers: { accept, ...headers },
});
export const form = (path: string, fields: Record<string, string>, accept = 'application/json'): Knock => ({
  path,
  method: 'POST',
  headers: { accept, 'content-type': 'application/x-www-form-urlencoded' },
  body: new URLSearchParams(fields).toString(),
});
export const send = (method: string, path: string, body: string, headers: Record<string, string> = {}): Knock => ({
  path,
  method,
  headers: { accept: 'application/json', 'content-type': 'text/turtle', ...headers },
  body,
});

export const rdf = [
  'text/turtle',
  'application/ld+json',
  'application/n-triples',
  'application/rdf+xml',
  'application/trig',
];
export const forms = ['text/html', ...rdf, 'application/n-quads', 'application/json', '*/*', 'image/png'];
export const extensions = ['ttl', 'jsonld', 'nt', 'html', 'rdf', 'trig', 'nq', 'json', 'constructor', 'tar'];
export const q = encodeURIComponent;

/** Open things, also those with hidden statements, pasts and presents. */
export const open = [
  'concept/molen',
  'concept/kan',
  'concept/emmer',
  'concept/kuip',
  'concept/weg',
  'concept/kwijt',
  'page/open',
];
export const more = [
  'scheme/dingen',
  'room/zolder',
  'agent/stam',
  'meeting/maandag',
  'visit/1',
  'booking/bezet',
  'course/malen',
];
export const docs = [...open, ...more].map((each) => `/doc/${each}`);
export const modules = ['terms', 'planning', 'training', 'wiki'];
export const types =
  `terms/scheme terms/concept terms/collection terms/mapping terms/agent terms/proposal planning/room planning/material planning/set
  planning/exhibition planning/activity planning/booking planning/visit planning/person training/course training/edition
  training/profile training/enrolment training/assertion training/goal wiki/page wiki/field wiki/meeting wiki/decision wiki/action
  wiki/application wiki/score wiki/attachment`.split(/\s+/);

export const streams = [...modules, 'scheme-dingen', 'museum-stam'];
export const reconcile = ['/reconcile/nl/all', '/reconcile/nl/dingen', '/reconcile/en/all'];
export const batch = (text: string): string =>
  `queries=${q(JSON.stringify({ q0: { query: text, limit: 50 }, q1: { query: text, type: 'Concept', properties: [{ pid: 'broader', v: { id: 'http://hub.test/id/concept/molen' } }] } }))}`;
export const properties = [
  'prefLabel',
  'altLabel',
  'editorialNote',
  'creator',
  'comment',
  'broader',
  'narrower',
  'notation',
  'status',
  'secret',
];
export const extend = (ids: readonly string[]): string =>
  `extend=${q(JSON.stringify({ ids, properties: properties.map((id) => ({ id })) }))}`;

export const badConcept = `<> a <http://www.w3.org/2004/02/skos/core#Concept> ; <http://www.w3.org/2004/02/skos/core#broader> "x" .`;
export const patch = { 'content-type': 'application/sparql-update' };
export const broken = `INSERT DATA { <> <http://www.w3.org/2004/02/skos/core#broader> "x" }`;
export const searches = ['molen', 'kan', 'weg', 'stam', 'e', 'voor'];
