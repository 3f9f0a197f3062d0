// Counts for pages. Counting a hundred thousand things takes a while, so a count may be as old as fifty times what it cost:
// a cheap one is always fresh, a dear one costs at most a fiftieth of the time. Kept per set of marks, so nobody sees another's count.
import { LRUCache } from 'lru-cache';
import type { Mark } from '../access/policy.ts';
import type { CountQuery, State } from '../state/state.ts';

interface Kept<Value> {
  readonly value: Value;
  readonly until: number;
}

const patience = 50;
/** Cheaper than this is counted anew each time, in milliseconds. */
const cheapMs = 2;

function createMemory<Query, Value>(count: (state: State, query: Query) => Promise<Value>) {
  const memories = new WeakMap<State, LRUCache<string, Kept<Value>>>();
  return async (state: State, query: Query): Promise<Value> => {
    const memory = memories.get(state) ?? new LRUCache<string, Kept<Value>>({ max: 2000 });
    memories.set(state, memory);
    const key = JSON.stringify(query);
    const known = memory.get(key);
    const start = performance.now();
    if (known !== undefined && start < known.until) return known.value;
    const value = await count(state, query);
    const cost = performance.now() - start;
    if (cost >= cheapMs) memory.set(key, { value, until: start + cost * patience });
    return value;
  };
}

/** How many things a list ranges over. */
export const countOf = createMemory((state, query: CountQuery) => state.count(query));

/** How many things there are per module and type. */
export const totalsOf = createMemory((state, marks: readonly Mark[]) => state.totals(marks));
