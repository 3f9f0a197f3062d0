// The page with the form: for a new thing, for one that stands, and for one that somebody else changed meanwhile.
import type { Field } from '../../shacl/shapes.ts';
import type { Change } from '../changes.ts';
import type { Ctx } from '../context.ts';
import type { FormErrors } from '../forms/errors.ts';
import { drawFields } from '../forms/draw.ts';
import { fingerprint } from '../forms/fields.ts';
import type { Filled } from '../forms/typed.ts';
import { html, type Child, type Html } from '../html.ts';
import { layout, type Crumb } from '../layout.ts';
import { note } from '../parts.ts';
import { diffTable } from './history.ts';

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
  /** What somebody else changed since, and how to show its values. */
  readonly theirs?:
    | { readonly changes: readonly Change[]; readonly show: Parameters<typeof diffTable>[2]; readonly at: string }
    | undefined;
  readonly extra?: Child;
  /** One sentence under the title. */
  readonly lede?: string;
  /** What the button says instead. */
  readonly saveWord?: string;
  /** What is said under the reason instead; the reason must be given then. */
  readonly whyHint?: string;
}

export function editPage(ctx: Ctx, view: EditView): Html {
  const { title, fields, filled, errors, seq } = view;
  const usual = view.theirs ? ctx.t('edit.saveMine') : ctx.t(seq === undefined ? 'edit.create' : 'edit.save');
  const save = view.saveWord ?? usual;
  const main = html`<div class="title">
      <h1>${title}</h1>
      ${view.lede !== undefined && html`<p class="lede">${view.lede}</p>`}
    </div>
    <form class="edit" method="post" action="${view.action}" novalidate data-guard="${ctx.t('edit.unsaved')}">
      <button class="vh" tabindex="-1" aria-hidden="true">${save}</button>
      <input type="hidden" name="_csrf" value="${ctx.csrf}" /><input
        type="hidden"
        name="_form"
        value="${fingerprint(fields)}"
      />${seq !== undefined && html`<input type="hidden" name="_seq" value="${seq}" />`}
      ${view.theirs && stale(ctx, view, view.theirs)}${summary(ctx, view)}
      ${view.extra}${drawFields({ ctx, errors }, fields, filled)}
      <section class="sec" aria-labelledby="why">
        <div class="g hang">
          <div class="head"><h2 id="why">${ctx.t('edit.why')}</h2></div>
          <div class="field">
            <label class="vh" for="_note">${ctx.t('edit.why')}</label
            ><input class="in" id="_note" name="_note" value="${view.why}" maxlength="300" aria-describedby="note-h" />
            <p class="hint" id="note-h">${view.whyHint ?? ctx.t('edit.whyHint')}</p>
          </div>
        </div>
      </section>
      <div class="bar-save">
        <button class="btn main">${save}</button><a class="btn bare" href="${view.back}">${ctx.t('edit.stop')}</a>
      </div>
    </form>`;
  return layout(ctx, { title, section: view.section, breadcrumbs: view.breadcrumbs, scripts: ['form.js'] }, main);
}

/** What must be mended, each with a link to its field. */
function summary(ctx: Ctx, { errors, fields }: EditView): Html | undefined {
  const count = errors.at.size + errors.general.length;
  if (count === 0) return undefined;
  const nameOf = (key: string): string => fields[Number(/^f(\d+)/.exec(key)?.[1] ?? -1)]?.name[ctx.lang] ?? '';
  const points = [...errors.at].map(
    ([key, { message }]) => html`<li><a href="#${key.split('.')[0]}">${nameOf(key)}</a>: ${message}</li>`,
  );
  return note(
    'no',
    html`<p><b>${ctx.t('edit.errors', { n: count })}</b></p>
      <ul class="points">
        ${points}${errors.general.map((message) => html`<li>${message}</li>`)}
      </ul>`,
  );
}

/** Somebody was before you: both are on the page, and nothing is saved until the reader chooses. */
function stale(ctx: Ctx, view: EditView, { changes, show, at }: NonNullable<EditView['theirs']>): Html {
  return html`${note('no', html`<p><b>${ctx.t('edit.stale')}</b> ${ctx.t('edit.staleText', { when: ctx.fullMoment(at) })}</p>`)}
    <section class="sec" aria-labelledby="theirs">
      <div class="head"><h2 id="theirs">${ctx.t('edit.theirs')}</h2></div>
      ${diffTable(ctx, changes, show, [undefined, undefined])}
      <p class="row after">
        <button class="btn main">${ctx.t('edit.saveMine')}</button
        ><a class="btn" href="${view.back}">${ctx.t('edit.keepTheirs')}</a>
      </p>
      <p class="hint">${ctx.t('edit.mineBelow')}</p>
    </section>`;
}
