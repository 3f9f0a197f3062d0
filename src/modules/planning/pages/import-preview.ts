// What would come of a file, before anything is written; and afterwards what came of it, and the way back. Row by row, with the reason.
import type { Ctx } from '../../../web/context.ts';
import { html, type Child, type Html } from '../../../web/html.ts';
import { layout } from '../../../web/layout.ts';
import { empty, note, paging, section, status, table, written, type StatusKind } from '../../../web/parts.ts';
import { fieldsOf } from '../booking/form.ts';
import { createWorld } from '../index/world.ts';
import { wallOf } from '../core/time.ts';
import { outcomes, writing, type Outcome, type Planned } from '../import/plan.ts';
import type { Counts, Meta, Stage } from '../import/staging.ts';
import { spanText } from '../core/explain.ts';
import { tick } from './controls.ts';
import { docOfClaim } from './shown.ts';

const pageSize = 50;

const kinds: Readonly<Record<Outcome, StatusKind>> = {
  new: 'ok', changed: 'wait', cancelled: 'off', clash: 'no', refused: 'no', unchanged: '',
}; // prettier-ignore

export function stagePage(ctx: Ctx, id: string, stage: Stage): Html {
  const meta = stage.meta();
  const counts = stage.counts();
  const title = ctx.t(`planin.title.${meta.state}`);
  const shown = shownOf(ctx, counts, meta.state);
  const main = html`<div class="title">
      <h1>${title}</h1>
      <p class="lede">${ctx.t(`planin.lede.${meta.state}`)}</p>
    </div>
    ${told(ctx, meta, counts)} ${meta.state === 'ready' ? confirm(ctx, id, counts) : after(ctx, id, meta)}
    ${rows(ctx, { id, stage, counts, shown, state: meta.state })}`;
  const breadcrumbs = [
    { label: ctx.t('plan.title'), href: '/planning' },
    { label: ctx.t('planin.title'), href: '/planning/import' },
    { label: title },
  ];
  return layout(ctx, { title, section: 'planning', breadcrumbs }, main);
}

const total = (counts: Counts, which: readonly Outcome[]): number => which.reduce((sum, each) => sum + counts[each], 0);

/** What was asked for, else the first that needs a look. */
function shownOf(ctx: Ctx, counts: Counts, state: Meta['state']): Outcome {
  const asked = outcomes.find((each) => each === ctx.query.get('show'));
  const not: readonly Outcome[] = ['clash', 'refused'];
  const order = state === 'ready' ? [...not, ...writing, ...outcomes] : outcomes;
  return asked ?? order.find((each) => counts[each] > 0) ?? 'new';
}

/** One sentence over the whole: it fits, or what does not; and what came in between. */
function told(ctx: Ctx, { state, undone }: Meta, counts: Counts): Child {
  if (state === 'undone') return takenBack(ctx, undone);
  const brought = total(counts, writing);
  if (state === 'done') return note('ok', html`<p><b>${ctx.t('planin.came', { n: brought })}</b></p>`);
  const again = (['again', 'stopped', 'nothing'] as const).find((word) => word === ctx.query.get('told'));
  if (again !== undefined) return note('no', html`<p><b>${ctx.t(`planin.told.${again}`)}</b></p>`);
  const not = counts.clash + counts.refused;
  if (not > 0)
    return note('wait', html`<p><b>${ctx.t('planin.some', { n: not })}</b> ${ctx.t('planin.some.what')}</p>`);
  const [kind, word] = brought === 0 ? (['info', 'planin.same'] as const) : (['ok', 'planin.fits'] as const);
  return note(kind, html`<p><b>${ctx.t(word, { n: brought })}</b></p>`);
}

const takenBack = (ctx: Ctx, { back, left } = { back: 0, left: 0 }): Html =>
  note(
    'ok',
    html`<p><b>${ctx.t('planin.back', { n: back })}</b></p>
      ${left > 0 && html`<p>${ctx.t('planin.left', { n: left })}</p>`}`,
  );

const csrf = (ctx: Ctx): Html => html`<input type="hidden" name="_csrf" value="${ctx.csrf}" />`;

/** All that fits, or all or nothing; or nothing at all. */
function confirm(ctx: Ctx, id: string, counts: Counts): Html {
  const brought = total(counts, writing);
  const choice =
    brought > 0 &&
    counts.clash + counts.refused > 0 &&
    html`<fieldset>
      <legend>${ctx.t('planin.how')}</legend>
      ${tick(ctx, { name: 'how', value: 'fit', on: true, text: ctx.t('planin.how.fit', { n: brought }), small: ctx.t('planin.how.fit.hint'), radio: true })}
      ${tick(ctx, { name: 'how', value: 'all', on: false, text: ctx.t('planin.how.all'), small: ctx.t('planin.how.all.hint'), radio: true })}
    </fieldset>`;
  const save =
    brought > 0 &&
    html`<button class="btn main" name="do" value="save">${ctx.t('planin.save', { n: brought })}</button>`;
  return html`<form class="after" method="post" action="/planning/import/${id}">
    ${csrf(ctx)} ${choice}
    <div class="row after">${save}<button class="btn" name="do" value="drop">${ctx.t('planin.drop')}</button></div>
  </form>`;
}

