// Finds what is spelled nearly so, when little fits as it was written: short words by every slip they may have, longer
// ones by their rarest letter runs. Bounded by the labels it reads.
import { setImmediate as turn } from 'node:timers/promises';
import { fuzzyMatches } from './fuzzy.ts';
import { oneSlipAway } from './near.ts';
import { likenessOf, type Question } from './rank.ts';
import { askIndex, type Reader, type Row } from './reader.ts';
import { all, any, has, typed, within, written, type Filter } from './tokens.ts';

/** Things offered for a misspelling. */
const mostSimilar = 30;
const leastLikeness = 0.36;
const mostRows = 600;

/** Each word as it is or with one slip, when all of them are short enough to try every slip. */
function bySlips({ list }: Question): string {
  const slipped = list.map((word) => oneSlipAway(word));
  if (slipped.every((each) => each.length === 0)) return '';
  const parts = list.map((word, i) =>
    any(i === list.length - 1 ? typed(word) : written(word), ...(slipped[i] ?? []).map(has)),
  );
  return all(...parts);
}

async function gather(reader: Reader, question: Question, filter: Filter): Promise<readonly Row[]> {
  const slipped = bySlips(question);
  const first = slipped === '' ? [] : reader.labels(all(slipped, within(filter)), mostRows);
  await turn();
  const [rarest, more] = fuzzyMatches(reader, question.folded);
  const bounds = { filter, limit: mostRows };
  const second = askIndex(reader, rarest, bounds);
  await turn();
  const third = second.length < 20 ? askIndex(reader, more, bounds) : [];
  await turn();
  return [...first.filter(({ kind }) => kind !== 'text' && kind !== 'notation'), ...second, ...third];
}

/** Names that are alike, the most alike first; one for each thing. */
export async function similarRows(reader: Reader, question: Question, filter: Filter): Promise<readonly Row[]> {
  const best = new Map<number, { readonly row: Row; readonly likeness: number }>();
  for (const row of await gather(reader, question, filter)) {
    const likeness = likenessOf(row.text, question);
    const known = best.get(row.thing);
    if (likeness >= leastLikeness && (known === undefined || known.likeness < likeness))
      best.set(row.thing, { row, likeness });
  }
  return [...best.values()]
    .toSorted((a, b) => b.likeness - a.likeness)
    .slice(0, mostSimilar)
    .map(({ row }) => row);
}
