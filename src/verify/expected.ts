// What the triple store should hold, made from the log by a store of our own, so that literals come out as the engine
// writes them. Sorted lines per graph.
import type { DatabaseSync } from 'node:sqlite';
import oxigraph from 'oxigraph';
import { graphOf, markOf } from '../access/policy.ts';
import type { Visibility } from '../log/log.ts';
import type { Vault } from '../log/vault.ts';

const visibilities: readonly Visibility[] = ['public', 'internal', 'personal'];
const latest = 'select max(seq) from event where seq <= ? group by subject';

/** Graph IRI → its statements as sorted N-Quads lines, at a position of the log. */
export function expectedGraphs(
  { log, base, open }: { readonly log: DatabaseSync; readonly base: string; readonly open: Vault['open'] },
  seq: number,
): ReadonlyMap<string, readonly string[]> {
  const store = new oxigraph.Store();
  const states = log.prepare(`select module, subject, public, internal, personal from event where seq in (${latest})`);
  const graphs = new Set<string>();
  for (const row of states.iterate(seq)) {
    for (const visibility of visibilities) {
      const graph = graphOf(base, markOf(visibility, String(row['module'])));
      const text = open(String(row[visibility]), String(row['subject']));
      if (text === '') continue;
      graphs.add(graph);
      load(store, graph, text);
    }
  }
  return new Map([...graphs].map((graph) => [graph, linesOf(store, graph)]));
}

/** A statement that the engine does not take is left out here as it is in the store, which reports it. */
function load(store: oxigraph.Store, graph: string, text: string): void {
  const options = { format: 'nt', to_graph_name: oxigraph.namedNode(graph), lenient: true, no_transaction: true };
  try {
    store.load(text, options);
  } catch (error) {
    const lines = text.split('\n').filter(Boolean);
    if (lines.length > 1) for (const line of lines) load(store, graph, line);
    else if ((error as Error).name === 'RuntimeError') throw error;
  }
}

function linesOf(store: oxigraph.Store, graph: string): string[] {
  const text = store.dump({ format: 'application/n-triples', from_graph_name: oxigraph.namedNode(graph) });
  const name = ` <${graph}> .`;
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => line.replace(/ \.$/, name))
    .toSorted();
}
