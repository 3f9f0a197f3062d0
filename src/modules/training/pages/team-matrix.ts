// People against skills: a level in each cell, a gap where the function asks more, and the course that closes it.
import type { Ctx } from '../../../web/context.ts';
import { html, type Child, type Html } from '../../../web/html.ts';
import { empty, paging } from '../../../web/parts.ts';
import type { Course } from '../core/facts.ts';
import { closersOf, isGap } from '../core/gaps.ts';
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
  const row = (skill: string): Html =>
    html`<tr>
      <th scope="row">${thingLink(ctx, skill, names)}</th>
      ${shown.map(({ person }) => {
        const cell = matrix.cell(person, skill);
        const has = cell.needs > 0 || cell.has > 0 || cell.says > 0;
        return html`<td${isGap(cell) && html` class="gap"`}>${has ? levelBoxes(ctx, cell) : html`<span class="soft" aria-hidden="true">–</span><span class="vh">${ctx.t('training.notAsked')}</span>`}</td>`;
      })}
      <td>${closing(ctx, team, closers.get(skill), matrix.gaps.has(skill))}</td>
    </tr>`;
  const caption = ctx.t('training.matrix');
  const range = ctx.t('training.range', {
    from: (page - 1) * columnsAtOnce + 1,
    to: Math.min(page * columnsAtOnce, all.length),
    all: all.length,
  });
  return html`<div class="scroll" role="region" aria-label="${caption}" tabindex="0">
      <table class="matrix">
        <caption class="vh">
          ${caption}
        </caption>
        <thead>
          <tr>
            <th scope="col">${ctx.t('training.skill')}</th>
            ${shown.map(({ person, functions }) => html`<th scope="col"><bdi>${people(person)}</bdi><br /><span class="soft">${functions.map((each) => names.get(each) ?? '').join(', ')}</span></th>`)}
            <th scope="col">${ctx.t('training.closeGap')}</th>
          </tr>
        </thead>
        <tbody>
          ${skills.map(row)}
        </tbody>
      </table>
    </div>
    ${paging({ label: ctx.t('training.people'), page, size: columnsAtOnce, total: all.length, href: (n) => `/training/team?page=${n}${only ? '&only=gaps' : ''}`, words: { range, earlier: ctx.t('training.before'), later: ctx.t('training.after') } })}`;
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
