// What those who came thought of a course: the mean and what they wrote, without names, once so many said it that nobody stands out.
import type { Ctx } from '../../../web/context.ts';
import { html, type Child } from '../../../web/html.ts';
import { written } from '../../../web/parts.ts';
import { evaluationOf, smallest, type Answer } from '../core/evaluation.ts';

export function evaluation(ctx: Ctx, answers: readonly Answer[]): Child {
  const found = evaluationOf(answers);
  if (found === 'none') return undefined;
  if (found === 'hidden') return html`<p class="soft after">${ctx.t('training.ratingFew', { few: smallest })}</p>`;
  const { mean, n, texts } = found;
  return html`<p class="after">${ctx.t('training.rating', { mean: ctx.number(mean), n })}</p>
    ${
      texts.length > 0 &&
      html`<h3>${ctx.t('training.better')}</h3>
        <ul class="lines">
          ${texts.map((text) => html`<li>${written(text)}</li>`)}
        </ul>`
    }`;
}
