// Search as you type: what fits best comes first, misspelling is forgiven when little fits, nothing unseen is counted.
import { setImmediate as turn } from 'node:timers/promises';
import type { LabelKind } from '../module.ts';
import { fold, withoutQualifier, words } from './fold.ts';
import { askIndex, displayName, type Reader, type Row, type Thing } from './reader.ts';
import { createGlance, prepareQuery } from './score.ts';
import { fuzzyMatches } from './fuzzy.ts';
import type { Hit, SearchQuery, SearchResult } from './search.ts';
import { all, any, begins, has, typed, wholeToken, within, written, type Filter } from './tokens.ts';

/** Things counted at most; a total of this many means “at least”. */
const mostCounted = 1_000;
/** Labels read for one question. */
const mostRows = 1_500;
const enough = 5;
/** Things offered for a misspelling. */
const mostSimilar = 30;

const none: SearchResult = { total: 0, hits: [], facets: { module: [], type: [], museum: [], scheme: [] } };

/** Points by how a label fits and what kind it is. */
const points = {
  exact: { preferred: 100, alternative: 92, hidden: 88, notation: 96, text: 40 },
  start: { preferred: 80, alternative: 66, hidden: 60, notation: 70, text: 32 },
  word: { preferred: 70, alternative: 58, hidden: 54, notation: 50, text: 30 },
  fuzzy: { preferred: 28, alternative: 24, hidden: 22, notation: 0, text: 0 },
} as const satisfies Record<string, Record<LabelKind, number>>;

interface Scored {
  readonly row: Row;
  readonly score: number;
}

interface Question {
  readonly folded: string;
  readonly list: readonly string[];
  readonly lang: string;
}

function fit(row: Row, question: Question): keyof typeof points {
  const folded = fold(row.kind === 'text' ? row.text.slice(0, 300) : row.text);
  if (folded === question.folded || fold(withoutQualifier(row.text)) === question.folded) return 'exact';
  return folded.startsWith(question.folded) ? 'start' : 'word';
}

function scoreRow(row: Row, question: Question): number {
  const how = fit(row, question);
  const language = row.lang.toLowerCase().startsWith(question.lang) ? 2 : row.lang === '' ? 1 : 0;
  const brevity = how === 'exact' ? 0 : 4 * Math.min(1, question.folded.length / Math.max(1, row.text.length));
  return points[how][row.kind] + language + brevity;
}

function keepBest(best: Map<number, Scored>, rows: readonly Row[], score: (row: Row) => number): void {
  for (const row of rows) {
    const scored = { row, score: score(row) };
    const known = best.get(row.thing);
    if (known === undefined ? best.size < mostCounted : known.score < scored.score) best.set(row.thing, scored);
  }
}

/** The questions to the index, most telling first, so that a bound never cuts off the best. */
function steps({ folded, list }: Question, where: string): readonly string[] {
  const whole = any(has(wholeToken('preferred', folded)), has(wholeToken('alternative', folded)));
  const start = folded.length < 3 ? has(`^=${folded}`) : begins(wholeToken('preferred', folded));
  const ends = list.map((word, i) => (i === list.length - 1 ? typed(word) : written(word)));
  return [all(whole, where), all(start, where), all(...ends, where)];
}

async function match(reader: Reader, question: Question, filter: Filter): Promise<Map<number, Scored>> {
  const best = new Map<number, Scored>();
  const where = within(filter);
  for (const step of steps(question, where)) {
    const rows = reader.labels(step, mostRows);
    await turn();
    keepBest(best, rows, (row) => scoreRow(row, question));
    await turn();
  }
  if (best.size < enough) await addSimilar(reader, question, { best, filter });
  return best;
}

