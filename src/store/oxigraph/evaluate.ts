// One guarded query on one engine, to the bytes of an answer. Refuses results past the cap; never cuts them silently.
import oxigraph from 'oxigraph';
import { Problem } from '../../problem.ts';
import { parseNTriples } from '../../rdf/ntriples.ts';
import { serialise } from '../../rdf/serialise.ts';
import { guard, rowMark, type Guarded } from '../../sparql/guard.ts';
import type { Answer, Query } from '../store.ts';
import { isBroken } from './content.ts';
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

/**
 * @throws Problem of the guard, and `result-too-large`; `bad-syntax` when the engine does not take what the guard did
 * @throws RuntimeError or RangeError when the engine broke: end the thread
 */
export async function evaluate(query: Omit<Query, 'signal'>, place: Place): Promise<Answer> {
  const start = performance.now();
  const guarded = guard(query.text, { ...query, base: query.base ?? `${place.base}/` }, place.rowCap);
  const text = ask(guarded, query, place);
  if (text.length > maxLength) throw tooLarge(`more than ${maxLength} characters`);
  const graph = guarded.kind === 'graph';
  const body = graph ? await toGraphText(text, guarded, query.graphType, place) : text;
  if (!graph && guarded.capped && hasMoreRows(text, query.bindingsType, place.rowCap))
    throw tooLarge(`more than ${place.rowCap} rows`);
  return {
    mediaType: graph ? query.graphType : query.bindingsType,
    body: encoder.encode(body),
    kind: guarded.kind,
    seq: place.seq,
    elapsedMs: performance.now() - start,
    volatile: guarded.volatile,
  };
}

function ask(guarded: Guarded, query: Omit<Query, 'signal'>, place: Place): string {
  try {
    return place.engine.query(guarded.text, {
      base_iri: query.base ?? `${place.base}/`,
      results_format: guarded.kind === 'graph' ? 'application/n-triples' : query.bindingsType,
      default_graph: guarded.dataset.defaultGraphs.map((graph) => oxigraph.namedNode(graph)),
      named_graphs: guarded.dataset.namedGraphs.map((graph) => oxigraph.namedNode(graph)),
    }) as string;
  } catch (error) {
    if (isBroken(error)) throw error;
    const message = error instanceof Error ? error.message.slice(0, 300) : 'refused';
    throw new Problem('bad-syntax', `The query engine does not take this: ${message}`, {}, error);
  }
}

const tooLarge = (what: string): Problem =>
  new Problem(
    'result-too-large',
    `The result has ${what}. Add LIMIT and OFFSET, or follow the event streams for everything.`,
  );

/** The engine's N-Triples, each triple once and in a fixed order, in the form that was asked for. */
async function toGraphText(text: string, { marked }: Guarded, mediaType: string, place: Place): Promise<string> {
  const { rowCap, base } = place;
  const lines = [...new Set(marked ? withoutMarks(text, rowCap) : toLines(text))].toSorted();
  if (lines.length > rowCap) throw tooLarge(`more than ${rowCap} triples`);
  const ntriples = lines.length === 0 ? '' : `${lines.join('\n')}\n`;
  if (mediaType === 'application/n-triples') return ntriples;
  if (lines.some((line) => line.startsWith('<<(') || line.includes('> <<( ')))
    throw new Problem('not-supported', 'Triples about triples are only sent as application/n-triples.');
  return serialise(parseNTriples(ntriples), mediaType, { base });
}

const toLines = (text: string): string[] => text.split('\n').filter((line) => line !== '');

/** @throws Problem `result-too-large` when there were more solutions than the cap */
function withoutMarks(text: string, rowCap: number): string[] {
  const all = toLines(text);
  const lines = all.filter((line) => !(line.startsWith('_:') && line.includes(` <${rowMark}> `)));
  if (all.length - lines.length > rowCap) throw tooLarge(`more than ${rowCap} solutions`);
  return lines;
}
