import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { barChart } from '../../src/web/charts/bar.ts';
import { roundUp } from '../../src/web/charts/chart.ts';
import { lineChart } from '../../src/web/charts/line.ts';
import { radarChart } from '../../src/web/charts/radar.ts';
import { stackedChart } from '../../src/web/charts/stacked.ts';

const frame = {
  id: 'c',
  title: 'Termen',
  asTable: 'Als tabel',
  head: 'Jaar',
  number: (value: number) => String(value),
};
const numbers = (text: string, name: string): number[] =>
  [...text.matchAll(new RegExp(`\\s${name}="(-?[\\d.]+)"`, 'g'))].map(([, value]) => Number(value));

describe('charts', () => {
  it('draw bars as long as their figures, and none outside the line', () => {
    const bars = [100, 50, -3, 0].map((value) => ({ label: `${value}`, value, text: `${value} termen` }));
    const drawn = barChart({ title: 'Termen', heads: ['Naam', 'Termen'], bars }).toString();
    expect(numbers(drawn, 'width')).toEqual([100, 50, 0, 0]);
    expect(drawn).toContain('-3 termen');
  });

  it('keep the parts of a row together, and its whole under the round number above the longest', () => {
    const rows = [
      { label: 'STAM', values: [30, 20] },
      { label: 'MSK', values: [10, 0] },
    ];
    const drawn =
      stackedChart({ ...frame, parts: ['eigen', 'gekoppeld'], rows })
        .toString()
        .split('class="key"')[0] ?? '';
    expect(numbers(drawn, 'x').filter((x) => x >= 0)).toEqual([0, 60, 0, 20]);
  });

  it('leave a gap in a line where nothing was measured', () => {
    const series = [{ name: 'a', values: [1, undefined, 2] }];
    const drawn = lineChart({ ...frame, labels: ['1', '2', '3'], series }).toString();
    expect(drawn).toContain('d="M0 20M100 0"');
    expect(drawn).toContain('–');
  });

  it('say every figure in a table too, and hide the drawing from who listens', () => {
    const series = [{ name: '2026', values: [4, 3, 1] }];
    for (const drawn of [
      radarChart({ ...frame, axes: ['Data', 'Mensen', 'Beleid'], most: 5, series }).toString(),
      lineChart({ ...frame, labels: ['Data', 'Mensen', 'Beleid'], series }).toString(),
    ]) {
      for (const word of ['Data', 'Mensen', 'Beleid', '>4<', '>3<', '>1<'])
        expect(drawn.replaceAll(/<\/?span>/g, '')).toContain(word);
      expect(drawn).toContain('<table');
      expect(drawn).toContain('<div aria-hidden="true">');
    }
  });

  it('name every side of a radar in full, on two lines where one is too short', () => {
    const axes = ['Beleid en strategie', 'Mensen en vaardigheden', 'Data'];
    const drawn = radarChart({ ...frame, axes, most: 5, series: [{ name: '2026', values: [1, 2, 3] }] }).toString();
    const lines = [...drawn.matchAll(/<tspan [^>]*>([^<]*)</g)].map(([, line]) => line);
    expect(lines).toEqual(['Beleid en', 'strategie', 'Mensen en', 'vaardigheden', 'Data']);
  });

  it('draw only finite numbers and no markup of a label, whatever they are given', () => {
    const value = fc.oneof(fc.double({ noNaN: true, min: -1e6, max: 1e9 }), fc.constant(0));
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 9 }), fc.string(), (values, name) => {
        const series = [{ name, values }];
        const labels = values.map(() => `${name}<img>`);
        const bars = values.map((each) => ({ label: `${name}<img>`, value: each, text: '' }));
        const all = [
          barChart({ title: name, heads: ['a', 'b'], bars }),
          lineChart({ ...frame, labels, series }),
          radarChart({ ...frame, axes: labels, most: 5, series }),
          stackedChart({ ...frame, parts: labels, rows: [{ label: name, values }] }),
        ].join('');
        expect(all).not.toMatch(/NaN|Infinity|<img>| style=/);
      }),
      { numRuns: 60 },
    );
  });

  it('round the scale up to a number that people read easily', () => {
    expect([0, 5e-324, 0.7, 1, 3, 12, 26, 99, 500].map(roundUp)).toEqual([1, 1, 1, 1, 5, 20, 50, 100, 500]);
  });
});
