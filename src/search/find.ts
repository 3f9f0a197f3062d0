// Search as you type: what fits best comes first, misspelling is forgiven when little fits, nothing unseen is counted.
// Everything that fits is counted by its facets; the most telling part of it is read and put in order.
import { setImmediate as turn } from 'node:timers/promises';
import { fold, words } from './fold.ts';
import { passage, rangesIn } from './highlight.ts';
import { meant } from './near.ts';
import { statusOf } from './profile.ts';
import { rank, type Question, type Scored } from './rank.ts';
import { displayName, type Reader, type Row } from './reader.ts';
import type { Choice, Hit, SearchQuery, SearchResult } from './search.ts';
import { similarRows } from './similar.ts';
import { createTally, noFacets, type Chosen, type Tally } from './tally.ts';
import { all, any, begins, has, typed, wholeToken, within, written, type Filter } from './tokens.ts';
import type { Units } from './units.ts';

/** Things read to be put in order, and the labels that may be read for them. */
const mostRead = { things: 1_000, labels: 2_000 };
/** With fewer hits than this, what is nearly written so is shown too. */
const enough = 5;
const longest = 200;

const none: SearchResult = { total: 0, reachable: 0, hits: [], facets: noFacets, meant: null };

const listOf = (choice: Choice): readonly string[] =>
  choice === undefined ? [] : typeof choice === 'string' ? [choice] : choice;

const chosenIn = (query: SearchQuery): Chosen => ({
  module: listOf(query.module),
  type: listOf(query.type),
  museum: listOf(query.museum),
  scheme: listOf(query.scheme),
  language: listOf(query.language),
  status: listOf(query.status),
});

/** The questions to the index, most telling first. The last one, with the others, finds everything that fits. */
function matches({ folded, list }: Question): readonly [whole: string, start: string, everything: string] {
  const whole = any(has(wholeToken('preferred', folded)), has(wholeToken('alternative', folded)));
  const start = folded.length < 3 ? has(`^=${folded}`) : begins(wholeToken('preferred', folded));
  const ends = list.map((word, i) => (i === list.length - 1 ? typed(word) : written(word)));
  return [whole, start, any(whole, start, all(...ends))];
}

/** What one question needs while it is answered. */
interface Asking {
  readonly reader: Reader;
  readonly units: Units;
  readonly tally: Tally;
  readonly where: string;
}

/** All labels that fit. */
async function scan({ reader, units, where }: Asking, match: string): Promise<readonly number[]> {
  const labels = reader.scan(all(match, where));
  units.catchUp();
  await turn();
  return labels;
}

/** Counts the things of these labels, which come in order. @returns their things, ascending */
function count({ units, tally }: Asking, labels: readonly number[]): readonly number[] {
  const things: number[] = [];
  let last = 0;
  for (const label of labels) {
    const thing = units.thingOf(label);
    if (thing === 0 || thing === last) continue;
    last = thing;
    things.push(thing);
    tally.add(units.profileOf(thing));
  }
  return things;
}

/** Of many labels those to read: inside the filters, what has faded only when there is room. */
function choose({ units, tally }: Asking, labels: readonly number[]): readonly number[] {
  const [fresh, old]: [number[], number[]] = [[], []];
  let [last, things] = [0, 0];
  for (const label of labels) {
    if (fresh.length >= mostRead.labels || things >= mostRead.things) break;
    const thing = units.thingOf(label);
    const profile = units.profileOf(thing);
    if (profile === 0 || !tally.fits(profile)) continue;
    (tally.faded(profile) ? old : fresh).push(label);
    if (thing !== last && !tally.faded(profile)) things += 1;
    last = thing;
  }
  return [...fresh, ...old.slice(0, mostRead.labels - fresh.length)];
}

/** The rows to put in order. When everything can be read, the more telling questions need not be asked. */
async function read(asking: Asking, question: Question, labels: readonly number[]): Promise<readonly Row[]> {
  const [whole, start] = matches(question);
  const wanted = new Set<number>();
  if (labels.length > mostRead.labels)
    for (const match of [whole, start]) for (const id of choose(asking, await scan(asking, match))) wanted.add(id);
  for (const id of choose(asking, labels)) wanted.add(id);
  return asking.reader.byNumber([...wanted]);
}

