// The page with the form: for a new thing, for one that stands, and for one that somebody else changed meanwhile.
import type { Field } from '../../shacl/shapes.ts';
import type { Ctx } from '../context.ts';
import { drawMeeting } from '../forms/conflict.ts';
import type { FormErrors } from '../forms/errors.ts';
import { fingerprint } from '../forms/fields.ts';
import { drawFields, jumps } from '../forms/sections.ts';
import { summary } from '../forms/summary.ts';
import type { Filled } from '../forms/typed.ts';
import type { Both } from '../forms/versions.ts';
import { html, type Child, type Html } from '../html.ts';
import { layout, type Crumb } from '../layout.ts';
import { icon } from '../parts.ts';

export interface EditView {
  readonly title: string;
  readonly section: string;
  readonly breadcrumbs: readonly Crumb[];
  /** Where the form is posted. */
  readonly action: string;
  /** Where “stop” leads. */
  readonly back: string;
  readonly fields: readonly Field[];
  readonly filled: Filled;
  readonly errors: FormErrors;
  /** The version that the writer sees; undefined for a new thing. */
  readonly seq: number | undefined;
  readonly why: string;
  /** The page answers a form that was sent: it holds what was typed. */
  readonly answers?: boolean;
  /** What somebody else saved since. */
  readonly both?: Both | undefined;
  readonly extra?: Child;
  /** After the form, in forms of its own: the attachments of a page. */
  readonly beside?: Child;
  /** One sentence under the title. */
  readonly lede?: string;
  /** What the button says instead. */
  readonly saveWord?: string;
  /** What is said under the reason instead; the reason must be given then. */
  readonly whyHint?: string;
}

export function editPage(ctx: Ctx, view: EditView): Html {
  const { fields, filled, errors, seq, both } = view;
  const usual = ctx.t(both?.conflicts.length ? 'edit.saveChoice' : seq === undefined ? 'edit.create' : 'edit.save');
  const save = view.saveWord ?? usual;
  const count = errors.at.size + errors.general.length;
  const drawing = { ctx, errors, action: view.action };
  const main = html`<div class="title">
      <h1>${view.title}</h1>
      ${view.lede !== undefined && html`<p class="lede">${view.lede}</p>`}
      ${fields.some(({ minCount }) => minCount > 0) && html`<p class="soft">${ctx.t('edit.needed')}</p>`}
    </div>
    ${toBeside(ctx, view)}${draftOffer(ctx)}
    <form
      class="edit"
      method="post"
      action="${view.action}"
      novalidate
      data-who="${ctx.actor.iri}"
      ${view.answers && html` data-answer`}
    >
      <button class="vh" tabindex="-1" aria-hidden="true" data-save>${save}</button>
      ${hidden(ctx, view)}
      ${both && drawMeeting(ctx, { fields, mine: filled, both, back: view.back })}${summary(ctx, { fields, filled }, errors)}
      ${view.extra}${jumps(drawing, fields, filled)}${drawFields(drawing, fields, filled)}${whySection(ctx, view)}
      <div class="bar-save">
        <button class="btn main">${save}</button><a class="btn bare" href="${view.back}">${ctx.t('edit.stop')}</a
        ><span class="soft small keys-hint" hidden><kbd>Ctrl</kbd> <kbd>S</kbd> ${ctx.t('edit.keys')}</span>
      </div>
      <p class="vh" aria-live="polite" data-say data-removed="${ctx.t('form.removed')}"></p>
    </form>
    ${view.beside}`;
  const title = count > 0 ? `${ctx.t('edit.errors', { n: count })}: ${view.title}` : view.title;
  return layout(ctx, { title, section: view.section, breadcrumbs: view.breadcrumbs, scripts }, main);
}

/** Only where there is something already: nothing can be put beside a page that was never saved. */
const toBeside = (ctx: Ctx, { beside, seq }: EditView): Child =>
  seq !== undefined && beside && html`<p><a href="#attachments">${ctx.t('attach.below')}</a></p>`;

const scripts = ['form.js', 'picker.js', 'draft.js', 'write.js', 'attach.js'];

const hidden = (ctx: Ctx, { fields, seq }: EditView): Html =>
  html`<input type="hidden" name="_csrf" value="${ctx.csrf}" /><input
      type="hidden"
      name="_form"
      value="${fingerprint(fields)}"
    />${seq !== undefined && html`<input type="hidden" name="_seq" value="${seq}" />`}`;

/** What a script found in this tab that was never saved; hidden until there is something. */
const draftOffer = (ctx: Ctx): Html =>
  html`<div class="note gap-under" data-k="wait" data-draft="${ctx.t('draft.found')}" hidden>
    ${icon('clock')}
    <p></p>
    <p class="row">
      <button class="btn" type="button" data-use>${ctx.t('draft.use')}</button
      ><button class="btn bare" type="button" data-drop>${ctx.t('draft.drop')}</button>
    </p>
  </div>`;

const whySection = (ctx: Ctx, { why, whyHint }: EditView): Html =>
  html`<section class="sec" aria-labelledby="why">
    <div class="g hang">
      <div class="head"><h2 id="why">${ctx.t('edit.why')}</h2></div>
      <div class="field">
        <label class="vh" for="_note">${ctx.t('edit.why')}</label
        ><input class="in" id="_note" name="_note" value="${why}" maxlength="300" aria-describedby="note-h" />
        <p class="hint" id="note-h">${whyHint ?? ctx.t('edit.whyHint')}</p>
      </div>
    </div>
  </section>`;
