// Pages that are due for review, museum by museum, with the one button that makes them right.
import { museums } from '../../../access/policy.ts';
import type { Ctx } from '../../../web/context.ts';
import { showDate } from '../../../web/dates.ts';
import { html, type Child, type Html } from '../../../web/html.ts';
import { layout } from '../../../web/layout.ts';
import { isMuseumKey, museumLink, museumName } from '../../../web/museums.ts';
import { moduleWord } from '../../../web/names.ts';
import { empty, note, table } from '../../../web/parts.ts';
import { tabs } from '../../../web/parts/tabs.ts';
import { hrefOfSubject } from '../reading/links.ts';
import { overdueFor, type Overdue } from '../review.ts';
import { countFlagged } from '../watch/read.ts';
import { flaggedSection } from './flagged.ts';
import { rightForm } from './right.ts';

export async function overduePage(ctx: Ctx): Promise<Html> {
  const key = ctx.query.get('museum');
  const chosen = isMuseumKey(key) ? key : undefined;
  const all = await overdueFor(ctx, 500);
  const shown = all?.filter(({ museum }) => chosen === undefined || museum === chosen);
  const changed = ctx.signedIn && (await flaggedSection(ctx, chosen));
  const title = ctx.t('wiki.overdueTitle');
  const main = html`<div class="title">
      <h1>${title}</h1>
      <p class="lede">${ctx.t('wiki.overdueLede')}</p>
    </div>
    ${all && museumTabs(ctx, all, chosen)}
    ${shown === undefined ? note('info', html`<p>${ctx.t('wiki.waiting')}</p>`) : await list(ctx, shown)}${changed}`;
  const breadcrumbs = [{ label: moduleWord(ctx, 'wiki'), href: '/wiki' }, { label: title }];
  return layout(ctx, { title, section: 'wiki', breadcrumbs }, main);
}

function museumTabs(ctx: Ctx, all: readonly Overdue[], chosen: string | undefined): Html | undefined {
  const flagged = (key: string): number =>
    ctx.signedIn ? countFlagged(ctx.hub.views, { marks: ctx.marks, museum: key }) : 0;
  const keys = museums.filter((key) => all.some(({ museum }) => museum === key) || flagged(key) > 0 || key === chosen);
  if (keys.length === 0) return undefined;
  return tabs(ctx.t('list.museum'), [
    { label: ctx.t('terms.all'), href: '/wiki/overdue', current: chosen === undefined, count: ctx.number(all.length) },
    ...keys.map((key) => ({
      label: museumName(key),
      href: `/wiki/overdue?museum=${key}`,
      current: key === chosen,
      count: ctx.number(all.filter(({ museum }) => museum === key).length),
    })),
  ]);
}

async function list(ctx: Ctx, shown: readonly Overdue[]): Promise<Html> {
  if (shown.length === 0) return empty(ctx.t('wiki.noneOverdue'));
  const rows = await Promise.all(shown.map((each) => rowOf(ctx, each)));
  const columns = [
    { label: ctx.t('wiki.page') },
    { label: ctx.t('wiki.museum') },
    { label: ctx.t('wiki.until') },
    { label: ctx.t('wiki.do') },
  ];
  return html`<div class="cq after">${table(ctx.t('wiki.overdueTitle'), columns, rows)}</div>`;
}

async function rowOf(ctx: Ctx, { subject, name, until, museum }: Overdue): Promise<readonly Child[]> {
  const resource = await ctx.hub.state.get(subject);
  const writes = resource !== undefined && ctx.mayWrite('wiki', resource.museum);
  return [
    html`<a class="serif" href="${hrefOfSubject(ctx, subject)}"><bdi>${name}</bdi></a>`,
    museum === undefined ? html`<span class="soft">${ctx.t('scheme.shared')}</span>` : museumLink(museum),
    showDate(until, ctx.lang),
    writes && rightForm(ctx, resource, 'overdue'),
  ];
}
