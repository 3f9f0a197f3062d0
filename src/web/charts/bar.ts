// Bars that rest on a line, one a row, each with its figure. The drawing is the table. Pure.
import { html, type Html } from '../html.ts';
import { at, roundUp } from './chart.ts';

export interface Bar {
  readonly label: string;
  readonly value: number;
  /** The figure as people read it. */
  readonly text: string;
  /** Colours the bar, for who keeps it; the label says it too. */
  readonly museum?: string;
}

export interface BarChart {
  readonly title: string;
  readonly says?: string;
  /** Heads of the two columns. */
  readonly heads: readonly [label: string, figure: string];
  readonly bars: readonly Bar[];
  /** The full width; else the least round number above the longest bar. */
  readonly most?: number;
}

/** A negative figure has no bar, only its text. */
export function barChart({ title, says, heads, bars, most }: BarChart): Html {
  const full = most ?? roundUp(Math.max(0, ...bars.map(({ value }) => value)));
  return html`<table class="bars">
    <caption>
      <b>${title}</b
      >${says !== undefined && html` <span class="soft">${says}</span>`}
    </caption>
    <thead class="vh">
      <tr>
        ${heads.map((head) => html`<th scope="col">${head}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${bars.map((bar) => row(bar, full))}
    </tbody>
  </table>`;
}

const row = ({ label, value, text, museum }: Bar, full: number): Html =>
  html`<tr ${museum !== undefined && html` data-m="${museum}"`}>
    <th scope="row">${label}</th>
    <td>
      <span class="level"
        ><svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
          <rect width="${at((Math.max(0, Math.min(value, full)) / full) * 100)}" height="8" /></svg
        ><span>${text}</span></span
      >
    </td>
  </tr>`;
