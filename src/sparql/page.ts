// The editor for people at /sparql: a question, its answer as a table, a library of examples. Works without scripts; shows
// at most 1,000 rows.
import type { Request, Response } from 'express';
import { marksSeenBy, type Actor } from '../access/policy.ts';
import { noteQuery } from '../documents/trail.ts';
import type { Hub } from '../hub.ts';
import { Problem } from '../problem.ts';
import type { Answer } from '../store/store.ts';
import { webContext, type Ctx } from '../web/context.ts';
import { html, type Html } from '../web/html.ts';
import { layout } from '../web/layout.ts';
import { icon } from '../web/parts.ts';
import { sendPage } from '../web/send.ts';
import { asset } from '../web/static.ts';
import { renderOutcome, type Outcome } from './answer.ts';
import type { Dataset } from './dataset.ts';
import { examplesFor } from './examples.ts';
import { renderLibrary } from './library.ts';
import { paid } from './paid.ts';
import { withPrefixes } from './prefixes.ts';
import type { Asked } from './protocol.ts';

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

/** A question that goes wrong is shown with what is wrong and what was asked, so that nobody types it twice. */
export async function sendEditor(hub: Hub, visit: Visit): Promise<void> {
  const { request, response, actor } = visit;
  const ctx = await webContext(hub, request, actor);
  // People forget to declare what everybody knows; the address and the files then carry the whole question.
  const asked = visit.asked && { ...visit.asked, text: withPrefixes(visit.asked.text, hub.base) };
  const outcome = asked === undefined ? undefined : await ask(hub, visit, asked);
  const status = outcome !== undefined && 'problem' in outcome ? outcome.problem.status : 200;
  if (status !== 200 || ctx.signedIn) response.set('cache-control', 'private, no-store');
  sendPage(ctx, response, await renderEditor(ctx, asked, outcome), status);
}

async function ask(hub: Hub, { actor, scope, client, signal }: Visit, asked: Asked): Promise<Outcome> {
  const { text, defaultGraphUris, namedGraphUris } = asked;
  const forms = { bindingsType: 'application/sparql-results+json', graphType: 'text/turtle' };
  const graphs = { scope, defaultGraphUris, namedGraphUris };
  try {
    noteQuery(hub, actor, marksSeenBy(actor));
    const query = { text, ...graphs, client, signal, preview: shown, ...forms };
    const answer: Answer = await paid(hub, client, () => hub.store.query(query));
    return { answer };
  } catch (error) {
    if (error instanceof Problem) return { problem: error };
    throw error;
  }
}

async function renderEditor(ctx: Ctx, asked: Asked | undefined, outcome: Outcome | undefined): Promise<Html> {
  const library = examplesFor(ctx.hub.base, ctx.actor);
  const query = asked?.text ?? library[0]?.query ?? '';
  const main = html`<div class="title bar">
      <h1>${ctx.t('sparql.heading')}</h1>
      <p class="row small soft">${icon('lock')}${ctx.t('sparql.lede')}</p>
    </div>
    <div class="grid">
      <aside class="c3 stack wide" aria-label="${ctx.t('sparql.library')}">${renderLibrary(ctx, library, query)}</aside>
      <div class="c9 stack first-s">
        ${form(ctx, query)}
        <div id="answer" aria-live="polite">${outcome && (await renderOutcome(ctx, asked, outcome))}</div>
      </div>
    </div>`;
  const breadcrumbs = [{ label: ctx.t('nav.data'), href: '/data' }, { label: ctx.t('sparql.title') }];
  const page = { title: ctx.t('sparql.title'), section: 'data', breadcrumbs, scripts: ['sparql.js'] };
  return layout(ctx, page, main);
}

/** What the scripts say; they hold no words themselves. */
const spoken = (ctx: Ctx): Readonly<Record<string, string>> => ({
  busy: ctx.t('sparql.busy'),
  stopped: ctx.t('sparql.stopped'),
  shared: ctx.t('sparql.shared'),
  longHint: ctx.t('sparql.longHint'),
  suggestions: ctx.t('sparql.suggestions'),
  keyword: ctx.t('sparql.keyword'),
  class: ctx.t('sparql.class'),
  property: ctx.t('sparql.property'),
  thing: ctx.t('sparql.thing'),
  variable: ctx.t('sparql.variable'),
});

/** Without scripts: a plain field. With them it gets colours, suggestions, a way to stop and a link to share. */
function form(ctx: Ctx, query: string): Html {
  const rows = Math.min(30, Math.max(10, query.split('\n').length + 1));
  return html`<form
    action="/sparql"
    id="ask-sparql"
    data-editor="${asset('sparql-editor.js')}"
    data-words="${JSON.stringify(spoken(ctx))}"
  >
    <label class="vh" for="query">${ctx.t('sparql.question')}</label>
    <div class="editor">
      <ol aria-hidden="true"></ol>
      <div class="sheet">
        <pre aria-hidden="true" hidden></pre>
        <textarea
          id="query"
          name="query"
          rows="${rows}"
          spellcheck="false"
          autocapitalize="off"
          autocomplete="off"
          aria-describedby="keys"
        >
${query}</textarea>
      </div>
    </div>
    <div class="split">
      <button class="btn main" type="submit">
        ${icon('play')}${ctx.t('sparql.run')} <kbd>Ctrl</kbd><kbd>Enter</kbd></button
      ><button class="btn" type="button" data-stop hidden>${icon('x')}${ctx.t('sparql.stop')}</button
      ><button class="btn" type="button" data-share hidden>${icon('link')}<span>${ctx.t('sparql.share')}</span></button
      ><noscript><button class="btn" formmethod="post">${ctx.t('sparql.long')}</button></noscript>
      <span class="soft small" role="status" data-told></span>
      <span class="vh" id="keys">${ctx.t('sparql.keys')}</span>
    </div>
  </form>`;
}
