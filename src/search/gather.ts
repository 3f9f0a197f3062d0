// What a question finds: everything that fits is counted by its facets, the most telling part of it is read and put in
// order, and what is nearly written so is added when little fits. Counts nothing that the asker may not see.
import { setImmediate as turn } from 'node:timers/promises';
import { fold } from './fold.ts';
import { meant } from './near.ts';
import { rank, type Question, type Scored } from './rank.ts';
import type { Reader, Row } from './reader.ts';
import { similarRows } from './similar.ts';
import type { Tally } from './tally.ts';
import { all, any, begins, has, typed, wholeToken, written, type Filter } from './tokens.ts';
import type { Units } from './units.ts';

/** Things read to be put in order, and the labels that may be read for them. */
const mostRead = { things: 1_000, labels: 2_000 };
/** With fewer hits than this, what is nearly written so is shown too. */
const enough = 5;

/** The questions to the index, most telling first. The last one, with the others, finds everything that fits. */
function matches({ folded, list }: Question): readonly [whole: string, start: string, everything: string] {
  const whole = any(has(wholeToken('preferred', folded)), has(wholeToken('alternative', folded)));
  const start = folded.length < 3 ? has(`^=${folded}`) : begins(wholeToken('preferred', folded));
  const ends = list.map((word, i) => (i === list.length - 1 ? typed(word) : written(word)));
  return [whole, start, any(whole, start, all(...ends))];
}

export const everythingThatFits = (question: Question): string => matches(question)[2];

/** What one question needs while it is answered. */
export interface Asking {
  readonly reader: Reader;
  readonly units: Units;
  readonly tally: Tally;
  readonly where: string;
}

/** All labels that fit. */
async function scan({ reader, units, where }: Asking, fits: string): Promise<readonly number[]> {
  const labels = reader.scan(all(fits, where));
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
    for (const fits of [whole, start]) for (const id of choose(asking, await scan(asking, fits))) wanted.add(id);
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
function addRows(
  { units, tally }: Asking,
  rows: readonly Row[],
  counted: Set<number>,
  things: readonly number[],
): readonly Row[] {
  units.catchUp();
  for (const { thing } of rows) {
    if (counted.has(thing) || holds(things, thing)) continue;
    counted.add(thing);
    tally.add(units.profileOf(thing));
  }
  return rows.filter(({ thing }) => tally.fits(units.profileOf(thing)));
}

export interface Found {
  readonly ordered: readonly Scored[];
  readonly meant: string | null;
}

/** Finds, counts into the tally, and puts in order. */
export async function gather(asking: Asking, question: Question, filter: Filter): Promise<Found> {
  const { reader, units, tally } = asking;
  const labels = question.folded === '' ? [] : await scan(asking, everythingThatFits(question));
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
  const right = exactly || best === undefined ? '' : meant(question.list, best.row.text.slice(0, 300));
  return { ordered, meant: right === '' || fold(right) === question.folded ? null : right };
}
