// My page: what I can do, what I plan to learn, my courses and certificates. Seen by nobody else as such.
import type { Ctx } from '../../../web/context.ts';
import { html, type Html } from '../../../web/html.ts';
import { section } from '../../../web/parts.ts';
import { capital } from '../../../web/words.ts';
import type { Desk } from '../act/desk.ts';
import type { Assertion, Course } from '../core/facts.ts';
import { gapMatrix, type Matrix, type Staff } from '../core/gaps.ts';
import type { Goal } from '../core/goals.ts';
import { seenBy, trainingPage } from './frame.ts';
import { myCourses } from './my-courses.ts';
import { asksOf, myPlan, suggestions } from './my-plan.ts';
import { mySkills, saying } from './my-skills.ts';

export interface Mine {
  readonly person: string;
  readonly matrix: Matrix;
  readonly assertions: readonly Assertion[];
  readonly courses: readonly Course[];
  readonly goals: readonly Goal[];
  readonly names: ReadonlyMap<string, string>;
}

const mostNames = 1000;

export async function mineOf(ctx: Ctx, desk: Desk, person: string): Promise<Mine & { readonly staff: Staff }> {
  const { read, today } = desk;
  const assertions = read.assertionsOf([person]);
  const staff = read.staff(person) ?? { person, museum: null, functions: [] };
  const matrix = gapMatrix({ people: [staff], profiles: read.profiles(), assertions, on: today });
  const [courses, goals] = [read.courses(ctx.marks), read.goalsOf([person])];
  const wanted = [
    ...matrix.skills,
    ...goals.map(({ skill }) => skill),
    ...courses.map(({ subject }) => subject),
    ...staff.functions,
  ];
  const names = await ctx.hub.state.names([...new Set(wanted)].slice(0, mostNames), ctx.lang, ctx.marks);
  return { person, matrix, assertions, courses, goals, names, staff };
}

export async function myPage(ctx: Ctx, desk: Desk, person: string): Promise<Html> {
  const { staff, ...mine } = await mineOf(ctx, desk, person);
  const body = html`<div class="grid">
    <div class="c8">
      ${section({ id: 'plan', title: ctx.t('training.myPlan'), note: ctx.t('training.planWho') }, myPlan(ctx, desk, mine))}
      ${section({ id: 'skills', title: ctx.t('training.mySkills') }, mySkills(ctx, desk, mine))}
      ${section({ id: 'mine', title: ctx.t('training.myCourses') }, myCourses(ctx, desk, mine))}
    </div>
    <div class="c4">
      ${section({ id: 'next', title: ctx.t('training.suggested') }, suggestions(ctx, desk, mine))}
      ${section({ id: 'say', title: ctx.t('training.say') }, await saying(ctx, mine))}
    </div>
  </div>`;
  return trainingPage(
    ctx,
    { title: ctx.t('training.me'), lede: ledeOf(ctx, staff, mine), aside: seenBy(ctx.t('training.meWho')) },
    body,
  );
}

/** One's function, and how much of what it asks is still to be learnt. */
function ledeOf(ctx: Ctx, { functions }: Staff, mine: Mine): string {
  const { names, matrix } = mine;
  if (functions.length === 0) return ctx.t('training.noFunction');
  const words = capital(functions.map((each) => names.get(each) ?? each).join(', '));
  const n = matrix.gaps.size;
  if (!asksOf(mine)) return ctx.t('training.meUnasked', { functions: words });
  return ctx.t(n === 0 ? 'training.meAll' : 'training.meLede', { functions: words, n });
}
