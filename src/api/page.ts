// The addresses of the hub for people: what each is for, and an example to open. Text in, HTML out.
import { codeBlock } from '../web/code.ts';
import type { Ctx } from '../web/context.ts';
import { html, type Html } from '../web/html.ts';
import { layout } from '../web/layout.ts';
import { section } from '../web/parts.ts';
import type { Address, Area } from './address.ts';

const areas: readonly Area[] = ['documents', 'query', 'streams', 'matching', 'words', 'finding', 'pages', 'running'];

export function apiPage(ctx: Ctx, addresses: readonly Address[]): Html {
  const title = ctx.t('api.title');
  const main = html`<div class="title">
      <h1>${title}</h1>
      <p class="lede">${ctx.t('api.lede')}</p>
    </div>
    <div class="grid">
      <div class="c8">${areas.map((area) => block(ctx, area, addresses))}</div>
      <aside class="c4 stack wide">
        ${section(
          { id: 'openapi', title: ctx.t('api.machine') },
          html`<p>${ctx.t('api.machineText')}</p>
            ${codeBlock(ctx, { id: 'curl', text: `curl ${ctx.hub.base}/api` })}
            <p><a class="iri" href="/api?format=json">/api?format=json</a></p>`,
        )}
        ${section(
          { id: 'token', title: ctx.t('api.token'), quiet: true },
          html`<p>${ctx.t('api.tokenText')}</p>
            ${codeBlock(ctx, { id: 'bearer', text: 'Authorization: Bearer …' })}
            <p><a href="/problems">${ctx.t('problem.catalogue')}</a></p>`,
        )}
      </aside>
    </div>`;
  const breadcrumbs = [{ label: 'Vijver', href: '/' }, { label: ctx.t('nav.data'), href: '/data' }, { label: title }];
  return layout(ctx, { title, section: 'data', breadcrumbs }, main);
}

function block(ctx: Ctx, area: Area, addresses: readonly Address[]): Html {
  const rows = addresses.filter((each) => each.area === area);
  return section(
    { id: area, title: ctx.t(`api.${area}`), hang: true },
    html`<ul class="lines">
      ${rows.map(
        (each) =>
          html`<li class="when">
            <code>${each.method.toUpperCase()}</code>
            <div>
              ${place(each)}
              <p>${each[ctx.lang]}${each.writes && html` <span class="soft">· ${ctx.t('api.needsToken')}</span>`}</p>
            </div>
          </li>`,
      )}
    </ul>`,
  );
}

/** What a browser can open leads to its example. */
function place({ path, method, parameters = [], writes }: Address): Html {
  if (method !== 'get' || writes) return html`<code class="iri">${path}</code>`;
  const filled = path.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const example = parameters.find((each) => each.in === 'path' && each.name === name)?.example;
    return example === undefined ? whole : encodeURIComponent(String(example));
  });
  const query = new URLSearchParams();
  for (const { in: where, name, required, example } of parameters)
    if (where === 'query' && required && example !== undefined) query.set(name, String(example));
  return html`<a class="iri" href="${query.size === 0 ? filled : `${filled}?${query.toString()}`}">${path}</a>`;
}
