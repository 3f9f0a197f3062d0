// How something went over time: lines told apart by their dashes, a dot at the last figure. Pure.
import { html, type Child, type Html } from '../html.ts';
import { at, dashes, figure, roundUp, type ChartFrame } from './chart.ts';

export interface Series {
  readonly name: string;
  /** One for each label; undefined where nothing was measured. */
  readonly values: readonly (number | undefined)[];
}

export interface LineChart extends ChartFrame {
  readonly head: string;
  /** Moments, in order: at least two for a line. */
  readonly labels: readonly string[];
  readonly series: readonly Series[];
  readonly number: (value: number) => string;
}

const [width, height] = [100, 40];

export function lineChart({ head, labels, series, number, ...frame }: LineChart): Html {
  const lines = series.slice(0, dashes.length);
  const top = roundUp(Math.max(0, ...lines.flatMap(({ values }) => values.filter((value) => value !== undefined))));
  const drawing = html`<div class="plot">
      <span>${number(top)}</span><span>${number(0)}</span>
      <svg viewBox="0 0 ${width} ${height}" preserveAspectRatio="none">
        <path class="axis" d="M0 0H${width}M0 ${height / 2}H${width}M0 ${height}H${width}" />
        ${lines.map(({ values }, i) => line(pointsOf(values, labels.length, top), dashes[i] ?? 'none'))}
      </svg>
      <span>${labels[0]}</span><span>${labels.at(-1)}</span>
    </div>
    ${legend(lines.map(({ name }) => name))}`;
  const columns = [{ label: head }, ...series.map(({ name }) => ({ label: name, numeric: true }))];
  const rows = labels.map((label, i): readonly Child[] => [
    label,
    ...series.map(({ values }) => cell(values[i], number)),
  ]);
  return figure(frame, drawing, columns, rows);
}

const cell = (value: number | undefined, number: (value: number) => string): string =>
  value === undefined ? '–' : number(value);

type Point = readonly [x: number, y: number] | undefined;

const pointsOf = (values: Series['values'], count: number, top: number): readonly Point[] =>
  Array.from({ length: count }, (_none, i): Point => {
    const value = values[i];
    return value === undefined
      ? undefined
      : [count < 2 ? width / 2 : (i / (count - 1)) * width, height - (Math.max(0, value) / top) * height];
  });

/** A gap in the figures is a gap in the line. */
function line(points: readonly Point[], dash: string): Html {
  const d = points
    .map((point, i) =>
      point === undefined ? '' : `${points[i - 1] === undefined ? 'M' : 'L'}${at(point[0])} ${at(point[1])}`,
    )
    .join('');
  const last = points.findLast((point) => point !== undefined);
  return html`<path
      class="line"
      d="${d}"
      stroke-dasharray="${dash}"
    />${last && html`<path class="dot" d="M${at(last[0])} ${at(last[1])}h0" />`}`;
}

/** Which dash is whose; nothing to tell apart, nothing to say. */
export const legend = (names: readonly string[]): Html | undefined =>
  names.length < 2
    ? undefined
    : html`<p class="key">
        ${names.map(
          (name, i) =>
            html`<span
              ><svg width="28" height="6">
                <path class="line" d="M0 3H28" stroke-dasharray="${dashes[i] ?? 'none'}" /></svg
              >${name}</span
            >`,
        )}
      </p>`;
