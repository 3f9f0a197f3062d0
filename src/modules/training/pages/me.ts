// My page: what I can do and what my function asks, what would close the gap, my courses, my certificates. Seen by nobody else as such.
import type { Ctx } from '../../../web/context.ts';
import { showDate } from '../../../web/dates.ts';
import { html, type Child, type Html } from '../../../web/html.ts';
import { layout } from '../../../web/layout.ts';
import { empty, icon, section, status, table } from '../../../web/parts.ts';
import { capital } from '../../../web/words.ts';
import { allMarks, isOpen, type Desk } from '../act/desk.ts';
import type { Assertion, Course } from '../core/facts.ts';
import { closersOf, gapMatrix, type Matrix } from '../core/gaps.ts';
import { endOf } from '../act/drafts.ts';
import { runningOut } from '../expiry.ts';
import { holdsOn } from '../skills.ts';
import { cellWords, levelBoxes, levelKey } from './levels.ts';
import { act, csrfField, doneNote, enrolmentAct, refOfRecord, standing, thingLink, whenText } from './parts.ts';

interface Mine {
  readonly person: string;
  readonly matrix: Matrix;
  readonly assertions: readonly Assertion[];
  readonly courses: readonly Course[];
  readonly names: ReadonlyMap<string, string>;
}

export async function myPage(ctx: Ctx, desk: Desk, person: string): Promise<Html> {
  const { read, today } = desk;
  const assertions = read.assertionsOf([person]);
  const staff = read.staff(person) ?? { person, museum: null, functions: [] };
  const matrix = gapMatrix({ people: [staff], profiles: read.profiles(), assertions, on: today });
  const courses = read.courses(ctx.marks);
  const wanted = [
    ...matrix.skills,
    ...courses.map(({ subject }) => subject),
    ...staff.functions,
    ...desk.read.editions(ctx.marks).map(({ subject }) => subject),
  ];
  const names = await ctx.hub.state.names(wanted.slice(0, 1000), ctx.lang, ctx.marks);
  const mine = { person, matrix, assertions, courses, names };
  const title = ctx.t('training.me');
  const lede =
    staff.functions.length === 0
      ? ctx.t('training.noFunction')
      : ctx.t('training.meLede', {
          functions: capital(staff.functions.map((each) => names.get(each) ?? each).join(', ')),
          n: matrix.gaps.size,
        });
  const main = html`<div class="title bar">
      <div>
        <h1>${title}</h1>
        <p class="lede">${lede}</p>
      </div>
      <p class="small soft row">${icon('lock')}${ctx.t('training.meWho')}</p>
    </div>
    ${doneNote(ctx)}
    <div class="grid">
      <div class="c8">
        ${section({ id: 'skills', title: ctx.t('training.mySkills') }, skills(ctx, desk, mine))}
        ${section({ id: 'mine', title: ctx.t('training.myCourses') }, myCourses(ctx, desk, mine))}
      </div>
      <div class="c4">
        ${section({ id: 'plan', title: ctx.t('training.myPlan') }, plan(ctx, desk, mine))}
        ${section({ id: 'say', title: ctx.t('training.say') }, await saying(ctx, mine))}
      </div>
    </div>`;
  return layout(
    ctx,
    {
      title,
      section: 'training',
      breadcrumbs: [{ label: ctx.t('nav.training'), href: '/training' }, { label: title }],
    },
    main,
  );
}

function skills(ctx: Ctx, desk: Desk, { person, matrix, assertions, names }: Mine): Html {
  if (matrix.skills.length === 0) return empty(ctx.t('training.noSkills'));
  const soon = new Set(runningOut(assertions, desk.today).map(({ skill }) => skill));
  const heads = ['training.skill', 'training.level', 'training.validUntil', 'training.helpCol'] as const;
  const rows = matrix.skills.map((skill) => {
    const cell = matrix.cell(person, skill);
    const until =
      cell.has === 0 ? '' : cell.until === null ? ctx.t('training.forever') : showDate(cell.until, ctx.lang);
    return [
      thingLink(ctx, skill, names),
      html`${levelBoxes(ctx, cell)}<br /><small class="soft" aria-hidden="true">${cellWords(ctx, cell)}</small>`,
      soon.has(skill) ? status('wait', until) : until,
      helping(
        ctx,
        assertions.find((each) => each.skill === skill && each.confirmed && holdsOn(each, desk.today)),
      ),
    ];
  });
  return html`${levelKey(ctx)}
    <div class="cq after">
      ${table(
        ctx.t('training.mySkills'),
        heads.map((key) => ({ label: ctx.t(key) })),
        rows,
      )}
    </div>`;
}

/** Only who says so is found by others. */
function helping(ctx: Ctx, held: Assertion | undefined): Child {
  if (held === undefined) return undefined;
  const [value, label] = held.offersHelp ? ['no', ctx.t('training.stopHelp')] : ['yes', ctx.t('training.offerHelp')];
  return act(ctx, {
    action: `/training/skill/${refOfRecord(held.subject)}`,
    fields: { helps: value },
    label,
    kind: 'bare',
  });
}

