// All things of one kind, as a table that sorts and pages: by name or by last change, of one museum or of all.
import type { Module, TypeSpec } from '../../module.ts';
import { museums } from '../../access/policy.ts';
import { docPath } from '../../rdf/refs.ts';
import type { Listed } from '../../state/state.ts';
import type { Ctx } from '../context.ts';
import { html, type Child, type Html } from '../html.ts';
import { layout } from '../layout.ts';
import { isMuseumKey, museumLink, museumName } from '../museums.ts';
import { moduleWord } from '../names.ts';
import { empty, paging, table, type Column } from '../parts.ts';
import { tabs } from '../parts/tabs.ts';
import { capital } from '../words.ts';
import { newButton } from './module.ts';
import { pageOf, pagingWords } from './paged.ts';

const perPage = 60;

type Order = 'label' | 'newest';

/** What the address asks for. */
interface Asked {
  readonly module: Module;
  readonly type: TypeSpec;
  readonly museum: string | undefined;
  readonly order: Order;
  readonly page: number;
}

/** The same list, asked for otherwise; what is as usual is not said. */
function hrefOf({ module, type, museum, order }: Asked, changes: Partial<Asked> = {}): string {
  const next = { museum, order, page: 1, ...changes };
  const query = new URLSearchParams();
  if (next.museum !== undefined) query.set('museum', next.museum);
  if (next.order === 'newest') query.set('order', 'newest');
  if (next.page > 1) query.set('page', String(next.page));
  const path = `/${module.name}/${type.name}`;
  return query.size === 0 ? path : `${path}?${query.toString()}`;
}

/** All things of one kind, by name or by last change; `?museum=` narrows. */
export async function listPage(ctx: Ctx, module: Module, type: TypeSpec): Promise<Html> {
  const key = ctx.query.get('museum');
  const asked: Asked = {
    module,
    type,
    museum: isMuseumKey(key) ? key : undefined,
    order: ctx.query.get('order') === 'newest' ? 'newest' : 'label',
    page: pageOf(ctx, 'page'),
  };
  const { museum, order, page } = asked;
  const where = { marks: ctx.marks, module: module.name, type: type.name, museum } as const;
  const [found, total, keepers] = await Promise.all([
    ctx.hub.state.list({ ...where, order, lang: ctx.lang, limit: perPage, offset: (page - 1) * perPage }),
    ctx.hub.state.count(where),
    keeperTabs(ctx, asked),
  ]);
  const title = capital(type[ctx.lang][1]);
  // A file comes in with the page that it belongs to.
  const add =
    type.file === undefined &&
    ctx.mayWrite(module.name, ctx.museumFor(module.name, type.name), type.name) &&
    newButton(ctx, module, type, true);
  const main = html`<div class="title bar">
      <div>
        <h1>${title}</h1>
        <p class="lede">${ctx.t('list.count', { n: total })}${museum !== undefined && html`, ${museumLink(museum)}`}</p>
      </div>
      ${add && html`<p class="row">${add}</p>`}
    </div>
    ${keepers}${total === 0 ? empty(ctx.t('list.none')) : tableOf(ctx, asked, { title, found, total })}`;
  const breadcrumbs = [{ label: moduleWord(ctx, module.name), href: `/${module.name}` }, { label: title }];
  return layout(ctx, { title, section: module.name, breadcrumbs }, main);
}

/** A tab for each museum that keeps some; none when all are kept by all. */
async function keeperTabs(ctx: Ctx, asked: Asked): Promise<Html | undefined> {
  const where = { marks: ctx.marks, module: asked.module.name, type: asked.type.name };
  const counted = await Promise.all(
    museums.map(async (key) => ({ key, n: await ctx.hub.state.count({ ...where, museum: key }) })),
  );
  const kept = counted.filter(({ key, n }) => n > 0 || key === asked.museum);
  if (kept.length === 0) return undefined;
  const all = { label: ctx.t('terms.all'), href: hrefOf(asked, { museum: undefined }), current: !asked.museum };
  const each = kept.map(({ key, n }) => ({
    label: museumName(key),
    href: hrefOf(asked, { museum: key }),
    current: key === asked.museum,
    count: ctx.number(n),
  }));
  return tabs(ctx.t('list.museum'), [all, ...each]);
}

interface Shown {
  readonly title: string;
  readonly found: readonly Listed[];
  readonly total: number;
}

function tableOf(ctx: Ctx, asked: Asked, { title, found, total }: Shown): Html {
  const { order, page } = asked;
  const columns: readonly Column[] = [
    {
      label: ctx.t('list.name'),
      sort: { href: hrefOf(asked, { order: 'label' }), order: order === 'label' ? 'ascending' : undefined },
    },
    { label: ctx.t('list.museum') },
    {
      label: ctx.t('thing.changed'),
      numeric: true,
      sort: { href: hrefOf(asked, { order: 'newest' }), order: order === 'newest' ? 'descending' : undefined },
    },
  ];
  const pages = paging({
    label: ctx.t('paging.label'),
    page,
    size: perPage,
    total,
    href: (p) => hrefOf(asked, { page: p }),
    words: pagingWords(ctx, page, perPage, total),
  });
  return html`<div class="cq after">
      ${table(
        title,
        columns,
        found.map((each) => rowOf(ctx, each)),
      )}
    </div>
    ${pages}`;
}

const rowOf = (ctx: Ctx, each: Listed): readonly Child[] => [
  html`<a class="serif" href="${docPath(each.type, each.ref)}"><bdi>${each.label}</bdi></a>`,
  isMuseumKey(each.museum) ? museumLink(each.museum) : html`<span class="soft">${ctx.t('scheme.shared')}</span>`,
  ctx.moment(each.at),
];
