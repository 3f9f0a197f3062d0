// What the steps of one import share. Types, and the words of a note.
import type { Module } from '../module.ts';
import type { Words } from '../shacl/shapes.ts';
import type { Finding, ImportOrder, Progress } from './order.ts';
import type { FindingSink } from './report.ts';
import type { Staging } from './staging.ts';

export interface Assignment {
  readonly order: ImportOrder;
  readonly base: string;
  readonly dataDir: string;
  /** A folder for this import alone. */
  readonly folder: string;
}

export interface Work {
  readonly assignment: Assignment;
  readonly module: Module;
  readonly staging: Staging;
  readonly sink: FindingSink;
  readonly tell: (progress: Progress) => void;
  /** Rows of bookings that never became a resource: they clash or cannot be, or say nothing new. */
  readonly rows: { refused: number; unchanged: number };
}

export const noteOf = (file: string, rule: string, message: Words): Finding => {
  const nowhere = { subject: '', path: '', value: '' };
  return { kind: 'note', file, rule, message, ...nowhere };
};
