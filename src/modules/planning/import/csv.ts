// A table to entries, a row each: heads in Dutch or English, `;` or `,`. A row that cannot be read is told with its line and the rest goes on.
import { CsvError, parse } from 'csv-parse/sync';
import { museums } from '../../../access/policy.ts';
import { Problem } from '../../../problem.ts';
import type { Words } from '../../../shacl/shapes.ts';
import { isMuseumKey, museumName } from '../../../web/museums.ts';
import type { Claim } from '../core/facts.ts';
import { atClock, momentOf } from '../core/time.ts';
import { columnsOf, disarmed, type ColumnName } from './csv-columns.ts';
import { cell, refusal, timeOf, type Cells } from './csv-time.ts';
import { dayIn, lengthIn, momentIn, numberIn, standingIn } from './csv-values.ts';
import { tidy, type Read, type Refused } from './entry.ts';
import { tidyRule } from './ics-rule.ts';
import { tooMany } from './ics-split.ts';
import type { Reading } from './ics.ts';
import { reasons } from './reasons.ts';
import { folded } from './rooms.ts';
import { brusselsZone } from './zones.ts';

interface Row {
  readonly line: number;
  readonly cells: Cells;
}

const mostRow = 100_000;
const mostDates = 2000;

/** @throws Problem for what is no table of bookings */
export function readTable(file: string, reading: Reading): readonly Read[] {
  return rowsIn(file, reading.most).map((row) => {
    try {
      return entryOf(row, reading);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      const why = { nl: error.dutch ?? error.message, en: error.message };
      return { line: row.line, title: tidy(row.cells.title ?? ''), why } satisfies Refused;
    }
  });
}

function rowsIn(file: string, most: number): readonly Row[] {
  const head = file.slice(0, mostRow).split(/\r?\n/, 1)[0] ?? '';
  const delimiter = [',', ';', '\t'].toSorted((a, b) => head.split(b).length - head.split(a).length)[0] ?? ',';
  const options = { delimiter, bom: true, info: true, trim: true, relax_column_count: true, skip_empty_lines: true };
  try {
    const records = parse(file, { ...options, max_record_size: mostRow, to: most + 2 }) as unknown as readonly {
      readonly info: { readonly lines: number };
      readonly record: readonly string[];
    }[];
    const [heads, ...rows] = records;
    if (rows.length > most) throw tooMany(most);
    const known = meanings(heads?.record ?? []);
    return rows.map(({ info, record }) => ({ line: info.lines, cells: cellsOf(known, record) }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new Problem('bad-syntax', noTable((error as CsvError & { lines?: number }).lines ?? 1), {}, error);
  }
}

function meanings(heads: readonly string[]): readonly (ColumnName | undefined)[] {
  const columns = columnsOf(heads);
  if (columns.includes('title') && (columns.includes('date') || columns.includes('from'))) return columns;
  throw new Problem('bad-request', {
    nl: 'Dit is geen tabel van reservaties: de eerste regel noemt geen titel en datum. Neem het voorbeeld, of exporteer je agenda als .ics.',
    en: 'This is no table of bookings: its first line names no title and date. Take the example, or export your calendar as .ics.',
  });
}

const noTable = (line: number): Words => ({
  nl: `Bij regel ${line} is dit geen CSV. Kijk of elk aanhalingsteken ook sluit, of bewaar opnieuw als CSV.`,
  en: `Around line ${line} this is no CSV. See that every quotation mark closes, or save it as CSV again.`,
});

const cellsOf = (columns: readonly (ColumnName | undefined)[], record: readonly string[]): Cells =>
  Object.fromEntries(
    columns.flatMap((column, i) => (column === undefined ? [] : [[column, disarmed(record[i] ?? '')]])),
  );

function entryOf({ line, cells }: Row, reading: Reading): Read {
  const museum = museumOf(cells, reading.wishes.museum);
  const title = tidy(cells.title ?? '');
  const said: Partial<Claim> = {
    ...(title === '' ? {} : { titleNl: title, titleEn: title }),
    ...timeOf(cells),
    ...(cells.museum ? { museum } : {}),
    ...wantsOf(cells, museum, reading),
    ...numbersOf(cells),
    ...seriesOf(cells),
  };
  const cancelled = said.standing === 'cancelled';
  return { line, key: tidy(cells.key ?? ''), sequence: 0, cancelled, mends: true, said };
}

function museumOf({ museum = '' }: Cells, wished: string | null): string | null {
  if (museum === '') return wished;
  const found = museums.find((key) => [key, museumName(key)].map(folded).includes(folded(museum)));
  if (found === undefined || !isMuseumKey(found)) throw refusal(reasons.museum(museum));
  return found;
}

/** A name that we do not know is a slip of the pen, and must not book another room. */
function wantsOf({ what = '' }: Cells, museum: string | null, { rooms, wishes }: Reading): Partial<Claim> {
  const { subjects, unclear, amounts } = rooms.find(what, museum);
  if (subjects.length > 0) return { wants: subjects, amounts };
  if (unclear) throw refusal(reasons.twoRooms(tidy(what)));
  if (what !== '') throw refusal(reasons.noRoom(tidy(what)));
  return wishes.room === undefined ? {} : { wants: [wishes.room] };
}

/** What a column says, when the table has it; an empty cell says that there is none. */
function stated<K extends ColumnName, T>(cells: Cells, name: K, read: (text: string) => T | undefined, none: T) {
  return cells[name] === undefined ? {} : ({ [name]: cell(cells, name, read) ?? none } as Record<K, T>);
}

function numbersOf(cells: Cells): Partial<Claim> {
  const standing = cell(cells, 'standing', standingIn);
  return {
    ...stated(cells, 'before', lengthIn, 0),
    ...stated(cells, 'after', lengthIn, 0),
    ...stated(cells, 'heads', numberIn, undefined),
    ...stated(cells, 'quantity', numberIn, 1),
    ...stated(cells, 'rank', numberIn, undefined),
    ...stated(cells, 'expires', lastMoment, undefined),
    ...(standing === undefined ? {} : { standing }),
  };
}

/** An option that is said to stand until a day, stands until its evening. */
const lastMoment = (text: string): number | undefined => momentIn(text) ?? atClock(dayIn(text) ?? '', '17:00');

function momentsIn(text: string): readonly number[] | undefined {
  const found = text.split(/[\s|;,]+/, mostDates).map(momentOf);
  return found.includes(undefined) ? undefined : found.flatMap((each) => each ?? []).toSorted((a, b) => a - b);
}

const seriesOf = (cells: Cells): Partial<Claim> => ({
  ...stated(cells, 'rrule', (text) => tidyRule(text, brusselsZone), undefined),
  ...stated(cells, 'except', momentsIn, []),
  ...stated(cells, 'extra', momentsIn, []),
});
