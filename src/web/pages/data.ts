// Data for machines, explained to people: the streams that others follow, and the addresses to paste elsewhere.
import type { Ctx } from '../context.ts';
import { html, type Html } from '../html.ts';
import { layout } from '../layout.ts';
import { copyButton } from './frame.ts';
import { section, table } from '../parts.ts';

export async function dataPage(ctx: Ctx): Promise<Html> {
  const title = ctx.t('nav.data');
  const main = html`<div class="title">
      <h1>${ctx.t('data.title')}</h1>
      <p class="lede">${ctx.t('data.lede')}</p>
    </div>
    <div class="grid">
      <div class="c8">${await streams(ctx)}${doors(ctx)}</div>
      <aside class="c4 stack wide">
        ${section(
          { id: 'reconcile', title: ctx.t('data.reconcile') },
          html`<p>${ctx.t('data.reconcileText')}</p>
            <p class="iri after" id="address">${ctx.hub.base}/reconcile/${ctx.lang}/all</p>
            <p>${copyButton(ctx, 'address')}</p>`,
        )}
        ${section({ id: 'licence', title: ctx.t('data.who'), quiet: true }, html`<p>${ctx.t('data.whoText')}</p>`)}
      </aside>
    </div>`;
  return layout(ctx, { title, section: 'data', breadcrumbs: [{ label: 'Vijver', href: '/' }, { label: title }] }, main);
}

async function streams(ctx: Ctx): Promise<Html> {
  const found = await ctx.hub.log.streams();
  const rows = found
    .slice(0, 200)
    .map(({ name, count, lastAt }) => [
      html`<a class="iri" href="/ldes/${encodeURIComponent(name)}">/ldes/${name}</a>`,
      ctx.number(count),
      ctx.moment(lastAt),
    ]);
  const columns = [
    { label: ctx.t('data.stream') },
    { label: ctx.t('data.versions'), numeric: true },
    { label: ctx.t('data.last'), numeric: true },
  ];
  return section(
    { id: 'streams', title: ctx.t('data.streams'), note: ctx.t('home.streams', { n: found.length }) },
    html`<p class="gap measure">${ctx.t('data.streamsText')}</p>
      ${table(ctx.t('data.streams'), columns, rows)}`,
  );
}

function doors(ctx: Ctx): Html {
  const ways = [
    ['/sparql', 'data.sparql'],
    ['/catalog', 'data.catalog'],
    ['/shapes/terms', 'data.shapes'],
    ['/ns', 'data.ns'],
    ['/api', 'data.api'],
  ] as const;
  return section(
    { id: 'doors', title: ctx.t('data.doors'), hang: true },
    html`<ul class="lines">
      ${ways.map(
        ([href, key]) =>
          html`<li class="when">
            <a class="iri" href="${href}">${href}</a>
            <div>${ctx.t(key)}</div>
          </li>`,
      )}
    </ul>`,
  );
}
