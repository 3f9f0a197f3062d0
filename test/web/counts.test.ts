import { describe, expect, it } from 'vitest';
import type { State } from '../../src/state/state.ts';
import { countOf } from '../../src/web/counts.ts';

/** A state that counts how often it is asked, and takes its time. */
function slowState(ms: number): { readonly state: State; readonly asked: () => number } {
  let asked = 0;
  const count = async (): Promise<number> => {
    asked += 1;
    if (ms > 0) await new Promise((resolve) => setTimeout(resolve, ms));
    return asked;
  };
  return { state: { count } as unknown as State, asked: () => asked };
}

describe('counts for pages', () => {
  it('are counted anew each time when that is cheap', async () => {
    const { state } = slowState(0);
    await countOf(state, { marks: ['public'] });
    expect(await countOf(state, { marks: ['public'] })).toBe(2);
  });

  it('are kept for a while when they are dear, apart for each set of marks', async () => {
    const { state, asked } = slowState(20);
    expect(await countOf(state, { marks: ['public'], type: 'concept' })).toBe(1);
    expect(await countOf(state, { marks: ['public'], type: 'concept' })).toBe(1);
    expect(await countOf(state, { marks: ['public', 'internal'], type: 'concept' })).toBe(2);
    expect(asked()).toBe(2);
  });
});
