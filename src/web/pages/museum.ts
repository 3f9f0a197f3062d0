// The page of a museum: what it says of itself, what waits, what comes, what it has here, its lists, what changed, its stream.
import type { Ctx } from '../context.ts';
import { countOf } from '../counts.ts';
import { docPath } from '../../rdf/refs.ts';
import { changedLately, changedLines } from '../home/changed.ts';
import { coming, comingAt, mappedLists, shareOf, toDecide } from '../home/museums.ts';
import { overdueQuery } from '../home/waits.ts';
import { html, type Child, type Html } from '../html.ts';
import { typeWord } from '../names.ts';
import { level, section, table } from '../parts.ts';
import type { Tells } from '../tells.ts';
import type { Thing } from '../thing.ts';
import { capital } from '../words.ts';
import { genericPage } from './generic.ts';

/** @param tells what modules have waiting there */
export async function museumPage(ctx: Ctx, thing: Thing, tells: readonly Tells[] = []): Promise<Html> {
  const key = thing.resource.ref;
  const waits = (at: Ctx, museum: string) => waitsSection(at, museum, tells);
  const sections = await Promise.all(
    [waits, comingSection, keepsSection, listsSection, lately, machinesSection].map((draw) => draw(ctx, key)),
  );
  return genericPage(ctx, thing, html`${sections}`);
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
  const found = await changedLately(ctx, museum);
  if (found.length === 0) return undefined;
  return section(
    { id: 'lately', title: ctx.t('museum.lately'), hang: true },
    changedLines(ctx, found, undefined, false),
  );
}

/** What waits for a decision or a review; only for colleagues. */
async function waitsSection(ctx: Ctx, museum: string, tells: readonly Tells[]): Promise<Html | undefined> {
  if (!ctx.marks.includes('internal')) return undefined;
  const [open, late, ...told] = await Promise.all([
    toDecide(ctx, museum),
    ctx.hub.state.countDated(overdueQuery(ctx, museum)),
    ...tells.flatMap(({ waitsAt }) => waitsAt?.(ctx, museum) ?? []),
  ]);
  const more = told.flat();
  const line = (n: number, href: string, words: string): Html =>
    html`<li class="row end"><a href="${href}">${words}</a><span>${ctx.number(n)}</span></li>`;
  const lines = [
    open > 0 && line(open, `/terms/proposal?museum=${museum}`, ctx.t('home.toDecide')),
    late > 0 && line(late, `/wiki/overdue?museum=${museum}`, ctx.t('home.behind')),
    ...more.map(({ n, href, words }) => line(n, href, words)),
  ];
  const body =
    open + late + more.length === 0
      ? html`<p class="soft">${ctx.t('museum.nothingWaits')}</p>`
      : html`<ul class="lines tight">
          ${lines}
        </ul>`;
  return section({ id: 'waits', title: ctx.t('museum.waits'), hang: true }, body);
}

const mostComing = 6;

async function comingSection(ctx: Ctx, museum: string): Promise<Html | undefined> {
  const found = await comingAt(ctx, museum, mostComing);
  if (found.length === 0) return undefined;
  return section(
    { id: 'coming', title: ctx.t('museum.coming'), hang: true },
    html`<ul class="lines tight">
      ${found.map((each) => html`<li>${coming(ctx, each)}</li>`)}
    </ul>`,
  );
}

/** Its lists: how many terms, how far linked, and the address for OpenRefine. */
async function listsSection(ctx: Ctx, museum: string): Promise<Html | undefined> {
  const lists = await mappedLists(ctx, museum);
  if (lists.length === 0) return undefined;
  const rows = lists.map((list): readonly Child[] => {
    const share = shareOf([list]);
    return [
      html`<a class="serif" href="${docPath('scheme', list.scheme.ref)}"><bdi>${list.scheme.label}</bdi></a>`,
      ctx.number(list.terms),
      share === undefined ? '–' : level(share, `${ctx.number(share)} %`, museum),
      html`<a class="iri" href="/reconcile/${ctx.lang}/${encodeURIComponent(list.scheme.ref)}"
        >/reconcile/${ctx.lang}/${list.scheme.ref}</a
      >`,
    ];
  });
  const columns = [
    { label: ctx.t('terms.scheme') },
    { label: ctx.t('scheme.concepts'), numeric: true },
    { label: ctx.t('home.mapped') },
    { label: ctx.t('scheme.inOpenRefine') },
  ];
  return section(
    { id: 'lists', title: ctx.t('terms.schemes'), hang: true },
    html`<div class="cq">${table(ctx.t('terms.schemes'), columns, rows)}</div>`,
  );
}

/** Where programs follow this museum. */
async function machinesSection(ctx: Ctx, museum: string): Promise<Html | undefined> {
  const stream = await ctx.hub.log.stream(`museum-${museum}`);
  if (stream === undefined) return undefined;
  return section(
    { id: 'stream', title: ctx.t('museum.programs'), hang: true },
    html`<p>${ctx.t('museum.streamText', { n: stream.count })}</p>
      <p><a class="iri" href="/ldes/museum-${museum}">${ctx.hub.base}/ldes/museum-${museum}</a></p>`,
  );
}
