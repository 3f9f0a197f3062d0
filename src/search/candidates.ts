// Candidates for one name: gathered from the index by several bounded questions, judged by `score.ts`, best first.
import { setImmediate as turn } from 'node:timers/promises';
import { fold, words } from './fold.ts';
import { fuzzyMatches, type Question } from './fuzzy.ts';
import { askIndex, displayName, type Reader, type Row } from './reader.ts';
import { createGlance, partsOf, prepareQuery, score, type Asked, type Weigh } from './score.ts';
import type { Candidate, CandidateQuery } from './search.ts';
import { all, any, formsOf, gramTokens, has, wholeToken, type Filter } from './tokens.ts';

/** Labels looked at for one question to the index; the questions go from certain to vague. */
const mostRows = 400;
const longest = 300;
/** Below this, letters agree by chance: an empty answer is more honest. */
const leastScore = 30;

interface Judged {
  readonly row: Row;
  readonly score: number;
  readonly features: Candidate['features'];
}

/** Languages that are nobody's or everybody's: none, undetermined, not linguistic, several, and Latin names of species. */
const everybodys = new Set(['', 'und', 'zxx', 'mul', 'la']);

const seen = ({ lang: tag }: Row, lang: string): boolean => {
  const [primary = ''] = tag.toLowerCase().split('-');
  return everybodys.has(primary) || primary === lang.split('-')[0];
};

const wholeMatch = (folded: string): string =>
  any(has(wholeToken('preferred', folded)), has(wholeToken('alternative', folded)));

const stemsMatch = (folded: string): string => all(...words(folded, 8).map((word) => formsOf(word)));

/** Labels looked at closely; the rest is left after a glance. */
const mostCompared = 80;

const certain = (match: string): Question => ({ match, walked: 0 });

/** One group of questions after the other; the last of a group is asked only when those before it found little. */
function questions(reader: Reader, text: string): readonly (readonly Question[])[] {
  const folded = fold(text);
  const sure = [certain(wholeMatch(folded)), certain(stemsMatch(folded))];
  const parts = partsOf(text).map(fold).slice(0, 4);
  return [
    sure,
    fuzzyMatches(reader, folded),
    ...parts.map((part) => [certain(wholeMatch(part)), ...fuzzyMatches(reader, part, 8)]),
  ];
}

async function gather(reader: Reader, text: string, filter: Filter): Promise<readonly Row[]> {
  const found = new Map<number, Row>();
  for (const group of questions(reader, text)) {
    let few = true;
    for (const [i, question] of group.entries()) {
      if (i > 0 && i === group.length - 1 && !few) break;
      const rows = askIndex(reader, question, { filter, limit: mostRows });
      few = rows.length < 30;
      for (const row of rows) found.set(row.id, row);
    }
    await turn();
  }
  return [...found.values()];
}

/** The labels that look most alike. */
function closest(asked: Asked, rows: readonly Row[]): readonly Row[] {
  if (rows.length <= mostCompared) return rows;
  const glance = createGlance(asked);
  const glanced = rows.map((row) => ({ row, alike: glance(row.text) }));
  return glanced
    .toSorted((a, b) => b.alike - a.alike)
    .slice(0, mostCompared)
    .map(({ row }) => row);
}

/** Keeps for every thing its best label. */
function judge(asked: Asked, rows: readonly Row[], lang: string): Map<number, Judged> {
  const best = new Map<number, Judged>();
  for (const row of closest(asked, rows)) {
    const { score: value, features } = score(asked, { text: row.text, kind: row.kind, seen: seen(row, lang) });
    const known = best.get(row.thing);
    if (known === undefined || known.score < value) best.set(row.thing, { row, score: value, features });
  }
  return best;
}

/** A word is as rare as its rarest letter run: what is in many labels tells less. */
function rarity(reader: Reader): Weigh {
  const known = new Map<string, number>();
  const weigh = (word: string): number => {
    const counts = gramTokens(word).map((gram) => reader.gramCount(gram));
    return Math.sqrt(word.length) * (1 + Math.log(1 + 50_000 / (1 + Math.min(...counts))));
  };
  return (word) => {
    const weight = known.get(word) ?? weigh(word);
    known.set(word, weight);
    return weight;
  };
}

const byIdentifier = (row: Row): Judged => ({ row, score: 100, features: [{ id: 'identifier', value: 100 }] });

const better = (a: Judged, b: Judged): number =>
  b.score - a.score || a.row.text.length - b.row.text.length || a.row.thing - b.row.thing;

function toCandidates(reader: Reader, judged: readonly Judged[], query: CandidateQuery): readonly Candidate[] {
  const ids = judged.map(({ row }) => row.thing);
  const things = new Map(reader.things(ids).map((thing) => [thing.id, thing]));
  const names = reader.names(ids, query.marks);
  return judged.flatMap(({ row, score: value, features }) => {
    const thing = things.get(row.thing);
    if (thing === undefined) return [];
    const label = displayName(names.get(row.thing) ?? [], query.lang)?.text ?? row.text;
    const matched = { text: row.text, kind: row.kind, lang: row.lang };
    const { subject, seq, type, ref } = thing;
    return [{ subject, seq, type, ref, label, matched, score: value, features }];
  });
}

/**
 * Things a name may mean, best first; the event loop is freed between the questions to the index.
 * @param query `limit` at most 100
 */
export async function findCandidates(reader: Reader, query: CandidateQuery): Promise<readonly Candidate[]> {
  const text = query.text.slice(0, longest);
  const filter: Filter = { marks: query.marks, types: query.types, scheme: query.scheme };
  await turn();
  const rows = fold(text) === '' ? [] : await gather(reader, text, filter);
  const best = judge(prepareQuery(text, rarity(reader)), rows, query.lang.toLowerCase());
  for (const row of reader.identified(text, filter, 20)) best.set(row.thing, byIdentifier(row));
  const ordered = [...best.values()]
    .filter(({ score: value }) => value >= leastScore)
    .toSorted(better)
    .slice(0, Math.min(100, Math.max(0, query.limit)));
  return toCandidates(reader, ordered, query);
}
