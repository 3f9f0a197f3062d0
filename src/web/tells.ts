// What a module tells on pages that are not its own: what waits for the reader on home, what waits at a museum, and figures for
// the one page that shows a museum whole. Types only; modules know each other not, `modules/doors.ts` hands these out.
import type { Museum } from '../access/policy.ts';
import type { Ctx } from './context.ts';
import type { Child } from './html.ts';

/** One line on home: which part of the hub, what, and since when. */
export interface Wait {
  readonly module: string;
  readonly what: Child;
  readonly more: Child;
}

/** One line on the page of a museum: how many, and where they are. */
export interface WaitCount {
  readonly n: number;
  readonly href: string;
  readonly words: string;
}

/** One figure of a museum with what it counts; drawn among those of other modules. */
export interface Figure {
  readonly id: string;
  readonly title: string;
  readonly body: Child;
}

export interface Tells {
  /** For who may act; nothing for others. */
  readonly waits?: (ctx: Ctx) => Promise<readonly Wait[]>;
  /** For who sees what is internal. */
  readonly waitsAt?: (ctx: Ctx, museum: string) => Promise<readonly WaitCount[]>;
  readonly figures?: (ctx: Ctx, museum: Museum) => Promise<readonly Figure[]>;
}
