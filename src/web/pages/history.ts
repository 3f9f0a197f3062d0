// All versions of a thing, and what changed between two of them, word by word.
import type { Event } from '../../log/log.ts';
import { visibleQuads } from '../../documents/visible.ts';
import type { Resource } from '../../state/state.ts';
import { changeCells, changesBetween, type Change } from '../changes.ts';
import type { Ctx } from '../context.ts';
import { html, type Html } from '../html.ts';
import { layout } from '../layout.ts';
import { moduleWord, nameOf, namesIn } from '../names.ts';
import { icon, table } from '../parts.ts';
import { docOfThing, type Version } from '../thing.ts';
import { showTerm } from '../values.ts';
import { versionLine } from './frame.ts';

export interface HistoryOf {
  readonly resource: Resource;
  /** Versions that the reader may see, newest first. */
  readonly versions: readonly Event[];
}

const perPage = 50;

/** The list of versions, or the difference that `?version=SEQ` asks for. */
export async function renderHistory(ctx: Ctx, { resource, versions }: HistoryOf): Promise<Html> {
  const name = await nameIn(ctx, resource);
  const asked = Number(ctx.query.get('version') ?? Number.NaN);
  const at = versions.findIndex(({ seq }) => seq === asked);
  const version = versions[at];
  const breadcrumbs = [
    { label: moduleWord(ctx, resource.module), href: `/${resource.module}` },
    { label: name, href: docOfThing(resource) },
  ];
  if (version !== undefined) {
    const main = await difference(ctx, { resource, versions, at });
    const crumbs = [
      ...breadcrumbs,
      { label: ctx.t('history.title'), href: `${docOfThing(resource)}/history` },
      { label: ctx.t('diff.short') },
    ];
    return layout(ctx, { title: ctx.t('diff.of', { name }), section: resource.module, breadcrumbs: crumbs }, main);
  }
  const main = html`<div class="title">
      <h1>${ctx.t('history.title')}</h1>
      <p class="lede"><bdi class="serif">${name}</bdi>, ${ctx.t('history.count', { n: versions.length })}</p>
    </div>
    ${listed(ctx, { resource, versions })}`;
  const crumbs = [...breadcrumbs, { label: ctx.t('history.title') }];
  return layout(ctx, { title: ctx.t('history.of', { name }), section: resource.module, breadcrumbs: crumbs }, main);
}

export const nameIn = async (ctx: Ctx, { subject, ref }: Resource): Promise<string> =>
  (await ctx.hub.state.names([subject], ctx.lang, ctx.marks)).get(subject) ?? ref;

export function listed(ctx: Ctx, { resource, versions }: HistoryOf): Html {
  const from = Math.max(0, Number(ctx.query.get('from')) || 0);
  const shown = versions
    .slice(from, from + perPage)
    .map((event, i): Version => ({ event, before: versions[from + i + 1] }));
  const older =
    versions.length > from + perPage &&
    html`<p class="after"><a class="btn" href="?from=${from + perPage}">${ctx.t('history.older')}</a></p>`;
  return html`<ol class="lines">
      ${shown.map((version) => versionLine(ctx, { resource }, version))}
    </ol>
    ${older}`;
}

interface Compared extends HistoryOf {
  /** Place of the newer version in the list. */
  readonly at: number;
}

async function difference(ctx: Ctx, { resource, versions, at }: Compared): Promise<Html> {
  const [after, before] = [versions[at], versions[at + 1]];
  const [was, is] = [before ? visibleQuads(before, ctx.actor) : [], after ? visibleQuads(after, ctx.actor) : []];
  const changes = changesBetween(was, is);
  const names = await namesIn(ctx, [...was, ...is]);
  const why =
    ctx.marks.includes('internal') && after?.note
      ? html`<p class="lede">‘<bdi class="serif">${after.note}</bdi>’</p>`
      : undefined;
  const quads = is;
  return html`<div class="title bar">
      <div>
        <h1>${ctx.t('diff.title')}</h1>
        ${why}
      </div>
      <div class="row">${steps(ctx, { resource, versions, at })}${before && restoreButton(ctx, resource, before)}</div>
    </div>
    <p class="key gap">
      <span><del>${ctx.t('diff.removed')}</del></span
      ><span><ins>${ctx.t('diff.added')}</ins></span
      ><span>${ctx.t('diff.count', { n: changes.length })}</span>
    </p>
    <div class="cq">
      ${diffTable(ctx, changes, (term) => showTerm({ ctx, quads, names }, term), [before?.at, after?.at])}
    </div>`;
}

/** Field, what it was, what it is. */
export function diffTable(
  ctx: Ctx,
  changes: readonly Change[],
  show: Parameters<typeof changeCells>[1],
  [was, is]: readonly [string | undefined, string | undefined],
): Html {
  const columns = [
    { label: ctx.t('diff.field') },
    { label: was === undefined ? ctx.t('diff.was') : ctx.fullMoment(was) },
    { label: is === undefined ? ctx.t('diff.is') : ctx.fullMoment(is) },
  ];
  return table(
    ctx.t('diff.title'),
    columns,
    changes.map((change) => {
      const cells = changeCells(change, show);
      return [
        html`${nameOf(ctx, change.predicate)} <span class="lang">${change.lang}</span>`,
        html`<span class="serif">${cells.was}</span>`,
        html`<span class="serif">${cells.is}</span>`,
      ];
    }),
  );
}

function steps(ctx: Ctx, { resource, versions, at }: Compared): Html {
  const doc = docOfThing(resource);
  const [newer, older] = [versions[at - 1], versions[at + 1]];
  const olderHas = older !== undefined && versions[at + 2] !== undefined;
  return html`<nav class="seg" aria-label="${ctx.t('diff.steps')}">
    ${olderHas && html`<a class="btn" href="${doc}/history?version=${older.seq}">${icon('left')}${ctx.t('diff.earlier')}</a>`}${newer && html`<a class="btn" href="${doc}/history?version=${newer.seq}">${ctx.t('diff.later')}${icon('right')}</a>`}
  </nav>`;
}

/** Puts an older version back as a new one; nothing disappears. */
export function restoreButton(ctx: Ctx, resource: Resource, version: Event): Html | undefined {
  if (version.action === 'delete' || !ctx.mayWrite(resource.module, resource.museum)) return undefined;
  return html`<form method="post" action="${docOfThing(resource)}/restore">
    <input type="hidden" name="_csrf" value="${ctx.csrf}" /><input
      type="hidden"
      name="version"
      value="${version.seq}"
    /><input type="hidden" name="seq" value="${resource.seq}" /><button class="btn">
      ${icon('again')}${ctx.t('diff.restore')}
    </button>
  </form>`;
}
