// The roster of a week: a row for each of the people, and the roles that nobody fills yet with those who could.
import type { Ctx } from '../../../web/context.ts';
import { html, type Child, type Html } from '../../../web/html.ts';
import { layout } from '../../../web/layout.ts';
import { empty, note, section, table } from '../../../web/parts.ts';
import { capital } from '../../../web/words.ts';
import type { Resource } from '../core/facts.ts';
import { spanText } from '../core/explain.ts';
import { languageWords } from '../core/language-words.ts';
import { addDays, clockOf, dayOf, dayStart } from '../core/time.ts';
import type { Shown } from '../index/read.ts';
import type { OpenRole } from '../index/roster.ts';
import { dayText, periodText, type Period } from './period.ts';
import { changeHref, docOfClaim, standingText, titleIn } from './shown.ts';
import { museumPicker, stepper } from './steps.ts';

export interface OpenLine extends OpenRole {
  readonly candidates: readonly Resource[];
}

export interface RosterView {
  readonly period: Period;
  readonly people: readonly Resource[];
  readonly shifts: readonly Shown[];
  readonly lines: readonly OpenLine[];
  /** How many open roles are not shown. */
  readonly more: number;
  readonly names: ReadonlyMap<string, string>;
}

export const rosterHref = ({ museum }: Pick<Period, 'museum'>, day?: string): string => {
  const query = new URLSearchParams(day === undefined ? {} : { date: day });
  if (museum !== undefined) query.set('museum', museum);
  return `/planning/roster?${query.toString()}`;
};

export function rosterPage(ctx: Ctx, view: RosterView): Html {
  const { period } = view;
  const title = `${ctx.t('roster.title')}, ${periodText(ctx, period)}`;
  const done = ctx.query.get('done') === '1' && note('ok', html`<p>${ctx.t('roster.done')}</p>`);
  const main = html`<div class="title">
      <h1>${ctx.t('roster.title')}</h1>
      <p class="lede">${capital(periodText(ctx, period))}</p>
    </div>
    ${controls(ctx, period)} ${done} ${open(ctx, view)} ${week(ctx, view)}`;
  const breadcrumbs = [{ label: ctx.t('plan.title'), href: '/planning' }, { label: ctx.t('roster.title') }];
  return layout(ctx, { title, section: 'planning', breadcrumbs }, main);
}

const controls = (ctx: Ctx, period: Period): Html => {
  const at = (days: number): string => rosterHref(period, addDays(period.first, days));
  return html`<div class="row end gap">
    ${stepper(ctx, { before: at(-7), today: rosterHref(period), after: at(7) })}
    ${museumPicker(ctx, { action: '/planning/roster', kept: { date: period.day }, museum: period.museum })}
  </div>`;
};

const nameOf = ({ names }: RosterView, { subject }: Resource): string =>
  names.get(subject) ?? subject.slice(subject.lastIndexOf('/') + 1);

/** The roles that nobody fills yet, each with those who are free, can, and speak the language. */
function open(ctx: Ctx, view: RosterView): Child {
  const { lines, more } = view;
  if (lines.length === 0)
    return section({ id: 'open', title: ctx.t('roster.open') }, note('ok', html`<p>${ctx.t('roster.filled')}</p>`));
  const columns = [{ label: ctx.t('roster.role') }, { label: ctx.t('book.when') }, { label: ctx.t('roster.free') }];
  const rows = lines.map((line) => [
    html`<div><bdi>${view.names.get(line.role) ?? line.role}</bdi></div>
      <a class="small" href="${docOfClaim(line.claim)}"><bdi>${titleIn(ctx, line.claim)}</bdi></a>`,
    spanText(line.start, line.end, ctx.lang),
    offers(ctx, view, line),
  ]);
  return section(
    { id: 'open', title: ctx.t('roster.open'), note: ctx.t('roster.count', { n: lines.length + more }) },
    html`${table(ctx.t('roster.open'), columns, rows)}
    ${more > 0 && html`<p class="hint">${ctx.t('plan.more', { n: more })}</p>`}`,
  );
}

function offers(ctx: Ctx, view: RosterView, { claim, seq, role, start, candidates }: OpenLine): Child {
  if (claim.rrule !== undefined) {
    const query = new URLSearchParams({
      booking: claim.subject.slice(claim.subject.lastIndexOf('/') + 1),
      time: new Date(start).toISOString(),
    });
    const names = candidates.map((each) => nameOf(view, each)).join(', ');
    return html`${names} <a href="/planning/book?${query.toString()}">${ctx.t('roster.series')}</a>`;
  }
  if (candidates.length === 0) return ctx.t('roster.nobody');
  if (!ctx.mayWrite('planning', claim.museum)) return candidates.map((each) => nameOf(view, each)).join(', ');
  return html`<form class="row" method="post" action="/planning/roster">
    <input type="hidden" name="_csrf" value="${ctx.csrf}" /><input
      type="hidden"
      name="claim"
      value="${claim.subject}"
    />
    <input type="hidden" name="seq" value="${seq}" /><input type="hidden" name="role" value="${role}" />
    <input type="hidden" name="date" value="${view.period.day}" /><input
      type="hidden"
      name="museum"
      value="${view.period.museum ?? ''}"
    />
    ${candidates.map((each) => html`<button class="btn" name="person" value="${each.subject}"><span class="vh">${ctx.t('roster.assign')} </span><bdi>${nameOf(view, each)}</bdi></button>`)}
  </form>`;
}

function week(ctx: Ctx, view: RosterView): Html {
  const { period, people } = view;
  const days = Array.from({ length: 7 }, (_none, i) => addDays(period.first, i));
  const columns = [
    { label: ctx.t('roster.who') },
    ...days.map((day) => ({ label: dayText(ctx, day, { weekday: 'short', day: 'numeric' }) })),
  ];
  const byPerson = Map.groupBy(view.shifts, ({ resource }) => resource);
  const rows = people.map((person) => [
    html`<a class="plain" href="${docOfClaim(person)}"><bdi>${nameOf(view, person)}</bdi></a>
      <div class="soft small">${languageWords(ctx.lang, person.languages)}</div>`,
    ...days.map((day) => cell(ctx, person, day, byPerson.get(person.subject) ?? [])),
  ]);
  const body = rows.length === 0 ? empty(ctx.t('roster.none')) : table(ctx.t('roster.week'), columns, rows);
  return section({ id: 'week', title: ctx.t('roster.week') }, body);
}

/** What somebody does on a day, and when they are away; a shift over midnight stands on both. */
function cell(ctx: Ctx, { absences }: Resource, day: string, all: readonly Shown[]): Child {
  const [start, end] = [dayStart(day), dayStart(addDays(day, 1))];
  const away = absences.some((each) => each.start < end && start < each.end);
  const shifts = all.filter((each) => each.from < end && start < each.to);
  if (!away && shifts.length === 0) return html`<span class="soft">–</span>`;
  const shift = (each: Shown): Html =>
    html`<div>
      ${dayOf(each.from) === day ? clockOf(each.from) : ''}–${dayOf(each.to) === day ? clockOf(each.to) : ''}
      <a href="${changeHref(ctx, each)}"><bdi>${titleIn(ctx, each)}</bdi></a>
      ${each.standing !== 'firm' && each.standing !== 'done' && html`<small class="soft">${standingText(ctx, each)}</small>`}
    </div>`;
  return html`${away && html`<div class="soft">${ctx.t('plan.away')}</div>`}${shifts.map(shift)}`;
}
