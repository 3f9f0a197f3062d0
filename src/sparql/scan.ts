// A first look at a query's text, before any parser recurses over it: linear, no recursion, no parsing.
// Refuses what is nested too deep or chains too many operators to be safe for a parser or an engine.
import { Problem } from '../problem.ts';

export const maxDepth = 128;
/** Infix and prefix operators of one whole query. Measured: the engine breaks between 1,000 and 2,000 in one chain. */
export const maxOperators = 1_000;
/** Commas of one whole query: long lists of IN and of arguments. */
export const maxCommas = 2_000;
/** UTF-16 units. Ten thousand rows of VALUES with long IRIs fit. */
export const maxLength = 2_000_000;

export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Line and column, both from 1, of an offset in a text. */
export function placeOf(text: string, offset: number): Place {
  const before = text.slice(0, Math.max(0, offset));
  return { line: before.split('\n').length, column: before.length - before.lastIndexOf('\n') };
}

// Each alternative is tried at one offset only (sticky) and has no nested repetition, so the whole scan is linear.
const token = new RegExp(
  [
    String.raw`(?<skip>\s+|#[^\n\r]*)`,
    String.raw`(?<text>"""[^"\\]*(?:(?:\\[^]|"(?!""))[^"\\]*)*"""|'''[^'\\]*(?:(?:\\[^]|'(?!''))[^'\\]*)*'''|"[^"\\\n\r]*(?:\\[^][^"\\\n\r]*)*"|'[^'\\\n\r]*(?:\\[^][^'\\\n\r]*)*')`,
    String.raw`(?<iri><[^<>"{}|^\x60\s]*>)`,
    String.raw`(?<open><<\(|<<|\{\||[([{])`,
    String.raw`(?<close>\)>>|>>|\|\}|[)\]}])`,
    String.raw`(?<prefix>!(?!=)|[-+^])`,
    String.raw`(?<comma>,)`,
    String.raw`(?<infix>&&|\|\||!=|<=|>=|[=<>*/|])`,
    String.raw`(?<word>[?$]?[\p{L}\p{N}_:%\\@.][^\s#"'<>(){}[\]!^&|=+*/,;?$-]*)`,
    String.raw`(?<other>[^])`,
  ].join('|'),
  'uy',
);

interface Count {
  depth: number;
  /** Prefix operators in a row: `!!!x`, `- - x`. They nest in the syntax tree as brackets do. */
  run: number;
  operators: number;
  commas: number;
}

const tooDeep = (text: string, offset: number): Problem => {
  const place = placeOf(text, offset);
  return new Problem(
    'too-deep',
    {
      nl: `Regel ${place.line}, kolom ${place.column}: dieper genest dan ${maxDepth} niveaus. Maak de vraag vlakker.`,
      en: `Line ${place.line}, column ${place.column}: nested deeper than ${maxDepth} levels. Make the query flatter.`,
    },
    { ...place },
  );
};

const unclosed = (text: string, offset: number): Problem => {
  const place = placeOf(text, offset);
  return new Problem(
    'bad-syntax',
    {
      nl: `Regel ${place.line}, kolom ${place.column}: deze tekst is niet gesloten met een aanhalingsteken.`,
      en: `Line ${place.line}, column ${place.column}: this string is not closed.`,
    },
    { ...place },
  );
};

/** Effect of one token on the counts. A prefix operator may be an infix one (`a - b`), so it counts as both. */
function take(count: Count, groups: Readonly<Record<string, string | undefined>>): void {
  if (groups['skip'] !== undefined) return;
  if (groups['prefix'] !== undefined) {
    count.run += 1;
    count.operators += 1;
    return;
  }
  if (groups['open'] !== undefined) count.depth += 1;
  else {
    if (groups['close'] !== undefined) count.depth = Math.max(0, count.depth - 1);
    if (groups['infix'] !== undefined) count.operators += 1;
    if (groups['comma'] !== undefined) count.commas += 1;
  }
  if (groups['open'] === undefined) count.run = 0;
}

/**
 * @throws Problem `too-deep` past 128 levels of brackets and prefix operators, with line and column;
 * `bad-syntax` for a string without end; `query-too-large` past 1,000 operators, 2,000 commas or 2,000,000 characters
 */
export function scan(text: string): void {
  if (text.length > maxLength)
    throw new Problem('query-too-large', {
      nl: `Een vraag telt hoogstens ${maxLength} tekens.`,
      en: `A query has at most ${maxLength} characters.`,
    });
  const count: Count = { depth: 0, run: 0, operators: 0, commas: 0 };
  token.lastIndex = 0;
  for (let match = token.exec(text); match !== null; match = token.exec(text)) {
    take(count, match.groups ?? {});
    // Else the same end of the text would be read again from every quote that follows: hours for one query.
    if (/^["']/.test(match.groups?.['other'] ?? '')) throw unclosed(text, match.index);
    if (count.depth + count.run > maxDepth) throw tooDeep(text, match.index);
    if (count.operators > maxOperators || count.commas > maxCommas)
      throw new Problem(
        'query-too-large',
        {
          nl: `Meer dan ${maxOperators} bewerkingen of ${maxCommas} komma’s. Gebruik VALUES voor lange lijsten.`,
          en: `More than ${maxOperators} operators or ${maxCommas} commas. Use VALUES for long lists.`,
        },
        { ...placeOf(text, match.index) },
      );
  }
}
