// Several qualities of one or a few things at once, such as digital maturity: outlines told apart by their dashes. Pure.
import { html, type Child, type Html } from '../html.ts';
import { at, dashes, figure, type ChartFrame } from './chart.ts';
import { legend, type Series } from './line.ts';

export interface RadarChart extends ChartFrame {
  readonly head: string;
  /** At least three. */
  readonly axes: readonly string[];
  readonly series: readonly Series[];
  /** The figure at the rim. */
  readonly most: number;
  readonly number: (value: number) => string;
}

/** Beside the figure is room for so many letters. */
const longest = 15;
const [middleX, middleY, radius, lineHeight] = [160, 120, 84, 13];

export function radarChart({ head, axes, series, most, number, ...frame }: RadarChart): Html {
  const outlines = series.slice(0, dashes.length);
  const spot = (i: number, share: number): readonly [number, number] => {
    const angle = (i / axes.length) * 2 * Math.PI - Math.PI / 2;
    return [middleX + Math.cos(angle) * radius * share, middleY + Math.sin(angle) * radius * share];
  };
  const ring = (shares: readonly number[]): string =>
    `M${shares.map((share, i) => spot(i, share).map(at).join(' ')).join('L')}Z`;
  const even = (share: number): readonly number[] => axes.map(() => share);
  const spokes = axes.map((_axis, i) => `M${middleX} ${middleY}L${spot(i, 1).map(at).join(' ')}`).join('');
  const shareOf = ({ values }: Series) => axes.map((_axis, i) => Math.min(1, Math.max(0, (values[i] ?? 0) / most)));
  const drawing = html`<svg class="radar" viewBox="0 0 320 240">
      <path class="axis" d="${ring(even(1))}${ring(even(0.5))}${spokes}" />
      ${outlines.map((each, i) => html`<path class="line" d="${ring(shareOf(each))}" stroke-dasharray="${dashes[i] ?? 'none'}" />`)}
      ${axes.map((axis, i) => label(axis, spot(i, 1.14)))}
    </svg>
    ${legend(outlines.map(({ name }) => name))}`;
  const columns = [{ label: head }, ...series.map(({ name }) => ({ label: name, numeric: true }))];
  const cell = (value: number | undefined): string => (value === undefined ? '–' : number(value));
  const rows = axes.map((axis, i): readonly Child[] => [axis, ...series.map(({ values }) => cell(values[i]))]);
  return figure(frame, drawing, columns, rows);
}

/** Names lean away from the middle, in two lines when they need them; one that is longer yet is whole in the table. */
function label(text: string, [x, y]: readonly [number, number]): Html {
  const anchor = Math.abs(x - middleX) < 12 ? 'middle' : x > middleX ? 'start' : 'end';
  const lines = linesOf(text);
  // Two lines stand around the place of one; above the figure they stand on top of it.
  const first = y + 4 - (lines.length - 1) * (anchor === 'middle' && y < middleY ? lineHeight : lineHeight / 2);
  const spans = lines.map((line, i) => html`<tspan x="${at(x)}" y="${at(first + i * lineHeight)}">${line}</tspan>`);
  return html`<text text-anchor="${anchor}">${spans}</text>`;
}

function linesOf(text: string): readonly string[] {
  if (text.length <= longest) return [text];
  const space = text.lastIndexOf(' ', longest);
  const lines = space < 1 ? [text] : [text.slice(0, space), text.slice(space + 1)];
  return lines.map((line) => (line.length > longest ? `${line.slice(0, longest - 1)}…` : line));
}
