// My plan: the goals I set and how far each stands; and what my function asks that no goal is set for yet, with the course for it.
import type { Ctx } from '../../../web/context.ts';
import { showDate } from '../../../web/dates.ts';
import { html, type Child, type Html } from '../../../web/html.ts';
import { empty, status, table, type StatusKind } from '../../../web/parts.ts';
import type { Desk } from '../act/desk.ts';
import { isOpen } from '../act/enrol.ts';
import type { Edition } from '../core/facts.ts';
import { closersOf } from '../core/gaps.ts';
import { isAhead, type Goal, type GoalStatus } from '../core/goals.ts';
import { cellWords } from './levels.ts';
import type { Mine } from './me.ts';
import { act, refOfRecord, thingLink, whenText } from './parts.ts';

const kindOf: Readonly<Record<GoalStatus, StatusKind>> = { open: '', busy: 'wait', reached: 'ok', dropped: 'off' };
export const goalStanding = (ctx: Ctx, goal: Goal): Html =>
  status(kindOf[goal.status], ctx.t(`training.goal.${goal.status}`));

/** The day, and that it is past when it is. */
export function dueText(ctx: Ctx, goal: Goal, today: string): Child {
  const day = showDate(goal.due, ctx.lang);
  return isAhead(goal) && goal.due < today ? status('no', ctx.t('training.goal.late', { day })) : day;
}

export const agreement = (ctx: Ctx, goal: Goal): Html =>
  goal.agreedBy === null
    ? html`<span class="soft">${ctx.t('training.goal.notAgreed')}</span>`
    : status('ok', ctx.t('training.goal.agreed'));

export const goalLink = (goal: Goal, names: Mine['names']): Html =>
  html`<a class="serif" href="/training/goal/${refOfRecord(goal.subject)}"
    ><bdi>${names.get(goal.skill) ?? goal.skill}</bdi></a
  >`;

const newGoal = (ctx: Ctx): Html =>
  html`<p class="after"><a class="btn" href="/training/plan">${ctx.t('training.goal.new')}</a></p>`;

export function myPlan(ctx: Ctx, desk: Desk, { goals, names }: Mine): Html {
  if (goals.length === 0) return empty(ctx.t('training.goal.none'), newGoal(ctx));
  const heads = ['training.goal.what', 'training.level', 'training.goal.by', 'training.stands', 'training.goal.lead'];
  // What is ahead comes first.
  const sorted = goals.toSorted((a, b) => Number(isAhead(b)) - Number(isAhead(a)));
  const rows = sorted.map((goal) => [
    goalLink(goal, names),
    ctx.t(`training.levels.${goal.level as 1}`),
    dueText(ctx, goal, desk.today),
    goalStanding(ctx, goal),
    isAhead(goal) || goal.agreedBy !== null ? agreement(ctx, goal) : undefined,
  ]);
  return html`<div class="cq">
      ${table(
        ctx.t('training.myPlan'),
        heads.map((key) => ({ label: ctx.t(key as 'training.level') })),
        rows,
      )}
    </div>
    ${newGoal(ctx)}`;
}

/** Does one's function ask anything at all? Who has no function, or one without a profile, cannot have everything. */
export const asksOf = ({ matrix, person }: Pick<Mine, 'matrix' | 'person'>): boolean =>
  matrix.skills.some((skill) => matrix.cell(person, skill).needs > 0);

/** Skills that one's function asks and that no goal leads to yet, the course that helps most first. */
export function suggestions(ctx: Ctx, desk: Desk, mine: Mine): Html {
  const { matrix, courses, goals, names, person } = mine;
  if (matrix.gaps.size === 0)
    return html`<p>${ctx.t(asksOf(mine) ? 'training.planNothing' : 'training.nothingAsked')}</p>`;
  const closers = closersOf(matrix, courses);
  const open = desk.read.editions(ctx.marks).filter((each) => isOpen(each, desk.today));
  const planned = (skill: string): boolean => goals.some((goal) => goal.skill === skill && isAhead(goal));
  const left = [...matrix.gaps.keys()].filter((skill) => !planned(skill));
  if (left.length === 0) return html`<p>${ctx.t('training.allPlanned')}</p>`;
  const on = onLists(desk, person);
  return html`<ul class="lines">
    ${left.map((skill) => {
      const course = closers.find((each) => each.skills.includes(skill))?.course;
      const next = open.find((each) => each.course === course?.subject);
      const cell = matrix.cell(person, skill);
      const query = new URLSearchParams({ skill, level: String(cell.needs) });
      if (course !== undefined) query.set('course', course.subject);
      if (next !== undefined) query.set('due', (next.end ?? next.start).slice(0, 10));
      return html`<li>
        ${thingLink(ctx, skill, names)} <small class="soft">${cellWords(ctx, cell)}</small>
        <p class="tap">
          ${course === undefined ? ctx.t('training.noCourseFor') : thingLink(ctx, course.subject, names, 'serif')}
        </p>
        ${course !== undefined && html`<p class="small soft">${next === undefined ? ctx.t('training.notPlanned') : whenText(ctx, next)}</p>`}
        <div class="row">
          <a class="btn" href="/training/plan?${query.toString()}">${ctx.t('training.goal.plan')}</a>
          ${next !== undefined && seat(ctx, next, on)}
        </div>
      </li>`;
    })}
  </ul>`;
}

const onLists = ({ read }: Desk, person: string): ReadonlySet<string> =>
  new Set(
    read
      .enrolmentsOf(person)
      .filter((each) => each.status !== 'cancelled')
      .map(({ edition }) => edition),
  );

const seat = (ctx: Ctx, next: Edition, on: ReadonlySet<string>): Html =>
  on.has(next.subject)
    ? status('ok', ctx.t('training.onList'))
    : act(ctx, {
        action: '/training/enrol',
        fields: { edition: next.subject },
        label: ctx.t('training.enrol'),
        kind: 'bare',
      });
