// What came of a question, for people: rows, a yes or no, a graph, or what is wrong and where. Offers every form as a file.
import type { Problem } from '../problem.ts';
import type { Answer } from '../store/store.ts';
import type { Ctx } from '../web/context.ts';
import { html, type Child, type Html } from '../web/html.ts';
import { detailFor } from '../web/pages/problem.ts';
import { icon, note } from '../web/parts.ts';
import { bindingsForms, graphForms, type Form } from './forms.ts';
import type { Asked } from './protocol.ts';
import { renderRows } from './rows.ts';
import type { Sort } from './table.ts';

export type Outcome = { readonly answer: Answer } | { readonly problem: Problem };

/** Rows or triples on the page. */
const shown = 1_000;
/** Characters of an address that every browser, proxy and mail program still takes. */
const longestAddress = 6_000;

export async function renderOutcome(ctx: Ctx, asked: Asked | undefined, outcome: Outcome): Promise<Html> {
  if ('problem' in outcome) return renderWrong(ctx, asked?.text ?? '', outcome.problem);
  const { answer } = outcome;
  const took = html`<span class="soft">${ctx.t('sparql.took', { ms: Math.round(answer.elapsedMs) })}</span>`;
  const { heading, body } = await renderAnswer(ctx, asked, answer);
  return html`<div class="cq">
    <div class="row end roomy">
      <h2 id="res">${heading} ${took}</h2>
      ${asked && downloads(ctx, asked, answer)}
    </div>
    ${answer.more && note('info', html`<p>${ctx.t('sparql.cut', { n: shown })}</p>`)}${body}
  </div>`;
}

async function renderAnswer(
  ctx: Ctx,
  asked: Asked | undefined,
  { kind, body }: Answer,
): Promise<{ readonly heading: string; readonly body: Child }> {
  const text = new TextDecoder().decode(body);
  if (kind === 'graph')
    return {
      heading: ctx.t('sparql.triples'),
      body: html`<pre class="scroll iri" tabindex="0" role="region" aria-labelledby="res">${text}</pre>`,
    };
  const again = asked === undefined ? undefined : addressOf(asked);
  return renderRows(ctx, {
    query: asked?.text ?? '',
    results: text,
    most: shown,
    sort: sortOf(ctx),
    href: again === undefined ? undefined : (more) => `${again}&${new URLSearchParams(more).toString()}`,
  });
}

function sortOf({ query }: Ctx): Sort | undefined {
  const column = query.get('sort');
  return column === null ? undefined : { column, down: query.get('order') === 'down' };
}

/** What was asked, as parameters. */
function parametersOf({ text, defaultGraphUris, namedGraphUris }: Asked): readonly (readonly [string, string])[] {
  return [
    ['query', text],
    ...defaultGraphUris.map((graph) => ['default-graph-uri', graph] as const),
    ...namedGraphUris.map((graph) => ['named-graph-uri', graph] as const),
  ];
}

/** The address that asks this again; undefined when it would be too long. */
function addressOf(asked: Asked): string | undefined {
  const parameters = new URLSearchParams();
  for (const [name, value] of parametersOf(asked)) parameters.append(name, value);
  const address = `/sparql?${parameters.toString()}`;
  return address.length > longestAddress ? undefined : address;
}

function downloads(ctx: Ctx, asked: Asked, { kind }: Answer): Html {
  const forms = kind === 'graph' ? graphForms : bindingsForms;
  const address = addressOf(asked);
  return html`<nav class="row" aria-label="${ctx.t('sparql.forms')}">
    ${address === undefined ? byPost(asked, forms) : forms.map((form) => fileLink(ctx, address, form))}
  </nav>`;
}

const fileLink = (ctx: Ctx, address: string, { name }: Form): Html =>
  html`<a class="btn" href="${address}&format=${name}" download="${ctx.t('sparql.file')}.${name}"
    >${icon('down2')}${name.toUpperCase()}</a
  >`;

/** A question that is too long for an address goes along in a form. */
const byPost = (asked: Asked, forms: readonly Form[]): Html =>
  html`<form class="row" action="/sparql" method="post">
    ${parametersOf(asked).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
    ${forms.map(({ name }) => html`<button class="btn" name="format" value="${name}">${name.toUpperCase()}</button>`)}
  </form>`;

/** What is wrong, with the line that it is in and a sign under the place. */
function renderWrong(ctx: Ctx, text: string, problem: Problem): Html {
  const { line, column } = problem.extra;
  const place = typeof line === 'number' && typeof column === 'number' ? { line, column } : undefined;
  return note(
    'no',
    html`<div data-line="${place?.line}" data-column="${place?.column}">
      <h2>${ctx.t('sparql.wrong')}</h2>
      ${detailFor(ctx, problem)} ${place && excerpt(text, place)}
      <p class="row">
        ${place && html`<button class="btn" type="button" data-goto hidden>${ctx.t('sparql.goTo', { line: place.line })}</button>`}
        <a href="/problems/${problem.type}">${ctx.t('problem.more')}</a>
      </p>
    </div>`,
  );
}

const widest = 200;

function excerpt(text: string, { line, column }: { readonly line: number; readonly column: number }): Html {
  const all = text.split('\n')[line - 1] ?? '';
  const start = Math.max(0, column - 1 - widest / 2);
  const piece = all.slice(start, start + widest).replaceAll('\t', ' ');
  return html`<pre class="code">
${piece}
${' '.repeat(column - 1 - start)}^</pre>`;
}
