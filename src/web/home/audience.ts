// Who listens to what changes: one clock for all, started by the first and stopped by the last. Bounded in number, by
// address and in time; knows nothing of what is told.
import type { Hub } from '../../hub.ts';
import { Problem } from '../../problem.ts';

export interface Listener {
  readonly address: string;
  /** The log moved on: say what is new, if anything is. */
  readonly tell: () => Promise<void>;
  /** Nothing moved for a while. */
  readonly beat: () => void;
}

export interface Audience {
  /**
   * @param end called when their time is over: a page comes back by itself, with the rights it has then
   * @returns how to leave
   * @throws Problem too-many
   */
  readonly enter: (listener: Listener, end: () => void) => () => void;
}

const tickMs = 1000;
const ticksPerBeat = 25;
const stayMs = 600_000;
const mostListeners = 500;
/** Tabs of one office behind one address, and no more. */
const mostOfOne = 60;

export function createAudience({ state, report }: Pick<Hub, 'state' | 'report'>): Audience {
  const listeners = new Set<Listener>();
  let clock: NodeJS.Timeout | undefined;
  let position = -1;
  let ticks = 0;

  async function tick(): Promise<void> {
    const now = await state.position();
    ticks += 1;
    if (ticks % ticksPerBeat === 0) for (const { beat } of listeners) beat();
    if (now === position) return;
    position = now;
    for (const { tell } of listeners) await tell().catch((error: unknown) => report(error, 'telling what changed'));
  }
  // The next tick waits for this one, however many listen.
  const run = (): void => {
    clock = setTimeout(() => {
      tick()
        .catch((error: unknown) => report(error, 'telling what changed'))
        .finally(() => listeners.size > 0 && run());
    }, tickMs).unref();
  };
  const leave = (listener: Listener): void => {
    listeners.delete(listener);
    if (listeners.size === 0) clearTimeout(clock);
  };

  return {
    enter(listener, end) {
      const own = [...listeners].filter(({ address }) => address === listener.address).length;
      if (listeners.size >= mostListeners || own >= mostOfOne) throw tooMany();
      listeners.add(listener);
      if (listeners.size === 1) run();
      const over = setTimeout(end, stayMs).unref();
      return () => {
        clearTimeout(over);
        leave(listener);
      };
    },
  };
}

const tooMany = (): Problem =>
  new Problem(
    'too-many',
    {
      nl: 'Te veel bladzijden volgen tegelijk wat verandert. De lijst op de startpagina blijft gewoon staan; laad ze opnieuw.',
      en: 'Too many pages follow what changes. The list on the home page stays as it is; reload it.',
    },
    { retryAfter: 60 },
  );
