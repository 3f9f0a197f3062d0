// Finding things by their words: search as you type, and candidates for reconciliation. A view; answers from `views.sqlite`.
import type { Mark } from '../access/policy.ts';
import type { LabelKind } from '../module.ts';

export interface SearchQuery {
  readonly text: string;
  readonly marks: readonly Mark[];
  readonly lang: string;
  readonly module?: string | undefined;
  readonly type?: string | undefined;
  /** Things of any of these types; beside `type`. */
  readonly types?: readonly string[] | undefined;
  readonly museum?: string | undefined;
  /** IRI of a concept scheme. */
  readonly scheme?: string | undefined;
  readonly limit: number;
  readonly offset: number;
}

export interface Hit {
  readonly subject: string;
  /** The version that was indexed. */
  readonly seq: number;
  readonly module: string;
  readonly type: string;
  readonly ref: string;
  readonly museum: string | null;
  /** Display name in the asked language. */
  readonly label: string;
  /** The words that matched, with where and in which language: why this is a hit. */
  readonly matched: { readonly text: string; readonly kind: LabelKind; readonly lang: string };
  readonly score: number;
}

export interface SearchResult {
  /** At most 1,000 are counted. */
  readonly total: number;
  readonly hits: readonly Hit[];
  readonly facets: Readonly<
    Record<'module' | 'type' | 'museum' | 'scheme', readonly { readonly value: string; readonly count: number }[]>
  >;
}

export interface CandidateQuery {
  readonly text: string;
  readonly marks: readonly Mark[];
  readonly lang: string;
  readonly scheme?: string | undefined;
  readonly types?: readonly string[] | undefined;
  readonly limit: number;
}

export interface Feature {
  readonly id: string;
  readonly value: number;
}

export interface Candidate {
  readonly subject: string;
  /** The version that was indexed. */
  readonly seq: number;
  readonly type: string;
  readonly ref: string;
  /** Display name in the asked language; `matched` is the label that scored. */
  readonly label: string;
  readonly matched: { readonly text: string; readonly kind: LabelKind; readonly lang: string };
  /** 0–100. */
  readonly score: number;
  readonly features: readonly Feature[];
}

export interface Search {
  search(query: SearchQuery): Promise<SearchResult>;
  /** Best first; never holds the event loop for more than some milliseconds a call. */
  candidates(query: CandidateQuery): Promise<readonly Candidate[]>;
}
