// Small pieces that pages are made of: icons, sections, statuses, notes, paging. Text in, HTML out; knows no data.
import { html, type Child, type Html } from './html.ts';
import { asset } from './static.ts';

/** One of our own icons; always beside a word, so hidden from who listens. */
export const icon = (name: string): Html =>
  html`<svg class="i" viewBox="0 0 24 24" aria-hidden="true"><use href="${asset('icons.svg')}#${name}" /></svg>`;

export interface SectionHead {
  readonly id: string;
  readonly title: string;
  readonly note?: Child;
  /** Heading in the margin when there is room. */
  readonly hang?: boolean;
  readonly quiet?: boolean;
}

/** A block of a page: hangs from a rule under its heading. */
export function section({ id, title, note: aside, hang = false, quiet = false }: SectionHead, body: Child): Html {
  return html`<section class="sec${quiet && ' quiet'}" aria-labelledby="${id}">
    <div class="g${hang && ' hang'}">
      <div class="head">
        <h2 id="${id}">${title}</h2>
        ${aside && html`<small>${aside}</small>`}
      </div>
      <div>${body}</div>
    </div>
  </section>`;
}

export type StatusKind = 'ok' | 'wait' | 'no' | 'off' | '';
export const status = (kind: StatusKind, word: string): Html => html`<span class="st" data-s="${kind}">${word}</span>`;

/** How full, on a water line. @param percent 0–100 */
export const level = (percent: number, words: Child, museum = ''): Html =>
  html`<span class="level" data-m="${museum}"
    ><svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true"><rect width="${percent}" height="8" /></svg
    ><span>${words}</span></span
  >`;

/** Waits for a decision or tells what just happened; at most two a page. */
export function note(kind: 'info' | 'ok' | 'wait' | 'no', body: Child): Html {
  const signs = { info: 'info', ok: 'check', wait: 'clock', no: 'warn' } as const;
  return html`<div class="note" data-k="${kind}" ${kind === 'no' && html` role="alert"`}>
    ${icon(signs[kind])}${body}
  </div>`;
}

/** Nothing yet, and the one thing to do. */
export const empty = (text: string, action?: Child): Html =>
  html`<div class="empty">
    <p>${text}</p>
    ${action}
  </div>`;

/** Text that people wrote: its own direction, its own language. */
export const written = (text: string, lang = ''): Html =>
  html`<bdi class="serif" ${lang !== '' && html` lang="${lang}"`}>${text}</bdi>`;

export interface Paging {
  readonly label: string;
  readonly page: number;
  readonly size: number;
  readonly total: number;
  /** The address of a page; pages count from 1. */
  readonly href: (page: number) => string;
  readonly words: { readonly range: string; readonly earlier: string; readonly later: string };
}

/** Links to the page before and after, between the range that is shown. Nothing when all is on one page. */
export function paging({ label, page, size, total, href, words }: Paging): Html | undefined {
  if (total <= size) return undefined;
  const before =
    page > 1 && html`<a class="btn" rel="prev" href="${href(page - 1)}">${icon('left')}${words.earlier}</a>`;
  const after =
    page * size < total && html`<a class="btn" rel="next" href="${href(page + 1)}">${words.later}${icon('right')}</a>`;
  return html`<nav class="row paging" aria-label="${label}">
    ${before}<span class="soft">${words.range}</span>${after}
  </nav>`;
}

/** A table that becomes labelled lists when it is narrow. The first cell of a row is its heading. */
export interface Column {
  readonly label: string;
  readonly numeric?: boolean;
  /** The head is a link that sorts by this column; `order` when the table is sorted by it now. */
  readonly sort?: { readonly href: string; readonly order?: 'ascending' | 'descending' | undefined } | undefined;
}

const head = ({ label, numeric, sort }: Column): Html =>
  html`<th scope="col" ${numeric && html` class="num"`}${sort?.order && html` aria-sort="${sort.order}"`}>
    ${sort === undefined ? label : html`<a class="sort" href="${sort.href}">${label}</a>`}
  </th>`;

export function table(caption: string, columns: readonly Column[], rows: readonly (readonly Child[])[]): Html {
  const cell = (child: Child, i: number): Html => {
    const column = columns[i];
    if (i === 0) return html`<th scope="row">${child}</th>`;
    return html`<td data-l="${column?.label}" ${column?.numeric && html` class="num"`}><span>${child}</span></td>`;
  };
  return html`<table class="table fold">
    <caption class="vh">
      ${caption}
    </caption>
    <thead>
      <tr>
        ${columns.map(head)}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        (row) =>
          html`<tr>
            ${row.map(cell)}
          </tr>`,
      )}
    </tbody>
  </table>`;
}

export const facts = (rows: readonly (readonly [string, Child])[]): Html =>
  html`<dl class="facts">
    ${rows
      .filter(
        ([, value]) =>
          value !== undefined && value !== false && value !== '' && !(Array.isArray(value) && value.length === 0),
      )
      .map(
        ([name, value]) =>
          html`<dt>${name}</dt>
            <dd>${value}</dd>`,
      )}
  </dl>`;
