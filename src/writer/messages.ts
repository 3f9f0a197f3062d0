// What the writer's thread and the main thread say to each other.
import type { Cause, Change, Receipt } from '../log/log.ts';
import { Problem, type ProblemType } from '../problem.ts';

export interface WriterData {
  readonly dataDir: string;
  readonly base: string;
}

export type Order =
  | { readonly kind: 'append'; readonly changes: readonly Change[]; readonly cause: Cause }
  | { readonly kind: 'appendStaged'; readonly path: string; readonly cause: Cause }
  | { readonly kind: 'rebuild'; readonly view?: string | undefined }
  /** Takes in everything, and leaves nothing behind of what has been deleted. */
  | { readonly kind: 'purge' }
  | { readonly kind: 'close' };

export type Outcome = { readonly receipt?: Receipt } | { readonly failure: Failure };

export type Message =
  | { readonly kind: 'ready'; readonly seen: number }
  | { readonly kind: 'seen'; readonly seq: number }
  | { readonly kind: 'trouble'; readonly failure: Failure; readonly where: string }
  | { readonly kind: 'done'; readonly id: number; readonly outcome: Outcome };

/** An error as it crosses threads: a Problem keeps its type. */
export interface Failure {
  readonly type: ProblemType | undefined;
  readonly message: string;
  readonly extra: Readonly<Record<string, unknown>>;
  readonly stack: string;
}

const sqliteFull = 13;

export function toFailure(error: unknown): Failure {
  const { message, stack = '', errcode } = error as Error & { errcode?: number };
  const type = error instanceof Problem ? error.type : errcode === sqliteFull ? 'storage-full' : undefined;
  const extra = error instanceof Problem ? error.extra : {};
  return { type, message, extra, stack };
}

export function fromFailure({ type, message, extra, stack }: Failure): Error {
  if (type !== undefined) return new Problem(type, message, extra);
  const error = new Error(message);
  error.stack = stack;
  return error;
}
