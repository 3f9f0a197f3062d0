// What those who came thought of a course: the mean and what they wrote, without names, once so many said it that nobody stands out.
import { museums } from '../../../access/policy.ts';
import type { Ctx } from '../../../web/context.ts';
import { html, type Child, type Html } from '../../../web/html.ts';
import { empty, table, written } from '../../../web/parts.ts';
import type { Desk } from '../act/desk.ts';
import { evaluationOf, overall, smallest, type Answer } from '../core/evaluation.ts';
import { thingLink } from './parts.ts';

/** Of one edition. */
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

/** Of every course that these museums give. @param keys with all six, those that they share as well */
export async function evaluations(ctx: Ctx, { read }: Desk, keys: readonly string[]): Promise<Html> {
  const mine = ({ museum }: { readonly museum: string | null }): boolean =>
    museum === null ? keys.length === museums.length : keys.includes(museum);
  const [tallies, byCourse] = [read.ratings(), Map.groupBy(read.editions(ctx.marks), ({ course }) => course)];
  const found = read
    .courses(ctx.marks)
    .filter(mine)
    .map(({ subject }) => ({
      subject,
      told: overall((byCourse.get(subject) ?? []).flatMap((edition) => tallies.get(edition.subject) ?? [])),
    }))
    .filter(({ told }) => told !== 'none');
  if (found.length === 0) return empty(ctx.t('training.noEvaluations'));
  const names = await ctx.hub.state.names(
    found.map(({ subject }) => subject),
    ctx.lang,
    ctx.marks,
  );
  const rows = found.map(({ subject, told }) => [
    thingLink(ctx, subject, names, 'serif'),
    typeof told === 'string' ? html`<span class="soft">${ctx.t('training.hidden')}</span>` : ctx.number(told.mean),
    typeof told === 'string' ? '–' : ctx.number(told.n),
  ]);
  const heads = [
    { label: ctx.t('training.course') },
    { label: ctx.t('training.mean'), numeric: true },
    { label: ctx.t('training.answers'), numeric: true },
  ];
  return html`<div class="cq">${table(ctx.t('training.evaluations'), heads, rows)}</div>`;
}
