// Puts what was found in order: how a label fits and what kind it is, then language and brevity. Pure; finds nothing itself.
import type { LabelKind } from '../module.ts';
import { fold, withoutQualifier, words } from './fold.ts';
import { nearnessOfAll } from './near.ts';
import type { Row } from './reader.ts';
import { dice } from './score.ts';
import type { How } from './search.ts';

export interface Question {
  readonly text: string;
  readonly folded: string;
  /** Folded words. */
  readonly list: readonly string[];
  readonly lang: string;
}

export interface Scored {
  readonly row: Row;
  readonly how: How;
  readonly score: number;
}

/** Points by how a label fits and what kind it is. */
const points = {
  exact: { preferred: 100, alternative: 92, hidden: 88, notation: 96, text: 40 },
  start: { preferred: 80, alternative: 66, hidden: 60, notation: 70, text: 32 },
  word: { preferred: 70, alternative: 58, hidden: 54, notation: 50, text: 30 },
  similar: { preferred: 28, alternative: 24, hidden: 22, notation: 0, text: 0 },
  identifier: { preferred: 99, alternative: 99, hidden: 99, notation: 99, text: 99 },
} as const satisfies Record<How, Record<LabelKind, number>>;

function fit(row: Row, question: Question): 'exact' | 'start' | 'word' {
  const folded = fold(row.text);
  // Of a longer text only the beginning is here, and nobody asks for so many letters.
  const isWhole = row.text.length === row.size;
  if (isWhole && (folded === question.folded || fold(withoutQualifier(row.text)) === question.folded)) return 'exact';
  return folded.startsWith(question.folded) ? 'start' : 'word';
}

function scoreRow(row: Row, question: Question): Scored {
  const how = fit(row, question);
  const language = row.lang.toLowerCase().startsWith(question.lang) ? 2 : row.lang === '' ? 1 : 0;
  const brevity = how === 'exact' ? 0 : 4 * Math.min(1, question.folded.length / Math.max(1, row.size));
  return { row, how, score: points[how][row.kind] + language + brevity };
}

/** How alike a label is that does not fit, 0–1: by its words, or else by its letters. */
export function likenessOf(text: string, { folded, list }: Question): number {
  const other = fold(text.slice(0, 300));
  const near = nearnessOfAll(list, words(other));
  return near > 0
    ? near * (0.9 + 0.1 * Math.min(1, folded.length / Math.max(1, other.length)))
    : 0.8 * dice(folded, other);
}

interface Gathered {
  readonly rows: readonly Row[];
  readonly identified: readonly Row[];
  readonly similar: ReadonlySet<Row>;
}

/** One label for every thing, best first; what `faded` names comes last. */
export function rank(question: Question, gathered: Gathered, faded: (thing: number) => boolean): readonly Scored[] {
  const best = new Map<number, Scored>();
  const keep = (scored: Scored): void => {
    const known = best.get(scored.row.thing);
    if (known === undefined || known.score < scored.score) best.set(scored.row.thing, scored);
  };
  for (const row of gathered.rows) keep(scoreRow(row, question));
  for (const row of gathered.identified) keep({ row, how: 'identifier', score: points.identifier[row.kind] });
  for (const row of gathered.similar)
    keep({ row, how: 'similar', score: points.similar[row.kind] * likenessOf(row.text, question) });
  const late = new Map([...best.keys()].map((thing) => [thing, faded(thing) ? 1 : 0]));
  return [...best.values()].toSorted(
    (a, b) =>
      (late.get(a.row.thing) ?? 0) - (late.get(b.row.thing) ?? 0) ||
      b.score - a.score ||
      a.row.size - b.row.size ||
      a.row.thing - b.row.thing,
  );
}