function myCourses(ctx: Ctx, desk: Desk, { person, names }: Mine): Html {
  const all = desk.read.enrolmentsOf(person).slice(0, 100);
  if (all.length === 0)
    return empty(ctx.t('training.noEnrolments'), html`<p><a href="/training">${ctx.t('training.toCatalogue')}</a></p>`);
  const heads = ['training.course', 'training.when', 'training.stands', 'training.todo'] as const;
  const rows = all.flatMap((each) => {
    const edition = desk.read.edition(each.edition, [...allMarks]);
    if (edition === undefined) return [];
    const course = desk.read.course(edition.course, [...allMarks]);
    const end = endOf(edition.end ?? edition.start, course?.validity ?? null);
    const todo =
      each.status === 'completed'
        ? html`<a href="/training/certificate/${refOfRecord(each.subject)}">${ctx.t('training.certificate')}</a
            >${end !== null && html` <small class="soft">${ctx.t('training.goodUntil', { day: showDate(end, ctx.lang) })}</small>`}${each.rating === null && rate(ctx, each.subject)}`
        : each.status === 'cancelled'
          ? undefined
          : enrolmentAct(ctx, each.subject, 'cancel', { label: ctx.t('training.cancelOwn'), kind: 'bare' });
    return [
      [
        html`<a class="serif" href="/doc/edition/${refOfRecord(edition.subject)}"
          ><bdi>${names.get(edition.course) ?? ctx.t('training.course')}</bdi></a
        >`,
        whenText(ctx, edition),
        standing(ctx, each, desk.read.seats(edition)),
        todo,
      ],
    ];
  });
  return html`<div class="cq">
    ${table(
      ctx.t('training.myCourses'),
      heads.map((key) => ({ label: ctx.t(key) })),
      rows,
    )}
  </div>`;
}

const rate = (ctx: Ctx, subject: string): Html =>
  html`<form class="row" method="post" action="/training/enrolment/${refOfRecord(subject)}">
    ${csrfField(ctx)}<input type="hidden" name="act" value="rate" /><input
      type="hidden"
      name="next"
      value="/training/me"
    />
    <label for="r-${refOfRecord(subject)}">${ctx.t('training.useful')}</label>
    <select class="in short" id="r-${refOfRecord(subject)}" name="rating">
      ${[5, 4, 3, 2, 1].map((n) => html`<option value="${n}">${ctx.t(`training.useful.${n as 1}`)}</option>`)}
    </select>
    <button class="btn">${ctx.t('training.tell')}</button>
  </form>`;

/** What would close the gap, with the next time it runs. */
function plan(ctx: Ctx, desk: Desk, { matrix, courses, names, person }: Mine): Html {
  if (matrix.gaps.size === 0) return html`<p>${ctx.t('training.planNothing')}</p>`;
  const closers = closersOf(matrix, courses);
  const open = desk.read.editions(ctx.marks).filter((each) => isOpen(each, desk.today));
  const on = new Set(
    desk.read
      .enrolmentsOf(person)
      .filter(({ status: each }) => each !== 'cancelled')
      .map(({ edition }) => edition),
  );
  const taught = new Set(closers.flatMap(({ skills: each }) => each));
  const untaught = [...matrix.gaps.keys()].filter((skill) => !taught.has(skill));
  return html`<ul class="lines">
    ${closers.map(({ course, skills: closed }) => {
      const next = open.find((each) => each.course === course.subject);
      return html`<li>
        ${thingLink(ctx, course.subject, names, 'serif')}
        <p class="small soft">
          ${ctx.t('training.closes', { skills: closed.map((each) => names.get(each) ?? each).join(', ') })}
        </p>
        ${
          next === undefined
            ? html`<p class="small">${ctx.t('training.notPlanned')}</p>`
            : on.has(next.subject)
              ? status('ok', ctx.t('training.onList'))
              : html`<p class="small">${whenText(ctx, next)}</p>
                  ${act(ctx, { action: '/training/enrol', fields: { edition: next.subject }, label: ctx.t('training.enrol') })}`
        }
      </li>`;
    })}
    ${untaught.map(
      (skill) =>
        html`<li>
          ${thingLink(ctx, skill, names)}
          <p class="small soft">${ctx.t('training.noCourseFor')}</p>
        </li>`,
    )}
  </ul>`;
}

/** Skills one may say something of: those that courses teach, that profiles ask, that one has. */
async function saying(ctx: Ctx, { matrix, courses }: Mine): Promise<Html> {
  const offered = await skillsOffered(ctx, courses, matrix.skills);
  return html`<form class="stack" method="post" action="/training/skill">
    ${csrfField(ctx)}
    <p class="small soft">${ctx.t('training.sayText')}</p>
    <p class="field">
      <label for="skill">${ctx.t('training.skill')}</label>
      <select class="in" id="skill" name="skill">
        ${offered.map(([iri, name]) => html`<option value="${iri}">${name}</option>`)}
      </select>
    </p>
    <p class="field">
      <label for="level">${ctx.t('training.level')}</label>
      <select class="in" id="level" name="level">
        ${[1, 2, 3, 4, 5, 6, 7, 8].map((n) => html`<option value="${n}">${ctx.t(`training.levels.${n as 1}`)}</option>`)}
      </select>
    </p>
    <p class="field">
      <label for="evidence">${ctx.t('training.evidence')}</label>
      <input class="in" id="evidence" name="evidence" maxlength="2000" />
    </p>
    <p><button class="btn main">${ctx.t('training.sayIt')}</button></p>
  </form>`;
}

/** Every concept of a list that holds a skill which training already speaks of: the lists of skills. */
export async function skillsOffered(
  ctx: Ctx,
  courses: readonly Course[],
  more: readonly string[],
): Promise<readonly (readonly [string, string])[]> {
  const known = new Set([...courses.flatMap(({ teaches }) => teaches), ...more]);
  const names = await ctx.hub.state.names([...known].slice(0, 1000), ctx.lang, ctx.marks);
  return [...names].toSorted(([, a], [, b]) => a.localeCompare(b, ctx.lang));
}
