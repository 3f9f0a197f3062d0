// Data for who writes a program: what you can do, each with something to copy that works at once.
import { codeBlock } from '../code.ts';
import type { Ctx } from '../context.ts';
import { html, type Child, type Html } from '../html.ts';
import { layout } from '../layout.ts';
import { docPath } from '../../rdf/refs.ts';
import { section } from '../parts.ts';
import type { WordKey } from '../words.ts';

export async function dataPage(ctx: Ctx): Promise<Html> {
  const title = ctx.t('nav.data');
  const main = html`<div class="title">
      <h1>${ctx.t('data.title')}</h1>
      <p class="lede">${ctx.t('data.lede')}</p>
    </div>
    <div class="grid">
      <div class="c8">${(await ways(ctx)).map((way) => renderWay(ctx, way))}</div>
      <aside class="c4">${doors(ctx)} ${said(ctx, 'licence')} ${said(ctx, 'who')}</aside>
    </div>`;
  return layout(ctx, { title, section: 'data', breadcrumbs: [{ label: 'Vijver', href: '/' }, { label: title }] }, main);
}

interface Way {
  readonly id: 'one' | 'find' | 'ask' | 'keep' | 'match' | 'write';
  readonly code: string;
  readonly link?: { readonly href: string; readonly key: WordKey };
}

const count = 'SELECT (COUNT(*) AS ?n) { ?s a <http://www.w3.org/2004/02/skos/core#Concept> }';

/** Commands that work on what this hub really holds. */
async function ways(ctx: Ctx): Promise<readonly Way[]> {
  const { base } = ctx.hub;
  const thing = await exampleOf(ctx);
  const word = encodeURIComponent(thing.label.split(/[\s(]/)[0] ?? '');
  return [
    { id: 'one', code: `curl -L -H 'Accept: application/ld+json' ${base}${thing.doc.replace('/doc/', '/id/')}` },
    {
      id: 'find',
      code: `curl '${base}/search?q=${word}&format=json'`,
      link: { href: `/search?q=${word}`, key: 'search.title' },
    },
    {
      id: 'ask',
      code: `curl -H 'Accept: text/csv' --data-urlencode 'query=${count}' ${base}/sparql`,
      link: { href: '/sparql', key: 'data.askOpen' },
    },
    {
      id: 'keep',
      code: `npx ldes-client ${base}/ldes/terms -o ascending`,
      link: { href: '/ldes', key: 'data.keepOpen' },
    },
    { id: 'match', code: `${base}/reconcile/${ctx.lang}/all`, link: { href: '/reconcile', key: 'data.matchOpen' } },
    {
      id: 'write',
      code: `curl -X PUT -H 'Authorization: Bearer …' -H 'If-None-Match: *' \\\n  -H 'Content-Type: text/turtle' --data-binary @term.ttl ${base}/doc/concept/…`,
      link: { href: '/api', key: 'data.writeOpen' },
    },
  ];
}

/** A concept that everybody sees; a hub that has none shows how an address looks. */
async function exampleOf(ctx: Ctx): Promise<{ readonly doc: string; readonly label: string }> {
  const order = { order: 'newest', lang: ctx.lang, limit: 1, offset: 0 } as const;
  const [first] = await ctx.hub.state.list({ marks: ['public'], module: 'terms', type: 'concept', ...order });
  return first === undefined
    ? { doc: '/doc/concept/…', label: '…' }
    : { doc: docPath(first.type, first.ref), label: first.label };
}

const renderWay = (ctx: Ctx, { id, code, link }: Way): Html =>
  section(
    { id, title: ctx.t(`data.${id}`), hang: true },
    html`<p class="measure">${ctx.t(`data.${id}Text`)}</p>
      ${codeBlock(ctx, { id: `code-${id}`, text: code, name: ctx.t(`data.${id}`) })}
      ${link && html`<p><a href="${link.href}">${ctx.t(link.key)}</a></p>`}`,
  );

const said = (ctx: Ctx, id: 'licence' | 'who'): Html =>
  section({ id, title: ctx.t(`data.${id}`), quiet: true }, html`<p>${ctx.t(`data.${id}Text`)}</p>`);

function doors(ctx: Ctx): Child {
  const more = [
    ['/catalog', 'data.catalog'],
    ['/api', 'data.api'],
    ['/shapes', 'data.shapes'],
    ['/ns', 'data.ns'],
    ['/problems', 'data.problems'],
  ] as const;
  return section(
    { id: 'more', title: ctx.t('data.more') },
    html`<ul class="lines">
      ${more.map(
        ([href, key]) =>
          html`<li>
            <a class="iri" href="${href}">${href}</a>
            <div>${ctx.t(key)}</div>
          </li>`,
      )}
    </ul>`,
  );
}
