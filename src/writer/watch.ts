// Waiting until something has come as far as a position in the log. Pure but for its timers.

export interface Watch {
  readonly seen: () => number;
  readonly moveTo: (seq: number) => void;
  /** Resolves when `seen` is at least `seq`, or after `patienceMs`. */
  readonly reached: (seq: number, patienceMs: number) => Promise<void>;
}

export function createWatch(): Watch {
  const waiting = new Set<{ readonly seq: number; readonly done: () => void }>();
  let seen = 0;
  return {
    seen: () => seen,
    moveTo(seq) {
      seen = seq;
      for (const each of waiting) if (each.seq <= seen) each.done();
    },
    reached(seq, patienceMs) {
      if (seen >= seq) return Promise.resolve();
      return new Promise((resolve) => {
        const timer = setTimeout(() => each.done(), patienceMs);
        const each = {
          seq,
          done: (): void => {
            clearTimeout(timer);
            waiting.delete(each);
            resolve();
          },
        };
        waiting.add(each);
      });
    },
  };
}
