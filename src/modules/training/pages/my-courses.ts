// My enrolments: how each stands, the certificate with its term, and what I thought of it.
import type { Ctx } from '../../../web/context.ts';
import { showDate } from '../../../web/dates.ts';
import { html, type Child, type Html } from '../../../web/html.ts';
import { empty, table } from '../../../web/parts.ts';
import { allMarks, type Desk } from '../act/desk.ts';
import { endOf } from '../act/drafts.ts';
import type { Placed } from '../core/seats.ts';
import type { Mine } from './me.ts';
import { csrfField, enrolmentAct, refOfRecord, standing, whenText } from './parts.ts';

export function myCourses(ctx: Ctx, desk: Desk, { person, names }: Mine): Html {
  const all = desk.read.enrolmentsOf(person).slice(0, 100);
  if (all.length === 0)
    return empty(ctx.t('training.noEnrolments'), html`<p><a href="/training">${ctx.t('training.toCatalogue')}</a></p>`);
  const heads = ['training.course', 'training.when', 'training.stands', 'training.todo'] as const;
  const rows = all.flatMap((each) => {
    const edition = desk.read.edition(each.edition, [...allMarks]);
    if (edition === undefined) return [];
    const course = desk.read.course(edition.course, [...allMarks]);
    const end = endOf(edition.end ?? edition.start, course?.validity ?? null);
    const todo = html`<div class="row">${doable(ctx, each, end)}</div>`;
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
    <p class="after"><a href="/planning/feeds">${ctx.t('training.feed')}</a></p>
  </div>`;
}

/** What there is to do with an enrolment of one's own, in the order in which it happens. */
function doable(ctx: Ctx, each: Placed, end: string | null): Child {
  if (each.status === 'cancelled') return undefined;
  if (each.status === 'completed')
    return html`<a href="/training/certificate/${refOfRecord(each.subject)}">${ctx.t('training.certificate')}</a>
      ${end !== null && html`<small class="soft">${ctx.t('training.goodUntil', { day: showDate(end, ctx.lang) })}</small>`}
      ${rate(ctx, each)}`;
  return html`<a href="/training/calendar/${refOfRecord(each.subject)}.ics">${ctx.t('training.toCalendar')}</a>
    ${enrolmentAct(ctx, each.subject, 'cancel', { label: ctx.t('training.cancelOwn'), kind: 'bare' })}`;
}

/** What one thought of it; said once, and changed as long as one likes. */
function rate(ctx: Ctx, { subject, rating, ratingText }: Placed): Html {
  const ref = refOfRecord(subject);
  const said = rating === null ? ctx.t('training.tellUs') : ctx.t('training.toldUs', { n: rating });
  return html`<details class="more">
    <summary>${said}</summary>
    <form class="stack" method="post" action="/training/enrolment/${ref}">
      ${csrfField(ctx)}<input type="hidden" name="act" value="rate" /><input
        type="hidden"
        name="next"
        value="/training/me"
      />
      <p class="field">
        <label for="r-${ref}">${ctx.t('training.useful')}</label>
        <select class="in" id="r-${ref}" name="rating">
          ${[5, 4, 3, 2, 1].map((n) => html`<option value="${n}" ${n === rating && html` selected`}>${ctx.t(`training.useful.${n as 1}`)}</option>`)}
        </select>
      </p>
      <p class="field">
        <label for="t-${ref}">${ctx.t('training.better')}</label>
        <textarea class="in" id="t-${ref}" name="text" rows="3" maxlength="2000">${ratingText ?? ''}</textarea>
      </p>
      <p class="small soft">${ctx.t('training.betterNote')}</p>
      <p><button class="btn">${ctx.t('training.tell')}</button></p>
    </form>
  </details>`;
}
