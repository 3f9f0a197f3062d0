// An engine for rdf-test-suite: the hub's guard in front of Oxigraph, as in the workers; or Oxigraph alone, to compare with.
import { createRequire } from 'node:module';
import { Readable } from 'node:stream';
import type { Quad } from '@rdfjs/types';
import { Parser } from 'n3';
import oxigraph from 'oxigraph';
import { evaluate } from '../../src/store/oxigraph/evaluate.ts';
import { guard } from '../../src/sparql/guard.ts';

const strangers = createRequire(new URL('../strangers/package.json', import.meta.url));
const lib = 'rdf-test-suite/lib/testcase/sparql';
const { TestCaseQueryEvaluationHandler } = strangers(`${lib}/TestCaseQueryEvaluation.js`);
const { QueryResultQuads } = strangers(`${lib}/QueryResultQuads.js`);

interface Options {
  readonly baseIRI?: string;
}

const bare = process.env['VIJVER_BARE'] === '1';
const json = 'application/sparql-results+json';
const ntriples = 'application/n-triples';
/** The data's default graph needs a name, since a scope names graphs. */
const unnamed = 'urn:vijver:unnamed';

function load(data: readonly Quad[]) {
  const engine = new oxigraph.Store();
  const named = new Set<string>();
  for (const each of data) {
    const quad = oxigraph.fromQuad(each) as oxigraph.Quad;
    const own = each.graph.termType === 'DefaultGraph';
    if (!own) named.add(each.graph.value);
    const graph = own && !bare ? oxigraph.namedNode(unnamed) : quad.graph;
    engine.add(oxigraph.quad(quad.subject, quad.predicate, quad.object, graph));
  }
  return { engine, scope: { defaultGraphs: [unnamed], namedGraphs: [...named] } };
}

async function ask(
  data: readonly Quad[],
  text: string,
  mediaType: string,
  base = 'http://test/',
): Promise<{ text: string; graph: boolean }> {
  const { engine, scope } = load(data);
  if (bare) {
    const graph = /^\s*(?:(?:PREFIX|BASE)\s[^>]*>\s*|#[^\n]*\n\s*)*(?:CONSTRUCT|DESCRIBE)/i.test(text);
    return {
      text: engine.query(text, { base_iri: base, results_format: graph ? ntriples : mediaType }) as string,
      graph,
    };
  }
  // FROM names one of the data's graphs, which is in no default graph until it does.
  const named = /\bFROM\s/i.test(text) ? { ...scope, defaultGraphs: scope.namedGraphs } : scope;
  const query = { text, scope: named, base, bindingsType: mediaType, graphType: ntriples };
  const answer = await evaluate(query, { engine, seq: 0, rowCap: 100_000, base });
  return { text: new TextDecoder().decode(answer.body), graph: answer.kind === 'graph' };
}

export async function parse(text: string, { baseIRI }: Options = {}): Promise<void> {
  if (bare) new oxigraph.Store().query(text, { base_iri: baseIRI ?? 'http://test/', results_format: json });
  else guard(text, { scope: { defaultGraphs: [], namedGraphs: [] }, base: baseIRI }, 100);
}

export async function query(data: readonly Quad[], text: string, { baseIRI }: Options = {}): Promise<unknown> {
  const answer = await ask(data, text, json, baseIRI);
  if (answer.graph) return new QueryResultQuads(new Parser({ format: 'N-Triples' }).parse(answer.text));
  return TestCaseQueryEvaluationHandler.parseQueryResult(json, '', Readable.from([answer.text]));
}

export async function queryResultFormat(
  data: readonly Quad[],
  text: string,
  mediaType: string,
  { baseIRI }: Options = {},
): Promise<Readable> {
  return Readable.from([(await ask(data, text, mediaType, baseIRI)).text]);
}
