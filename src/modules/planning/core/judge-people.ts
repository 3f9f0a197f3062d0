// Does a claim fit the people it names? Elsewhere, away, without the language or the skill. Names nobody. Pure.
import { blocks, holds, overlap, type Case, type Conflict, type Occupied } from './conflict.ts';
import { taken } from './judge-things.ts';
import type { Time } from './recurrence.ts';
import { dayMs, dayOf, hourMs } from './time.ts';

export function ofPerson(given: Case, person: string, at: Time): Conflict[] {
  const { claim, world } = given;
  const known = world.resource(person);
  const away = (known?.absences ?? []).filter(({ start, end }) => start < at.end && at.start < end);
  const speaks = known === undefined || known.languages.length === 0 || claim.lang === undefined;
  const dumb = !speaks && !known.languages.includes(claim.lang ?? '');
  const span = { from: at.start, to: at.end };
  return [
    ...taken(given, person, [person], at),
    ...shortRest(given, person, known?.restHours, at),
    ...away.map((time): Conflict => ({
      kind: 'absence',
      resource: person,
      other: undefined,
      at,
      ...overlap(at, time),
      blocks: blocks(claim),
    })),
    ...(dumb
      ? [{ kind: 'missing-language' as const, resource: person, other: undefined, at, ...span, blocks: blocks(claim) }]
      : []),
  ];
}

/** Hours between the end of one working day and the start of the next, unless the person or their function says otherwise. */
const usualRestHours = 11;
const longestShift = dayMs;

/** A working day is the day on which a shift starts; what lasts longer than a day is no shift, and a gap within a day a break. */
function shortRest(given: Case, person: string, hours: number | undefined, at: Time): Conflict[] {
  const { claim, world, now } = given;
  const rest = (hours ?? usualRestHours) * hourMs;
  if (rest === 0 || at.end - at.start > longestShift) return [];
  const around = world.occupied([person], { start: at.start - rest, end: at.end + rest });
  const next = (other: Occupied): boolean =>
    (other.end <= at.start || other.start >= at.end) && dayOf(other.start) !== dayOf(at.start);
  return around
    .filter((other) => other.claim !== claim.subject && holds(other, now))
    .filter((other) => next(other) && other.end - other.start <= longestShift)
    .map((other): Conflict => {
      const [from, to] = other.end <= at.start ? [other.end, at.start] : [at.end, other.start];
      const span = { from, to, asked: rest / hourMs, room: Math.round((to - from) / (hourMs / 10)) / 10 };
      return { kind: 'short-rest', resource: person, other, at, ...span, blocks: blocks(claim) };
    });
}

/** Somebody of those who are named must have each skill on record, and valid that day. A role still to fill has nobody yet. */
export function skills({ claim, world }: Case, at: Time): Conflict[] {
  const [first] = claim.people;
  if (first === undefined) return [];
  return claim.skills
    .filter((skill) => !claim.people.some((person) => world.hasSkill(person, skill, at.start)))
    .map((skill): Conflict => ({
      kind: 'missing-skill',
      resource: first,
      other: undefined,
      at,
      from: at.start,
      to: at.end,
      skill,
      blocks: blocks(claim),
    }));
}
