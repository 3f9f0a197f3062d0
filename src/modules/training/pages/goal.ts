// One learning goal: what, why, how and by when; how far it stands; what the person and the team lead say to each other about it.
import type { Ctx } from '../../../web/context.ts';
import { html, type Child, type Html } from '../../../web/html.ts';
import { empty, facts, section, written } from '../../../web/parts.ts';
import type { Desk } from '../act/desk.ts';
import { goalFor } from '../act/goals.ts';
import { isOpen } from '../act/enrol.ts';
import type { Goal, GoalStatus } from '../core/goals.ts';
import { namesOfPeople, noteLooking, type PeopleNames } from '../people.ts';
import { mayAgree } from '../rights.ts';
import { seenBy, trainingPage } from './frame.ts';
import { goalForm, wishOf } from './goal-form.ts';
import { cellWords, levelBoxes } from './levels.ts';
import { mineOf, type Mine } from './me.ts';
import { agreement, dueText, goalStanding } from './my-plan.ts';
import { act, csrfField, refOfRecord, thingLink, whenText, type Button } from './parts.ts';

export async function goalPage(ctx: Ctx, desk: Desk, ref: string): Promise<Html> {
  const goal = goalFor(desk, ref);
  const own = goal.person === ctx.actor.iri;
  noteLooking(ctx, [goal.person]);
  const mine = await mineOf(ctx, desk, goal.person);
  const people = await namesOfPeople(ctx, [goal.person, goal.agreedBy, ...goal.remarks.map(({ by }) => by)]);
  const name = mine.names.get(goal.skill) ?? goal.skill;
  const body = html`<div class="grid">
    <div class="c7">
      ${section({ id: 'goal', title: ctx.t('training.goal.title') }, about(ctx, desk, { goal, mine, people, own }))}
      ${own && section({ id: 'change', title: ctx.t('training.goal.change') }, await goalForm(ctx, mine, wishOf(goal), goal.subject))}
    </div>
    <div class="c5">${section({ id: 'talk', title: ctx.t('training.goal.talk') }, talk(ctx, goal, people))}</div>
  </div>`;
  const up = own
    ? { label: ctx.t('training.me'), href: '/training/me' }
    : { label: ctx.t('training.team'), href: '/training/team' };
  const aside = seenBy(ctx.t(own ? 'training.goal.seenOwn' : 'training.goal.seenLead'));
  const lede = own ? undefined : html`<bdi>${people(goal.person)}</bdi>`;
  return trainingPage(ctx, { title: name, lede, aside, under: up }, body);
}

interface Shown {
  readonly goal: Goal;
  readonly mine: Mine;
  readonly people: PeopleNames;
  readonly own: boolean;
}

function about(ctx: Ctx, desk: Desk, { goal, mine, people, own }: Shown): Html {
  const now = { ...mine.matrix.cell(goal.person, goal.skill), needs: goal.level };
  const steps = (goal.steps ?? '').split('\n').filter((line) => line.trim() !== '');
  const rows: readonly (readonly [string, Child])[] = [
    [ctx.t('training.goal.target'), ctx.t(`training.levels.${goal.level as 1}`)],
    [
      ctx.t('training.goal.now'),
      html`${levelBoxes(ctx, now)} <small aria-hidden="true">${cellWords(ctx, now)}</small>`,
    ],
    [ctx.t('training.goal.by'), dueText(ctx, goal, desk.today)],
    [ctx.t('training.stands'), goalStanding(ctx, goal)],
    [ctx.t('training.goal.why'), goal.why !== null && written(goal.why)],
    [
      ctx.t('training.goal.steps'),
      steps.length > 0 &&
        html`<ul class="lines tight">
          ${steps.map((line) => html`<li>${written(line)}</li>`)}
        </ul>`,
    ],
    [ctx.t('training.goal.course'), goal.course !== null && course(ctx, desk, goal.course, mine)],
    [
      ctx.t('training.goal.lead'),
      html`${agreement(ctx, goal)}${goal.agreedBy !== null && html` <bdi>${people(goal.agreedBy)}</bdi>`}`,
    ],
  ];
  return html`${facts(rows)}
    <div class="row after">${own ? moves(ctx, goal) : agreeing(ctx, goal)}</div>`;
}

function course(ctx: Ctx, desk: Desk, subject: string, { names }: Mine): Html {
  const next = desk.read.editions(ctx.marks).find((each) => each.course === subject && isOpen(each, desk.today));
  return html`${thingLink(ctx, subject, names, 'serif')}<br /><small class="soft"
      >${next === undefined ? ctx.t('training.notPlanned') : whenText(ctx, next)}</small
    >`;
}

const ways: Readonly<Record<GoalStatus, readonly GoalStatus[]>> = {
  open: ['busy', 'reached', 'dropped'],
  busy: ['reached', 'open', 'dropped'],
  reached: ['busy'],
  dropped: ['open'],
};

const goalAct = (ctx: Ctx, { subject }: Goal, name: string, button: Pick<Button, 'label' | 'kind'>): Html =>
  act(ctx, { action: `/training/goal/${refOfRecord(subject)}`, fields: { act: name }, ...button });

/** How far it stands is for the person to say; whatever was said can be taken back. */
const moves = (ctx: Ctx, goal: Goal): readonly Html[] =>
  ways[goal.status].map((to) => {
    const label = ctx.t(to === 'open' ? 'training.goal.reopen' : `training.goal.to.${to}`);
    return goalAct(ctx, goal, to, { label, ...(to === 'dropped' && { kind: 'bare' as const }) });
  });

function agreeing(ctx: Ctx, goal: Goal): Child {
  if (!mayAgree(ctx.actor, goal.person)) return undefined;
  return goal.agreedBy === null
    ? goalAct(ctx, goal, 'agree', { label: ctx.t('training.approve'), kind: 'main' })
    : goalAct(ctx, goal, 'disagree', { label: ctx.t('training.undo'), kind: 'bare' });
}

function talk(ctx: Ctx, goal: Goal, people: PeopleNames): Html {
  const said =
    goal.remarks.length === 0
      ? empty(ctx.t('training.goal.silent'))
      : html`<ul class="lines">
          ${goal.remarks.map(({ by, at, text }) => html`<li><bdi>${people(by)}</bdi> <small class="soft">${ctx.moment(at)}</small><br />${written(text)}</li>`)}
        </ul>`;
  return html`${said}
    <form class="stack after" method="post" action="/training/goal/${refOfRecord(goal.subject)}">
      ${csrfField(ctx)}<input type="hidden" name="act" value="remark" /><input
        type="hidden"
        name="next"
        value="${ctx.path}"
      />
      <p class="field">
        <label for="text">${ctx.t('training.goal.say')}</label>
        <textarea class="in" id="text" name="text" rows="3" maxlength="2000" required></textarea>
      </p>
      <p><button class="btn">${ctx.t('training.goal.send')}</button></p>
    </form>`;
}
