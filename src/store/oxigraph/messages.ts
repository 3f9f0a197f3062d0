// What the main thread and a reader worker say to each other. Plain data only: it is cloned on the way.
import type { ProblemType } from '../../problem.ts';
import type { Answer, Query } from '../store.ts';

/** What a worker is given at its birth. */
export interface ReaderSetup {
  readonly logPath: string;
  readonly base: string;
  readonly rowCap: number;
  /** More triples than this are refused rather than died of. */
  readonly maxTriples: number;
}

export interface QueryTask {
  readonly kind: 'query';
  readonly query: Omit<Query, 'signal'>;
}

export interface DumpTask {
  readonly kind: 'dump';
  readonly graph: string;
}

export type Task = QueryTask | DumpTask;

/** To the worker. One task at a time; `advance` may come at any time and is done before the task that follows it. */
export type Order = { readonly kind: 'advance'; readonly seq: number } | { readonly kind: 'run'; readonly task: Task };

export interface Refusal {
  readonly type: ProblemType;
  readonly detail: string;
  readonly dutch?: string | undefined;
  readonly extra: Readonly<Record<string, unknown>>;
}

/** From the worker. */
export type Notice =
  /** The content stands at `seq`; the first one says that the worker is ready. */
  | { readonly kind: 'at'; readonly seq: number; readonly triples: number }
  | { readonly kind: 'answer'; readonly answer: Answer }
  | { readonly kind: 'lines'; readonly lines: readonly string[] }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  /** The engine broke on this task; the worker ends itself after saying so. */
  | { readonly kind: 'broken'; readonly detail: string }
  /** The content does not fit; the worker ends itself after saying so. */
  | { readonly kind: 'full'; readonly triples: number }
  /** Lines of the log that the engine does not take: in documents and streams, but not in SPARQL. */
  | { readonly kind: 'skipped'; readonly count: number; readonly example: string };
