// SELECT * answers with the columns in the order of the question, and with exactly those that the engine has in scope.
import oxigraph from 'oxigraph';
import { expect, it } from 'vitest';
import { guard } from '../../src/sparql/guard.ts';

const scope = { defaultGraphs: ['http://g/open'], namedGraphs: ['http://g/open'] };
const store = new oxigraph.Store();

function columns(text: string): readonly string[] {
  const answer = JSON.parse(String(store.query(text, { results_format: 'json' })));
  return answer.head.vars;
}

it.each([
  ['triples', '?s ?p ?o', 's p o'],
  ['triples that share', '?z ?y ?x . ?x ?w ?z ; ?v 1', 'z y x w v'],
  ['an optional part', '?b ?a 1 OPTIONAL { ?c ?a 2 }', 'b a c'],
  ['a union', '{ ?z a 1 } UNION { ?a a 2 }', 'z a'],
  ['a graph', 'GRAPH ?z { ?b a ?a }', 'z b a'],
  ['a filter, which names nothing', '?s a ?o FILTER (?q = 1) FILTER EXISTS { ?x a ?s }', 's o'],
  ['what is taken away', '?s a ?o MINUS { ?s ?never ?o }', 's o'],
  ['a bound name', '?z a ?y BIND (?q + ?y AS ?a)', 'z y a'],
  ['values', 'VALUES (?z ?a) { (1 2) } ?b a ?a', 'z a b'],
  ['values of no row', 'VALUES (?z ?a) { }', 'z a'],
  ['a question inside', '?z a 1 { SELECT (COUNT(?x) AS ?n) ?a { ?a a ?x } GROUP BY ?a }', 'z n a'],
  ['a question inside with all of its own', '?z a 1 { SELECT * { ?b a ?a FILTER (?no) } }', 'z b a'],
  ['a list and blank nodes', '?z a (1 ?b ?a) . [ ?p ?y ] ?q 2', 'z b a q p y'],
  ['a path', '?z (<a:a>/<b:b>)* ?a', 'z a'],
  ['a triple term', '?z a <<( ?b ?c ?a )>>', 'z b c a'],
  ['a reified triple', '<< ?z ?y ?x ~ ?w >> a ?v', 'w z y x v'],
  ['an annotation', '?z ?y ?x {| a ?w |}', 'z y x w'],
  ['hostile names', '?constructor a ?__proto__', 'constructor __proto__'],
])('of %s', (what, pattern, wanted) => {
  const asked = `SELECT * { ${pattern} }`;
  const given = columns(guard(asked, { scope, base: 'http://b/' }, 100).text);
  expect(given.toSorted()).toEqual(columns(asked).toSorted());
  expect(given.toSorted()).toEqual(wanted.split(' ').toSorted());
  if (!/triple|list/.test(what)) expect(given).toEqual(wanted.split(' '));
});

it('counts values at the end as columns too, and leaves a question without variables alone', () => {
  const ask = (text: string): readonly string[] => columns(guard(text, { scope, base: 'http://b/' }, 100).text);
  expect(ask('SELECT * { ?z a ?a } VALUES ?m { 1 }')).toEqual(['z', 'a', 'm']);
  expect(ask('SELECT DISTINCT * { <a:a> a <b:b> }')).toEqual([]);
});
