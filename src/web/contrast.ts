// The colours of the stylesheet and how well they can be read, computed from the stylesheet itself. Pure.
export interface Colour {
  readonly name: string;
  readonly light: string;
  readonly dark: string;
}

/** Tokens that have a value for light and for dark: `--ink: light-dark(#13211f, #e5ece7)`; one value stands for both. */
export const coloursIn = (css: string): readonly Colour[] =>
  [...css.matchAll(/--([\w-]+):\s*(?:light-dark\((#\w{6}),\s*(#\w{6})\)|(#\w{6}));/g)].map(
    ([, name = '', light, dark, both = '']) => ({ name, light: light ?? both, dark: dark ?? both }),
  );

/** Relative luminance of `#rrggbb`. WCAG 2.2, definition of relative luminance. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((i) => {
    const share = Number.parseInt(hex.slice(i, i + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** 1 to 21. WCAG 2.2, definition of contrast ratio. */
export function contrast(one: string, other: string): number {
  const [dim = 0, bright = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (bright + 0.05) / (dim + 0.05);
}

export interface Pair {
  readonly on: string;
  readonly under: string;
  /** 4.5 for text, 3 for the edge of a control (WCAG 1.4.3 and 1.4.11). */
  readonly needs: 4.5 | 3;
}

const text = (on: string, ...under: readonly string[]): readonly Pair[] =>
  under.map((each) => ({ on, under: each, needs: 4.5 }));

/** What stands on what, on any page. */
export const pairs: readonly Pair[] = [
  ...text('ink', 'paper', 'sheet', 'mist', 'wash', 'line', 'clay-wash', 'ochre-wash', 'moss-wash'),
  ...text('soft', 'paper', 'sheet', 'mist', 'wash', 'ochre-wash'),
  ...text('water', 'paper', 'sheet', 'mist', 'wash'),
  ...text('deep', 'paper', 'sheet', 'mist', 'wash'),
  ...text('on-water', 'water', 'deep'),
  ...text('paper', 'ink'),
  ...text('on-weed', 'weed'),
  ...text('clay', 'paper', 'sheet', 'clay-wash'),
  ...text('ochre', 'paper', 'sheet', 'ochre-wash'),
  ...text('moss', 'paper', 'sheet', 'moss-wash'),
  ...['paper', 'sheet', 'mist'].map((under): Pair => ({ on: 'edge', under, needs: 3 })),
];

export interface Measured extends Pair {
  readonly light: number;
  readonly dark: number;
}

/** @throws Error when a pair names a colour that the stylesheet does not have */
export function measure(css: string): readonly Measured[] {
  const colours = new Map(coloursIn(css).map((colour) => [colour.name, colour]));
  const of = (name: string): Colour => {
    const found = colours.get(name);
    if (found === undefined) throw new Error(`The stylesheet has no colour --${name}`);
    return found;
  };
  return pairs.map((pair) => {
    const [on, under] = [of(pair.on), of(pair.under)];
    return { ...pair, light: contrast(on.light, under.light), dark: contrast(on.dark, under.dark) };
  });
}
