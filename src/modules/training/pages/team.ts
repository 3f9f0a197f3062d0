// What a team can do, and not yet: people against skills, for who leads them. Confirms what somebody says of themselves.
import type { Ctx } from '../../../web/context.ts';
import { html, type Child, type Html } from '../../../web/html.ts';
import { layout } from '../../../web/layout.ts';
import { museumName } from '../../../web/museums.ts';
import { empty, icon, paging, section, table } from '../../../web/parts.ts';
import { isOpen, type Desk } from '../act/desk.ts';
import type { Assertion, Course, Edition } from '../core/facts.ts';
import { closersOf, gapMatrix, isGap, type Closer, type Matrix } from '../core/gaps.ts';
import { namesOfPeople, noteLooking, type PeopleNames } from '../people.ts';
import { holdsOn } from '../skills.ts';
import { levelBoxes, levelKey } from './levels.ts';
import { csrfField, doneNote, refOfRecord, seatsText, thingLink, whenText } from './parts.ts';

/** People beside each other that a screen can hold. */
const columnsAtOnce = 20;

interface Team {
  readonly matrix: Matrix;
  readonly people: PeopleNames;
  readonly names: ReadonlyMap<string, string>;
  readonly courses: readonly Course[];
  readonly open: readonly Edition[];
  readonly assertions: readonly Assertion[];
}

