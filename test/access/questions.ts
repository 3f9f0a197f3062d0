// Every trick by which a query reaches for what its asker may not see (threat 6).
import type { Mark } from '../../src/access/policy.ts';
import { modules, q } from './knock.ts';

const marks: readonly Mark[] = ['public', 'internal', ...modules.map((name) => `personal:${name}`)];
export const graphs = marks.map((mark) => `http://hub.test/graph/${mark.replace(':', '/')}`);
export const from = (word: string): string => graphs.map((graph) => `${word} <${graph}>`).join(' ');
const all = '?s ?p ?o';
/** Every trick of threat 6. */
export const questions = [
  `SELECT * { ${all} }`,
  `SELECT * { GRAPH ?g { ${all} } }`,
  `SELECT * { { ${all} } UNION { GRAPH ?g { ${all} } } }`,
  `SELECT DISTINCT ?g { GRAPH ?g {} }`,
  `SELECT * ${from('FROM')} { ${all} }`,
  `SELECT * ${from('FROM NAMED')} { GRAPH ?g { ${all} } }`,
  `SELECT * ${from('FROM')} ${from('FROM NAMED')} { ${all} OPTIONAL { GRAPH ?g { ?s ?x ?y } } }`,
  ...graphs.map((graph) => `SELECT * { GRAPH <${graph}> { ${all} } }`),
  ...graphs.map((graph) => `SELECT * FROM <http://hub.test/graph/public> { GRAPH <${graph}> { ${all} } }`),
  ...graphs.map((graph) => `SELECT * FROM NAMED <${graph}> { GRAPH ?g { ${all} } }`),
  `BASE <http://hub.test/graph/> SELECT * FROM <internal> FROM <personal/terms> { ${all} }`,
  `PREFIX g: <http://hub.test/graph/> SELECT * FROM g:internal FROM NAMED g:internal { GRAPH g:internal { ${all} } }`,
  `CONSTRUCT { ?s ?p ?o } WHERE { GRAPH ?g { ${all} } }`,
  `CONSTRUCT WHERE { ${all} }`,
  `DESCRIBE * { ${all} }`,
  `DESCRIBE ?s ${from('FROM')} ${from('FROM NAMED')} { GRAPH ?g { ${all} } }`,
  `DESCRIBE <http://hub.test/id/concept/molen> <http://hub.test/id/concept/kan>`,
  `SELECT * { <http://hub.test/id/concept/molen> (!<urn:x>|^!<urn:x>)* ?x }`,
  `SELECT * { <http://hub.test/id/concept/molen> (!<urn:x>|^!<urn:x>)+ ?x . ?x ?p ?o }`,
  `SELECT * { ?x <http://www.w3.org/2004/02/skos/core#broader>? ?y }`,
  `SELECT * { ${all} FILTER EXISTS { GRAPH ?g { ?o ?p2 ?o2 } } }`,
  `SELECT (GROUP_CONCAT(STR(?o)) AS ?x) (SAMPLE(?s) AS ?y) (MAX(?o) AS ?z) (COUNT(*) AS ?n) { ${all} }`,
  `SELECT * { { SELECT ?g ?o { GRAPH ?g { ?s ?p ?o } } } }`,
  `SELECT (CONCAT(STR(?o), LANG(?o), STR(DATATYPE(?o))) AS ?x) { GRAPH ?g { ${all} } }`,
  `SELECT * { SERVICE <http://hub.test/sparql> { ${all} } }`,
  `SELECT * { GRAPH <urn:x> { ?s ?p "unclosed } }`,
];
export const updates = [
  `LOAD <http://hub.test/doc/concept/kan>`,
  `INSERT { ?s <urn:x> ?o } WHERE { GRAPH ?g { ${all} } }`,
  `COPY <${graphs[1]}> TO <${graphs[0]}>`,
];
export const sparqlForms = [
  'application/sparql-results+json',
  'text/csv',
  'application/sparql-results+xml',
  'text/turtle',
  'text/html',
];
export const uris = (name: string): string => graphs.map((graph) => `&${name}=${q(graph)}`).join('');
