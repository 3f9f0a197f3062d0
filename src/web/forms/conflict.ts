// Somebody was before you: for each field that both changed, what stood, what you filled in and what they saved, and a choice. Nothing is saved until then.
import type { Field } from '../../shacl/shapes.ts';
import type { Ctx } from '../context.ts';
import { html, type Child, type Html } from '../html.ts';
import { note } from '../parts.ts';
import { showDate } from '../dates.ts';
import { isBlank, type Filled, type Row } from './typed.ts';
import type { Both } from './versions.ts';

export interface Meeting {
  readonly fields: readonly Field[];
  readonly mine: Filled;
  readonly both: Both;
  /** Where the thing is read. */
  readonly back: string;
}

export function drawMeeting(ctx: Ctx, meeting: Meeting): Html {
  const { both, back } = meeting;
  const n = both.conflicts.length;
  const when = ctx.fullMoment(both.theirs.event.at);
  const told = n > 0 ? ctx.t('edit.staleChoose', { n }) : ctx.t('edit.staleMerged');
  return html`<div id="meeting" tabindex="-1" autofocus>
      ${note('no', html`<p><b>${ctx.t('edit.stale')}</b> ${ctx.t('edit.staleText', { when })} ${told}</p>`)}
    </div>
    ${n > 0 && choices(ctx, meeting)}${both.taken.length > 0 && taken(ctx, meeting)}
    <p class="row after">
      <button class="btn main">${ctx.t(n > 0 ? 'edit.saveChoice' : 'edit.save')}</button
      ><a class="btn" href="${back}">${ctx.t('edit.keepTheirs')}</a>
    </p>`;
}

const choices = (ctx: Ctx, meeting: Meeting): Html =>
  html`<section class="sec over" aria-labelledby="choose">
    <div class="head"><h2 id="choose">${ctx.t('edit.choose')}</h2></div>
    <div class="stack wide after">${meeting.both.conflicts.map((i) => choice(ctx, meeting, i))}</div>
  </section>`;

function choice(ctx: Ctx, { fields, mine, both }: Meeting, i: number): Html | undefined {
  const field = fields[i];
  if (field === undefined) return undefined;
  const pick = (value: string, words: string, rows: readonly Row[]): Html =>
    html`<div>
      <label class="tick"
        ><input type="radio" name="_pick.f${i}" value="${value}" ${value === 'mine' && html` checked`} /><span
          class="lab"
          >${words}</span
        ></label
      >
      <div class="side">${showRows(ctx, field, rows)}</div>
    </div>`;
  return html`<fieldset class="field full">
    <legend><a href="#f${i}">${field.name[ctx.lang]}</a></legend>
    <div class="two">
      ${pick('mine', ctx.t('edit.mine'), mine[i] ?? [])}${pick('theirs', ctx.t('edit.theirs'), both.other[i] ?? [])}
      <div>
        <p class="tick lab">${ctx.t('edit.before')}</p>
        <div class="side">${showRows(ctx, field, both.before[i] ?? [])}</div>
      </div>
    </div>
  </fieldset>`;
}

/** What only the other changed: shown, and in the form already. */
const taken = (ctx: Ctx, { fields, both }: Meeting): Html =>
  html`<section class="sec over" aria-labelledby="taken">
    <div class="head">
      <h2 id="taken">${ctx.t('edit.taken')}</h2>
      <small>${ctx.t('edit.takenText')}</small>
    </div>
    <dl class="facts after">
      ${both.taken.map((i) => {
        const field = fields[i];
        return (
          field &&
          html`<dt><a href="#f${i}">${field.name[ctx.lang]}</a></dt>
            <dd>${showRows(ctx, field, both.other[i] ?? [])}</dd>`
        );
      })}
    </dl>
  </section>`;

function showRows(ctx: Ctx, field: Field, rows: readonly Row[]): Child {
  const full = rows.filter((row) => !isBlank(row));
  if (full.length === 0) return html`<p class="soft">${ctx.t('edit.nothing')}</p>`;
  return full.map((row) => html`<div>${showRow(ctx, field, row)}</div>`);
}

function showRow(ctx: Ctx, field: Field, row: Row): Html {
  if (field.kind === 'nested')
    return html`<dl class="facts inner">
      ${field.fields.map((inner, i) => {
        const rows = (row.inner[i] ?? []).filter((each) => !isBlank(each));
        return (
          rows.length > 0 &&
          html`<dt>${inner.name[ctx.lang]}</dt>
            <dd>${rows.map((each) => html`<div>${showRow(ctx, inner, each)}</div>`)}</dd>`
        );
      })}
    </dl>`;
  const named = field.choices.find(({ value }) => value === row.text);
  const text = named ? named.name[ctx.lang] : wordsOf(ctx, field, row.text);
  return html`<bdi class="serif pre" lang="${row.lang}">${text}</bdi> <span class="lang">${row.lang}</span>`;
}

function wordsOf(ctx: Ctx, { kind }: Field, text: string): string {
  if (kind === 'boolean') return ctx.t(text === 'true' || text === '1' ? 'value.yes' : 'value.no');
  return kind === 'date' || kind === 'dayOrMoment' || kind === 'dateTime' ? showDate(text, ctx.lang) : text;
}
