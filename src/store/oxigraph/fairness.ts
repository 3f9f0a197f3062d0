// Nobody takes all readers for long: when somebody with none has waited, a client with several long queries loses one.
import type { Held, Queue } from './queue.ts';
import type { Seat } from './seat.ts';

const everyMs = 500;
/** A wait that a person forgives. */
const patienceMs = 2_000;

export const heldBy =
  (seats: readonly Seat[]): Held =>
  (client) =>
    seats.filter((seat) => seat.busy && seat.client === client).length;

/** @returns a function that stops watching */
export function watchFairness(seats: readonly Seat[], queue: Queue): () => void {
  const held = heldBy(seats);
  const look = (): void => {
    if (queue.starving(held, patienceMs).length === 0) return;
    // One at a time: its worker is being replaced while the others are looked at again.
    if (seats.some((seat) => seat.state !== 'ready')) return;
    const long = seats.filter((seat) => performance.now() - seat.startedAt > patienceMs && held(seat.client) > 1);
    const [longest] = long.toSorted((a, b) => a.startedAt - b.startedAt);
    longest?.stopForOthers();
  };
  const timer = setInterval(look, everyMs).unref();
  return () => clearInterval(timer);
}
