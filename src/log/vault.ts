// The port to what keeps personal parts readable for the hub and for nobody who only has the file. Knows no keys itself.
import type { Change } from './log.ts';

export interface Sealed {
  readonly personal: string;
  readonly note: string | null;
}

/** What `seal` looks at: the personal part in clear, and whose it may be. */
export type ToSeal = Pick<Change, 'module' | 'type' | 'subject'> & {
  readonly personal: string;
  readonly note: string | null;
  /** The personal part of the version before, in clear: a deletion has none of its own. */
  readonly before: string;
};

export interface Vault {
  /** As it goes into the log. */
  seal(what: ToSeal): Sealed;
  /** Canonical N-Triples again; what has no key any more is not there. Text that is in clear stays as it is. */
  open(text: string, subject: string): string;
  openNote(note: string | null, subject: string): string | null;
  /** Before the log commits: new keys are on disk. */
  settle(): void;
  undo(): void;
}

/** A log that seals nothing: for tests of the log alone. */
export const plain: Vault = {
  seal: ({ personal, note }) => ({ personal, note }),
  open: (text) => text,
  openNote: (note) => note,
  settle: () => {},
  undo: () => {},
};