export async function teamPage(ctx: Ctx, desk: Desk, led: readonly string[]): Promise<Html> {
  const { read, today } = desk;
  const staff = led.flatMap((person) => read.staff(person) ?? []);
  const assertions = read.assertionsOf(staff.map(({ person }) => person));
  const matrix = gapMatrix({ people: staff, profiles: read.profiles(), assertions, on: today });
  const [courses, open] = [read.courses(ctx.marks), read.editions(ctx.marks).filter((each) => isOpen(each, today))];
  const wanted = [
    ...matrix.skills,
    ...courses.map(({ subject }) => subject),
    ...staff.flatMap(({ functions }) => functions),
  ];
  const names = await ctx.hub.state.names(wanted.slice(0, 1000), ctx.lang, ctx.marks);
  const people = await namesOfPeople(
    ctx,
    staff.map(({ person }) => person),
  );
  noteLooking(
    ctx,
    staff.map(({ person }) => person),
  );
  const team = { matrix, people, names, courses, open, assertions };
  const title = ctx.t('training.teamTitle');
  const only = ctx.query.get('only') === 'gaps';
  const count = [...matrix.gaps.values()].reduce((sum, each) => sum + each.people.length, 0);
  const where = [...new Set(staff.flatMap(({ museum }) => museum ?? []))].map(museumName).join(', ');
  const main = html`<div class="title bar">
      <div>
        <h1>${title}</h1>
        <p class="lede">
          ${where !== '' && `${where}. `}${ctx.t('training.teamLede', { n: staff.length, people: staff.length, skills: matrix.skills.length, gaps: count })}
        </p>
      </div>
      <p class="row">
        <a class="btn" href="/training/team${!only && '?only=gaps'}"
          >${icon('filter')}${ctx.t(only ? 'training.everything' : 'training.onlyGaps')}</a
        >
      </p>
    </div>
    ${doneNote(ctx)}
    ${
      staff.length === 0
        ? empty(ctx.t('training.noTeam'))
        : html`<div class="row end gap">
              ${levelKey(ctx)}
              <p class="small soft row">${icon('lock')}${ctx.t('training.teamWho')}</p>
            </div>
            ${grid(ctx, team, only)}${below(ctx, desk, team)}`
    }`;
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

function grid(ctx: Ctx, team: Team, only: boolean): Html {
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

function below(ctx: Ctx, desk: Desk, team: Team): Html {
  return html`<div class="grid over">
    <div class="c8">
      ${section({ id: 'first', title: ctx.t('training.first') }, first(ctx, desk, team))}
      ${section({ id: 'said', title: ctx.t('training.toConfirm') }, toConfirm(ctx, desk, team))}
    </div>
    <div class="c4">${section({ id: 'asked', title: ctx.t('training.waitForYou') }, waiting(ctx, desk, team))}</div>
  </div>`;
}

/** Courses that help most people first, with who still has to be put on the list. */
function first(ctx: Ctx, desk: Desk, team: Team): Html {
  const closers = closersOf(team.matrix, team.courses).slice(0, 6);
  if (closers.length === 0) return html`<p>${ctx.t('training.noCloser')}</p>`;
  const heads = ['training.course', 'training.when', 'training.gapsOf', 'training.seats', 'training.todo'] as const;
  const rows = closers.map((closer) => {
    const next = team.open.find((each) => each.course === closer.course.subject);
    return [
      thingLink(ctx, closer.course.subject, team.names, 'serif'),
      next === undefined ? ctx.t('training.notPlanned') : whenText(ctx, next),
      ctx.number(closer.people.length),
      next === undefined ? '–' : seatsText(ctx, desk.read.seats(next)),
      next !== undefined && enrolThem(ctx, desk, { closer, next, people: team.people }),
    ];
  });
  return html`<div class="cq">
    ${table(
      ctx.t('training.first'),
      heads.map((key) => ({ label: ctx.t(key) })),
      rows,
    )}
  </div>`;
}

function enrolThem(
  ctx: Ctx,
  desk: Desk,
  { closer, next, people }: { closer: Closer; next: Edition; people: PeopleNames },
): Child {
  const seats = desk.read.seats(next);
  const on = new Set([...seats.seated, ...seats.waiting].map(({ person }) => person));
  const missing = closer.people.filter((person) => !on.has(person));
  if (missing.length === 0) return html`<span class="soft">${ctx.t('training.allOnList')}</span>`;
  const [only] = missing;
  const who =
    missing.length === 1 && only !== undefined ? people(only) : ctx.t('training.nPeople', { n: missing.length });
  return html`<form method="post" action="/training/enrol">
    ${csrfField(ctx)}<input type="hidden" name="next" value="/training/team" /><input
      type="hidden"
      name="edition"
      value="${next.subject}"
    />
    ${missing.slice(0, 50).map((person) => html`<input type="hidden" name="person" value="${person}" />`)}
    <button class="btn">${ctx.t(seats.free === 0 ? 'training.queueWho' : 'training.enrolWho', { who })}</button>
  </form>`;
}

/** What people say of themselves, for the lead to agree with or to correct. A number becomes a fact by a person only. */
function toConfirm(ctx: Ctx, desk: Desk, { assertions, people, names, matrix }: Team): Html {
  const said = assertions.filter(
    (each) => !each.confirmed && holdsOn(each, desk.today) && each.level > matrix.cell(each.person, each.skill).has,
  );
  if (said.length === 0) return html`<p>${ctx.t('training.nothingToConfirm')}</p>`;
  const heads = ['training.who', 'training.skill', 'training.todo'] as const;
  const rows = said.map((each) => [
    html`<bdi>${people(each.person)}</bdi>`,
    thingLink(ctx, each.skill, names),
    html`<form class="row" method="post" action="/training/skill/${refOfRecord(each.subject)}">
      ${csrfField(ctx)}<input type="hidden" name="next" value="/training/team" />
      <label for="l-${refOfRecord(each.subject)}">${ctx.t('training.level')}</label>
      <select class="in short" id="l-${refOfRecord(each.subject)}" name="level">
        ${[1, 2, 3, 4, 5, 6, 7, 8].map((n) => html`<option value="${n}" ${n === each.level && html` selected`}>${ctx.t(`training.levels.${n as 1}`)}</option>`)}
      </select>
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

/** Wishes that wait for a yes. */
function waiting(ctx: Ctx, desk: Desk, { matrix, people, names, open }: Team): Html {
  const team = new Set(matrix.people.map(({ person }) => person));
  const asked = open.flatMap((edition) => {
    const { seated, waiting: queue } = desk.read.seats(edition);
    return [...seated, ...queue]
      .filter(
        ({ person, status }) => person !== null && team.has(person) && (status === 'requested' || status === 'waiting'),
      )
      .map((each) => ({ edition, each }));
  });
  if (asked.length === 0) return html`<p>${ctx.t('training.nothingWaits')}</p>`;
  return html`<ul class="lines">
    ${asked.map(
      ({ edition, each }) =>
        html`<li>
          ${ctx.say('training.asks', { who: html`<bdi>${people(each.person)}</bdi>`, course: html`<a class="serif" href="/doc/edition/${refOfRecord(edition.subject)}"><bdi>${names.get(edition.course) ?? ctx.t('training.course')}</bdi></a>` })}
        </li>`,
    )}
  </ul>`;
}
