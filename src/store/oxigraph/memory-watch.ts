// Ends a query that eats the machine's memory before the machine ends the hub. WebAssembly memory has no limit of its own
// below 4 GiB, and only the size of the whole process can be seen from outside.
import type { Seat } from './seat.ts';

/** Work of our own, such as reading everything for `verify`: it may need what it needs. */
export const theHub = 'the hub';

const everyMs = 200;
/** Memory is given back some time after a worker is gone. */
const restMs = 2_000;

/**
 * @param maxBytes that the process may grow while one query runs
 * @returns a function that stops watching
 */
export function watchMemory(seats: readonly Seat[], maxBytes: number): () => void {
  let quietUntil = 0;
  const look = (): void => {
    const now = performance.now();
    if (now < quietUntil) return;
    const size = process.memoryUsage.rss();
    const growth = (seat: Seat): number => (seat.busy && seat.client !== theHub ? size - seat.sizeAtStart : 0);
    const [greediest] = seats.toSorted((a, b) => growth(b) - growth(a));
    if (greediest === undefined || growth(greediest) < maxBytes) return;
    greediest.stopForMemory(maxBytes);
    quietUntil = now + restMs;
  };
  const timer = setInterval(look, everyMs).unref();
  return () => clearInterval(timer);
}
