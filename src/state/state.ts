// The current state as a view: which things there are, what they are called, and what points at what.
// It answers from `views.sqlite`; the statements themselves are in the log, one look-up away by `seq`.
import type { Mark } from '../access/policy.ts';
import type { LabelKind } from '../module.ts';

export interface Resource {
  readonly subject: string;
  /** The version that stands; ask the log for its statements. */
  readonly seq: number;
  readonly created: string;
  readonly at: string;
  readonly module: string;
  readonly type: string;
  readonly ref: string;
  readonly museum: string | null;
  /** The most open mark among its statements. */
  readonly mark: Mark;
  readonly deleted: boolean;
}

export interface Label {
  readonly subject: string;
  readonly kind: LabelKind;
  readonly property: string;
  /** Language tag as written, '' for none. */
  readonly lang: string;
  readonly text: string;
  readonly mark: Mark;
}

export interface Link {
  readonly subject: string;
  readonly predicate: string;
  readonly object: string;
  readonly mark: Mark;
}

export interface ListQuery {
  readonly marks: readonly Mark[];
  readonly module?: string | undefined;
  readonly type?: string | undefined;
  readonly museum?: string | undefined;
  /** Only things with this link, such as `inScheme` a scheme or `broader` a concept. */
  readonly link?: { readonly predicate: string; readonly object: string } | undefined;
  /** Only things without this predicate: top concepts have no `broader`. */
  readonly without?: string | undefined;
  /** Only things that are no longer chosen, of those in a scheme (`link`). */
  readonly retired?: boolean | undefined;
  /** Only what changed at or after this moment, or before that one: moments of the log. */
  readonly changedFrom?: string | undefined;
  readonly changedBefore?: string | undefined;
  /** `label` sorts by the display name in `lang`, `newest` and `oldest` by last change. */
  readonly order: 'label' | 'newest' | 'oldest';
  readonly lang: string;
  /** Only things whose display name starts with this, folded. */
  readonly prefix?: string | undefined;
  readonly limit: number;
  readonly offset: number;
}

export type CountQuery = Omit<ListQuery, 'order' | 'limit' | 'offset' | 'lang'> & { readonly lang?: string };

export interface Listed extends Resource {
  readonly label: string;
}

export interface DatedQuery {
  readonly marks: readonly Mark[];
  readonly type: string;
  readonly museum?: string | undefined;
  /** One of the module's `dates`. */
  readonly property: string;
  /** From this day or moment on, and before that one. */
  readonly from?: string | undefined;
  readonly before?: string | undefined;
  /** Only things with a link to one of these, for each. */
  readonly links?: readonly { readonly predicate: string; readonly objects: readonly string[] }[] | undefined;
  readonly lang: string;
}

export interface Dated extends Listed {
  /** `2026-11-25`, or a moment in UTC. */
  readonly day: string;
}

/** Things of one kind that point at a thing by one field. */
export interface UseGroup {
  readonly module: string;
  readonly type: string;
  readonly predicate: string;
  readonly n: number;
  /** There may be more: counting stopped at its bound. */
  readonly more: boolean;
}

export interface State {
  /** The log position that everything here shows: what was made of an answer is kept by this, never by the end of the log. */
  position(): Promise<number>;
  /** Things by a day that they name, the earliest first. */
  dated(query: DatedQuery & { readonly limit: number }): Promise<readonly Dated[]>;
  /** How many there are; at most a thousand. */
  countDated(query: DatedQuery): Promise<number>;
  get(subject: string): Promise<Resource | undefined>;
  /** By address. */
  find(type: string, ref: string): Promise<Resource | undefined>;
  list(query: ListQuery): Promise<readonly Listed[]>;
  count(query: CountQuery): Promise<number>;
  /** How many things stand under each of these by a predicate that lists follow; those with none are absent. */
  countUnder(
    objects: readonly string[],
    query: {
      readonly marks: readonly Mark[];
      readonly predicate: string;
      readonly type?: string;
      /** Only those that are no longer chosen. */
      readonly retired?: boolean;
    },
  ): Promise<ReadonlyMap<string, number>>;
  /** The first letters of the names in a list, folded, in their order; at most a hundred. */
  initials(query: {
    readonly marks: readonly Mark[];
    readonly link: { readonly predicate: string; readonly object: string };
    readonly lang: string;
  }): Promise<readonly string[]>;
  /** Display names, in `lang` where there is one, else Dutch, else any; IRIs without a visible label are absent. */
  names(subjects: readonly string[], lang: string, marks: readonly Mark[]): Promise<ReadonlyMap<string, string>>;
  /** Does this thing point at that one? */
  hasLink(
    subject: string,
    link: { readonly predicate: string; readonly object: string; readonly marks: readonly Mark[] },
  ): Promise<boolean>;
  labels(subject: string, marks: readonly Mark[]): Promise<readonly Label[]>;
  /** What points at a thing. */
  linksTo(
    object: string,
    query: {
      readonly marks: readonly Mark[];
      readonly predicate?: string;
      readonly limit: number;
      readonly offset?: number;
    },
  ): Promise<readonly Link[]>;
  /** What points at a thing, without those that do so by some predicates; each count to a bound. */
  uses(
    object: string,
    query: { readonly marks: readonly Mark[]; readonly skip: ReadonlySet<string> },
  ): Promise<readonly UseGroup[]>;
  /** Of one of these groups, by name. */
  usesIn(
    object: string,
    query: {
      readonly marks: readonly Mark[];
      readonly type: string;
      readonly predicate: string;
      readonly lang: string;
      readonly limit: number;
      readonly offset?: number;
    },
  ): Promise<readonly Listed[]>;
  countLinksTo(
    object: string,
    query: { readonly marks: readonly Mark[]; readonly predicate?: string },
  ): Promise<number>;
  /** How many things there are per module and type, deleted ones left out. */
  totals(
    marks: readonly Mark[],
  ): Promise<readonly { readonly module: string; readonly type: string; readonly count: number }[]>;
}
