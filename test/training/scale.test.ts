// What the numbers cost: ten times as many people look up ten times as much, and work out what functions ask no oftener.
import { describe, expect, it } from 'vitest';
import type { Assertion, Profile } from '../../src/modules/training/core/facts.ts';
import { gapMatrix, type Staff } from '../../src/modules/training/core/gaps.ts';
import { reportOf } from '../../src/modules/training/core/report.ts';

const skills = Array.from({ length: 60 }, (_, i) => `s${i}`);
const keys = ['msk', 'stam'];

/** Profiles that count how often somebody reads what they ask. */
function counted() {
  let read = 0;
  const profile = (n: number): Profile => ({
    subject: `p${n}`,
    museum: null,
    functions: [`f${n}`],
    get needs() {
      read += 1;
      return skills.map((skill) => ({ skill, level: 3, application: null }));
    },
  });
  return { profiles: [0, 1, 2].map(profile), reads: () => read };
}

const peopleOf = (n: number): readonly Staff[] =>
  Array.from({ length: n }, (_, i) => ({ person: `${i}`, museum: keys[i % 2] ?? null, functions: [`f${i % 3}`] }));

/** How many levels the report looks at, and how often it reads a profile. */
function reported(n: number) {
  let looks = 0;
  const { profiles, reads } = counted();
  const people = peopleOf(n);
  const own = new Map(skills.map((skill, i) => [skill, 1 + (i % 8)]));
  const watched = { get: (skill: string) => ((looks += 1), own.get(skill)) } as unknown as ReadonlyMap<string, number>;
  const levels = people.map(({ person }) => [person, watched] as const);
  const rows = reportOf({ people, profiles, levels, keys });
  return { looks, reads: reads(), rows: rows.length };
}

function matrixed(n: number) {
  let looks = 0;
  const { profiles, reads } = counted();
  const people = peopleOf(n);
  const assertions = people.flatMap(({ person }) =>
    skills.map((skill): Assertion => ({
      subject: '',
      get person() {
        looks += 1;
        return person;
      },
      skill,
      level: 2,
      confirmed: true,
      from: null,
      until: null,
      offersHelp: false,
    })),
  );
  const { gaps } = gapMatrix({ people, profiles, assertions, on: '2026-11-25' });
  return { looks, reads: reads(), gaps: gaps.size };
}

describe('numbers over many people', () => {
  it('look at each level of each person once, in the report', () => {
    const [small, large] = [reported(60), reported(600)];
    expect([small.rows, large.rows]).toEqual([60, 60]);
    expect(large.looks).toBe(10 * small.looks);
    expect(small.looks).toBe(60 * skills.length);
    expect(large.reads).toBe(small.reads);
  });

  it('look at each assertion once, in the matrix', () => {
    const [small, large] = [matrixed(60), matrixed(600)];
    expect([small.gaps, large.gaps]).toEqual([60, 60]);
    expect(large.looks).toBe(10 * small.looks);
    expect(small.looks).toBe(60 * skills.length);
    expect(large.reads).toBe(small.reads);
  });
});
