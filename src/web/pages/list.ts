// All things of one kind, as a table that pages: by name or by last change, of one museum or of all.
import type { Module, TypeSpec } from '../../module.ts';
import { docPath } from '../../rdf/refs.ts';
import type { Ctx } from '../context.ts';
import { countOf } from '../counts.ts';
import { html, type Html } from '../html.ts';
import { layout } from '../layout.ts';
import { isMuseumKey, museumLink } from '../museums.ts';
import { moduleWord } from '../names.ts';
import { empty, paging, table } from '../parts.ts';
import { capital } from '../words.ts';
import { newButton } from './module.ts';
import { pagingWords } from './paged.ts';

const perPage = 60;

function hrefWith(path: string, asked: Readonly<Record<string, string | undefined>>): string {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(asked)) if (value) query.set(key, value);
  return query.size === 0 ? path : `${path}?${query.toString()}`;
}

/** All things of one kind, by name or by last change; `?museum=` narrows. */
export async function listPage(ctx: Ctx, module: Module, type: TypeSpec): Promise<Html> {
  const museum = isMuseumKey(ctx.query.get('museum')) ? (ctx.query.get('museum') ?? undefined) : undefined;
  const order = ctx.query.get('order') === 'newest' ? 'newest' : 'label';
  const page = Math.min(100_000, Math.max(1, Math.trunc(Number(ctx.query.get('page')) || 1)));
  const where = { marks: ctx.marks, module: module.name, type: type.name, museum } as const;
  const [found, total] = await Promise.all([
    ctx.hub.state.list({ ...where, order, lang: ctx.lang, limit: perPage, offset: (page - 1) * perPage }),
    countOf(ctx.hub.state, where),
  ]);
  const own = { museum, order: order === 'label' ? undefined : order };
  const href = (changes: Record<string, string | undefined>): string =>
    hrefWith(`/${module.name}/${type.name}`, { ...own, ...changes });
  const title = capital(type[ctx.lang][1]);
  const rows = found.map((each) => [
    html`<a class="serif" href="${docPath(each.type, each.ref)}"><bdi>${each.label}</bdi></a>`,
    isMuseumKey(each.museum) ? museumLink(each.museum) : html`<span class="soft">${ctx.t('scheme.shared')}</span>`,
    ctx.moment(each.at),
  ]);
  const orders = (['label', 'newest'] as const).map(
    (each) =>
      html`<a
        class="btn"
        href="${href({ order: each === 'label' ? undefined : each })}"
        ${order === each && html` aria-current="true"`}
        >${ctx.t(`list.${each}`)}</a
      >`,
  );
  const add = ctx.mayWrite(module.name, ctx.actor.museum) && newButton(ctx, module, type, true);
  const pages = paging({
    label: ctx.t('paging.label'),
    page,
    size: perPage,
    total,
    href: (p) => href({ page: String(p) }),
    words: pagingWords(ctx, page, perPage, total),
  });
  const body =
    total === 0
      ? empty(ctx.t('list.none'))
      : html`<div class="cq">
            ${table(title, [{ label: ctx.t('list.name') }, { label: ctx.t('list.museum') }, { label: ctx.t('thing.changed'), numeric: true }], rows)}
          </div>
          ${pages}`;
  const main = html`<div class="title bar">
      <div>
        <h1>${title}</h1>
        <p class="lede">
          ${ctx.t('list.count', { n: total })}${museum !== undefined && html`, ${museumLink(museum)} <a class="small" href="/${module.name}/${type.name}">${ctx.t('list.all')}</a>`}
        </p>
      </div>
      <div class="row">
        <nav class="seg" aria-label="${ctx.t('list.order')}">${orders}</nav>
        ${add}
      </div>
    </div>
    ${body}`;
  const breadcrumbs = [{ label: moduleWord(ctx, module.name), href: `/${module.name}` }, { label: title }];
  return layout(ctx, { title, section: module.name, breadcrumbs }, main);
}
