// The catalogue of courses: what runs soon and where, what one learns, how many seats are left; and the ways to one's own.
import { museums } from '../../../access/policy.ts';
import type { Ctx } from '../../../web/context.ts';
import { showDate } from '../../../web/dates.ts';
import { html, type Child, type Html } from '../../../web/html.ts';
import { layout } from '../../../web/layout.ts';
import { museumName } from '../../../web/museums.ts';
import { icon, note, section } from '../../../web/parts.ts';
import type { Desk } from '../act/desk.ts';
import { isOver, type Course, type Edition } from '../core/facts.ts';
import { runningOut } from '../expiry.ts';
import { ledBy, personOf, reportsOn } from '../rights.ts';
import { laggingNote } from './lagging.ts';
import { doneNote } from './parts.ts';
import { courseList, soonList } from './catalogue-lists.ts';

export interface Shown {
  readonly courses: readonly Course[];
  readonly editions: readonly Edition[];
  readonly names: ReadonlyMap<string, string>;
}

export async function cataloguePage(ctx: Ctx, desk: Desk): Promise<Html> {
  const { museum, skill } = { museum: ctx.query.get('museum') ?? '', skill: ctx.query.get('skill') ?? '' };
  const all = desk.read.courses(ctx.marks);
  const courses = all.filter(
    (course) => (museum === '' || course.museum === museum) && (skill === '' || course.teaches.includes(skill)),
  );
  const ids = new Set(courses.map(({ subject }) => subject));
  const editions = desk.read.editions(ctx.marks).filter((each) => ids.has(each.course) && !isOver(each, desk.today));
  const skills = [...new Set(all.flatMap(({ teaches }) => teaches))];
  const wanted = [...all.map(({ subject }) => subject), ...skills, ...editions.flatMap(({ location }) => location)];
  const names = await ctx.hub.state.names(wanted, ctx.lang, ctx.marks);
  const shown = { courses, editions, names };
  const main = html`<div class="title bar">
      <div>
        <h1>${ctx.t('nav.training')}</h1>
        <p class="lede">${ctx.t('training.lede')}</p>
      </div>
      ${ways(ctx, desk)}
    </div>
    ${doneNote(ctx)}${ctx.signedIn && (await laggingNote(ctx, desk))}
    ${reminder(ctx, desk, await skillNames(ctx, desk))} ${filters(ctx, { museum, skill, skills, names })}
    ${section({ id: 'soon', title: ctx.t('training.soon') }, soonList(ctx, desk, shown))}
    ${section({ id: 'courses', title: ctx.t('training.courses'), note: ctx.t('training.count', { n: courses.length }) }, courseList(ctx, shown))}
    ${ctx.signedIn && lists(ctx)}`;
  return layout(
    ctx,
    {
      title: ctx.t('nav.training'),
      section: 'training',
      breadcrumbs: [{ label: 'Vijver', href: '/' }, { label: ctx.t('nav.training') }],
    },
    main,
  );
}

/** What is one's own: my courses, my team, the numbers. */
function ways(ctx: Ctx, desk: Desk): Child {
  const person = personOf(ctx.hub.base, ctx.actor);
  const [leading, reporting] = [ledBy(ctx.actor).length > 0, reportsOn(ctx.actor, museums).length > 0];
  const adds = ctx.mayWrite('training', ctx.museumFor('training', 'course'), 'course');
  if (!ctx.signedIn && desk.actor.role === 'anyone') return undefined;
  return html`<p class="row">
    ${adds && html`<a class="btn" href="/training/new/course">${icon('plus')}${ctx.t('training.newCourse')}</a>`}
    ${reporting && html`<a class="btn" href="/training/report">${ctx.t('training.report')}</a>`}
    ${leading && html`<a class="btn" href="/training/team">${ctx.t('training.team')}</a>`}
    <a class="btn" href="/training/help">${ctx.t('training.help')}</a>
    ${person !== undefined && html`<a class="btn main" href="/training/me">${icon('cap')}${ctx.t('training.me')}</a>`}
  </p>`;
}

const ownOut = (desk: Desk) => {
  const person = personOf(desk.hub.base, desk.actor);
  return person === undefined ? [] : runningOut(desk.read.assertionsOf([person]), desk.today);
};
const skillNames = (ctx: Ctx, desk: Desk) =>
  ctx.hub.state.names(
    ownOut(desk).map(({ skill }) => skill),
    ctx.lang,
    ctx.marks,
  );

/** What of yours runs out soon; two at most, the rest is on your own page. */
function reminder(ctx: Ctx, desk: Desk, names: ReadonlyMap<string, string>): Child {
  const out = ownOut(desk);
  if (out.length === 0) return undefined;
  return html`<div class="gap-under">
    ${note(
      'wait',
      html`${out
          .slice(0, 2)
          .map(
            ({ skill, until }) =>
              html`<p>
                ${ctx.say('training.runsOut', { skill: html`<i class="serif">${names.get(skill) ?? skill}</i>`, day: showDate(until ?? '', ctx.lang) })}
              </p>`,
          )}
        <p><a href="/training/me">${ctx.t('training.toMe')}</a></p>`,
    )}
  </div>`;
}

interface Filter {
  readonly museum: string;
  readonly skill: string;
  readonly skills: readonly string[];
  readonly names: ReadonlyMap<string, string>;
}

const chosen = (is: boolean): Child => is && html` selected`;

function filters(ctx: Ctx, { museum, skill, skills, names }: Filter): Html {
  const sorted = skills.toSorted((a, b) => (names.get(a) ?? a).localeCompare(names.get(b) ?? b, ctx.lang));
  return html`<form class="row gap" action="/training">
    <span class="row"
      ><label for="museum">${ctx.t('list.museum')}</label>
      <select class="in short" id="museum" name="museum">
        <option value="">${ctx.t('training.anyMuseum')}</option>
        ${museums.map((key) => html`<option value="${key}" ${chosen(key === museum)}>${museumName(key)}</option>`)}
      </select></span
    >
    <span class="row"
      ><label for="skill">${ctx.t('training.skill')}</label>
      <select class="in short" id="skill" name="skill">
        <option value="">${ctx.t('training.anySkill')}</option>
        ${sorted.map((each) => html`<option value="${each}" ${chosen(each === skill)}>${names.get(each) ?? each}</option>`)}
      </select></span
    >
    <button class="btn">${ctx.t('training.show')}</button>
  </form>`;
}

const lists = (ctx: Ctx): Html =>
  html`<nav class="row after" aria-label="${ctx.t('training.lists')}">
    <a href="/training/course">${ctx.t('training.listCourses')}</a>
    <a href="/training/edition">${ctx.t('training.listEditions')}</a>
    <a href="/training/profile">${ctx.t('training.listProfiles')}</a>
    <a href="/ldes/training">${ctx.t('module.stream')}</a>
    <a href="/training/catalogue">${ctx.t('training.elm')}</a>
  </nav>`;
