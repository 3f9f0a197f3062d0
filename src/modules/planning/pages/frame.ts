// What every page of the calendar has around it: title, the days before and after, the views, the museum, what clashes.
import type { Ctx } from '../../../web/context.ts';
import { html, type Child, type Html } from '../../../web/html.ts';
import { layout } from '../../../web/layout.ts';
import { icon, note } from '../../../web/parts.ts';
import { capital } from '../../../web/words.ts';
import { typeWord } from '../../../web/names.ts';
import { href, periodText, step, views, type Period } from './period.ts';
import { docOfClaim, type Clash } from './shown.ts';
import { museumPicker, stepper } from './steps.ts';

export function calendarPage(
  ctx: Ctx,
  period: Period,
  parts: { readonly clashes: readonly Clash[]; readonly body: Child },
): Html {
  const title = periodText(ctx, period);
  const main = html`<div class="title bar">
      <div><h1>${capital(title)}</h1></div>
      <div class="row">
        ${ctx.actor.account !== undefined && html`<a class="btn bare" href="/planning/me">${icon('person')}${ctx.t('me.title')}</a>`}
        <a class="btn bare" href="/planning/feeds">${icon('cal')}${ctx.t('plan.follow')}</a>
        <a class="btn" href="/planning/free">${icon('search')}${ctx.t('plan.find')}</a>
        ${ctx.mayWrite('planning', period.museum ?? ctx.museumFor('planning')) && html`<a class="btn main" href="/planning/book?date=${period.day}">${icon('plus')}${ctx.t('plan.book')}</a>`}
      </div>
    </div>
    ${controls(ctx, period)} ${clashNote(ctx, parts.clashes)} ${parts.body} ${lists(ctx)}`;
  const breadcrumbs = [{ label: ctx.t('plan.title'), href: '/planning' }, { label: title }];
  return layout(
    ctx,
    { title: `${ctx.t('plan.title')}, ${title}`, section: 'planning', breadcrumbs, scripts: ['planner.js'] },
    main,
  );
}

const current = (is: boolean): Child => is && html` aria-current="page"`;

function controls(ctx: Ctx, period: Period): Html {
  return html`<div class="row end gap">
    <div class="row">
      ${stepper(ctx, { before: step(period, -1), today: href(period, { day: period.today }), after: step(period, 1) })}
      <nav class="seg" aria-label="${ctx.t('plan.views')}">
        ${views.map((view) => html`<a class="btn" href="${href(period, { view })}" ${current(view === period.view)}>${ctx.t(`plan.${view}`)}</a>`)}
      </nav>
    </div>
    ${museumPicker(ctx, { action: '/planning', kept: { view: period.view, date: period.day }, museum: period.museum })}
  </div>`;
}

/** What clashes in these days, each with its cause. */
function clashNote(ctx: Ctx, clashes: readonly Clash[]): Child {
  if (clashes.length === 0) return undefined;
  const shown = clashes.slice(0, 3);
  return note(
    'no',
    html`<p><b>${ctx.t('plan.clashes', { n: clashes.length })}</b></p>
      ${shown.map(
        ({ claim, text }) =>
          html`<p>
            ${text[ctx.lang]}
            <a href="${docOfClaim(claim)}"
              >${ctx.t('plan.open')}: <bdi class="serif">${ctx.lang === 'nl' ? claim.titleNl : claim.titleEn}</bdi></a
            >
          </p>`,
      )}`,
  );
}

/** The ways to everything else of planning. */
const lists = (ctx: Ctx): Html =>
  html`<nav class="row end after" aria-label="${ctx.t('plan.lists')}">
    ${['room', 'material', 'service', 'set', 'activity', 'exhibition', 'booking', 'visit', 'person'].map(
      (type) => html`<a href="/planning/${type}">${capital(typeWord(ctx, type, 2))}</a>`,
    )}
    ${ctx.marks.includes('personal:planning') && html`<a href="/planning/roster">${ctx.t('roster.title')}</a>`}
    <a href="/planning/numbers">${ctx.t('plan.numbers')}</a>
    ${ctx.mayWrite('planning', ctx.museumFor('planning')) && html`<a href="/planning/import">${ctx.t('planin.link')}</a>`}
  </nav>`;
