// Sign-ins under way: one entry a browser, used once, gone after ten minutes, bounded in memory.
import { LRUCache } from 'lru-cache';
import { hashOf, secret } from '../tables.ts';
import type { Flow } from './issuer.ts';

export interface Flows {
  /** @returns what goes into the browser's cookie */
  readonly keep: (flow: Flow) => string;
  /** Gives it once. */
  readonly take: (cookie: string) => Flow | undefined;
}

export const flowMs = 600_000;

export function createFlows(): Flows {
  const flows = new LRUCache<string, Flow>({ max: 10_000, ttl: flowMs });
  return {
    keep(flow) {
      const cookie = secret('o_');
      flows.set(hashOf(cookie), flow);
      return cookie;
    },
    take(cookie) {
      const flow = flows.get(hashOf(cookie));
      flows.delete(hashOf(cookie));
      return flow;
    },
  };
}
