// People against skills: a level in each cell, a gap where the function asks more, and the course that closes it.
import type { Ctx } from '../../../web/context.ts';
import { html, type Child, type Html } from '../../../web/html.ts';
import { empty, paging } from '../../../web/parts.ts';
import { matrix as grid, matrixCell } from '../../../web/parts/work.ts';
import type { Course } from '../core/facts.ts';
import { closersOf, isGap, type Cell } from '../core/gaps.ts';
import { levelBoxes } from './levels.ts';
import { thingLink } from './parts.ts';
import type { Team } from './team.ts';

/** People beside each other that a screen can hold. */
const columnsAtOnce = 20;

export function teamMatrix(ctx: Ctx, team: Team, only: boolean): Html {
  const { matrix, people, names } = team;
  const page = Math.max(1, Number(ctx.query.get('page') ?? 1) || 1);
  const all = matrix.people.toSorted((a, b) => people(a.person).localeCompare(people(b.person), ctx.lang));
  const shown = all.slice((page - 1) * columnsAtOnce, page * columnsAtOnce);
  const skills = matrix.skills
    .filter((skill) => !only || matrix.gaps.has(skill))
    .toSorted((a, b) => (names.get(a) ?? a).localeCompare(names.get(b) ?? b, ctx.lang));
  if (skills.length === 0) return empty(ctx.t(only ? 'training.noGaps' : 'training.noNeeds'));
  const closers = closerPerSkill(team);
  const row = (skill: string): readonly [Child, readonly Html[]] => {
    const cells = shown.map(({ person }) => {
      const cell = matrix.cell(person, skill);
      return matrixCell(levelOf(ctx, cell), isGap(cell));
    });
    return [
      thingLink(ctx, skill, names),
      [...cells, matrixCell(closing(ctx, team, closers.get(skill), matrix.gaps.has(skill)))],
    ];
  };
  const heads = [
    ctx.t('training.skill'),
    ...shown.map(
      ({ person, functions }) =>
        html`<bdi>${people(person)}</bdi><br /><span class="soft"
            >${functions.map((each) => names.get(each) ?? '').join(', ')}</span
          >`,
    ),
    ctx.t('training.closeGap'),
  ];
  const range = ctx.t('training.range', {
    from: (page - 1) * columnsAtOnce + 1,
    to: Math.min(page * columnsAtOnce, all.length),
    all: all.length,
  });
  return html`${grid(ctx.t('training.matrix'), heads, skills.map(row))}
  ${paging({ label: ctx.t('training.people'), page, size: columnsAtOnce, total: all.length, href: (n) => `/training/team?page=${n}${only ? '&only=gaps' : ''}`, words: { range, earlier: ctx.t('training.before'), later: ctx.t('training.after') } })}`;
}

/** A level; a dash where nobody asks one and nobody has one. */
function levelOf(ctx: Ctx, cell: Cell): Child {
  if (cell.needs > 0 || cell.has > 0 || cell.says > 0) return levelBoxes(ctx, cell);
  return html`<span class="soft" aria-hidden="true">–</span><span class="vh">${ctx.t('training.notAsked')}</span>`;
}

/** Skill → the course that teaches it; the one that helps most people. */
function closerPerSkill({ matrix, courses }: Team): ReadonlyMap<string, Course> {
  const found = new Map<string, Course>();
  for (const { course, skills } of closersOf(matrix, courses))
    for (const skill of skills) if (!found.has(skill)) found.set(skill, course);
  return found;
}

function closing(ctx: Ctx, { names }: Team, course: Course | undefined, gap: boolean): Child {
  if (!gap) return html`<span class="soft">${ctx.t('training.nothingNeeded')}</span>`;
  if (course === undefined) return html`<span class="soft">${ctx.t('training.noCourseFor')}</span>`;
  return thingLink(ctx, course.subject, names);
}
