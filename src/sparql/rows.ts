// SPARQL results as a table for people: names beside addresses, columns that sort. Links only what `link` calls safe.
import type { Ctx } from '../web/context.ts';
import { html, type Child, type Html } from '../web/html.ts';
import { link } from '../web/link.ts';
import { compact, docOf, type Names } from '../web/names.ts';
import { empty } from '../web/parts.ts';
import {
  irisIn,
  isNumber,
  readTable,
  sortRows,
  valueOf,
  type Row,
  type Sort,
  type Table,
  type Value,
} from './table.ts';

/** What things and properties are called: things of ours by their label, what a shape names by that name. */
function word(ctx: Ctx, iri: string, names: Names): string | undefined {
  return names.get(iri) ?? ctx.hub.shapes.nameOf(iri)?.[ctx.lang];
}

/** A thing of ours leads to its page on this host, whatever host the base names; its name stands before its address. */
function iriCell(ctx: Ctx, iri: string, names: Names): Html {
  const name = word(ctx, iri, names);
  const own = `${ctx.hub.base}/`;
  const path = iri.startsWith(own) ? iri.slice(own.length - 1) : undefined;
  const href = docOf(ctx, iri, names) ?? path;
  const short = path ?? compact(iri);
  if (name === undefined)
    return path === undefined
      ? html`<span class="iri">${link(iri)}</span>`
      : html`<a class="iri" href="${path}">${path}</a>`;
  const label = html`<bdi class="serif">${name}</bdi>`;
  return html`${href === undefined ? label : html`<a href="${href}">${label}</a>`}
    <small class="iri soft">${short}</small>`;
}

function cell(ctx: Ctx, value: Value | undefined, names: Names): Html {
  if (value === undefined) return html`<td></td>`;
  if (typeof value.value !== 'string') return html`<td><code>${JSON.stringify(value.value)}</code></td>`;
  if (value.type === 'uri') return html`<td>${iriCell(ctx, value.value, names)}</td>`;
  if (value.type === 'bnode') return html`<td><code>_:${value.value}</code></td>`;
  const lang = value['xml:lang'];
  if (lang !== undefined)
    return html`<td><bdi class="serif" lang="${lang}">${value.value}</bdi> <span class="lang">${lang}</span></td>`;
  return html`<td${isNumber(value) && html` class="num"`}><bdi>${value.value}</bdi></td>`;
}

export interface Shown {
  readonly query: string;
  /** SPARQL results in JSON, from our own store. */
  readonly results: string;
  readonly most: number;
  readonly sort: Sort | undefined;
  /** The address that asks the same with other parameters; undefined when the question is too long for one. */
  readonly href: ((more: Readonly<Record<string, string>>) => string) | undefined;
}

function head(ctx: Ctx, { sort, href }: Shown, name: string, numeric: boolean): Html {
  const here = sort?.column === name;
  const way = here ? (sort.down ? 'descending' : 'ascending') : undefined;
  const next = { sort: name, ...(here && !sort.down ? { order: 'down' } : {}) };
  return html`<th scope="col" ${numeric && html` class="num"`}${way !== undefined && html` aria-sort="${way}"`}>
    ${href === undefined ? name : html`<a class="sort" href="${href(next)}" title="${ctx.t('sparql.sort', { name })}">${name}</a>`}
  </th>`;
}

const numericColumn = (rows: readonly Row[], name: string): boolean => isNumber(valueOf(rows[0] ?? {}, name));

export async function renderRows(ctx: Ctx, shown: Shown): Promise<{ readonly heading: string; readonly body: Child }> {
  const table = readTable(shown.query, shown.results, shown.most);
  if (table.boolean !== undefined)
    return { heading: ctx.t(table.boolean ? 'sparql.yes' : 'sparql.no'), body: undefined };
  const heading = ctx.t('sparql.rows', { n: table.rows.length });
  if (table.rows.length === 0) return { heading, body: empty(ctx.t('sparql.nothing')) };
  return { heading, body: await tableOf(ctx, shown, table) };
}

async function tableOf(ctx: Ctx, shown: Shown, table: Table): Promise<Html> {
  const { columns } = table;
  const rows = shown.sort === undefined ? table.rows : sortRows(table.rows, shown.sort);
  const names = await ctx.hub.state.names(irisIn(table), ctx.lang, ctx.marks);
  return html`<div class="scroll" tabindex="0" role="region" aria-labelledby="res">
    <table class="table">
      <caption class="vh">
        ${ctx.t('sparql.answers')}
      </caption>
      <thead>
        <tr>
          ${columns.map((name) => head(ctx, shown, name, numericColumn(rows, name)))}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              ${columns.map((name) => cell(ctx, valueOf(row, name), names))}
            </tr> `,
        )}
      </tbody>
    </table>
  </div>`;
}
