// What stands above every calendar of planning: the days before, today and after, and the choice of a museum. Works without scripts.
import { museums } from '../../../access/policy.ts';
import type { Ctx } from '../../../web/context.ts';
import { html, type Html } from '../../../web/html.ts';
import { museumName } from '../../../web/museums.ts';
import { icon } from '../../../web/parts.ts';

/** Addresses of the same page for the days before, for today and for the days after. */
export interface Steps {
  readonly before: string;
  readonly today: string;
  readonly after: string;
}

export const stepper = (ctx: Ctx, { before, today, after }: Steps): Html =>
  html`<nav class="seg" aria-label="${ctx.t('plan.period')}">
    <a class="btn icon" rel="prev" href="${before}" aria-label="${ctx.t('plan.before')}">${icon('left')}</a
    ><a class="btn" href="${today}">${ctx.t('plan.today')}</a
    ><a class="btn icon" rel="next" href="${after}" aria-label="${ctx.t('plan.after')}">${icon('right')}</a>
  </nav>`;

/** @param kept what the address says besides the museum, and goes on saying */
export const museumPicker = (
  ctx: Ctx,
  { action, kept, museum }: { action: string; kept: Readonly<Record<string, string>>; museum: string | undefined },
): Html =>
  html`<form class="row" action="${action}">
    ${Object.entries(kept).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
    <label class="vh" for="museum">${ctx.t('plan.museum')}</label>
    <select class="in short" id="museum" name="museum">
      ${museumOptions(ctx, museum)}
    </select>
    <button class="btn">${ctx.t('plan.show')}</button>
  </form>`;

/** All museums together, and each of them. */
export const museumOptions = (ctx: Ctx, chosen: string | null | undefined): Html =>
  html`<option value="">${ctx.t('plan.museums')}</option>
    ${museums.map((key) => html`<option value="${key}" ${key === chosen && html` selected`}>${museumName(key)}</option>`)}`;
