import { describe, expect, it } from 'vitest';
import { contrast, coloursIn, measure, pairs } from '../../src/web/contrast.ts';
import { stylesheet } from '../../src/web/static.ts';

describe('the colours of the stylesheet', () => {
  it('are far enough apart wherever one stands on another, in light and in dark', () => {
    const weak = measure(stylesheet()).filter(({ needs, light, dark }) => light < needs || dark < needs);
    expect(weak).toEqual([]);
  });

  it('are all measured: whatever is used as the colour of text stands in a pair', () => {
    const css = stylesheet();
    const used = [...css.matchAll(/[^-]color:\s*var\(--([\w-]+)\)/g)].map(([, name]) => name ?? '');
    const known = new Set(pairs.map(({ on }) => on));
    const colours = new Set(coloursIn(css).map(({ name }) => name));
    expect([...new Set(used)].filter((name) => colours.has(name) && !known.has(name) && name !== 'm')).toEqual([]);
    expect(used.length).toBeGreaterThan(50);
  });

  it('are read right: black on white is 21, grey #777777 on white is just too weak (WCAG)', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.478, 3);
  });

  it('leave the letters of every museum readable on its own colour', () => {
    const keepers = [...stylesheet().matchAll(/\[data-m="(\w+)"\] \{ --m: light-dark\((#\w{6}), (#\w{6})\)/g)];
    expect(keepers).toHaveLength(6);
    for (const [, key, light = '', dark = ''] of keepers) {
      expect(contrast('#ffffff', light), key).toBeGreaterThan(4.5);
      expect(contrast('#0d1817', dark), key).toBeGreaterThan(4.5);
    }
  });
});
