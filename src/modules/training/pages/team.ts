// What a team can do, and not yet, and what its people plan, for who leads them. Every name on it is one of their own people.
import type { Ctx } from '../../../web/context.ts';
import { html, type Html } from '../../../web/html.ts';
import { museumName } from '../../../web/museums.ts';
import { empty, icon, section } from '../../../web/parts.ts';
import type { Desk } from '../act/desk.ts';
import { isOpen } from '../act/enrol.ts';
import type { Assertion, Course, Edition } from '../core/facts.ts';
import { gapMatrix, type Matrix } from '../core/gaps.ts';
import type { Goal } from '../core/goals.ts';
import { namesOfPeople, noteLooking, type PeopleNames } from '../people.ts';
import { seenBy, trainingPage } from './frame.ts';
import { levelKey } from './levels.ts';
import { closingCourses, wishes } from './team-courses.ts';
import { teamMatrix } from './team-matrix.ts';
import { plans, toConfirm } from './team-people.ts';

export interface Team {
  readonly matrix: Matrix;
  readonly people: PeopleNames;
  readonly names: ReadonlyMap<string, string>;
  readonly courses: readonly Course[];
  readonly open: readonly Edition[];
  readonly assertions: readonly Assertion[];
  readonly goals: readonly Goal[];
}

const mostNames = 1000;

/** @param led the people whom the reader leads; each of them can see that they were looked at */
async function teamOf(ctx: Ctx, desk: Desk, led: readonly string[]): Promise<Team> {
  const { read, today } = desk;
  const staff = led.flatMap((person) => read.staff(person) ?? []);
  const team = staff.map(({ person }) => person);
  const [assertions, goals] = [read.assertionsOf(team), read.goalsOf(team)];
  const matrix = gapMatrix({ people: staff, profiles: read.profiles(), assertions, on: today });
  const [courses, open] = [read.courses(ctx.marks), read.editions(ctx.marks).filter((each) => isOpen(each, today))];
  const wanted = [
    ...matrix.skills,
    ...goals.map(({ skill }) => skill),
    ...courses.map(({ subject }) => subject),
    ...staff.flatMap(({ functions }) => functions),
  ];
  const names = await ctx.hub.state.names([...new Set(wanted)].slice(0, mostNames), ctx.lang, ctx.marks);
  const people = await namesOfPeople(ctx, team);
  noteLooking(ctx, team);
  return { matrix, people, names, courses, open, assertions, goals };
}

export async function teamPage(ctx: Ctx, desk: Desk, led: readonly string[]): Promise<Html> {
  const team = await teamOf(ctx, desk, led);
  const { people, skills, gaps } = team.matrix;
  const only = ctx.query.get('only') === 'gaps';
  const count = [...gaps.values()].reduce((sum, each) => sum + each.people.length, 0);
  const where = [...new Set(people.flatMap(({ museum }) => museum ?? []))].map(museumName).join(', ');
  const words = ctx.t('training.teamLede', {
    n: people.length,
    people: people.length,
    skills: skills.length,
    gaps: count,
  });
  const aside = html`<p class="row">
    <a class="btn" href="/training/team${!only && '?only=gaps'}"
      >${icon('filter')}${ctx.t(only ? 'training.everything' : 'training.onlyGaps')}</a
    >
  </p>`;
  const body =
    people.length === 0
      ? empty(ctx.t('training.noTeam'))
      : html`<div class="row end gap">${levelKey(ctx)} ${seenBy(ctx.t('training.teamWho'))}</div>
          ${teamMatrix(ctx, team, only)}${below(ctx, desk, team)}`;
  const lede = html`${where !== '' && `${where}. `}${words}`;
  return trainingPage(ctx, { title: ctx.t('training.teamTitle'), lede, aside }, body);
}

const below = (ctx: Ctx, desk: Desk, team: Team): Html =>
  html`<div class="grid over">
    <div class="c8">
      ${section({ id: 'first', title: ctx.t('training.first') }, closingCourses(ctx, desk, team))}
      ${section({ id: 'plans', title: ctx.t('training.plans') }, plans(ctx, desk, team))}
      ${section({ id: 'said', title: ctx.t('training.toConfirm') }, toConfirm(ctx, desk, team))}
    </div>
    <div class="c4">${section({ id: 'asked', title: ctx.t('training.waitForYou') }, wishes(ctx, desk, team))}</div>
  </div>`;
