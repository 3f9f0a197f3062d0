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
  /** Media type per kind of result, chosen by negotiation before the kind is known; undefined: not acceptable. */
  readonly bindingsType: string | undefined;
  readonly graphType: string | undefined;
  /** For people's pages: this many rows or triples are enough, and more are left away rather than refused. */
  readonly preview?: number | undefined;
  readonly base?: string | undefined;
  /** Who asks, for turns that are fair: a token, a session, or an address. All who are not named are one. */
  readonly client?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface Answer {
  readonly mediaType: string;
  readonly body: Uint8Array;
  readonly kind: 'bindings' | 'boolean' | 'graph';
  /** The log position the answer was made from. */
  readonly seq: number;
  readonly elapsedMs: number;
  /** NOW, RAND and the like: another answer each time, so not to be kept. */
  readonly volatile: boolean;
  /** There were more rows or triples than the `preview` that was asked for. Bindings then hold one row more than it. */
  readonly more: boolean;
}

export interface StoreStatus {
  readonly ready: boolean;
  readonly readers: number;
  readonly readyReaders: number;
  readonly seq: number;
  readonly triples: number;
  readonly restarts: number;
  /** More triples than this are refused; a sign to move to an external SPARQL service. */
  readonly maxTriples: number;
  /** Queries that wait for a reader. */
  readonly waiting: number;
}

export interface Store {
  /**
   * Sees at least the last `seq` that `reached` was told.
   * @throws Problem bad-syntax, too-deep, query-too-large, not-supported, result-too-large, timeout, warming-up,
   * too-many, store-full, not-acceptable; the reason of `signal` when that fires first
   */
  query(query: Query): Promise<Answer>;
  /**
   * Told that the log has grown; resolves when every ready reader has taken in `seq`, or after `patienceMs`. A reader in
   * the middle of a query is not waited for: it takes in `seq` before its next one.
   */
  reached(seq: number, patienceMs?: number): Promise<void>;
  /** All quads of one graph as sorted N-Quads lines, for `verify`. */
  dump(graph: string): AsyncIterable<string>;
  status(): StoreStatus;
  /** Throws the content away and makes it again from the log. */
  rebuild(): Promise<void>;
  close(): Promise<void>;
}
