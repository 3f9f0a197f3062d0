import { describe, expect, it } from 'vitest';
import { isCertain } from '../../src/reconcile/certain.ts';

const scored = (score: number, seen = 100) => ({ score, features: [{ id: 'language_seen', value: seen }] });

describe('taking a match without a person', () => {
  it('needs a first candidate that is nearly exact', () => {
    expect(isCertain([scored(100)])).toBe(true);
    expect(isCertain([scored(94.9)])).toBe(false);
    expect(isCertain([])).toBe(false);
  });

  it('needs a clear distance to the second', () => {
    expect(isCertain([scored(100), scored(93)])).toBe(true);
    expect(isCertain([scored(100), scored(93.1)])).toBe(false);
    expect(isCertain([scored(100), scored(100)])).toBe(false);
  });

  it('never rests on a label that the asker does not see', () => {
    expect(isCertain([scored(100, 0)])).toBe(false);
  });
});
