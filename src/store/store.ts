// What the hub asks of a triple store: answer queries over the graphs somebody may see, and keep up with the log.

/** Graph IRIs a query may touch; both lists go to the engine together, since either alone leaks. */
export interface Scope {
  readonly defaultGraphs: readonly string[];
  readonly namedGraphs: readonly string[];
}

export interface Query {
  /** The text as sent; the store's guard parses, bounds and re-serialises it before the engine sees it. */
  readonly text: string;
  readonly scope: Scope;
  /** From the protocol (`default-graph-uri`, `named-graph-uri`); intersected with `scope`. */
  readonly defaultGraphUris?: readonly string[] | undefined;
  readonly namedGraphUris?: readonly string[] | undefined;
  /** Media type per kind of result, chosen by negotiation before the kind is known. */
  readonly bindingsType: string;
  readonly graphType: string;
  readonly base?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface Answer {
  readonly mediaType: string;
  readonly body: Uint8Array;
  readonly kind: 'bindings' | 'boolean' | 'graph';
  /** The log position the answer was made from. */
  readonly seq: number;
  readonly elapsedMs: number;
}

export interface StoreStatus {
  readonly ready: boolean;
  readonly readers: number;
  readonly readyReaders: number;
  readonly seq: number;
  readonly triples: number;
  readonly restarts: number;
}

export interface Store {
  /** @throws Problem bad-syntax, too-deep, query-too-large, not-supported, result-too-large, timeout, warming-up */
  query(query: Query): Promise<Answer>;
  /** Told that the log has grown; resolves when every ready reader has taken in `seq`, or after `patienceMs`. */
  reached(seq: number, patienceMs?: number): Promise<void>;
  /** All quads of one graph as sorted N-Quads lines, for `verify`. */
  dump(graph: string): AsyncIterable<string>;
  status(): StoreStatus;
  /** Throws the content away and makes it again from the log. */
  rebuild(): Promise<void>;
  close(): Promise<void>;
}
