// How often somebody may come to the reservation point in an hour. Remembers addresses for an hour, and a bounded number of them.
import { Problem } from '../../../problem.ts';
import { hourMs } from '../core/time.ts';

const mostAnHour = 10;

/** Counts by address, forgets after an hour, and never remembers more than so many. */
export function createCounter(now: () => number) {
  const seen = new Map<string, number[]>();
  return (who: string): void => {
    const since = now() - hourMs;
    const times = [...(seen.get(who) ?? []).filter((at) => at > since), now()];
    if (seen.size > 10_000) seen.clear();
    seen.set(who, times);
    if (times.length > mostAnHour)
      throw new Problem('too-many', 'That is many reservations in one hour. Wait a while, or call the museum.', {
        retryAfter: 3600,
      });
  };
}
