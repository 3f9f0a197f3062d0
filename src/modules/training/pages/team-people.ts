// What people of a team say of themselves, to confirm or correct; and what they plan to learn, to agree with.
import type { Ctx } from '../../../web/context.ts';
import { html, type Html } from '../../../web/html.ts';
import { empty, table } from '../../../web/parts.ts';
import type { Desk } from '../act/desk.ts';
import { isAhead } from '../core/goals.ts';
import { holdsOn } from '../skills.ts';
import { levelSelect } from './levels.ts';
import { agreement, dueText, goalLink, goalStanding } from './my-plan.ts';
import { csrfField, refOfRecord } from './parts.ts';
import type { Team } from './team.ts';

/** What people say of themselves, for the lead to agree with or to correct. A number becomes a fact by a person only. */
export function toConfirm(ctx: Ctx, desk: Desk, { assertions, people, names, matrix }: Team): Html {
  const said = assertions.filter(
    (each) => !each.confirmed && holdsOn(each, desk.today) && each.level > matrix.cell(each.person, each.skill).has,
  );
  if (said.length === 0) return html`<p>${ctx.t('training.nothingToConfirm')}</p>`;
  const heads = ['training.who', 'training.skill', 'training.todo'] as const;
  const rows = said.map((each) => [
    html`<bdi>${people(each.person)}</bdi>`,
    html`<a href="/training/skill/${refOfRecord(each.subject)}"><bdi>${names.get(each.skill) ?? each.skill}</bdi></a>`,
    html`<form class="row" method="post" action="/training/skill/${refOfRecord(each.subject)}">
      ${csrfField(ctx)}<input type="hidden" name="next" value="/training/team" />
      <label for="l-${refOfRecord(each.subject)}">${ctx.t('training.level')}</label>
      ${levelSelect(ctx, { id: `l-${refOfRecord(each.subject)}`, chosen: each.level, short: true })}
      <button class="btn">${ctx.t('training.confirm')}</button>
    </form>`,
  ]);
  return html`<div class="cq">
    ${table(
      ctx.t('training.toConfirm'),
      heads.map((key) => ({ label: ctx.t(key) })),
      rows,
    )}
  </div>`;
}

const waits = (agreedBy: string | null): number => (agreedBy === null ? 0 : 1);

/** Goals of the team: what still waits for a yes first, then by day. */
export function plans(ctx: Ctx, desk: Desk, { goals, people, names }: Team): Html {
  const ahead = goals.filter(isAhead);
  if (ahead.length === 0) return empty(ctx.t('training.noPlans'));
  const sorted = ahead.toSorted((a, b) => waits(a.agreedBy) - waits(b.agreedBy) || (a.due < b.due ? -1 : 1));
  const heads = [
    'training.who',
    'training.skill',
    'training.level',
    'training.goal.by',
    'training.stands',
    'training.goal.lead',
  ] as const;
  const rows = sorted.map((goal) => [
    html`<bdi>${people(goal.person)}</bdi>`,
    goalLink(goal, names),
    ctx.t(`training.levels.${goal.level as 1}`),
    dueText(ctx, goal, desk.today),
    goalStanding(ctx, goal),
    agreement(ctx, goal),
  ]);
  return html`<div class="cq">
    ${table(
      ctx.t('training.plans'),
      heads.map((key) => ({ label: ctx.t(key) })),
      rows,
    )}
  </div>`;
}
