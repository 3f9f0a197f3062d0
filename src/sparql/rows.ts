// SPARQL results as a table for people. Links only what `link` calls safe; every text is escaped.
import type { Ctx } from '../web/context.ts';
import { html, type Child, type Html } from '../web/html.ts';
import { link } from '../web/link.ts';
import { empty } from '../web/parts.ts';
import { texts } from './texts.ts';

interface Value {
  readonly type: string;
  readonly value: string | object;
  readonly 'xml:lang'?: string;
  readonly datatype?: string;
}

interface Results {
  readonly head: { readonly vars?: readonly string[] };
  readonly boolean?: boolean;
  readonly results?: { readonly bindings: readonly Readonly<Record<string, Value>>[] };
}

const numeric = /#(?:integer|decimal|double|float|int|long)$/;

/** A thing of ours leads to its page on this host, whatever host the base names. */
function iriCell(ctx: Ctx, iri: string): Html {
  const own = `${ctx.hub.base}/`;
  if (!iri.startsWith(own)) return link(iri);
  const path = iri.slice(own.length - 1);
  return html`<a class="iri" href="${path}">${path}</a>`;
}

function cell(ctx: Ctx, value: Value | undefined): Html {
  if (value === undefined) return html`<td></td>`;
  if (typeof value.value !== 'string') return html`<td><code>${JSON.stringify(value.value)}</code></td>`;
  if (value.type === 'uri') return html`<td>${iriCell(ctx, value.value)}</td>`;
  if (value.type === 'bnode') return html`<td><code>_:${value.value}</code></td>`;
  const lang = value['xml:lang'];
  if (lang !== undefined)
    return html`<td><bdi lang="${lang}">${value.value}</bdi> <span class="lang">${lang}</span></td>`;
  return html`<td${numeric.test(value.datatype ?? '') && html` class="num"`}><bdi>${value.value}</bdi></td>`;
}

/** A variable may be called `constructor`. */
const valueOf = (row: Readonly<Record<string, Value>>, name: string): Value | undefined =>
  Object.hasOwn(row, name) ? row[name] : undefined;

const longestLook = 4_000;

/** The engine sorts the columns of `SELECT *` by name; people wrote them in another order. */
function ordered(variables: readonly string[], query: string): readonly string[] {
  const place = (name: string): number =>
    query.search(new RegExp(`[?$]${RegExp.escape(name)}(?![\\p{L}\\p{N}_])`, 'u'));
  return variables.toSorted((a, b) => place(a) - place(b));
}

export interface Shown {
  readonly query: string;
  /** SPARQL results in JSON, from our own store. */
  readonly results: string;
  readonly most: number;
}

export function renderRows(
  ctx: Ctx,
  { query, results: text, most }: Shown,
): { readonly heading: string; readonly body: Child } {
  const t = texts[ctx.lang];
  const results = JSON.parse(text) as Results;
  if (results.results === undefined) return { heading: results.boolean === true ? t.yes : t.no, body: undefined };
  const all = results.head.vars ?? [];
  const variables = /select\s+(?:distinct\s+|reduced\s+)?\*/i.test(query.slice(0, longestLook))
    ? ordered(all, query)
    : all;
  const rows = results.results.bindings.slice(0, most);
  const heading = t.rows(ctx.number(rows.length));
  if (rows.length === 0) return { heading, body: empty(t.nothing) };
  const body = html`<div class="scroll" tabindex="0" role="region" aria-labelledby="res">
    <table class="table">
      <caption class="vh">
        ${t.answers}
      </caption>
      <thead>
        <tr>
          ${variables.map((name) => html`<th scope="col">${name}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              ${variables.map((name) => cell(ctx, valueOf(row, name)))}
            </tr> `,
        )}
      </tbody>
    </table>
  </div>`;
  return { heading, body };
}
