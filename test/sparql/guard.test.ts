// What the guard lets through, what it refuses, and that what it prints says the same as what was asked.
import oxigraph from 'oxigraph';
import { describe, expect, it } from 'vitest';
import { Problem } from '../../src/problem.ts';
import { guard } from '../../src/sparql/guard.ts';

const open = 'http://g/open';
const secret = 'http://g/secret';
const scope = { defaultGraphs: [open], namedGraphs: [open] };
const guarded = (text: string, request = {}) => guard(text, { scope, base: 'http://b/', ...request }, 100);
const refusal = (text: string): Problem => {
  try {
    guarded(text);
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  throw new Error(`Not refused: ${text.slice(0, 100)}`);
};
const many = (text: string, n: number, between = ''): string => Array.from({ length: n }, () => text).join(between);

describe('what is too deep', () => {
  it.each([
    ['groups', many('{', 129)],
    ['brackets', `ASK { FILTER ${many('(', 129)}`],
    ['100,000 brackets', `ASK { FILTER ${many('(', 100_000)}`],
    ['negations', `ASK { FILTER (${many('!', 129)}?x) }`],
    ['signs', `ASK { FILTER (${many('- ', 129)}?x) }`],
    ['blank nodes', `ASK { ?s ?p ${many('[ ?p ', 129)}`],
    ['triple terms', `ASK { ?s ?p ${many('<<( ?s ?p ', 129)}`],
    ['EXISTS', `ASK { ${many('FILTER EXISTS {', 129)}`],
  ])('refuses %s', (_what, text) => {
    expect(refusal(text)).toMatchObject({ type: 'too-deep', extra: { line: 1 } });
  });

  it.each([
    ['a string', `ASK { FILTER ("${many('{(!', 500)}" = ?x) }`],
    ['a long string', `ASK { FILTER ("""${many('{"(!', 500)}""" = ?x) }`],
    ['a comment', `ASK { # ${many('{(!', 500)}\n }`],
    ['an IRI', `ASK { <http://x/${many('((', 500)}> ?p ?o }`],
    ['an escaped quote', `ASK { FILTER ("\\"${many('{', 500)}" = ?x) }`],
  ])('does not look for brackets in %s', (_what, text) => {
    expect(guarded(text).kind).toBe('boolean');
  });
});

describe('what is too large', () => {
  it.each([
    ['triple patterns', `ASK { ${many('?s ?p ?o .', 201)} }`],
    ['template triples', `CONSTRUCT { ${many('?s ?p ?o .', 201)} } WHERE {}`],
    ['path steps', `ASK { ?s ${many('<p>', 202, '/')} ?o }`],
    ['list items', `ASK { ?s ?p (${many('1 ', 101)}) }`],
    ['rows of VALUES', `ASK { VALUES ?x { ${many('1 ', 10_001)} } }`],
    ['rows of VALUES at the end', `SELECT * {} VALUES ?x { ${many('1 ', 10_001)} }`],
    ['rows of VALUES in two blocks', `ASK { VALUES ?x { ${many('1 ', 5_001)} } VALUES ?y { ${many('1 ', 5_000)} } }`],
    ['operators', `ASK { FILTER (${many('?x', 1_002, ' && ')}) }`],
    ['20,000 operators', `ASK { FILTER (${many('?x', 20_000, ' + ')}) }`],
    ['items of IN', `ASK { FILTER (?x IN (${many('1', 2_002, ',')})) }`],
    ['unions', `ASK { ${many('{}', 501, ' UNION ')} }`],
    ['filters', `ASK { ${many('FILTER (?x)', 501)} }`],
    ['selected expressions', `SELECT ${Array.from({ length: 501 }, (_, i) => `(1 AS ?x${i})`).join('')} {}`],
    ['prefixes', `${many('PREFIX a: <b>', 1_001)} ASK {}`],
    ['characters', `ASK {} #${many('x', 2_000_000)}`],
  ])('refuses too many %s', (_what, text) => {
    expect(refusal(text).type).toBe('query-too-large');
  });

  it('takes what is just not too many', () => {
    expect(guarded(`ASK { ${many('?s ?p ?o .', 200)} }`).kind).toBe('boolean');
    expect(guarded(`ASK { VALUES ?x { ${many('1 ', 10_000)} } }`).kind).toBe('boolean');
  });

  it('needs time linear to the text, whatever the text', () => {
    for (const text of [
      '"""a"'.repeat(200_000),
      '<a'.repeat(400_000),
      ' '.repeat(1_900_000),
      '#x\n'.repeat(500_000),
      "'\\''".repeat(300_000),
    ]) {
      const start = performance.now();
      expect(() => guarded(text)).toThrow(Problem);
      expect(performance.now() - start).toBeLessThan(3_000);
    }
  });
});

describe('what is not answered', () => {
  it.each([
    'ASK { SERVICE <http://169.254.169.254/> {} }',
    'ASK { FILTER EXISTS { { SELECT * { SERVICE SILENT ?x {} } } } }',
    'SELECT (EXISTS { SERVICE <x> {} } AS ?y) {}',
    'ASK {} HAVING (EXISTS { SERVICE <x> {} })',
    'INSERT DATA { <a> <b> <c> }',
    'LOAD <file:///etc/passwd>',
    'DELETE WHERE { ?s ?p ?o }',
    'CLEAR ALL',
  ])('refuses %s', (text) => {
    expect(refusal(text).type).toBe('not-supported');
  });

  it.each([
    ['SELECT *\n{ ?s ?p', 2, 8],
    ['SELECT * { ?s § ?o }', 1, 15],
    ['ASK {\n  e:x ?p ?o }', 2, 3],
    ['', 1, 1],
    ['ASK {} ASK {}', 1, 8],
    ['SELECT ?x { LATERAL { ?s ?p ?o } }', 1, 13],
  ])('names the place in %j', (text, line, column) => {
    expect(refusal(text)).toMatchObject({ type: 'bad-syntax', extra: { line, column } });
  });

  it('refuses an IRI that would end its own brackets', () => {
    expect(refusal('SELECT * { ?s <http://a/\\u003E} UNION { GRAPH ?g {?a ?b ?c} }> ?o }').type).toBe('bad-syntax');
    expect(refusal('PREFIX p: <http://a/\\u003E> ASK { p:x ?p ?o }').type).toBe('bad-syntax');
  });
});

const datasetOf = (text: string, request = {}) => guarded(text, request).dataset;

describe('the dataset', () => {
  it('is the whole scope when nobody names one', () => {
    expect(datasetOf('ASK {}')).toEqual(scope);
  });

  it.each([
    ['FROM', `ASK FROM <${secret}> {}`],
    ['FROM NAMED', `ASK FROM NAMED <${secret}> {}`],
    ['a prefixed name', `PREFIX g: <http://g/> ASK FROM g:secret {}`],
    ['BASE', `BASE <http://g/> ASK FROM <secret> FROM NAMED <secret> {}`],
  ])('is empty when %s names only what may not be seen', (_how, text) => {
    expect(datasetOf(text)).toEqual({ defaultGraphs: [], namedGraphs: [] });
  });

  it('has only default graphs when only those are named, and the other way round', () => {
    expect(datasetOf(`ASK FROM <${open}> FROM <${secret}> {}`)).toEqual({ defaultGraphs: [open], namedGraphs: [] });
    expect(datasetOf(`ASK FROM NAMED <${open}> {}`)).toEqual({ defaultGraphs: [], namedGraphs: [open] });
  });

  it('follows prefix and base, one after the other', () => {
    expect(datasetOf('BASE <http://x/> BASE <//g/> PREFIX p: <op> ASK FROM p:en {}').defaultGraphs).toEqual([open]);
  });

  it('comes from the protocol before the query', () => {
    const request = { defaultGraphUris: [open], namedGraphUris: [secret] };
    expect(datasetOf(`ASK FROM NAMED <${open}> {}`, request)).toEqual({ defaultGraphs: [open], namedGraphs: [] });
  });

  it('is not in the text that the engine gets', () => {
    expect(guarded(`ASK FROM <${secret}> FROM NAMED <${secret}> {}`).text).not.toContain(secret);
  });
});

describe('the cap', () => {
  it('limits to one more than the cap, and leaves a smaller limit alone', () => {
    expect(guarded('SELECT * {}').text).toContain('LIMIT 101');
    expect(guarded('SELECT * {} LIMIT 1000 OFFSET 7').text).toContain('LIMIT 101\nOFFSET 7');
    expect(guarded('SELECT * {} LIMIT 100')).toMatchObject({ capped: false });
    expect(guarded('SELECT * { { SELECT * {} LIMIT 5000 } }').text).toContain('LIMIT 5000');
  });

  it('counts the solutions of a CONSTRUCT by a mark that meets no label of the asker', () => {
    const { text, marked } = guarded('CONSTRUCT { _:row_s <a> _:g_0, [] } WHERE { ?s ?p ?o }');
    expect(marked).toBe(true);
    expect(new Set(text.match(/_:\w+/g)).size).toBe(5);
  });
});

describe('what is printed', () => {
  const engine = new oxigraph.Store();
  engine.load(
    `PREFIX : <http://b/> PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
     :a :p 1, 2, "x"@nl, "a\\"b\\\\c\\nd\\te" ; :q :b . :b :q :c ; :r (1 2 :a) . :c :q :a ; :s [ :p "in" ] .
     :a:b :p :d . :d :when "2026-01-02T03:04:05Z"^^xsd:dateTime ; :n 1.5, 2e3, true . :e :p "constructor" .`,
    { format: 'ttl' },
  );
  const head = 'PREFIX : <http://b/> PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> ';
  const results = (text: string): unknown => {
    const answer = engine.query(text, { base_iri: 'http://b/', results_format: 'json' }) as string;
    const parsed = JSON.parse(answer) as { results?: { bindings: object[] }; boolean?: boolean };
    return (
      parsed.boolean ?? parsed.results?.bindings.map((row) => JSON.stringify(Object.entries(row).toSorted())).toSorted()
    );
  };

  it.each([
    'SELECT * { ?s :p ?o }',
    'SELECT * { :a:b :p ?o }',
    'SELECT ?o { :a :p ?o FILTER (?o = "a\\"b\\\\c\\nd\\te") }',
    "SELECT ?s { ?s :p '''x'''@nl }",
    'SELECT * { ?s :q+ ?o } ORDER BY ?s',
    'SELECT * { ?s (:q/:q)|^:r ?o }',
    'SELECT * { ?s !(:p|^:q|a) ?o }',
    'SELECT * { :a (:q*)/:p? ?o }',
    'SELECT * { ?s :r (1 ?x :a) }',
    'SELECT * { ?s :s [ :p ?x ] . [] :p ?y . _:g_0 :q ?z }',
    'SELECT * { ?s :p ?o OPTIONAL { ?s :q ?x FILTER (?x != :c) } MINUS { ?s :p 1 } }',
    'SELECT * { { ?s :p 1 } UNION { ?s :q :b } UNION {} }',
    'SELECT ?s (COUNT(DISTINCT ?o) AS ?n) (GROUP_CONCAT(STR(?o); SEPARATOR="\\"|") AS ?c) { ?s :q ?o } GROUP BY ?s HAVING (COUNT(*) > 0) ORDER BY DESC(?n) ?s',
    'SELECT (SUM(?o) AS ?n) (AVG(?o) AS ?a) (SAMPLE(?o) AS ?x) { :a :p ?o FILTER (isNumeric(?o)) }',
    'SELECT * { ?s :p ?o FILTER (?o IN (1, 2, "x"@nl) && ?o NOT IN (2)) }',
    'SELECT * { ?s :p ?o FILTER (-?o < +1 - 2 * 3 / 4 || !BOUND(?zzz) && NOT EXISTS { ?s :q :c }) }',
    'SELECT * { BIND (IF(1 > 2, "a", COALESCE(?u, xsd:string(3))) AS ?x) BIND (CONCAT("a", "b") AS ?y) }',
    'SELECT * { ?s :p ?o FILTER REGEX(STR(?o), "^X$", "i") FILTER (lang(?o) = "nl") }',
    'SELECT (STRLANG("a", "nl") AS ?a) (STRDT("1", xsd:integer) AS ?b) (SUBSTR("abc", 2, 1) AS ?c) (YEAR("2026-01-01T00:00:00Z"^^xsd:dateTime) AS ?d) {}',
    'SELECT * { VALUES (?constructor ?y) { (1 UNDEF) (UNDEF "z"@nl) } }',
    'SELECT * { VALUES ?x {} }',
    'SELECT * { ?s :p ?x } VALUES ?x { 1 2 }',
    'SELECT DISTINCT ?p { ?s ?p ?o { SELECT REDUCED ?s { ?s :q ?z } ORDER BY ?s LIMIT 2 OFFSET 1 } }',
    'SELECT ?s (?o + 1 AS ?n) { ?s :p ?o } ORDER BY ASC(?n) STR(?s)',
    'SELECT (STR(?b) AS ?k) { ?s :q ?b } GROUP BY ?b (STRLEN(STR(?s)) AS ?l)',
    'ASK { :d :n 1.5, 2e3, true }',
    'ASK { FILTER (1 IN ()) }',
    'ASK { << :a :q :b >> :x ?y }',
    'SELECT * { BIND (<<( :a :q 1 )>> AS ?t) FILTER (isTRIPLE(?t) && SUBJECT(?t) = :a) }',
  ])('says the same: %s', (text) => {
    expect(results(guarded(head + text).text)).toEqual(results(head + text));
  });

  const triples = (text: string): number =>
    new Set((engine.query(text, { base_iri: 'http://b/', results_format: 'nt' }) as string).trimEnd().split('\n')).size;

  it('makes the same graph', () => {
    const text = `${head} CONSTRUCT { ?s :r [ :v ?o ] ; :l (?s) . _:x :y ?o } WHERE { ?s :q ?o } LIMIT 2`;
    expect(triples(guarded(text).text)).toBe(triples(text));
    expect(triples(guarded(`${head} DESCRIBE :a ?x { ?x :q :b }`).text)).toBe(
      triples(`${head} DESCRIBE :a ?x { ?x :q :b }`),
    );
  });
});
