// The editor for people at /sparql: a question, its answer as a table, examples. Works without scripts; shows at most 1,000 rows.
import type { Request, Response } from 'express';
import type { Actor } from '../access/policy.ts';
import type { Hub } from '../hub.ts';
import { Problem } from '../problem.ts';
import type { Answer } from '../store/store.ts';
import { webContext, type Ctx } from '../web/context.ts';
import { html, type Child, type Html } from '../web/html.ts';
import { layout } from '../web/layout.ts';
import { icon, note } from '../web/parts.ts';
import { sendPage } from '../web/send.ts';
import type { Dataset } from './dataset.ts';
import { examples } from './examples.ts';
import { bindingsForms, graphForms } from './forms.ts';
import type { Asked } from './protocol.ts';
import { renderRows } from './rows.ts';
import { texts } from './texts.ts';

export interface Visit {
  readonly request: Request;
  readonly response: Response;
  readonly actor: Actor;
  /** Undefined: nothing was asked yet. */
  readonly asked: Asked | undefined;
  readonly scope: Dataset;
  readonly client: string;
  readonly signal: AbortSignal;
}

/** Rows or triples on the page; the files hold everything. */
const shown = 1_000;

type Outcome = { readonly answer: Answer } | { readonly problem: Problem } | undefined;

/** A question that goes wrong is shown with what is wrong and what was asked, so that nobody types it twice. */
export async function sendEditor(hub: Hub, visit: Visit): Promise<void> {
  const { request, response, actor, asked } = visit;
  const ctx = await webContext(hub, request, actor);
  const outcome = asked === undefined ? undefined : await ask(hub, visit, asked);
  const status = outcome !== undefined && 'problem' in outcome ? outcome.problem.status : 200;
  if (status !== 200 || ctx.signedIn) response.set('cache-control', 'private, no-store');
  sendPage(ctx, response, renderEditor(ctx, asked, outcome), status);
}

async function ask(hub: Hub, { scope, client, signal }: Visit, asked: Asked): Promise<Outcome> {
  const { text, defaultGraphUris, namedGraphUris } = asked;
  const forms = { bindingsType: 'application/sparql-results+json', graphType: 'text/turtle' };
  try {
    return {
      answer: await hub.store.query({
        text,
        scope,
        client,
        defaultGraphUris,
        namedGraphUris,
        signal,
        preview: shown,
        ...forms,
      }),
    };
  } catch (error) {
    if (error instanceof Problem) return { problem: error };
    throw error;
  }
}

function renderEditor(ctx: Ctx, asked: Asked | undefined, outcome: Outcome): Html {
  const t = texts[ctx.lang];
  const query = asked?.text ?? examples(ctx.hub.base)[0]?.query ?? '';
  const lines = Math.min(30, Math.max(12, query.split('\n').length + 1));
  const main = html`<div class="title">
      <h1>${t.heading}</h1>
      <p class="row small soft">${icon('lock')}${t.lede}</p>
    </div>
    <div class="grid">
      <aside class="c3 stack" aria-label="${t.examples}">
        <div>
          <h2>${t.examples}</h2>
          <ul class="queue">
            ${examples(ctx.hub.base).map(
              (example) =>
                html`<li>
                  <a
                    href="/sparql?query=${encodeURIComponent(example.query)}"
                    ${example.query === query && html` aria-current="page"`}
                    ><span>${example[ctx.lang]}</span></a
                  >
                </li>`,
            )}
          </ul>
        </div>
      </aside>
      <div class="c9 stack first-s">
        <form action="/sparql" id="ask-sparql" data-busy="${t.busy}">
          <label class="vh" for="query">${t.question}</label
          ><textarea
            class="in iri"
            id="query"
            name="query"
            rows="${lines}"
            spellcheck="false"
            autocapitalize="off"
            autocomplete="off"
          >
${query}</textarea>
          <div class="split">
            <button class="btn main" type="submit">${icon('play')}${t.run} <kbd>Ctrl</kbd><kbd>Enter</kbd></button>
          </div>
        </form>
        <div id="answer" aria-live="polite">${outcome && renderOutcome(ctx, asked, outcome)}</div>
      </div>
    </div>
    <script type="module" src="/sparql/editor.js"></script>`;
  return layout(
    ctx,
    { title: t.title, section: 'data', breadcrumbs: [{ label: 'Data', href: '/data' }, { label: t.title }] },
    main,
  );
}

function renderOutcome(ctx: Ctx, asked: Asked | undefined, outcome: NonNullable<Outcome>): Html {
  const t = texts[ctx.lang];
  if ('problem' in outcome) {
    const { problem } = outcome;
    return note(
      'no',
      html`<div>
        <h2>${t.wrong}</h2>
        <p>${problem.message}</p>
        <p><a href="/problems/${problem.type}">${problem.type}</a></p>
      </div>`,
    );
  }
  const { answer } = outcome;
  const took = html`<span class="soft">${t.took(ctx.number(Math.round(answer.elapsedMs)))}</span>`;
  const { heading, body } = renderAnswer(ctx, asked?.text ?? '', answer);
  return html`<section class="cq" aria-labelledby="res">
    <div class="row end">
      <h2 id="res">${heading} ${took}</h2>
      ${downloads(ctx, asked, answer)}
    </div>
    ${answer.more && note('info', html`<p>${t.cut(ctx.number(shown))}</p>`)}${body}
  </section>`;
}

function renderAnswer(
  ctx: Ctx,
  query: string,
  { kind, body }: Answer,
): { readonly heading: string; readonly body: Child } {
  const t = texts[ctx.lang];
  const text = new TextDecoder().decode(body);
  if (kind === 'graph') return { heading: t.triples, body: html`<pre class="scroll iri" tabindex="0">${text}</pre>` };
  return renderRows(ctx, { query, results: text, most: shown });
}

function downloads(ctx: Ctx, asked: Asked | undefined, { kind }: Answer): Child {
  if (asked === undefined) return undefined;
  const forms = kind === 'graph' ? graphForms : bindingsForms;
  const parameters = new URLSearchParams({ query: asked.text });
  for (const graph of asked.defaultGraphUris) parameters.append('default-graph-uri', graph);
  for (const graph of asked.namedGraphUris) parameters.append('named-graph-uri', graph);
  return html`<nav class="row" aria-label="${texts[ctx.lang].forms}">
    ${forms.map(
      (form) =>
        html`<a class="btn" href="/sparql?${parameters.toString()}&format=${form.name}" download="antwoord.${form.name}"
          >${icon('down2')}${form.name.toUpperCase()}</a
        >`,
    )}
  </nav>`;
}
