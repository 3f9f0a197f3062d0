// The form of a learning goal: empty, proposed by the gap of one's role profiles, or as it stands.
import type { Ctx } from '../../../web/context.ts';
import { html, type Html } from '../../../web/html.ts';
import { section } from '../../../web/parts.ts';
import type { Desk } from '../act/desk.ts';
import type { Wish } from '../act/goals.ts';
import type { Goal } from '../core/goals.ts';
import { seenBy, trainingPage } from './frame.ts';
import { levelSelect } from './levels.ts';
import { mineOf, type Mine } from './me.ts';
import { skillSelect, skillsOffered } from './offered.ts';
import { csrfField, refOfRecord } from './parts.ts';

export const wishOf = ({ skill, level, due, why, steps, course }: Goal): Wish => ({
  skill,
  level,
  due,
  why: why ?? '',
  steps: steps ?? '',
  course: course ?? '',
});

const halfYear = (today: string): string => Temporal.PlainDate.from(today).add({ months: 6 }).toString();

/** What the address proposes: `?skill=…&level=…&course=…&due=…`. */
const proposed = (ctx: Ctx, today: string): Wish => ({
  skill: ctx.query.get('skill') ?? '',
  level: Number(ctx.query.get('level') ?? 3) || 3,
  due: /^\d{4}-\d\d-\d\d$/.exec(ctx.query.get('due') ?? '')?.[0] ?? halfYear(today),
  why: '',
  steps: '',
  course: ctx.query.get('course') ?? '',
});

export async function newGoalPage(ctx: Ctx, desk: Desk, person: string): Promise<Html> {
  const mine = await mineOf(ctx, desk, person);
  const title = ctx.t('training.goal.new');
  const form = await goalForm(ctx, mine, proposed(ctx, desk.today));
  const under = { label: ctx.t('training.me'), href: '/training/me' };
  const frame = {
    title,
    lede: ctx.t('training.goal.lede'),
    aside: seenBy(ctx.t('training.goal.seenOwn')),
    under,
  };
  return trainingPage(ctx, frame, section({ id: 'goal', title: ctx.t('training.goal.title'), hang: true }, form));
}

/** @param subject of the goal that is changed; left out for a new one */
export async function goalForm(ctx: Ctx, mine: Mine, wish: Wish, subject?: string): Promise<Html> {
  const offered = await skillsOffered(ctx, mine.courses, [
    ...mine.matrix.skills,
    ...(wish.skill === '' ? [] : [wish.skill]),
  ]);
  const courses = mine.courses
    .map((each) => [each.subject, mine.names.get(each.subject) ?? each.subject] as const)
    .toSorted(([, a], [, b]) => a.localeCompare(b, ctx.lang));
  const action = subject === undefined ? '/training/plan' : `/training/goal/${refOfRecord(subject)}`;
  return html`<form class="stack" method="post" action="${action}">
    ${csrfField(ctx)}<input type="hidden" name="act" value="change" /><input
      type="hidden"
      name="next"
      value="${ctx.path}"
    />
    <p class="field">
      <label for="skill">${ctx.t('training.goal.what')}</label>
      ${skillSelect(offered, { id: 'skill', chosen: wish.skill })}
    </p>
    <p class="field">
      <label for="level">${ctx.t('training.goal.target')}</label>
      ${levelSelect(ctx, { id: 'level', chosen: wish.level })}
    </p>
    <p class="field">
      <label for="due">${ctx.t('training.goal.by')}</label>
      <input class="in" type="date" id="due" name="due" value="${wish.due}" required />
    </p>
    <p class="field">
      <label for="why">${ctx.t('training.goal.why')}</label>
      <textarea class="in" id="why" name="why" rows="2" maxlength="2000">${wish.why}</textarea>
    </p>
    <p class="field">
      <label for="steps">${ctx.t('training.goal.steps')}</label>
      <textarea class="in" id="steps" name="steps" rows="3" maxlength="4000" aria-describedby="steps-hint">
${wish.steps}</textarea>
      <small class="soft" id="steps-hint">${ctx.t('training.goal.stepsHint')}</small>
    </p>
    <p class="field">
      <label for="course">${ctx.t('training.goal.course')}</label>
      <select class="in" id="course" name="course">
        <option value="">${ctx.t('training.goal.noCourse')}</option>
        ${courses.map(([iri, name]) => html`<option value="${iri}" ${iri === wish.course && html` selected`}>${name}</option>`)}
      </select>
    </p>
    ${subject !== undefined && html`<p class="small soft">${ctx.t('training.goal.lapses')}</p>`}
    <p>
      <button class="btn main">${ctx.t(subject === undefined ? 'training.goal.set' : 'training.goal.save')}</button>
    </p>
  </form>`;
}
