// Controls of the booking form: a field with its hint and its fault, a choice, a tick. What was typed stands in them again.
import type { Ctx } from '../../../web/context.ts';
import { html, type Html } from '../../../web/html.ts';
import { icon } from '../../../web/parts.ts';
import type { WordKey } from '../../../web/words.ts';
import { amountField, isNumber, type Fault } from '../booking/form.ts';
import type { BookView } from './book.ts';

interface FieldSpec {
  readonly name: string;
  readonly word: WordKey;
  readonly type?: string;
  readonly fault?: Fault;
  readonly hint?: WordKey;
  readonly max?: number;
}

export function field(ctx: Ctx, view: Pick<BookView, 'fields' | 'faults'>, spec: FieldSpec): Html {
  const { name, word, hint, type = 'text', max = 20 } = spec;
  const fault = view.faults.find((each) => isOf(each, spec, view.fields.get(name)));
  return html`<div class="field">
    <label for="${name}">${ctx.t(word)}</label>${hint && html`<p class="hint" id="${name}-h">${ctx.t(hint)}</p>`}<input
      class="in"
      id="${name}"
      name="${name}"
      type="${type}"
      value="${view.fields.get(name) ?? ''}"
      maxlength="${max}"
      ${max === 20 && html` inputmode="numeric"`}${described(name, hint, fault)}
    />${fault && html`<p class="err" id="${name}-e">${icon('warn')}${ctx.t(`book.fault.${fault}`)}</p>`}
  </div>`;
}

/** Of several fields for numbers only those are wrong that hold none. */
const isOf = (fault: Fault, { fault: own }: FieldSpec, value: string | null): boolean =>
  fault === 'number' ? own === 'number' && !isNumber(value) : fault === own || (own === 'time' && fault === 'gap');

/** What explains a field to who hears it: its hint, and what is wrong. */
function described(name: string, hint: string | undefined, fault: string | undefined): Html {
  const by = [hint === undefined ? [] : [`${name}-h`], fault === undefined ? [] : [`${name}-e`]].flat();
  const bad = fault !== undefined && html` aria-invalid="true"`;
  return html`${bad}${by.length > 0 && html` aria-describedby="${by.join(' ')}"`}`;
}

export function select(
  ctx: Ctx,
  view: Pick<BookView, 'fields'>,
  { name, word }: Pick<FieldSpec, 'name' | 'word'>,
  options: readonly (readonly [string, string])[],
): Html {
  const chosen = view.fields.get(name) ?? '';
  return html`<div class="field">
    <label for="${name}">${ctx.t(word)}</label>
    <select class="in" id="${name}" name="${name}">
      ${options.map(([value, text]) => html`<option value="${value}" ${value === chosen && html` selected`}>${text}</option>`)}
    </select>
  </div>`;
}

interface Tick {
  readonly name: string;
  readonly value: string;
  readonly on: boolean;
  readonly text: string;
  readonly small?: string;
  readonly radio?: boolean;
}
export const tick = (_ctx: Ctx, { name, value, on, text, small = '', radio = false }: Tick): Html =>
  html`<label class="tick"
    ><input type="${radio ? 'radio' : 'checkbox'}" name="${name}" value="${value}" ${on && html` checked`} /><span
      ><bdi>${text}</bdi>${small !== '' && html`<small>${small}</small>`}</span
    ></label
  >`;

/** A thing that is booked by the piece: how many; left empty, none. */
export function counted(
  { fields }: Pick<BookView, 'fields'>,
  { thing, text, small }: { readonly thing: string; readonly text: string; readonly small: string },
): Html {
  const name = `${amountField}${thing}`;
  const value = fields.get(name) ?? (fields.getAll('what').includes(thing) ? '1' : '');
  return html`<label class="tick count"
    ><input
      class="in"
      name="${name}"
      value="${value}"
      maxlength="7"
      inputmode="numeric"
      ${!isNumber(value) && html` aria-invalid="true"`}
    /><span><bdi>${text}</bdi>${small !== '' && html`<small>${small}</small>`}</span></label
  >`;
}
