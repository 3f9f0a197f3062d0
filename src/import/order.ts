// What an import is asked, what it tells on the way, and what it ends with. Types and limits only.
import type { Words } from '../shacl/shapes.ts';

export interface ImportOrder {
  /** Absolute paths. */
  readonly files: readonly string[];
  readonly module: string;
  /** Concepts without a scheme get this one. */
  readonly scheme?: string | undefined;
  readonly museum?: string | undefined;
  /** Name or ref of the room, material or set that a calendar is of. */
  readonly room?: string | undefined;
  readonly dryRun?: boolean | undefined;
  readonly skipInvalid?: boolean | undefined;
  /** Where every finding goes: CSV by that extension, JSON lines otherwise. */
  readonly report?: string | undefined;
  /** A JSON file that says which column means what. */
  readonly map?: string | undefined;
  /** Language of texts in CSV and Adlib files that name none. */
  readonly lang: 'nl' | 'en';
}

/** One line of the report. */
export interface Finding {
  readonly kind: 'violation' | 'left-out' | 'note';
  readonly file: string;
  readonly subject: string;
  /** Name of the constraint, or of the problem. */
  readonly rule: string;
  readonly path: string;
  readonly value: string;
  readonly message: Words;
}

export interface Summary {
  readonly files: number;
  readonly statements: number;
  readonly resources: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  /** Resources that break a rule. */
  readonly invalid: number;
  readonly leftOut: number;
  /** Did anything go into the log? */
  readonly written: boolean;
  readonly dryRun: boolean;
  /** The first of them; the report has all. */
  readonly findings: readonly Finding[];
  readonly findingCount: number;
  /** The log position that holds the import; 0 when nothing was written. */
  readonly lastSeq: number;
  readonly elapsedMs: number;
}

export type Progress =
  | {
      readonly kind: 'reading';
      readonly file: string;
      readonly bytes: number;
      readonly totalBytes: number;
      readonly statements: number;
    }
  | { readonly kind: 'checking'; readonly done: number; readonly total: number; readonly remainingSeconds: number }
  | { readonly kind: 'writing'; readonly changes: number }
  | { readonly kind: 'indexing' }
  | { readonly kind: 'done'; readonly summary: Summary };

/** Who the log names for an import, so that the next one finds what the last one wrote. */
export const importActor = 'urn:vijver:import';
export const shownFindings = 20;
/** Inner nodes and statements of one resource; more is a mistake in the file, or an attack. */
export const mostStatements = 20_000;