/** What is spelled nearly so, the most alike. */
async function addSimilar(reader: Reader, question: Question, found: Found): Promise<void> {
  const alike = createGlance(prepareQuery(question.folded));
  const [rarest, more] = fuzzyMatches(reader, question.folded);
  const bounds = { filter: found.filter, limit: 600 };
  const first = askIndex(reader, rarest, bounds);
  await turn();
  const rows = first.length < 20 ? [...first, ...askIndex(reader, more, bounds)] : first;
  const near = rows.map((row) => ({ row, likeness: alike(row.text) })).filter(({ likeness }) => likeness >= 0.45);
  const closest = near.toSorted((a, b) => b.likeness - a.likeness).slice(0, mostSimilar);
  for (const { row, likeness } of closest) keepBest(found.best, [row], () => points.fuzzy[row.kind] * likeness);
}

interface Found {
  readonly best: Map<number, Scored>;
  readonly filter: Filter;
}

/** A passage of a long text around the first word that was asked for. */
function passage(text: string, list: readonly string[]): string {
  if (text.length <= 160) return text;
  const lower = text.toLowerCase();
  const places = list.map((word) => lower.indexOf(word)).filter((place) => place >= 0);
  const start = Math.max(0, Math.min(...(places.length === 0 ? [0] : places)) - 50);
  return `${start > 0 ? '…' : ''}${text.slice(start, start + 160)}${start + 160 < text.length ? '…' : ''}`;
}

function count(values: readonly (string | null)[]): readonly { readonly value: string; readonly count: number }[] {
  const counts = new Map<string, number>();
  for (const value of values) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].map(([value, number]) => ({ value, count: number })).toSorted((a, b) => b.count - a.count);
}

function facets(reader: Reader, things: readonly Thing[], query: SearchQuery): SearchResult['facets'] {
  const ids = things.map(({ id }) => id);
  return {
    module: count(things.map(({ module }) => module)),
    type: count(things.map(({ type }) => type)),
    museum: count(things.map(({ museum }) => museum)),
    scheme: count(reader.schemes(ids, query.marks).map(({ scheme }) => scheme)),
  };
}

function toHits(reader: Reader, found: readonly Scored[], query: SearchQuery, list: readonly string[]): readonly Hit[] {
  const ids = found.map(({ row }) => row.thing);
  const things = new Map(reader.things(ids).map((thing) => [thing.id, thing]));
  const names = reader.names(ids, query.marks);
  return found.flatMap(({ row, score }) => {
    const thing = things.get(row.thing);
    if (thing === undefined) return [];
    const { subject, seq, module, type, ref, museum } = thing;
    const label = displayName(names.get(row.thing) ?? [], query.lang)?.text ?? ref;
    const matched = { text: passage(row.text, list), kind: row.kind, lang: row.lang };
    return [{ subject, seq, module, type, ref, museum, label, matched, score: Math.round(score * 10) / 10 }];
  });
}

/**
 * Things whose visible words fit, best first: exact preferred label, its beginning, a word, other labels, text.
 * @param query `limit` at most 100 things a page
 */
export async function find(reader: Reader, query: SearchQuery): Promise<SearchResult> {
  const text = query.text.slice(0, 200);
  const folded = fold(text);
  const types = query.type === undefined ? (query.types ?? []) : [query.type];
  const filter: Filter = {
    marks: query.marks,
    module: query.module,
    types,
    museum: query.museum,
    scheme: query.scheme,
  };
  const question: Question = { folded, list: words(folded, 8), lang: query.lang.toLowerCase() };
  const best = folded === '' ? new Map<number, Scored>() : await match(reader, question, filter);
  keepBest(best, reader.identified(text, filter, 50), () => points.exact.notation + 3);
  if (best.size === 0) return none;
  await turn();
  const ordered = [...best.values()].toSorted(
    (a, b) => b.score - a.score || a.row.text.length - b.row.text.length || a.row.thing - b.row.thing,
  );
  const counted = facets(reader, reader.things(ordered.map(({ row }) => row.thing)), query);
  await turn();
  const offset = Math.max(0, query.offset);
  const page = ordered.slice(offset, offset + Math.min(100, Math.max(0, query.limit)));
  return { total: ordered.length, hits: toHits(reader, page, query, question.list), facets: counted };
}
