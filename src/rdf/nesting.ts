// Counts how deep a text nests before any parser sees it: one pass, no recursion, also piece by piece.
// Refuses more than 128 levels, and a single literal over 4 million characters.
import { Problem } from '../problem.ts';

export const deepest = 128;
const longestLiteral = 4_000_000;

export interface Scanner {
  /** Looks at the next piece of the text. @throws Problem `too-deep`, `too-large` (extra: line, column) */
  readonly scan: (piece: string) => void;
}

type Mode = 'plain' | 'comment' | 'iri' | 'quote' | 'short' | 'long' | 'less' | 'escape';

/** Where to stop looking in each mode; the engine skips everything else at native speed. */
type Marks = Readonly<Record<Mode, RegExp>>;
const any = /[^]/g;
const turtleMarks: Marks = {
  plain: /["'#<>()[\]{}\\]/g,
  comment: /\n/g,
  iri: /[>\s]/g,
  quote: any,
  short: /["'\\\n]/g,
  long: /["'\\]/g,
  less: any,
  escape: any,
};
const jsonMarks: Marks = { ...turtleMarks, plain: /["{}[\]]/g, short: /["\\]/g };

interface Spot {
  mode: Mode;
  /** Mode to go back to after an escaped character. */
  after: Mode;
  depth: number;
  quote: string;
  /** Equal quotes in a row. */
  run: number;
  greater: boolean;
}

/** Returns true when the same character must be looked at again in the new mode. */
type Step = (spot: Spot, char: string) => boolean;

function escape(spot: Spot): boolean {
  spot.after = spot.mode;
  spot.mode = 'escape';
  return false;
}

function become(spot: Spot, mode: Mode, again = false): boolean {
  spot.mode = mode;
  return again;
}

function openQuote(spot: Spot, char: string): boolean {
  spot.quote = char;
  spot.run = 1;
  return become(spot, 'quote');
}

function deepen(spot: Spot, by: 1 | -1): boolean {
  spot.depth = Math.max(0, spot.depth + by);
  return false;
}

/** `>>` closes a quoted triple; a lone `>` is nothing. */
function greater(spot: Spot): boolean {
  spot.greater = !spot.greater;
  return spot.greater ? false : deepen(spot, -1);
}

const plainSteps: Readonly<Record<string, Step>> = {
  '"': openQuote,
  "'": openQuote,
  '#': (spot) => become(spot, 'comment'),
  '<': (spot) => become(spot, 'less'),
  '>': greater,
  '(': (spot) => deepen(spot, 1),
  '[': (spot) => deepen(spot, 1),
  '{': (spot) => deepen(spot, 1),
  ')': (spot) => deepen(spot, -1),
  ']': (spot) => deepen(spot, -1),
  '}': (spot) => deepen(spot, -1),
  '\\': escape,
};

const steps: Readonly<Record<Mode, Step>> = {
  plain: (spot, char) => plainSteps[char]?.(spot, char) ?? false,
  comment: (spot) => become(spot, 'plain'),
  iri: (spot) => become(spot, 'plain'),
  // After one or two quotes: a third makes a long string, anything else decides.
  quote: (spot, char) => {
    if (char !== spot.quote) return become(spot, spot.run === 2 ? 'plain' : 'short', true);
    spot.run += 1;
    if (spot.run === 3) {
      spot.run = 0;
      spot.mode = 'long';
    }
    return false;
  },
  short: (spot, char) => {
    if (char === '\\') return escape(spot);
    return char === spot.quote || char === '\n' ? become(spot, 'plain') : false;
  },
  long: (spot, char) => {
    if (char === '\\') return escape(spot);
    spot.run = char === spot.quote ? spot.run + 1 : 0;
    return spot.run === 3 ? become(spot, 'plain') : false;
  },
  less: (spot, char) => {
    if (char !== '<') return become(spot, 'iri', true);
    deepen(spot, 1);
    return become(spot, 'plain');
  },
  escape: (spot) => become(spot, spot.after),
};

function createScanner(marks: Marks, first: Spot): Scanner {
  const spot = first;
  let linesBefore = 0;
  let sinceMark = 0;

  const refuse = (type: 'too-deep' | 'too-large', what: string, before: string): never => {
    const lines = before.split('\n');
    const line = linesBefore + lines.length;
    const column = (lines.at(-1)?.length ?? 0) + 1;
    throw new Problem(type, `${what} at line ${line}, column ${column}.`, { line, column });
  };

  const look = (piece: string, at: number, from: number): void => {
    // Quotes count as a row only when nothing stands between them.
    if (at > from && spot.mode === 'long') spot.run = 0;
    if (at > from) spot.greater = false;
    const char = piece[at] ?? '';
    while (steps[spot.mode](spot, char));
    if (char !== '>') spot.greater = false;
    if (spot.depth > deepest) refuse('too-deep', `More than ${deepest} levels`, piece.slice(0, at));
  };

  return {
    scan: (piece) => {
      let from = 0;
      for (;;) {
        const mark = marks[spot.mode];
        mark.lastIndex = from;
        const found = mark.exec(piece);
        const at = found === null ? piece.length : found.index;
        const quoted = spot.mode === 'short' || spot.mode === 'long';
        sinceMark = quoted ? sinceMark + at - from : 0;
        if (sinceMark > longestLiteral) refuse('too-large', 'A text of over 4 million characters', piece.slice(0, at));
        if (found === null) break;
        look(piece, at, from);
        from = at + 1;
      }
      if (from < piece.length && spot.mode === 'long') spot.run = 0;
      for (let at = piece.indexOf('\n'); at >= 0; at = piece.indexOf('\n', at + 1)) linesBefore += 1;
    },
  };
}

const start = (): Spot => ({ mode: 'plain', after: 'plain', depth: 0, quote: '"', run: 0, greater: false });

/** For Turtle, TriG, N-Triples and N-Quads. */
export const turtleScanner = (): Scanner => createScanner(turtleMarks, start());

/** For JSON and JSON-LD, whose strings are all short ones. */
export const jsonScanner = (): Scanner => createScanner(jsonMarks, start());