function after(ctx: Ctx, id: string, { state }: Meta): Html {
  const isDone = state === 'done';
  const back = isDone && html`<button class="btn no" name="do" value="undo">${ctx.t('planin.undo')}</button>`;
  return html`<form class="after" method="post" action="/planning/import/${id}">
    ${csrf(ctx)} ${isDone && html`<p class="hint">${ctx.t('planin.undo.hint')}</p>`}
    <div class="row after">
      <a class="btn main" href="/planning">${ctx.t('planin.calendar')}</a
      ><a class="btn" href="/planning/import">${ctx.t('planin.more')}</a>${back}
    </div>
  </form>`;
}

interface Shown {
  readonly id: string;
  readonly stage: Stage;
  readonly counts: Counts;
  readonly shown: Outcome;
  readonly state: Meta['state'];
}

function rows(ctx: Ctx, { id, stage, counts, shown, state }: Shown): Html {
  const href = (show: Outcome, page = 1): string =>
    `/planning/import/${id}?show=${show}${page > 1 ? `&page=${page}` : ''}`;
  const tabs = outcomes
    .filter((each) => counts[each] > 0 || each === shown)
    .map(
      (each) =>
        html`<a class="btn" href="${href(each)}" ${each === shown && html` aria-current="page"`}
          >${ctx.t(`planin.${each}`)} ${ctx.number(counts[each])}</a
        >`,
    );
  const size = counts[shown];
  const page = Math.min(Math.max(1, Number(ctx.query.get('page')) || 1), Math.max(1, Math.ceil(size / pageSize)));
  const first = (page - 1) * pageSize;
  const list = stage.rows(shown, pageSize, first);
  const range = ctx.t('planin.range', { from: first + 1, to: first + list.length, of: size });
  const words = { range, earlier: ctx.t('planin.earlier'), later: ctx.t('planin.later') };
  const title = ctx.t('planin.groups');
  return section(
    { id: 'rows', title },
    html`<div class="gap"><nav class="seg" aria-label="${title}">${tabs}</nav></div>
      ${list.length === 0 ? empty(ctx.t('planin.none')) : rowTable(ctx, list, state)}
      ${paging({ label: ctx.t('planin.pages'), page, size: pageSize, total: size, href: (to) => href(shown, to), words })}`,
  );
}

function rowTable(ctx: Ctx, list: readonly Planned[], state: Meta['state']): Html {
  const world = createWorld(ctx.hub.views);
  const nameOf = (subject: string): string => {
    const found = world.resource(subject);
    return (ctx.lang === 'nl' ? found?.nameNl : found?.nameEn) ?? '';
  };
  const columns = [
    { label: ctx.t('book.name') },
    { label: ctx.t('planin.time') },
    { label: ctx.t('planin.outcome') },
    { label: ctx.t('planin.line'), numeric: true },
  ];
  return table(
    ctx.t('planin.groups'),
    columns,
    list.map((row) => [
      titleCell(ctx, row, state),
      placeCell(ctx, row, nameOf),
      outcomeCell(ctx, row),
      ctx.number(row.line),
    ]),
  );
}

/** A link to what stands: before the import for what is there already, after it for all. */
function titleCell(ctx: Ctx, { subject, title, expected, outcome }: Planned, state: Meta['state']): Html {
  const text = written(title === '' ? ctx.t('planin.untitled') : title);
  const stands =
    state === 'undone'
      ? outcome !== 'new' && expected !== null
      : expected !== null || (state === 'done' && outcome === 'new');
  return stands && subject !== '' ? html`<a href="${docOfClaim({ subject })}">${text}</a>` : text;
}

function placeCell(ctx: Ctx, { claim, times = 1 }: Planned, nameOf: (subject: string) => string): Child {
  if (claim === undefined) return undefined;
  const where = claim.wants.map(nameOf).filter((name) => name !== '');
  return html`${whenText(ctx, claim, times)}${where.length > 0 && html`<br /><small>${where.join(', ')}</small>`}`;
}

function whenText(ctx: Ctx, claim: NonNullable<Planned['claim']>, times: number): string {
  const year = wallOf(claim.start).year;
  const span = `${spanText(claim.start, claim.end, ctx.lang)}, ${year}`;
  return claim.rrule === undefined ? span : ctx.t('planin.series', { span, n: times });
}

function outcomeCell(ctx: Ctx, row: Planned): Html {
  const { outcome, claim, why } = row;
  const sure = claim !== undefined && claim.standing !== 'cancelled' && ctx.t(`plan.${claim.standing}`);
  return html`${status(kinds[outcome], ctx.t(`planin.${outcome}`))} ${sure && html`<small>${sure}</small>`}
  ${why.map((each) => html`<p>${each[ctx.lang]}</p>`)} ${outcome === 'clash' && wayOut(ctx, row)}`;
}

/** The form to book, filled in: it shows what clashes as it stands, and the ways out. What stands opens as it stands. */
function wayOut(ctx: Ctx, { claim, expected }: Planned): Child {
  if (claim === undefined || claim.rrule !== undefined) return undefined;
  const ref = claim.subject.slice(claim.subject.lastIndexOf('/') + 1);
  const fields = expected === null ? fieldsOf(claim) : new URLSearchParams({ booking: ref });
  return html`<p><a href="/planning/book?${fields.toString()}">${ctx.t('planin.ways')}</a></p>`;
}