/** Is a thing among those that were counted? */
function holds(ascending: readonly number[], thing: number): boolean {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? 0) < thing) low = middle + 1;
    else high = middle;
  }
  return ascending[low] === thing;
}

/** Counts the things of more rows, those already counted aside. @returns rows inside the filters */
function addRows({ units, tally }: Asking, rows: readonly Row[], counted: Set<number>, things: readonly number[]): readonly Row[] {
  units.catchUp();
  for (const { thing } of rows) {
    if (counted.has(thing) || holds(things, thing)) continue;
    counted.add(thing);
    tally.add(units.profileOf(thing));
  }
  return rows.filter(({ thing }) => tally.fits(units.profileOf(thing)));
}

interface Found {
  readonly ordered: readonly Scored[];
  readonly meant: string | null;
}

async function match(asking: Asking, question: Question, filter: Filter): Promise<Found> {
  const { reader, units, tally } = asking;
  const labels = question.folded === '' ? [] : await scan(asking, matches(question)[2]);
  const things = count(asking, labels);
  await turn();
  const rows = labels.length === 0 ? [] : await read(asking, question, labels);
  await turn();
  const counted = new Set<number>();
  const identified = addRows(asking, reader.identified(question.text, filter, 50), counted, things);
  const few = tally.found() < enough && question.folded !== '';
  const exactly = tally.found() > 0;
  const near = few ? await similarRows(reader, question, filter) : [];
  const similar = addRows(asking, near, counted, things);
  const faded = (thing: number): boolean => tally.faded(units.profileOf(thing));
  const ordered = rank(question, { rows, identified, similar: new Set(similar) }, faded);
  const best = ordered[0];
  const right = !exactly && best !== undefined ? meant(question.list, best.row.text.slice(0, 300)) : null;
  return { ordered, meant: right === null || fold(right) === question.folded ? null : right };
}

/** What tells why a thing is a hit. */
function toMatched({ row, how }: Scored, list: readonly string[]): Hit['matched'] {
  const { text, ranges } = row.kind === 'text' ? passage(row.text, list, how === 'similar') : { text: row.text, ranges: undefined };
  const whole = how === 'identifier' ? [[0, text.length] as const] : undefined;
  return { text, kind: row.kind, lang: row.lang, how, ranges: whole ?? ranges ?? rangesIn(text, list, how === 'similar') };
}

function toHits({ reader, units }: Asking, found: readonly Scored[], query: SearchQuery, list: readonly string[]): readonly Hit[] {
  const ids = found.map(({ row }) => row.thing);
  const things = new Map(reader.things(ids).map((thing) => [thing.id, thing]));
  const names = reader.names(ids, query.marks);
  return found.flatMap((scored) => {
    const thing = things.get(scored.row.thing);
    if (thing === undefined) return [];
    const { subject, seq, module, type, ref, museum } = thing;
    const label = displayName(names.get(thing.id) ?? [], query.lang)?.text ?? ref;
    const ranges = rangesIn(label, list, scored.how === 'similar');
    const state = statusOf(units.facts(units.profileOf(thing.id)), query.marks);
    const score = Math.round(scored.score * 10) / 10;
    return [{ subject, seq, module, type, ref, museum, label, ranges, matched: toMatched(scored, list), ...state, score }];
  });
}

/**
 * Things whose visible words fit, best first: exact preferred label, its beginning, a word, other labels, text; what is
 * deprecated after everything else.
 * @param query `limit` at most 100 things a page
 */
export async function find(reader: Reader, units: Units, query: SearchQuery): Promise<SearchResult> {
  const text = query.text.slice(0, longest);
  const folded = fold(text);
  const question: Question = { text, folded, list: words(folded, 8), lang: query.lang.toLowerCase() };
  const filter: Filter = { marks: query.marks };
  const tally = createTally(units.facts, query.marks, chosenIn(query));
  const asking: Asking = { reader, units, tally, where: within(filter) };
  const { ordered, meant: right } = await match(asking, question, filter);
  if (tally.found() === 0) return none;
  await turn();
  const offset = Math.max(0, query.offset);
  const page = ordered.slice(offset, offset + Math.min(100, Math.max(0, query.limit)));
  return {
    total: tally.total(),
    reachable: ordered.length,
    hits: toHits(asking, page, query, question.list),
    facets: tally.facets(),
    meant: right,
  };
}
