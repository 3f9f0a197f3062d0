// One guarded query on one engine, to the bytes of an answer. Refuses results past the cap; never cuts them silently.
import oxigraph from 'oxigraph';
import { Problem } from '../../problem.ts';
import { parseNTriples } from '../../rdf/ntriples.ts';
import { serialise } from '../../rdf/serialise.ts';
import { guard, rowMark, type Guarded } from '../../sparql/guard.ts';
import type { Answer, Query } from '../store.ts';
import { Broken, inEngine } from './content.ts';
import { hasMoreRows } from './count-rows.ts';

export interface Place {
  readonly engine: oxigraph.Store;
  readonly seq: number;
  readonly rowCap: number;
  readonly base: string;
}

/** UTF-16 units of one answer; the engine builds it in memory as a whole. */
const maxLength = 256_000_000;

const encoder = new TextEncoder();

type Asked = Omit<Query, 'signal'>;

/**
 * @throws Problem of the guard, `result-too-large`, `not-acceptable`; `bad-syntax` when the engine does not take what the
 * guard did
 * @throws Broken: end the thread
 */
export async function evaluate(query: Asked, place: Place): Promise<Answer> {
  const start = performance.now();
  const cap = query.preview ?? place.rowCap;
  const base = query.base ?? `${place.base}/`;
  const guarded = guard(query.text, { ...query, base }, cap);
  const mediaType = guarded.kind === 'graph' ? query.graphType : query.bindingsType;
  if (mediaType === undefined) throw notAcceptable(guarded.kind);
  const text = ask(guarded, place.engine, mediaType, base);
  if (text.length > maxLength) throw tooLarge(`more than ${maxLength} characters`);
  const { body, more } =
    guarded.kind === 'graph' ? toTriples(text, guarded, cap) : toRows(text, guarded, mediaType, cap);
  if (more !== undefined && query.preview === undefined) throw tooLarge(more);
  return {
    mediaType,
    body: encoder.encode(guarded.kind === 'graph' ? await toGraphForm(body, mediaType, place.base) : body),
    kind: guarded.kind,
    seq: place.seq,
    elapsedMs: performance.now() - start,
    volatile: guarded.volatile,
    more: more !== undefined,
  };
}

function ask(guarded: Guarded, engine: oxigraph.Store, mediaType: string, base: string): string {
  const { defaultGraphs, namedGraphs } = guarded.dataset;
  try {
    const options = {
      base_iri: base,
      results_format: guarded.kind === 'graph' ? 'application/n-triples' : mediaType,
      default_graph: defaultGraphs.map((graph) => oxigraph.namedNode(graph)),
      named_graphs: namedGraphs.map((graph) => oxigraph.namedNode(graph)),
    };
    return inEngine(() => engine.query(guarded.text, options)) as string;
  } catch (error) {
    if (error instanceof Broken) throw error;
    const message = error instanceof Error ? error.message.slice(0, 300) : 'refused';
    throw new Problem(
      'bad-syntax',
      { nl: `De zoekmotor neemt dit niet aan: ${message}`, en: `The query engine does not take this: ${message}` },
      {},
      error,
    );
  }
}

const notAcceptable = (kind: Guarded['kind']): Problem =>
  new Problem(
    'not-acceptable',
    kind === 'graph'
      ? 'CONSTRUCT and DESCRIBE are sent as text/turtle, application/n-triples, application/ld+json or application/rdf+xml.'
      : 'SELECT and ASK are sent as application/sparql-results+json, application/sparql-results+xml, text/csv or text/tab-separated-values.',
  );

const tooLarge = (what: string): Problem =>
  new Problem(
    'result-too-large',
    `The result has ${what}. Add LIMIT and OFFSET, or follow the event streams for everything.`,
  );

interface Counted {
  readonly body: string;
  /** What there is too much of, in words. */
  readonly more: string | undefined;
}

const toRows = (text: string, { capped }: Guarded, mediaType: string, cap: number): Counted => ({
  body: text,
  more: capped && hasMoreRows(text, mediaType, cap) ? `more than ${cap} rows` : undefined,
});

/** The engine's N-Triples with each triple once, in a fixed order, and without the marks of the guard. */
function toTriples(text: string, { marked }: Guarded, cap: number): Counted {
  const all = text.split('\n').filter((line) => line !== '');
  const lines = marked ? all.filter((line) => !(line.startsWith('_:') && line.includes(` <${rowMark}> `))) : all;
  const solutions = all.length - lines.length;
  const once = [...new Set(lines)].toSorted();
  const body = once.slice(0, cap).map((line) => `${line}\n`);
  if (solutions > cap) return { body: body.join(''), more: `more than ${cap} solutions` };
  return { body: body.join(''), more: once.length > cap ? `more than ${cap} triples` : undefined };
}

async function toGraphForm(ntriples: string, mediaType: string, base: string): Promise<string> {
  if (mediaType === 'application/n-triples') return ntriples;
  if (/^<<\(|> <<\( /m.test(ntriples))
    throw new Problem('not-supported', 'Triples about triples are only sent as application/n-triples.');
  return serialise(parseNTriples(ntriples), mediaType, { base });
}
