// Where the bytes of attachments lie: each once, under the hash of its content. Knows nothing of who may see them.
import type { Readable } from 'node:stream';
import type { MediaType } from './formats.ts';

export interface KeptFile {
  /** SHA-256 of what is kept, in hexadecimal. */
  readonly hash: string;
  readonly bytes: number;
  readonly type: MediaType;
  /** Of a picture, as it is shown. */
  readonly width?: number;
  readonly height?: number;
  /** The name it came with, made safe. */
  readonly name: string;
}

export interface Held {
  readonly file: KeptFile;
  /** Call when the log names the file, or never will: until then no sweep takes it. */
  readonly release: () => void;
}

export interface Files {
  /** Bytes of one file at most. */
  readonly most: number;
  /**
   * Takes a file in: looked at, without what tells where and by whom it was made, and on disk when this returns.
   * @throws Problem unsupported-media-type, too-large, storage-full, with nothing left behind
   */
  readonly keep: (source: Readable, name: string) => Promise<Held>;
  readonly has: (hash: string) => boolean;
  /** Where a file is read. @returns undefined when it is not there */
  readonly pathOf: (hash: string) => string | undefined;
  readonly list: () => readonly string[];
  /** Does the content still have its hash? */
  readonly isSound: (hash: string) => Promise<boolean>;
  /** Takes away what nobody needs. @returns how many went */
  readonly sweep: (isNeeded: (hash: string) => boolean) => number;
  /** How much all of it takes, in bytes. */
  readonly used: () => number;
}
