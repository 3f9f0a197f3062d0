// What a calendar or a table says of one booking, before anybody asked whether it fits. Types and bounds only.
import type { Words } from '../../../shacl/shapes.ts';
import type { Claim } from '../core/facts.ts';
import type { Standing } from '../core/words.ts';

/** One event or one row that could be read. What it does not say is not in `said`. */
export interface Entry {
  /** Where it stands in the file. */
  readonly line: number;
  /** What the file calls it: a UID, or a mark of the table; '' when it has none. */
  readonly key: string;
  /** For one time that went its own way: which time of the series it was. */
  readonly part?: string | undefined;
  /** RFC 5545 §3.8.7.4; 0 for a table. */
  readonly sequence: number;
  readonly cancelled: boolean;
  /** A table that somebody mends by hand may change what Vijver made itself; a calendar may not. */
  readonly mends: boolean;
  readonly said: Partial<Claim>;
  /** What was read otherwise than it is written. */
  readonly notes?: readonly Words[] | undefined;
}

/** One that could not: why, and what to do. */
export interface Refused {
  readonly line: number;
  readonly title: string;
  readonly why: Words;
}

export type Read = Entry | Refused;
export const isRefused = (read: Read): read is Refused => 'why' in read;

/** What the planner says beside the file. */
export interface Wishes {
  /** For what names none. */
  readonly museum: string | null;
  /** The room, material or set for what names none; the IRI. */
  readonly room: string | undefined;
  /** How certain what says nothing of it is. */
  readonly standing: Standing;
}

export const mostInPage = 5000;
export const mostInCommand = 50_000;
export const mostBytesInPage = 5_000_000;
export const mostBytesInCommand = 50_000_000;
export const mostTitle = 300;

/** Control characters would end up in pages, files and terminals; white space becomes one space. */
export const tidy = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Cf}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, mostTitle);
