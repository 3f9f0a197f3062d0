// A skill's level in eight boxes: full is confirmed, hollow is said by oneself, struck is asked and not yet there.
import type { Ctx } from '../../../web/context.ts';
import { html, type Html } from '../../../web/html.ts';
import type { Cell } from '../core/gaps.ts';

const steps = [1, 2, 3, 4, 5, 6, 7, 8] as const;

const boxOf = ({ has, says, needs }: Cell, step: number): string =>
  step <= has ? 'on' : step <= says ? 'self' : step <= needs ? 'need' : '';

/** The same for who cannot see the boxes: `3 van 5, 2 tekort`. */
export function cellWords(ctx: Ctx, { has, says, needs }: Cell): string {
  const first = needs > 0 ? ctx.t('training.levelOf', { has, needs }) : ctx.t('training.levelHas', { has });
  const gap = needs > has ? `, ${ctx.t('training.levelShort', { n: needs - has })}` : '';
  return `${first}${gap}${says > has ? `, ${ctx.t('training.levelSays', { says })}` : ''}`;
}

export const levelBoxes = (ctx: Ctx, cell: Cell): Html =>
  html`<span class="lv" aria-hidden="true">${steps.map((step) => html`<i class="${boxOf(cell, step)}"></i>`)}</span
    ><span class="vh">${cellWords(ctx, cell)}</span>`;

export const levelKey = (ctx: Ctx): Html =>
  html`<p class="key">
    <span
      ><span class="lv" aria-hidden="true"><i class="on"></i></span>${ctx.t('training.key.on')}</span
    >
    <span
      ><span class="lv" aria-hidden="true"><i class="self"></i></span>${ctx.t('training.key.self')}</span
    >
    <span
      ><span class="lv" aria-hidden="true"><i class="need"></i></span>${ctx.t('training.key.need')}</span
    >
    <span>${ctx.t('training.key.eight')}</span>
  </p>`;

/** A choice of the eight levels, in words. */
export const levelSelect = (ctx: Ctx, { id, chosen = 1, short = false }: LevelSelect): Html =>
  html`<select class="in${short && ' short'}" id="${id}" name="level">
    ${steps.map((n) => html`<option value="${n}" ${n === chosen && html` selected`}>${ctx.t(`training.levels.${n}`)}</option>`)}
  </select>`;

interface LevelSelect {
  readonly id: string;
  readonly chosen?: number;
  readonly short?: boolean;
}
