// The two lists of the catalogue: what runs soon, with the reader's own place in it, and every course with what one learns.
import type { Ctx } from '../../../web/context.ts';
import { showDuration } from '../../../web/dates.ts';
import { html, type Html } from '../../../web/html.ts';
import { isMuseumKey, monogram } from '../../../web/museums.ts';
import { empty, table } from '../../../web/parts.ts';
import type { Desk } from '../act/desk.ts';
import { personOf } from '../rights.ts';
import type { Shown } from './catalogue.ts';
import { thingLink, whenText } from './parts.ts';
import { mine, place, room, roomHead } from './seat.ts';

const mostSoon = 12;

export function soonList(ctx: Ctx, desk: Desk, { editions, names }: Shown): Html {
  if (editions.length === 0) return empty(ctx.t('training.nothingSoon'));
  const columns = [
    { label: ctx.t('training.course') },
    { label: ctx.t('training.when') },
    { label: ctx.t('training.where') },
    { label: roomHead(ctx) },
    ...(personOf(ctx.hub.base, ctx.actor) === undefined ? [] : [{ label: ctx.t('training.you') }]),
  ];
  const rows = editions
    .slice(0, mostSoon)
    .map((edition) => [
      html`${isMuseumKey(edition.museum) && monogram(edition.museum)}
        <a class="serif" href="/doc/edition/${edition.subject.split('/').at(-1)}"
          ><bdi>${names.get(edition.course) ?? ctx.t('training.course')}</bdi></a
        >`,
      edition.goesOn ? whenText(ctx, edition) : html`<s>${whenText(ctx, edition)}</s>`,
      place(ctx, edition, names),
      room(ctx, desk, edition),
      ...(columns.length === 5 ? [mine(ctx, desk, edition)] : []),
    ]);
  return html`<div class="cq">${table(ctx.t('training.soon'), columns, rows)}</div>`;
}

export function courseList(ctx: Ctx, { courses, editions, names }: Shown): Html {
  if (courses.length === 0)
    return empty(ctx.t('training.noCourses'), html`<p><a href="/training">${ctx.t('training.all')}</a></p>`);
  const columns = [
    'training.course',
    'training.teaches',
    'training.level',
    'training.duration',
    'training.next',
  ] as const;
  const sorted = courses.toSorted((a, b) =>
    (names.get(a.subject) ?? '').localeCompare(names.get(b.subject) ?? '', ctx.lang),
  );
  const rows = sorted.map((course) => {
    const next = editions.find((each) => each.course === course.subject && each.goesOn);
    return [
      html`${thingLink(ctx, course.subject, names, 'serif')}`,
      course.teaches.map((each, i) => html`${i > 0 && ', '}${thingLink(ctx, each, names)}`),
      course.level === null ? '–' : ctx.number(course.level),
      course.duration === null ? '–' : showDuration(course.duration, ctx.lang),
      next === undefined ? html`<span class="soft">${ctx.t('training.notPlanned')}</span>` : whenText(ctx, next),
    ];
  });
  return html`<div class="cq">
    ${table(
      ctx.t('training.courses'),
      columns.map((key) => ({ label: ctx.t(key) })),
      rows,
    )}
  </div>`;
}
