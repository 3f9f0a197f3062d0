// Pieces for people at work: why a score is what it is, levels of a skill, a day's agenda, a week of resources, progress,
// what was just done, and a question that must be answered first. Text in, HTML out; knows no data.
import { html, type Child, type Html } from '../html.ts';

export interface ScorePart {
  readonly label: string;
  /** Share of the whole, 0–1. */
  readonly share: number;
  readonly text: string;
}

/** A figure with the parts that it is made of, in a bar and in words. */
export const score = (figure: string, parts: readonly ScorePart[]): Html => {
  let from = 0;
  const bars = parts.map(({ share }) => {
    const made = html`<rect x="${from}" width="${Math.max(0, share * 100 - 0.6)}" height="8" />`;
    from += share * 100;
    return made;
  });
  return html`<div class="score">
    <b>${figure}</b><svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">${bars}</svg
    ><small>${parts.map(({ label, text }) => `${label} ${text}`).join(' · ')}</small>
  </div>`;
};

/** A level on a ladder: filled what somebody has, struck what is still needed. @param words the same for who cannot see it */
export function skillLevel(has: number, needs: number, words: string, of = 4): Html {
  const steps = Array.from({ length: of }, (_none, i) => (i < has ? 'on' : i < needs ? 'need' : ''));
  return html`<span class="lv" aria-hidden="true">${steps.map((step) => html`<i class="${step}"></i>`)}</span
    ><span class="vh">${words}</span>`;
}

export interface AgendaEntry {
  readonly from: string;
  readonly to: string;
  readonly title: Child;
  readonly where: Child;
}

/** What happens when, in order: for a phone, and for who wants a list. */
export const agenda = (entries: readonly AgendaEntry[]): Html =>
  html`<ol class="agenda">
    ${entries.map(
      ({ from, to, title, where }) =>
        html`<li>
          <span><b>${from}</b><small>${to}</small></span>
          <div>${title}<small>${where}</small></div>
        </li>`,
    )}
  </ol>`;

export interface Lane {
  readonly label: Child;
  readonly museum?: string;
  readonly spans: readonly Span[];
}

export interface Span {
  /** Places on the line, 0–100. */
  readonly from: number;
  readonly to: number;
  /** Solid is firm, hollow is an option, hatched is before and after. */
  readonly kind: 'firm' | 'option' | 'around';
  readonly words: Child;
}

/** A line for each resource, and on it what is booked; the words stand under the line. Needs `hatch` on the page. */
export const lanes = (caption: string, heads: readonly [string, string], all: readonly Lane[]): Html =>
  html`<table class="lanes">
    <caption class="vh">
      ${caption}
    </caption>
    <thead class="vh">
      <tr>
        ${heads.map((head) => html`<th scope="col">${head}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${all.map(
        ({ label, museum, spans }) =>
          html`<tr ${museum !== undefined && html` data-m="${museum}"`}>
            <th scope="row">${label}</th>
            <td>
              <svg viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true">${spans.map(bar)}</svg
              >${spans.filter(({ kind }) => kind !== 'around').map(({ words }) => html`<small>${words}</small>`)}
            </td>
          </tr>`,
      )}
    </tbody>
  </table>`;

const inside = { firm: 'var(--m)', option: 'var(--paper)', around: 'url(#hatch)' } as const;
const bar = ({ from, to, kind }: Span): Html =>
  html`<rect
    x="${from}"
    width="${Math.max(0, to - from)}"
    height="12"
    fill="${inside[kind]}"
    stroke="var(--m)"
    stroke-width="1.5"
    vector-effect="non-scaling-stroke"
  />`;

/** How far something is. @param words what is counted, and how long it still takes */
export const progress = (label: string, done: number, all: number, words: Child): Html =>
  html`<div>
    <p class="small">${words}</p>
    <progress max="${all}" value="${done}" aria-label="${label}"></progress>
  </div>`;

/** What was just done, with the way back. */
export const toast = (words: Child, undo?: Child): Html =>
  html`<div class="toast" role="status"><span>${words}</span>${undo}</div>`;

export interface Question {
  readonly id: string;
  /** On the button that opens it. */
  readonly opener: Child;
  readonly title: string;
  readonly body: Child;
  /** Buttons of the form that answers; the way out stands last. */
  readonly answers: Child;
}

/** Native and modal: it opens and closes by invoker commands, so that it needs no script of ours. Only where going on would lose something. */
export const dialog = ({ id, opener, title, body, answers }: Question): Html =>
  html`<button class="btn" type="button" commandfor="${id}" command="show-modal">${opener}</button>
    <dialog class="pane" id="${id}" aria-labelledby="${id}-t" closedby="any">
      <form class="stack" method="dialog">
        <h2 id="${id}-t">${title}</h2>
        ${body}
        <p class="row">${answers}</p>
      </form>
    </dialog>`;

/** A cell of a matrix; a gap is one that somebody still has to close. */
export const matrixCell = (body: Child, isGap = false): Html => html`<td${isGap && html` class="gap"`}>${body}</td>`;

/** A grid of people or things against skills or properties; scrolls inside its own named region. Cells are made by `matrixCell`. */
export const matrix = (
  caption: string,
  heads: readonly Child[],
  rows: readonly (readonly [Child, readonly Html[]])[],
): Html =>
  html`<div class="scroll" role="region" aria-label="${caption}" tabindex="0">
    <table class="matrix">
      <caption class="vh">
        ${caption}
      </caption>
      <thead>
        <tr>
          ${heads.map((head) => html`<th scope="col">${head}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ([head, cells]) =>
            html`<tr>
              <th scope="row">${head}</th>
              ${cells}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
