// Links in texts that lead nowhere, two hundred pages at a time. Visits no other site: outside, only the address is read.
import type { Ctx } from '../../../web/context.ts';
import { html, type Child, type Html } from '../../../web/html.ts';
import { layout } from '../../../web/layout.ts';
import { isMuseumKey } from '../../../web/museums.ts';
import { moduleWord } from '../../../web/names.ts';
import { pageOf, pagingWords } from '../../../web/pages/paged.ts';
import { empty, paging, table } from '../../../web/parts.ts';
import { literals } from '../../../web/graph.ts';
import { writtenAddressesIn } from '../../../web/markdown/parse.ts';
import { docPath } from '../../../rdf/refs.ts';
import type { Listed } from '../../../state/state.ts';
import { visibleQuads } from '../../../documents/visible.ts';
import { thingAt } from '../address.ts';
import { vocabulary } from '../vocabulary.ts';
import { museumTabs } from './by-museum.ts';

const perPage = 200;

interface Broken {
  readonly page: Listed;
  readonly address: string;
  readonly inside: boolean;
}

export async function brokenPage(ctx: Ctx): Promise<Html> {
  const key = ctx.query.get('museum');
  const museum = isMuseumKey(key) ? key : undefined;
  const page = pageOf(ctx, 'page');
  const where = { marks: ctx.marks, module: 'wiki', type: 'page', museum } as const;
  const [listed, total] = await Promise.all([
    ctx.hub.state.list({ ...where, order: 'label', lang: ctx.lang, limit: perPage, offset: (page - 1) * perPage }),
    ctx.hub.state.count(where),
  ]);
  const found = await brokenIn(ctx, listed);
  const title = ctx.t('wiki.broken');
  const href = (p: number): string =>
    `/wiki/broken?${new URLSearchParams({ ...(museum && { museum }), page: String(p) }).toString()}`;
  const words = pagingWords(ctx, page, perPage, total);
  const main = html`<div class="title">
      <h1>${title}</h1>
      <p class="lede">${ctx.t('wiki.brokenLede')}</p>
    </div>
    ${museumTabs(ctx, '/wiki/broken', museum)}
    ${found.length === 0 ? empty(ctx.t('wiki.brokenNone')) : tableOf(ctx, found)}
    <p class="soft after">${ctx.t('wiki.brokenLooked', { n: listed.length, total })}</p>
    ${paging({ label: ctx.t('paging.label'), page, size: perPage, total, href, words })}`;
  const breadcrumbs = [{ label: moduleWord(ctx, 'wiki'), href: '/wiki' }, { label: title }];
  return layout(ctx, { title, section: 'wiki', breadcrumbs }, main);
}

/** One question for all targets together. */
async function brokenIn(ctx: Ctx, listed: readonly Listed[]): Promise<readonly Broken[]> {
  const { text } = vocabulary(ctx.hub.base);
  const links = await Promise.all(
    listed.map(async (page) => {
      const event = await ctx.hub.log.event(page.seq);
      const quads = event === undefined ? [] : visibleQuads(event, ctx.actor);
      const addresses = new Set(literals(quads, page.subject, text).flatMap(({ value }) => writtenAddressesIn(value)));
      return [...addresses].map((address) => ({ page, address, target: thingAt(ctx.hub.base, address) }));
    }),
  );
  const targets = new Set(links.flat().flatMap(({ target }) => target ?? []));
  const names = await ctx.hub.state.names([...targets], ctx.lang, ctx.marks);
  return links.flat().flatMap(({ page, address, target }): readonly Broken[] => {
    if (target !== undefined) return names.has(target) ? [] : [{ page, address, inside: true }];
    return isWellFormed(address) ? [] : [{ page, address, inside: false }];
  });
}

/** A path of this hub, or a whole web address with a host that has a dot or is this machine. */
function isWellFormed(address: string): boolean {
  if (/^[/#](?![/\\])/.test(address)) return true;
  if (!/^https?:\/\//.test(address) || !URL.canParse(address)) return false;
  const { hostname } = new URL(address);
  return hostname.includes('.') || hostname === 'localhost';
}

function tableOf(ctx: Ctx, found: readonly Broken[]): Html {
  const columns = [
    { label: ctx.t('wiki.page') },
    { label: ctx.t('wiki.brokenLink') },
    { label: ctx.t('wiki.brokenWhy') },
  ];
  const rows = found.map(({ page, address, inside }): readonly Child[] => [
    html`<a class="serif" href="${docPath(page.type, page.ref)}"><bdi>${page.label}</bdi></a>`,
    html`<code>${address.slice(0, 300)}</code>`,
    ctx.t(inside ? 'wiki.brokenInside' : 'wiki.brokenOutside'),
  ]);
  return html`<div class="cq after">${table(ctx.t('wiki.broken'), columns, rows)}</div>`;
}
