// Nothing internal or personal comes out of a query, whatever way it is asked. The canary sings in every hidden graph.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { base, concept, iri, pub, statement } from '../store/changes.ts';
import { doorHub, type DoorHub } from './door-hub.ts';

const canary = 'kanarie-7f3a';
const hidden = statement(1, 'secret', `"${canary}"`) + statement(1, 'friend', `<${iri(99)}-${canary}>`);
const person = { ...concept(2, '', '', statement(2, 'name', `"${canary}"`)), module: 'training' };

let hub: DoorHub;
beforeAll(async () => {
  hub = await doorHub({}, [concept(1, pub(1, 'open'), hidden), person]);
});
afterAll(() => hub.close());

const inside = `${base}/graph/internal`;
const personal = `${base}/graph/personal/training`;
const probes: readonly (readonly [string, string])[] = [
  ['everything', 'SELECT * { ?s ?p ?o }'],
  ['every graph', 'SELECT * { GRAPH ?g { ?s ?p ?o } }'],
  ['the names of the graphs', 'SELECT DISTINCT ?g { GRAPH ?g { } }'],
  ['FROM', `SELECT * FROM <${inside}> FROM <${personal}> { ?s ?p ?o }`],
  ['FROM NAMED', `SELECT * FROM NAMED <${inside}> FROM NAMED <${personal}> { GRAPH ?g { ?s ?p ?o } }`],
  ['a graph by its name', `SELECT * { GRAPH <${inside}> { ?s ?p ?o } }`],
  ['a graph by VALUES', `SELECT * { VALUES ?g { <${inside}> <${personal}> } GRAPH ?g { ?s ?p ?o } }`],
  ['a graph by BIND', `SELECT * { BIND (<${inside}> AS ?g) GRAPH ?g { ?s ?p ?o } }`],
  ['DESCRIBE', `DESCRIBE <${iri(1)}> <${iri(2)}>`],
  ['DESCRIBE with FROM', `DESCRIBE <${iri(1)}> FROM <${inside}>`],
  ['CONSTRUCT', `CONSTRUCT { ?s ?p ?o } { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }`],
  ['a path', `SELECT * { <${iri(1)}> (<x:a>|!<x:b>)* ?o }`],
  ['a path in a graph', `SELECT * { GRAPH ?g { <${iri(1)}> (<x:a>|!<x:b>)+ ?o } }`],
  [
    'EXISTS over a graph',
    `SELECT ("${canary.slice(0, 3)}" AS ?x) { FILTER EXISTS { GRAPH <${inside}> { ?s ?p ?o } } }`,
  ],
  ['a sub-select with OPTIONAL', 'SELECT * { { SELECT ?s { ?s ?p ?o } } OPTIONAL { GRAPH ?g { ?s ?q ?r } } }'],
  ['MINUS', `SELECT * { ?s ?p ?o MINUS { GRAPH <${inside}> { ?a ?b ?c } } }`],
  ['an aggregate', 'SELECT (GROUP_CONCAT(?o) AS ?all) { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }'],
  ['an IRI in escapes', `SELECT * { GRAPH <${inside.replace('internal', '\\u0069nternal')}> { ?s ?p ?o } }`],
  ['an error text', `SELECT * { GRAPH <${inside}> { ?s ?p ?o } FILTER (?o + 1 = xsd:error) }`],
];

const ask = async (query: string) => (await hub.get(query, { accept: 'text/csv' })).text();
const everyGraph = 'SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g';
const seen = async (role: string) => (await hub.get(everyGraph, { 'x-role': role, accept: 'text/csv' })).text();

describe('signed out', () => {
  it.each(probes)('hears nothing by %s', async (_how, query) => {
    for (const response of [
      await hub.get(query),
      await hub.post(query, 'application/sparql-query'),
      await hub.get(query, { accept: 'text/html' }),
    ]) {
      const text = await response.text();
      expect(text.replaceAll(query, '')).not.toContain(canary);
      expect(text).not.toContain('graph/internal"');
    }
  });

  it('gets no count and no yes about what is hidden', async () => {
    expect(await ask(`ASK { GRAPH <${inside}> { ?s ?p ?o } }`)).toContain('false');
    expect(await ask(`ASK { <${iri(2)}> ?p ?o }`)).toContain('false');
    expect(await ask(`SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }`)).toBe('n\r\n1\r\n');
    expect(await ask(`SELECT (COUNT(*) AS ?n) FROM <${inside}> { ?s ?p ?o }`)).toBe('n\r\n0\r\n');
  });

  it.each([
    ['default-graph-uri', inside],
    ['named-graph-uri', inside],
    ['default-graph-uri', personal],
    ['named-graph-uri', personal],
  ])('hears nothing by %s', async (parameter, graph) => {
    for (const [, query] of probes) {
      const response = await hub.get(
        query,
        { accept: 'text/csv, text/turtle' },
        `&${parameter}=${encodeURIComponent(graph)}`,
      );
      expect(await response.text()).not.toContain(canary);
    }
  });
});

describe('signed in', () => {
  it('sees what the role may see and no more', async () => {
    expect(await seen('service')).not.toContain('internal');
    expect(await seen('reader')).toMatch(/internal/);
    expect(await seen('reader')).not.toContain('personal');
    expect(await seen('planner')).not.toContain('personal/training');
    expect(await seen('trainer')).toContain('personal/training');
    expect(await seen('coordinator')).toContain('personal/training');
  });

  it('never leaves its answer for the next one who asks', async () => {
    const query = 'SELECT ?o { ?s ?p ?o }';
    const mine = await hub.get(query, { 'x-role': 'coordinator', accept: 'text/csv' });
    expect(await mine.text()).toContain(canary);
    const etag = mine.headers.get('etag') ?? '';
    const theirs = await hub.get(query, { accept: 'text/csv', 'if-none-match': etag });
    expect(theirs.status).toBe(200);
    expect(await theirs.text()).not.toContain(canary);
    expect(theirs.headers.get('etag')).not.toBe(etag);
  });
});
