// Courses that close what a team misses, with one button for who is not on the list yet; and wishes that wait for a yes.
import type { Ctx } from '../../../web/context.ts';
import { html, type Child, type Html } from '../../../web/html.ts';
import { table } from '../../../web/parts.ts';
import type { Desk } from '../act/desk.ts';
import type { Edition } from '../core/facts.ts';
import { closersOf, type Closer } from '../core/gaps.ts';
import type { PeopleNames } from '../people.ts';
import { csrfField, refOfRecord, seatsText, thingLink, whenText } from './parts.ts';
import type { Team } from './team.ts';

/** Courses that help most people first, with who still has to be put on the list. */
export function closingCourses(ctx: Ctx, desk: Desk, team: Team): Html {
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

/** Wishes that wait for a yes. */
export function wishes(ctx: Ctx, desk: Desk, { matrix, people, names, open }: Team): Html {
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
