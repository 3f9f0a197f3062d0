// Pages that lean on a term which changed since somebody read them, museum by museum; two hundred at a time, for colleagues.
import type { Ctx } from '../../../web/context.ts';
import { dayOf, showDate } from '../../../web/dates.ts';
import { html, type Child, type Html } from '../../../web/html.ts';
import { museumLink } from '../../../web/museums.ts';
import type { Names } from '../../../web/names.ts';
import { section, table } from '../../../web/parts.ts';
import { countFlagged, flagged, type Flag } from '../watch/read.ts';
import { successorOf, termsOf } from '../watch/terms.ts';
import { sentenceOf } from './flags.ts';
import { hrefOfSubject } from '../reading/links.ts';
import { rightForm } from './right.ts';

const mostShown = 200;

export async function flaggedSection(ctx: Ctx, museum: string | undefined): Promise<Html> {
  const query = { marks: ctx.marks, museum };
  const total = countFlagged(ctx.hub.views, query);
  const head = { id: 'changed-terms', title: ctx.t('watch.listTitle') };
  if (total === 0) return section(head, html`<p class="soft">${ctx.t('watch.none')}</p>`);
  const byPage = [...Map.groupBy(flagged(ctx.hub.views, { ...query, limit: mostShown }), ({ page }) => page)];
  const pages = byPage.map(([page]) => page);
  const instead = await successorsIn(
    ctx,
    byPage.flatMap(([, flags]) => flags),
  );
  const names = await ctx.hub.state.names([...pages, ...instead.values()], ctx.lang, ctx.marks);
  const rows = await Promise.all(byPage.map(([page, flags]) => rowOf(ctx, { page, flags, names, instead })));
  const columns = [
    { label: ctx.t('wiki.page') },
    { label: ctx.t('wiki.museum') },
    { label: ctx.t('watch.terms') },
    { label: ctx.t('wiki.do') },
  ];
  return section(
    { ...head, note: ctx.t('watch.count', { n: total }) },
    html`<p class="soft">${ctx.t('watch.listLede')}</p>
      <div class="cq after">${table(ctx.t('watch.listTitle'), columns, rows)}</div>
      ${total > pages.length && html`<p class="soft">${ctx.t('watch.more', { n: pages.length, total })}</p>`}`,
  );
}

const mostReplaced = 100;

/** Each replaced term once, with what to use now. */
async function successorsIn(ctx: Ctx, flags: readonly Flag[]): Promise<ReadonlyMap<string, string>> {
  const replaced = new Set(flags.filter(({ aspect }) => aspect === 'replaced').map(({ term }) => term));
  const found = await Promise.all(
    [...replaced].slice(0, mostReplaced).map(async (term) => [term, await successorOf(ctx, term)] as const),
  );
  return new Map(found.flatMap(([term, next]) => (next === undefined ? [] : [[term, next]])));
}

interface Listed {
  readonly page: string;
  readonly flags: readonly Flag[];
  readonly names: Names;
  readonly instead: ReadonlyMap<string, string>;
}

async function rowOf(ctx: Ctx, { page, flags, names, instead }: Listed): Promise<readonly Child[]> {
  const [resource, terms] = await Promise.all([ctx.hub.state.get(page), termsOf(ctx, flags)]);
  const museum = resource?.museum ?? undefined;
  const told = terms.slice(0, 4).map(
    (each) =>
      html`<div>
        ${sentenceOf(ctx, each, instead.get(each.term), names)}
        <span class="soft small">${showDate(dayOf(each.at), ctx.lang)}</span>
      </div>`,
  );
  return [
    html`<a class="serif" href="${hrefOfSubject(ctx, page)}"><bdi>${names.get(page) ?? page}</bdi></a>`,
    museum === undefined ? html`<span class="soft">${ctx.t('scheme.shared')}</span>` : museumLink(museum),
    told,
    resource !== undefined && ctx.mayWrite('wiki', resource.museum) && rightForm(ctx, resource, 'overdue'),
  ];
}
