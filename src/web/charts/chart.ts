// What every chart has in common: a name, a sentence, the drawing, and the same figures as a table. Pure: figures in, HTML
// out. A drawing never stands alone, and no colour means anything that a shape, a dash or a word does not say too.
import { html, type Child, type Html } from '../html.ts';
import { table, type Column } from '../parts.ts';

export interface ChartFrame {
  /** Unique on the page. */
  readonly id: string;
  readonly title: string;
  /** What the reader should see in it, in one sentence. */
  readonly says?: string;
  /** On the fold that opens the table. */
  readonly asTable: string;
}

/** @param drawing hidden from who listens: they get the table */
export function figure(
  frame: ChartFrame,
  drawing: Child,
  columns: readonly Column[],
  rows: readonly (readonly Child[])[],
): Html {
  return html`<figure class="chart" aria-labelledby="${frame.id}">
    <figcaption id="${frame.id}">
      <b>${frame.title}</b>${frame.says !== undefined && html` <span class="soft">${frame.says}</span>`}
    </figcaption>
    <div aria-hidden="true">${drawing}</div>
    <details class="more">
      <summary>${frame.asTable}</summary>
      <div class="cq">${table(frame.title, columns, rows)}</div>
    </details>
  </figure>`;
}

/** Dashes and fills that tell series apart without colour; more than six series are no chart but a table. */
export const dashes = ['none', '7 4', '2 4', '10 3 2 3', '1 6', '14 4'] as const;
export const fills = [
  'var(--water)',
  'var(--sheet)',
  'url(#hatch)',
  'var(--ochre)',
  'var(--moss)',
  'var(--soft)',
] as const;

/** The hatch that `fills` names. */
export const hatch = html`<svg class="vh" width="0" height="0">
  <pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
    <rect width="5" height="5" fill="var(--paper)" />
    <path d="M0 0V5" stroke="var(--water)" stroke-width="3" />
  </pattern>
</svg>`;

/** The least round number that is not under `value`: 1, 2, 2.5 or 5 times a power of ten. */
export function roundUp(value: number): number {
  // Below this nothing is drawn, and a power of ten would be nothing to divide by.
  if (!(value > 1e-9)) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  return ([1, 2, 2.5, 5, 10].find((step) => step * power >= value - 1e-9) ?? 10) * power;
}

/** Two decimals are finer than any screen. */
export const at = (value: number): string => String(Math.round(value * 100) / 100);
