// Beside the editor: what you asked before, examples with their explanation, the prefixes we know. Links, so it needs no script.
import type { Ctx } from '../web/context.ts';
import { html, type Html } from '../web/html.ts';
import { moduleWord } from '../web/names.ts';
import type { Example } from './examples.ts';
import { knownPrefixes } from './prefixes.ts';

/** @param query what stands in the editor: the example that it is gets marked */
export const renderLibrary = (ctx: Ctx, library: readonly Example[], query: string): Html =>
  html`<section id="yours" aria-labelledby="yours-h" hidden>
      <h2 id="yours-h">${ctx.t('sparql.history')}</h2>
      <ul class="queue"></ul>
      <p class="row small soft">
        <span>${ctx.t('sparql.historyText')}</span>
        <button class="btn bare" type="button" data-forget>${ctx.t('sparql.forget')}</button>
      </p>
    </section>
    <section aria-labelledby="library-h">
      <h2 id="library-h">${ctx.t('sparql.library')}</h2>
      <p class="small soft">${ctx.t('sparql.libraryText')}</p>
      ${[...Map.groupBy(library, ({ module }) => module)].map(([module, each]) => group(ctx, module, each, query))}
    </section>
    ${prefixes(ctx)}`;

function group(ctx: Ctx, module: string, each: readonly Example[], query: string): Html {
  const here = each.some((example) => example.query === query);
  return html`<details class="more" ${here && html` open`}>
    <summary>${moduleWord(ctx, module)} <small class="soft">${ctx.number(each.length)}</small></summary>
    <ul class="queue">
      ${each.map((example) => item(ctx, example, example.query === query))}
    </ul>
  </details>`;
}

const item = (ctx: Ctx, { query, mark, [ctx.lang]: words }: Example, here: boolean): Html =>
  html`<li>
    <a href="/sparql?query=${encodeURIComponent(query)}" ${here && html` aria-current="page"`}
      ><span
        >${words.title}<br /><small
          >${words.text}${mark !== undefined && html` · ${ctx.t('sparql.forYou')}`}</small
        ></span
      ></a
    >
  </li>`;

const prefixes = (ctx: Ctx): Html =>
  html`<details class="more">
    <summary>${ctx.t('sparql.prefixes')}</summary>
    <p class="small soft">${ctx.t('sparql.prefixesText')}</p>
    <dl class="facts">
      ${Object.entries(knownPrefixes(ctx.hub.base)).map(
        ([prefix, namespace]) =>
          html`<dt class="iri">${prefix}:</dt>
            <dd class="iri">${namespace}</dd>`,
      )}
    </dl>
  </details>`;
