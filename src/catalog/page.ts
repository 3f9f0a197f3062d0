// The catalogue for people: which datasets there are, how to get them, and under which licence.
import { codeBlock } from '../web/code.ts';
import type { Ctx } from '../web/context.ts';
import { html, type Html } from '../web/html.ts';
import { layout } from '../web/layout.ts';
import { link } from '../web/link.ts';
import { section, table } from '../web/parts.ts';
import type { Catalogued, Dataset, Text } from './datasets.ts';
import { cc0 } from './describe.ts';
import type { Service } from './services.ts';

export const extensions = ['ttl', 'jsonld', 'nt', 'rdf'] as const;

/** In the reader's language, else in Dutch, else in any. */
const inLang = (texts: readonly Text[], lang: string): string =>
  (texts.find((each) => each.lang.startsWith(lang)) ?? texts.find(({ lang: own }) => own === 'nl') ?? texts[0])
    ?.value ?? '';

export function catalogPage(ctx: Ctx, catalogued: Catalogued, services: readonly Service[]): Html {
  const title = ctx.t('catalog.title');
  const main = html`<div class="title">
      <h1>${title}</h1>
      <p class="lede">${ctx.t('catalog.lede')}</p>
    </div>
    <div class="grid">
      <div class="c8">${datasets(ctx, catalogued)}${doors(ctx, services)}</div>
      <aside class="c4 stack wide">
        ${section(
          { id: 'forms', title: ctx.t('catalog.forms') },
          html`<p>${ctx.t('catalog.formsText')}</p>
            <p class="row">
              ${extensions.map((each) => html`<a class="iri" href="/catalog.${each}">catalog.${each}</a> `)}
            </p>
            <p><a class="iri" href="/.well-known/void">/.well-known/void</a></p>
            ${codeBlock(ctx, { id: 'curl', text: `curl -H 'Accept: application/ld+json' ${ctx.hub.base}/catalog` })}`,
        )}
        ${section(
          { id: 'licence', title: ctx.t('catalog.licence'), quiet: true },
          html`<p>${ctx.t('catalog.licenceText')}</p>
            <p class="iri">${link(cc0)}</p>`,
        )}
      </aside>
    </div>`;
  const breadcrumbs = [{ label: 'Vijver', href: '/' }, { label: ctx.t('nav.data'), href: '/data' }, { label: title }];
  const alternates = [
    { href: '/catalog.ttl', type: 'text/turtle' },
    { href: '/catalog.jsonld', type: 'application/ld+json' },
  ];
  return layout(ctx, { title, section: 'data', breadcrumbs, alternates }, main);
}

function datasets(ctx: Ctx, { datasets: all, left }: Catalogued): Html {
  const columns = [
    { label: ctx.t('catalog.dataset') },
    { label: ctx.t('data.stream') },
    { label: ctx.t('data.versions'), numeric: true },
    { label: ctx.t('data.last'), numeric: true },
  ];
  return section(
    { id: 'datasets', title: ctx.t('catalog.datasets'), note: ctx.t('catalog.count', { n: all.length }) },
    html`<div class="cq">
        ${table(
          ctx.t('catalog.datasets'),
          columns,
          all.map((each) => rowOf(ctx, each)),
        )}
      </div>
      ${left > 0 && html`<p class="after"><a href="/ldes">${ctx.t('catalog.more', { n: left })}</a></p>`}`,
  );
}

const rowOf = (ctx: Ctx, { titles, page, root, versions, modified }: Dataset) => [
  html`<a href="${page}"><bdi>${inLang(titles, ctx.lang)}</bdi></a>`,
  html`<a class="iri" href="${root.slice(ctx.hub.base.length)}">${root.slice(ctx.hub.base.length)}</a>`,
  ctx.number(versions),
  modified === undefined ? '–' : ctx.moment(modified),
];

const doors = (ctx: Ctx, services: readonly Service[]): Html =>
  section(
    { id: 'services', title: ctx.t('catalog.services'), hang: true },
    html`<ul class="lines">
      ${services.map(
        ({ page, titles }) =>
          html`<li class="when">
            <a class="iri" href="${page}">${page}</a>
            <div>${inLang(titles, ctx.lang)}</div>
          </li>`,
      )}
    </ul>`,
  );
