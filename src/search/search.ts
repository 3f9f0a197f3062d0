// Finding things by their words: search as you type, and candidates for reconciliation. A view; answers from `views.sqlite`.
import type { Mark } from '../access/policy.ts';
import type { LabelKind } from '../module.ts';
import type { FacetName } from './profile.ts';

/** One value or several of which any will do. */
export type Choice = string | readonly string[] | undefined;

export interface SearchQuery {
  readonly text: string;
  readonly marks: readonly Mark[];
  readonly lang: string;
  readonly module?: Choice;
  readonly type?: Choice;
  readonly museum?: Choice;
  /** IRIs of concept schemes. */
  readonly scheme?: Choice;
  /** Languages in which there must be a name or a text, without their region. */
  readonly language?: Choice;
  /** `approved`, `candidate`, `deprecated`. */
  readonly status?: Choice;
  readonly limit: number;
  readonly offset: number;
}

/** Why a thing is a hit: its whole name, its beginning, a word in it, a number or address, or letters that are nearly so. */
export type How = 'exact' | 'start' | 'word' | 'identifier' | 'similar';

/** From and to, in UTF-16 code units: what to mark in a text. */
export type Range = readonly [from: number, to: number];

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
  /** Where the asked words stand in the label. */
  readonly ranges: readonly Range[];
  /** The words that matched, with where, how and in which language: why this is a hit. */
  readonly matched: {
    readonly text: string;
    readonly kind: LabelKind;
    readonly lang: string;
    readonly how: How;
    readonly ranges: readonly Range[];
  };
  readonly status: string | null;
  /** Deprecated or rejected: comes after everything else. */
  readonly faded: boolean;
  readonly score: number;
}

export type Facets = Readonly<Record<FacetName, readonly { readonly value: string; readonly count: number }[]>>;

export interface SearchResult {
  readonly total: number;
  /** Without any filter. */
  readonly found: number;
  /** How many of them can be paged to: the best. */
  readonly reachable: number;
  readonly hits: readonly Hit[];
  /** Each value under all the other filters. */
  readonly facets: Facets;
  /** When nothing fits as it was written: the question as it may have been meant. */
  readonly meant: string | null;
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

export interface CountQuery {
  /** At most eight. */
  readonly texts: readonly string[];
  readonly marks: readonly Mark[];
}

export interface Counted {
  readonly n: number;
  /** There may be more: counting stopped at its bound. */
  readonly more: boolean;
}

export interface Search {
  /** How many things each of these texts would find as it is written, nothing else; never what is nearly written so. */
  count(query: CountQuery): Promise<readonly Counted[]>;
  search(query: SearchQuery): Promise<SearchResult>;
  /** Best first; never holds the event loop for more than some milliseconds a call. */
  candidates(query: CandidateQuery): Promise<readonly Candidate[]>;
}
