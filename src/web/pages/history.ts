// All versions of a thing, and what changed between two of them, word by word.
import type { Event } from '../../log/log.ts';
import { visibleQuads } from '../../documents/visible.ts';
import type { Resource } from '../../state/state.ts';
import { changeCells, changesBetween, type Change } from '../changes.ts';
import type { Ctx } from '../context.ts';
import { html, type Html } from '../html.ts';
import { layout } from '../layout.ts';
import { noteSeen } from './frame.ts';
import { moduleWord, nameOf, namesIn } from '../names.ts';
import { empty, icon, table } from '../parts.ts';
import { docOfThing } from '../thing.ts';
import { showTerm } from '../values.ts';
import { whoWords } from '../who.ts';
import { listed, type HistoryOf } from './history-list.ts';

/** The list of versions, or the difference that `?version=SEQ` asks for. */
export async function renderHistory(ctx: Ctx, { resource, versions }: HistoryOf): Promise<Html> {
  const name = await nameIn(ctx, resource);
  const pair = comparedIn(ctx, versions);
  const breadcrumbs = [
    { label: moduleWord(ctx, resource.module), href: `/${resource.module}` },
    { label: name, href: docOfThing(resource) },
  ];
  if (pair !== undefined) {
    const main = await difference(ctx, { resource, versions, ...pair });
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

interface Pair {
  readonly after: Event;
  /** Undefined for the first version. */
  readonly before: Event | undefined;
}

/** Which two versions the address asks for: any two (`?was=&is=`), or one and the one before it (`?version=`). */
function comparedIn({ query }: Ctx, versions: readonly Event[]): Pair | undefined {
  const at = (key: string): number => versions.findIndex(({ seq }) => seq === Number(query.get(key) ?? Number.NaN));
  const [was, is, one] = [at('was'), at('is'), at('version')];
  const [newer, older] = was >= 0 && is >= 0 ? [Math.min(was, is), Math.max(was, is)] : [one, one + 1];
  const after = versions[newer];
  return after === undefined || newer === older ? undefined : { after, before: versions[older] };
}

interface Compared extends HistoryOf, Pair {}

async function difference(ctx: Ctx, { resource, versions, after, before }: Compared): Promise<Html> {
  const [was, is] = [before ? visibleQuads(before, ctx.actor) : [], visibleQuads(after, ctx.actor)];
  const changes = changesBetween(was, is);
  const names = await namesIn(ctx, [...was, ...is]);
  const who = whoWords(ctx);
  const said = noteSeen(ctx, after);
  const why = said !== undefined && html`, ‘<bdi class="serif">${said}</bdi>’`;
  const body =
    changes.length === 0
      ? empty(ctx.t('diff.same'))
      : html`<p class="key gap">
            <span><del>${ctx.t('diff.removed')}</del></span
            ><span><ins>${ctx.t('diff.added')}</ins></span
            ><span>${ctx.t('diff.count', { n: changes.length })}</span>
          </p>
          <div class="cq">
            ${diffTable(ctx, changes, (term) => showTerm({ ctx, quads: is, names }, term), [before?.at, after.at])}
          </div>`;
  return html`<div class="title bar">
      <div>
        <h1>${ctx.t('diff.title')}</h1>
        <p class="lede">${who(after.actor)}${why}</p>
      </div>
      <div class="row">
        ${steps(ctx, { resource, versions, after, before })}${before && restoreButton(ctx, resource, before)}
      </div>
    </div>
    ${body}`;
}

/** Field, what it was, what it is; the last two are headed by a moment or by words. */
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

function steps(ctx: Ctx, { resource, versions, after }: Compared): Html {
  const history = `${docOfThing(resource)}/history`;
  const at = versions.indexOf(after);
  const [newer, older] = [versions[at - 1], versions[at + 1]];
  const olderHas = older !== undefined && versions[at + 2] !== undefined;
  return html`<nav class="seg" aria-label="${ctx.t('diff.steps')}">
    ${olderHas && html`<a class="btn" href="${history}?version=${older.seq}">${icon('left')}${ctx.t('diff.earlier')}</a>`}${newer && html`<a class="btn" href="${history}?version=${newer.seq}">${ctx.t('diff.later')}${icon('right')}</a>`}
  </nav>`;
}

/** Puts an older version back as a new one; nothing disappears. */
export function restoreButton(
  ctx: Ctx,
  resource: Resource,
  version: Event,
  words = ctx.t('diff.restore'),
): Html | undefined {
  if (version.action === 'delete' || !ctx.mayWrite(resource.module, resource.museum, resource.type)) return undefined;
  return html`<form method="post" action="${docOfThing(resource)}/restore">
    <input type="hidden" name="_csrf" value="${ctx.csrf}" /><input
      type="hidden"
      name="version"
      value="${version.seq}"
    /><input type="hidden" name="seq" value="${resource.seq}" /><button class="btn">${icon('again')}${words}</button>
  </form>`;
}
