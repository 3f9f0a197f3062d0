// Skills that miss, per museum and over all: numbers only, and none that tells of fewer than five people.
import { museums } from '../../../access/policy.ts';
import type { Ctx } from '../../../web/context.ts';
import { html, type Child, type Html } from '../../../web/html.ts';
import { layout } from '../../../web/layout.ts';
import { museumName } from '../../../web/museums.ts';
import { empty, icon, table } from '../../../web/parts.ts';
import type { Desk } from '../act/desk.ts';
import { gapMatrix } from '../core/gaps.ts';
import { reportOf, smallest, type Shown } from '../core/report.ts';
import { thingLink } from './parts.ts';

/** @param keys the museums whose numbers the reader sees; the rows are made over all six first, so that no two readers subtract */
export async function reportPage(ctx: Ctx, desk: Desk, keys: readonly string[]): Promise<Html> {
  const { read, today } = desk;
  const matrix = gapMatrix({
    people: read.everybody(),
    profiles: read.profiles(),
    assertions: read.confirmedOn(today),
    on: today,
  });
  const rows = reportOf(matrix, museums);
  const names = await ctx.hub.state.names(
    rows.map(({ skill }) => skill),
    ctx.lang,
    ctx.marks,
  );
  const whole = keys.length === museums.length;
  const heads = [
    { label: ctx.t('training.skill') },
    ...keys.map((key) => ({ label: museumName(key), numeric: true })),
    ...(whole ? [{ label: ctx.t('training.together'), numeric: true }] : []),
  ];
  const lines = rows
    .toSorted((a, b) => (names.get(a.skill) ?? '').localeCompare(names.get(b.skill) ?? '', ctx.lang))
    .map(({ skill, museums: shown, total }) => [
      thingLink(ctx, skill, names),
      ...keys.map((key) => figure(ctx, shown.get(key) ?? 'none')),
      ...(whole ? [figure(ctx, total)] : []),
    ]);
  const title = ctx.t('training.reportTitle');
  const main = html`<div class="title">
      <h1>${title}</h1>
      <p class="lede">${ctx.t('training.reportLede', { few: smallest })}</p>
    </div>
    <p class="small soft row gap">${icon('lock')}${ctx.t('training.reportWho')}</p>
    ${lines.length === 0 ? empty(ctx.t('training.noNeeds')) : html`<div class="cq">${table(title, heads, lines)}</div>`}`;
  return layout(
    ctx,
    {
      title,
      section: 'training',
      breadcrumbs: [{ label: ctx.t('nav.training'), href: '/training' }, { label: title }],
    },
    main,
  );
}

/** `7 van 12`, a dash where nobody is asked, or that it is hidden. */
function figure(ctx: Ctx, shown: Shown): Child {
  if (shown === 'none') return html`<span class="soft">–</span>`;
  if (shown === 'hidden') return html`<span class="soft">${ctx.t('training.hidden')}</span>`;
  return ctx.t('training.missOf', { missing: shown.missing, asked: shown.asked });
}
