// Token buckets: how much each client may still ask. Bounded in memory; who was not seen for longest is forgotten first.
import { LRUCache } from 'lru-cache';

export interface Rate {
  /** What a client who was away for long may use at once. */
  readonly capacity: number;
  readonly perMinute: number;
}

export interface Buckets {
  /** Takes if there is enough. @returns 0, or the seconds until there will be */
  readonly take: (key: string, cost?: number) => number;
  /** Takes what was used, also below nothing: somebody may owe as much as a full bucket. */
  readonly spend: (key: string, cost: number) => void;
  /** @returns 0 while there is something left, or the seconds until there will be */
  readonly wait: (key: string) => number;
}

interface Level {
  left: number;
  at: number;
}

const mostClients = 20_000;

/** @param nowMs a clock that never goes back */
export function createBuckets({ capacity, perMinute }: Rate, nowMs: () => number, most = mostClients): Buckets {
  const levels = new LRUCache<string, Level>({ max: most });
  const perMs = perMinute / 60_000;
  const levelOf = (key: string): Level => {
    const now = nowMs();
    const known = levels.get(key) ?? { left: capacity, at: now };
    known.left = Math.min(capacity, known.left + (now - known.at) * perMs);
    known.at = now;
    return known;
  };
  const secondsFor = ({ left }: Level, wanted: number): number =>
    left >= wanted ? 0 : Math.max(1, Math.ceil((wanted - left) / perMs / 1000));
  return {
    take(key, cost = 1) {
      const level = levelOf(key);
      const seconds = secondsFor(level, cost);
      if (seconds === 0) level.left -= cost;
      levels.set(key, level);
      return seconds;
    },
    spend(key, cost) {
      const level = levelOf(key);
      level.left = Math.max(-capacity, level.left - cost);
      levels.set(key, level);
    },
    wait: (key) => secondsFor(levelOf(key), Math.min(1, capacity)),
  };
}
