// Candidates for one name: gathered from the index by several bounded questions, judged by `score.ts`, best first.
import { setImmediate as turn } from 'node:timers/promises';
import { fold, stem, words } from './fold.ts';
import { fuzzyMatch } from './fuzzy.ts';
import { displayName, type Reader, type Row } from './reader.ts';
import { partsOf, prepareQuery, score, type Asked } from './score.ts';
import type { Candidate, CandidateQuery } from './search.ts';
import { all, any, has, wholeToken, within, type Filter } from './tokens.ts';

/** Labels looked at for one question to the index; the questions go from certain to vague. */
const mostRows = 400;
const longest = 300;

interface Judged {
  readonly row: Row;
  readonly score: number;
  readonly features: Candidate['features'];
}

const seen = (row: Row, lang: string): boolean => {
  const tag = row.lang.toLowerCase();
  return tag === '' || tag === 'und' || tag === 'zxx' || tag === 'mul' || tag.split('-')[0] === lang.split('-')[0];
};

function wholeMatch(folded: string, where: string): string {
  return all(any(has(wholeToken('preferred', folded)), has(wholeToken('alternative', folded))), where);
}

const stemsMatch = (folded: string, where: string): string =>
  all(...words(folded, 8).map((word) => has(`.${stem(word)}`)), where);

/** Questions for the whole name and for its parts. */
function questions(reader: Reader, text: string, where: string): readonly string[] {
  const folded = fold(text);
  const parts = partsOf(text).map(fold);
  return [
    wholeMatch(folded, where),
    stemsMatch(folded, where),
    fuzzyMatch(reader, folded, where),
    ...parts.flatMap((part) => [wholeMatch(part, where), fuzzyMatch(reader, part, where, 8)]),
  ];
}

async function gather(reader: Reader, text: string, where: string): Promise<readonly Row[]> {
  const rows = new Map<string, Row>();
  for (const question of questions(reader, text, where)) {
    for (const row of reader.labels(question, mostRows)) {
      if (row.kind !== 'text' && row.kind !== 'notation') rows.set(`${row.thing} ${row.lang} ${row.text}`, row);
    }
    await turn();
  }
  return [...rows.values()];
}

/** Keeps for every thing its best label. */
function judge(asked: Asked, rows: readonly Row[], lang: string, best: Map<number, Judged>): void {
  for (const row of rows) {
    const { score: value, features } = score(asked, { text: row.text, kind: row.kind, seen: seen(row, lang) });
    const known = best.get(row.thing);
    if (known === undefined || known.score < value) best.set(row.thing, { row, score: value, features });
  }
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
    return [{ subject: thing.subject, type: thing.type, ref: thing.ref, label, matched, score: value, features }];
  });
}

/**
 * Things a name may mean, best first; the event loop is freed between the questions to the index.
 * @param query `limit` at most 100
 */
export async function findCandidates(reader: Reader, query: CandidateQuery): Promise<readonly Candidate[]> {
  const text = query.text.slice(0, longest);
  const filter: Filter = { marks: query.marks, types: query.types, scheme: query.scheme };
  const best = new Map<number, Judged>();
  await turn();
  if (fold(text) !== '') {
    const rows = await gather(reader, text, within(filter));
    const asked = prepareQuery(text);
    for (let i = 0; i < rows.length; i += 150) {
      judge(asked, rows.slice(i, i + 150), query.lang.toLowerCase(), best);
      await turn();
    }
  }
  for (const row of reader.identified(text, filter, 20)) best.set(row.thing, byIdentifier(row));
  const ordered = [...best.values()].toSorted(better).slice(0, Math.min(100, Math.max(0, query.limit)));
  return toCandidates(reader, ordered, query);
}
