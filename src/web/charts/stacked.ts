// Rows of which each is made of parts: water, hollow, hatched, so that it reads in black and white. Pure.
import { html, type Html } from '../html.ts';
import { at, figure, fills, hatch, roundUp, type ChartFrame } from './chart.ts';

export interface StackedChart extends ChartFrame {
  readonly head: string;
  /** Names of the parts, in order; at most six. */
  readonly parts: readonly string[];
  readonly rows: readonly { readonly label: string; readonly values: readonly number[] }[];
  readonly number: (value: number) => string;
}

export function stackedChart({ head, parts, rows, number, ...frame }: StackedChart): Html {
  const shown = parts.slice(0, fills.length);
  const sums = rows.map(({ values }) => total(values));
  const full = roundUp(Math.max(0, ...sums));
  const drawing = html`${hatch}
    <div class="stacks">
      ${rows.map(
        ({ label, values }, i) =>
          html`<span>${label}</span
            ><span class="level"
              ><svg viewBox="0 0 100 8" preserveAspectRatio="none">${segments(values, full)}</svg
              ><span>${number(sums[i] ?? 0)}</span></span
            >`,
      )}
    </div>
    <p class="key">
      ${shown.map(
        (name, i) =>
          html`<span
            ><svg width="20" height="12">
              <rect
                x=".75"
                y=".75"
                width="18.5"
                height="10.5"
                fill="${fills[i] ?? 'none'}"
                stroke="var(--water)"
                stroke-width="1.5"
              /></svg
            >${name}</span
          >`,
      )}
    </p>`;
  const columns = [{ label: head }, ...parts.map((label) => ({ label, numeric: true }))];
  return figure(
    frame,
    drawing,
    columns,
    rows.map(({ label, values }) => [label, ...parts.map((_part, i) => number(values[i] ?? 0))]),
  );
}

const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + Math.max(0, value), 0);

function segments(values: readonly number[], full: number): readonly Html[] {
  let from = 0;
  return values.slice(0, fills.length).map((value, i) => {
    const width = (Math.max(0, value) / full) * 100;
    const made = html`<rect
      x="${at(from)}"
      width="${at(width)}"
      height="8"
      fill="${fills[i] ?? 'none'}"
      stroke="var(--water)"
      stroke-width="1"
      vector-effect="non-scaling-stroke"
    />`;
    from += width;
    return made;
  });
}
