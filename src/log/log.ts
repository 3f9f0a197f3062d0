// The truth: an append-only sequence of what happened. Everything else is a view and can be made again from it.

/** Who may see a statement. What is not marked is `personal`. */
export type Visibility = 'public' | 'internal' | 'personal';

/** A resource's statements by who may see them: canonical N-Triples (sorted lines, `\n` after each); '' means none. */
export type State = Readonly<Record<Visibility, string>>;

/** A change that has been parsed, authorised and validated. A state that is empty in all three parts deletes. */
export interface Change {
  readonly module: string;
  /** The type name of the address, such as `concept`. */
  readonly type: string;
  readonly ref: string;
  /** The IRI of the thing. */
  readonly subject: string;
  /** Key of the museum that keeps it, or null when all six do. */
  readonly museum: string | null;
  readonly state: State;
  /** Names of the public event streams this belongs to; [] when nothing of it is public. */
  readonly streams: readonly string[];
  /** The seq the writer saw; null: it must not exist (or be deleted); undefined: whatever is there. */
  readonly expected?: number | null | undefined;
  /** Changes nothing that is public, and makes no member in a stream: a person is forgotten, a contact erased. */
  readonly quiet?: boolean | undefined;
}

/** Who does it and why: one transaction. */
export interface Cause {
  readonly actor: string;
  /** A sentence for the history page, such as “Imported from materials.ttl”. */
  readonly note?: string | undefined;
}

export type Action = 'create' | 'update' | 'delete';

export interface Event {
  /** Position in the log; also the version of the subject, hence its ETag. */
  readonly seq: number;
  /** Events of one transaction share it: the seq of the first of them. */
  readonly tx: number;
  /** `2026-11-22T20:58:03.123456Z`: strictly increasing over the whole log, in microseconds. */
  readonly at: string;
  readonly action: Action;
  readonly module: string;
  readonly type: string;
  readonly ref: string;
  readonly subject: string;
  readonly museum: string | null;
  readonly actor: string;
  readonly note: string | null;
  /** The seq of the version before this one, or null. */
  readonly prev: number | null;
  readonly state: State;
  readonly streams: readonly string[];
}

/** One place in one public stream. `kind` is what happened as that stream saw it: leaving a stream is a delete. */
export interface Member {
  readonly place: number;
  readonly kind: Action;
  readonly event: Event;
}

export interface StreamSummary {
  readonly name: string;
  /** Places are 0 … count - 1, without gaps. */
  readonly count: number;
  readonly firstAt: string;
  readonly lastAt: string;
}

/** What an append did. `unchanged` counts changes whose state already stood so: they make no event. */
export interface Receipt {
  readonly tx: number;
  readonly lastSeq: number;
  readonly created: number;
  readonly updated: number;
  readonly deleted: number;
  readonly unchanged: number;
  /** In order of the changes; only kept for batches of at most 1,000. Unchanged ones name the version that stands. */
  readonly versions: readonly {
    readonly subject: string;
    readonly seq: number;
    readonly at: string;
    readonly action: Action | 'none';
  }[];
}

/** Members of a stream page; the log leaves a whole millisecond between pages so that their bounds can be told apart. */
export const pageSize = 250;

/** Reading. Safe to use from many threads and processes at once. */
export interface LogReader {
  last(): Promise<{ readonly seq: number; readonly at: string | null }>;
  event(seq: number): Promise<Event | undefined>;
  /** The newest event about a subject, deletions included. */
  latest(subject: string): Promise<Event | undefined>;
  /** The version that stood at a moment (ISO 8601), deletions included. */
  at(subject: string, moment: string): Promise<Event | undefined>;
  /** Versions of a subject, newest first, `before` a seq. */
  history(subject: string, limit: number, before?: number): Promise<readonly Event[]>;
  /** Everything after `seq` up to and including `upTo`, oldest first; a bounded number of rows in memory at a time. */
  read(after: number, upTo?: number): AsyncIterable<Event>;
  /** At most `limit` members of one stream from `place` on. */
  members(stream: string, place: number, limit: number): Promise<readonly Member[]>;
  /** The time of one member without its content: what an index page needs for a bound. */
  memberTime(stream: string, place: number): Promise<string | undefined>;
  stream(name: string): Promise<StreamSummary | undefined>;
  streams(): Promise<readonly StreamSummary[]>;
  close(): Promise<void>;
}

/** One writer at a time. An append that has returned is on disk. */
export interface Log extends LogReader {
  /**
   * Append all changes as one transaction, or none.
   * @throws Problem `stale` or `exists` (extra: `current`, `subject`) when a version is not the expected one
   */
  append(changes: Iterable<Change>, cause: Cause): Promise<Receipt>;
}
