// One value in two boxes: a day with its hour, a count with its unit.
import type { Field } from '../../shacl/shapes.ts';
import type { Ctx } from '../context.ts';
import { html, type Html } from '../html.ts';
import type { WordKey } from '../words.ts';
import type { Chosen } from './controls.ts';
import { durationParts, durationUnits } from './lexical.ts';

/** A day, and an hour that may stay empty. */
export function dayAndHour(ctx: Ctx, field: Field, name: string, { row, common }: Chosen): Html {
  const [day = '', hour = ''] = row.text.split('T');
  return html`<div class="row nowrap">
    <input class="in short" type="date" id="${name}.v" name="${name}.v" value="${day}" ${common} /><label
      for="${name}.t"
      ><span class="vh">${field.name[ctx.lang]}: </span>${ctx.t('form.hour')}</label
    ><input class="in short" type="time" id="${name}.t" name="${name}.t" value="${hour}" />
  </div>`;
}

const unitWords: Readonly<Record<(typeof durationUnits)[number], WordKey>> = {
  TM: 'form.unit.TM',
  TH: 'form.unit.TH',
  D: 'form.unit.D',
  W: 'form.unit.W',
  M: 'form.unit.M',
  Y: 'form.unit.Y',
};

export function countAndUnit(ctx: Ctx, field: Field, name: string, { row, common }: Chosen): Html {
  const { count, unit } = durationParts(field, row.text);
  const options = durationUnits.map(
    (each) => html`<option value="${each}" ${each === unit && html` selected`}>${ctx.t(unitWords[each])}</option>`,
  );
  return html`<div class="row nowrap">
    <input
      class="in short"
      type="text"
      inputmode="numeric"
      autocomplete="off"
      id="${name}.v"
      name="${name}.v"
      value="${count}"
      ${common}
    /><select class="in short" name="${name}.u" aria-label="${ctx.t('form.unitOf', { name: field.name[ctx.lang] })}">
      ${options}
    </select>
  </div>`;
}
