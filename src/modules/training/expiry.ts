// What runs out soon, and which courses lag behind their manuals or their terms. Pure.
import { holdsOn } from './skills.ts';
import type { Assertion, Course, Profile } from './core/facts.ts';

export const reminderDays = 60;

const later = (day: string, days: number): string => Temporal.PlainDate.from(day).add({ days }).toString();

/** Confirmed skills that hold today and run out within two months, unless a later one takes over. Soonest first. */
export function runningOut(assertions: readonly Assertion[], today: string): readonly Assertion[] {
  const edge = later(today, reminderDays);
  const holds = assertions.filter((each) => each.confirmed && holdsOn(each, today));
  const outlives = (a: Assertion, b: Assertion): boolean =>
    a.skill === b.skill && a.person === b.person && a.level >= b.level && (a.until === null || a.until > edge);
  return holds
    .filter((each) => each.until !== null && each.until <= edge && !holds.some((other) => outlives(other, each)))
    .toSorted((a, b) => ((a.until ?? '') < (b.until ?? '') ? -1 : 1));
}

/** Materials that changed after the course was last looked at. @param changedOn day of the last change of a page */
export const staleMaterials = (
  { materials, reviewed }: Pick<Course, 'materials' | 'reviewed'>,
  changedOn: (page: string) => string | undefined,
): readonly string[] => (reviewed === null ? [] : materials.filter((page) => (changedOn(page) ?? '') > reviewed));

/** Skills that a profile asks for and that are no longer chosen. @param replaced skill → what to use now, or null */
export const retiredNeeds = (
  { needs }: Pick<Profile, 'needs'>,
  replaced: ReadonlyMap<string, string | null>,
): readonly (readonly [skill: string, instead: string | null])[] =>
  needs.flatMap(({ skill }) => {
    const instead = replaced.get(skill);
    return instead === undefined ? [] : [[skill, instead] as const];
  });
