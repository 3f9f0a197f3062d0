// Where a planner brings a calendar or a table: choose the file and say what it is of; what was brought before; a table to take along.
import { museums } from '../../../access/policy.ts';
import type { Ctx } from '../../../web/context.ts';
import { html, type Child, type Html } from '../../../web/html.ts';
import { layout } from '../../../web/layout.ts';
import { museumName } from '../../../web/museums.ts';
import { section, status, table } from '../../../web/parts.ts';
import { addDays } from '../core/time.ts';
import type { Resource } from '../core/facts.ts';
import { mostBytesInPage, mostInPage } from '../import/entry.ts';
import type { Meta } from '../import/staging.ts';
import { tick } from './controls.ts';

export interface ImportView {
  readonly rooms: readonly Resource[];
  readonly mine: readonly (Meta & { readonly id: string })[];
  readonly today: string;
}

export function importPage(ctx: Ctx, view: ImportView): Html {
  const title = ctx.t('planin.title');
  const main = html`<div class="title">
      <h1>${title}</h1>
      <p class="lede">${ctx.t('planin.lede')}</p>
    </div>
    ${form(ctx, view)} ${mine(ctx, view)} ${section({ id: 'out', title: ctx.t('planin.out') }, takeAlong(ctx, view))}`;
  const breadcrumbs = [{ label: ctx.t('plan.title'), href: '/planning' }, { label: title }];
  return layout(ctx, { title, section: 'planning', breadcrumbs }, main);
}

const nameIn = (ctx: Ctx, { nameNl, nameEn, subject }: Resource): string =>
  (ctx.lang === 'nl' ? nameNl : nameEn) || subject;

const museumChoice = (ctx: Ctx, id: string, first: string, chosen: string | null): Html =>
  html`<select class="in" id="${id}" name="museum">
    <option value="">${first}</option>
    ${museums.map((key) => html`<option value="${key}" ${key === chosen && html` selected`}>${museumName(key)}</option>`)}
  </select>`;

function form(ctx: Ctx, { rooms }: ImportView): Html {
  const byMuseum = [...Map.groupBy(rooms, ({ museum }) => museum ?? '')];
  const own = ctx.museumFor('planning');
  const sure = (['firm', 'option', 'request'] as const).map((value) =>
    tick(ctx, { name: 'standing', value, on: value === 'firm', text: ctx.t(`plan.${value}`), radio: true }),
  );
  return html`<form class="stack" method="post" action="/planning/import" enctype="multipart/form-data">
    <input type="hidden" name="_csrf" value="${ctx.csrf}" />
    <div class="field">
      <label for="file">${ctx.t('planin.file')}</label>
      <p class="hint" id="file-h">
        ${ctx.t('planin.file.hint', { n: mostInPage, mb: mostBytesInPage / 1_000_000 })}
        <a href="/planning/import/example.csv">${ctx.t('planin.example')}</a>
      </p>
      <input
        class="in"
        id="file"
        name="file"
        type="file"
        required
        accept=".ics,.csv,text/calendar,text/csv"
        aria-describedby="file-h"
      />
    </div>
    <div class="two">
      <div class="field">
        <label for="room">${ctx.t('planin.room')}</label>
        <p class="hint" id="room-h">${ctx.t('planin.room.hint')}</p>
        <select class="in" id="room" name="room" aria-describedby="room-h">
          <option value="">${ctx.t('planin.room.none')}</option>
          ${byMuseum.map(([key, all]) => html`<optgroup label="${key === '' ? ctx.t('plan.museums') : museumName(key)}">${all.map((each) => html`<option value="${each.subject}">${nameIn(ctx, each)}</option>`)}</optgroup>`)}
        </select>
      </div>
      <div class="field">
        <label for="museum">${ctx.t('plan.museum')}</label>
        <p class="hint" id="museum-h">${ctx.t('planin.museum.hint')}</p>
        ${museumChoice(ctx, 'museum', ctx.t('planin.museum.none'), own)}
      </div>
    </div>
    <fieldset>
      <legend>${ctx.t('planin.sure')}</legend>
      ${sure}
    </fieldset>
    <p class="hint">${ctx.t('planin.private')}</p>
    <p><button class="btn main">${ctx.t('planin.look')}</button></p>
  </form>`;
}

const states = {
  ready: ['wait', 'planin.ready'],
  done: ['ok', 'planin.done'],
  undone: ['off', 'planin.undone'],
} as const;

/** What this planner brought in the last week: to look at once more, or to undo. */
function mine(ctx: Ctx, { mine: all }: ImportView): Child {
  if (all.length === 0) return undefined;
  const columns = [{ label: ctx.t('planin.when') }, { label: ctx.t('planin.what') }, { label: ctx.t('planin.state') }];
  const rows = all.map(({ id, at, kind, state }) => [
    html`<a href="/planning/import/${id}">${ctx.moment(new Date(at).toISOString())}</a>`,
    ctx.t(`planin.kind.${kind}`),
    status(states[state][0], ctx.t(states[state][1])),
  ]);
  return section({ id: 'mine', title: ctx.t('planin.mine') }, table(ctx.t('planin.mine'), columns, rows));
}

const dayField = (name: string, label: string, value: string): Html =>
  html`<div class="field">
    <label for="${name}">${label}</label><input class="in" id="${name}" name="${name}" type="date" value="${value}" />
  </div>`;

function takeAlong(ctx: Ctx, { today }: ImportView): Html {
  return html`<p>${ctx.t('planin.out.lede')}</p>
    <form class="row after" action="/planning/export.csv">
      ${dayField('fromDay', ctx.t('planin.out.from'), today)}
      ${dayField('toDay', ctx.t('planin.out.to'), addDays(today, 92))}
      <div class="field">
        <label for="of">${ctx.t('plan.museum')}</label>
        ${museumChoice(ctx, 'of', ctx.t('plan.museums'), null)}
      </div>
      <button class="btn">${ctx.t('planin.out.get')}</button>
    </form>`;
}
