// The page of a museum: an agent like others, and beside what it says of itself, what it keeps here and what changed.
import type { Ctx } from '../context.ts';
import { countOf } from '../counts.ts';
import { html, type Html } from '../html.ts';
import { typeWord } from '../names.ts';
import { section } from '../parts.ts';
import type { Thing } from '../thing.ts';
import { capital } from '../words.ts';
import { changedList } from './changed.ts';
import { genericPage } from './generic.ts';

export async function museumPage(ctx: Ctx, thing: Thing): Promise<Html> {
  const key = thing.resource.ref;
  const [keeps, changed] = await Promise.all([keepsSection(ctx, key), lately(ctx, key)]);
  return genericPage(ctx, thing, html`${keeps}${changed}`);
}

/** What it keeps, per kind of thing, with the way to each list. */
async function keepsSection(ctx: Ctx, museum: string): Promise<Html | undefined> {
  const kinds = ctx.hub.modules.flatMap((module) =>
    module.types.map(({ name }) => ({ module: module.name, type: name })),
  );
  const counted = await Promise.all(
    kinds.map(async (kind) => ({ ...kind, n: await countOf(ctx.hub.state, { marks: ctx.marks, ...kind, museum }) })),
  );
  const kept = counted.filter(({ n }) => n > 0);
  if (kept.length === 0) return undefined;
  const rows = kept.map(
    ({ module, type, n }) =>
      html`<li class="row end">
        <a href="/${module}/${type}?museum=${museum}">${capital(typeWord(ctx, type, 2))}</a
        ><span>${ctx.number(n)}</span>
      </li>`,
  );
  return section(
    { id: 'keeps', title: ctx.t('museum.keeps'), hang: true },
    html`<ul class="lines tight">
      ${rows}
    </ul>`,
  );
}

async function lately(ctx: Ctx, museum: string): Promise<Html | undefined> {
  const found = await ctx.hub.state.list({
    marks: ctx.marks,
    museum,
    order: 'newest',
    lang: ctx.lang,
    limit: 6,
    offset: 0,
  });
  if (found.length === 0) return undefined;
  return section(
    { id: 'lately', title: ctx.t('museum.lately'), hang: true },
    html`${changedList(ctx, found, false)}
      <p class="after"><a href="/ldes/museum-${museum}">${ctx.t('museum.stream')}</a></p>`,
  );
}
