// The design page: what people press and fill in, in every state.
import type { Ctx } from '../context.ts';
import { html, type Child, type Html } from '../html.ts';
import { icon } from '../parts.ts';
import { dialog, progress, toast } from '../parts/work.ts';
import type { WordKey } from '../words.ts';
import type { Element } from './design.ts';

const states = ['default', 'hover', 'focus', 'active'] as const;

export const controls = (ctx: Ctx): readonly Element[] => [
  { id: 'links', draw: () => links(ctx) },
  { id: 'buttons', draw: (end) => buttons(ctx, end) },
  { id: 'fields', draw: (end) => fields(ctx, end) },
  { id: 'choices', draw: (end) => choices(ctx, end) },
  { id: 'busy', draw: () => busy(ctx) },
  { id: 'dialog', draw: (end) => question(ctx, end) },
];

const each = (ctx: Ctx, draw: (state: string, word: string) => Html): readonly Html[] =>
  states.map((state) => draw(state, ctx.t(`design.${state}` as WordKey)));

const links = (ctx: Ctx): Html =>
  html`<p class="row">${each(ctx, (state, word) => html`<a href="#links" data-state="${state}">${word}</a>`)}</p>
    <p class="row after">
      <a class="serif" href="#links"><bdi>emailleren</bdi></a
      ><mark>email</mark><kbd>/</kbd><span class="tag">nl</span>
    </p>`;

function buttons(ctx: Ctx, end: string): Html {
  const row = (kind: string): Html =>
    html`<p class="row">
      ${each(ctx, (state, word) => html`<button class="btn ${kind}" type="button" data-state="${state}">${word}</button>`)}
    </p>`;
  return html`<div class="stack">
    ${['main', '', 'bare', 'no'].map(row)}
    <p class="row">
      <button class="btn main" type="button" aria-busy="true">${ctx.t('design.busyWord')}</button
      ><button class="btn" type="button" aria-disabled="true" aria-describedby="reason${end}">
        ${ctx.t('design.cannot')}</button
      ><span class="soft" id="reason${end}">${ctx.t('design.reason')}</span>
    </p>
    <p class="seg">
      <a class="btn" href="#buttons" aria-current="true">${ctx.t('list.label')}</a
      ><a class="btn" href="#buttons">${ctx.t('list.newest')}</a>
    </p>
  </div>`;
}

const field = (id: string, label: Child, input: Child, more?: Child): Html =>
  html`<div class="field"><label for="${id}">${label}</label>${input}${more}</div>`;

function fields(ctx: Ctx, end: string): Html {
  const id = (name: string): string => `f-${name}${end}`;
  const plain = states
    .slice(0, 3)
    .map((state) =>
      field(
        id(state),
        ctx.t(`design.${state}` as WordKey),
        html`<input class="in" id="${id(state)}" value="weefgetouw" data-state="${state}" />`,
      ),
    );
  const wrong = html`<input
    class="in"
    id="${id('no')}"
    value="AAT 1"
    aria-invalid="true"
    aria-describedby="${id('why')}"
  />`;
  const help = html`<textarea class="in" id="${id('help')}" rows="2" aria-describedby="${id('hint')}"></textarea>`;
  return html`<div class="two">
    ${plain}
    ${field(id('no'), html`${ctx.t('list.name')} <span class="opt">${ctx.t('form.needed')}</span>`, wrong, html`<p class="err" id="${id('why')}">${icon('warn')}${ctx.t('form.badIri')}</p>`)}
    ${field(id('off'), ctx.t('design.cannot'), html`<input class="in" id="${id('off')}" value="" disabled aria-describedby="${id('off')}-h" />`, html`<p class="hint" id="${id('off')}-h">${ctx.t('design.reason')}</p>`)}
    ${field(id('fixed'), 'IRI', html`<input class="in mono" id="${id('fixed')}" value="470000014" readonly />`)}
    ${field(
      id('lang'),
      ctx.t('concept.language'),
      html`<select class="in" id="${id('lang')}">
        <option>nl</option>
        <option>en</option>
      </select>`,
    )}
    ${field(id('day'), ctx.t('thing.changed'), html`<input class="in" id="${id('day')}" type="date" value="2026-05-21" />`)}
    ${field(id('help'), ctx.t('concept.definition'), help, html`<p class="hint" id="${id('hint')}">${ctx.t('edit.whyHint')}</p>`)}
  </div>`;
}

const choices = (ctx: Ctx, end: string): Html =>
  html`<p class="row ticks">
      <label class="tick"><input type="radio" name="r${end}" checked /><span>${ctx.t('value.yes')}</span></label
      ><label class="tick"><input type="radio" name="r${end}" /><span>${ctx.t('value.no')}</span></label
      ><label class="tick"><input type="checkbox" checked /><span>${ctx.t('mark.public')}</span></label>
    </p>
    <div class="menu" role="listbox" aria-label="${ctx.t('home.search')}">
      <div role="option" aria-selected="false">
        <span class="serif"><mark>email</mark></span
        ><small>Materialen</small>
      </div>
      <div role="option" aria-selected="true">
        <span class="serif"><mark>email</mark>leren</span><small>Technieken</small>
      </div>
    </div>`;

const busy = (ctx: Ctx): Html =>
  html`<div class="stack">
    <div class="empty">
      <p>${ctx.t('scheme.empty')}</p>
      <a class="btn" href="#busy">${icon('plus')}${ctx.t('scheme.addConcept')}</a>
    </div>
    ${progress(ctx.t('design.busyWord'), 5120, 8000, ctx.t('design.import'))}
    <div aria-hidden="true"><span class="bone"></span><span class="bone"></span></div>
    ${toast(ctx.t('design.done'), html`<a href="#busy">${ctx.t('design.undo')}</a>`)}
  </div>`;

const question = (ctx: Ctx, end: string): Html =>
  dialog({
    id: `ask${end}`,
    opener: ctx.t('design.leave'),
    title: ctx.t('design.question'),
    body: html`<p>${ctx.t('design.questionText')}</p>`,
    answers: html`<button class="btn no">${ctx.t('design.leave')}</button
      ><button class="btn">${ctx.t('design.stay')}</button>`,
  });
