// Who misses what: what functions ask, against what is on record. Pure; walks each need and each assertion once.
import { nothing, standingIn, type Standing } from '../skills.ts';
import type { Assertion, Course, Need, Profile } from './facts.ts';

export interface Staff {
  readonly person: string;
  readonly museum: string | null;
  readonly functions: readonly string[];
}

export interface Cell extends Standing {
  /** 0 when nothing asks for it. */
  readonly needs: number;
}

export interface Matrix {
  readonly people: readonly Staff[];
  /** In the order of their IRIs. */
  readonly skills: readonly string[];
  readonly cell: (person: string, skill: string) => Cell;
  /** How many people miss how many levels, per skill. */
  readonly gaps: ReadonlyMap<string, { readonly people: readonly string[]; readonly levels: number }>;
}

/** The most that any of the functions asks, per skill. */
export function needsOf(functions: readonly string[], profiles: readonly Profile[]): ReadonlyMap<string, Need> {
  const most = new Map<string, Need>();
  for (const profile of profiles)
    if (profile.functions.some((each) => functions.includes(each)))
      for (const need of profile.needs) if ((most.get(need.skill)?.level ?? 0) < need.level) most.set(need.skill, need);
  return most;
}

export interface Known {
  readonly people: readonly Staff[];
  readonly profiles: readonly Profile[];
  readonly assertions: readonly Assertion[];
  /** The day, `2026-11-25`. */
  readonly on: string;
}

export const isGap = ({ has, needs }: Cell): boolean => has < needs;
const none: Cell = { ...nothing, needs: 0 };

/** What functions ask, worked out once for each combination that people have. */
export function createNeeds(profiles: readonly Profile[]): (functions: readonly string[]) => ReadonlyMap<string, Need> {
  const known = new Map<string, ReadonlyMap<string, Need>>();
  return (functions) => {
    const key = functions.join(' ');
    const needs = known.get(key) ?? needsOf(functions, profiles);
    known.set(key, needs);
    return needs;
  };
}

/** One person: each skill that is asked of them or that they have. */
function rowOf(own: readonly Assertion[], needs: ReadonlyMap<string, Need>, on: string): ReadonlyMap<string, Cell> {
  const row = new Map<string, Cell>();
  for (const [skill, { level }] of needs) row.set(skill, { ...none, needs: level });
  for (const [skill, all] of Map.groupBy(own, (each) => each.skill))
    row.set(skill, { ...standingIn(all, on), needs: needs.get(skill)?.level ?? 0 });
  return row;
}

export function gapMatrix({ people, profiles, assertions, on }: Known): Matrix {
  const needs = createNeeds(profiles);
  const said = Map.groupBy(assertions, ({ person }) => person);
  const rows = new Map(
    people.map(({ person, functions }) => [person, rowOf(said.get(person) ?? [], needs(functions), on)] as const),
  );
  const gaps = new Map<string, { people: string[]; levels: number }>();
  const skills = new Set<string>();
  for (const [person, row] of rows)
    for (const [skill, cell] of row) {
      skills.add(skill);
      if (!isGap(cell)) continue;
      const gap = gaps.get(skill) ?? { people: [], levels: 0 };
      gap.people.push(person);
      gap.levels += cell.needs - cell.has;
      gaps.set(skill, gap);
    }
  return {
    people,
    skills: [...skills].toSorted(),
    cell: (person, skill) => rows.get(person)?.get(skill) ?? none,
    gaps,
  };
}

export interface Closer {
  readonly course: Course;
  /** Skills that it teaches and that somebody misses. */
  readonly skills: readonly string[];
  readonly people: readonly string[];
}

/** Courses that teach what somebody misses, those that help most people first. */
export function closersOf(matrix: Pick<Matrix, 'gaps'>, courses: readonly Course[]): readonly Closer[] {
  return courses
    .map((course): Closer => {
      const skills = course.teaches.filter((skill) => matrix.gaps.has(skill));
      const people = [...new Set(skills.flatMap((skill) => matrix.gaps.get(skill)?.people ?? []))];
      return { course, skills, people };
    })
    .filter(({ skills }) => skills.length > 0)
    .toSorted((a, b) => b.people.length - a.people.length || (a.course.subject < b.course.subject ? -1 : 1));
}
