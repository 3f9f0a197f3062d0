// A table to entries, a row each: heads in Dutch or English, `;` or `,`. A row that cannot be read is told with its line and the rest goes on.
import { CsvError, parse } from 'csv-parse/sync';
import { museums } from '../../../access/policy.ts';
import { Problem } from '../../../problem.ts';
import type { Words } from '../../../shacl/shapes.ts';
import { isMuseumKey, museumName } from '../../../web/museums.ts';
import type { Claim } from '../core/facts.ts';
import { addDays, atClock, momentOf } from '../core/time.ts';
import { columnsOf, disarmed, type ColumnName } from './csv-columns.ts';
import { dayIn, hourIn, lengthIn, momentIn, numberIn, standingIn } from './csv-values.ts';
import { tidy, type Read, type Refused } from './entry.ts';
import { tidyRule } from './ics-rule.ts';
import { tooMany } from './ics-split.ts';
import { isNear } from './ics-values.ts';
import type { Reading } from './ics.ts';
import { reasons } from './reasons.ts';
import { folded } from './rooms.ts';
import { brusselsZone } from './zones.ts';

type Cells = Partial<Record<ColumnName, string>>;
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

/** What stops a row, and no more than that row. */
const refusal = (why: Words): Problem => new Problem('bad-request', why);

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
    const columns = meanings(heads?.record ?? []);
    return rows.map(({ info, record }) => ({ line: info.lines, cells: cellsOf(columns, record) }));
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

/** A cell that has to hold something of its kind, when it holds anything. */
function cell<T>(cells: Cells, name: ColumnName, read: (text: string) => T | undefined): T | undefined {
  const text = cells[name] ?? '';
  if (text === '') return undefined;
  const value = read(text);
  if (value === undefined) throw refusal(reasons.value(name, tidy(text)));
  return value;
}

/** One edge: a whole moment in its cell, or a day and an hour. */
const edge = (day: string | undefined, text: string): number | undefined =>
  momentIn(text) ?? (day === undefined ? undefined : atClock(day, hourIn(text) ?? ''));

/** Midnight ends a day; without hours it is whole days; an end before the start is in the night after. */
function timeOf(cells: Cells): Pick<Claim, 'start' | 'end'> {
  const whole = momentIn(cells.date ?? '');
  const day = whole === undefined ? cell(cells, 'date', dayIn) : undefined;
  const last = cell(cells, 'last', dayIn);
  const [from, to] = [cells.from ?? '', cells.to ?? ''];
  const start = whole ?? edge(day, from || '00:00');
  if (start === undefined) throw refusal(from === '' ? reasons.noStart : reasons.value('from', tidy(from)));
  const first = day ?? momentDay(start);
  const end =
    from === '' && to === '' && whole === undefined
      ? atClock(addDays(last ?? first, 1), '00:00')
      : endOf({ first, last, start, to });
  if (end === undefined || end <= start) throw refusal(to === '' ? reasons.noEnd : reasons.value('to', tidy(to)));
  if (!isNear(start) || !isNear(end)) throw refusal(reasons.far);
  return { start, end };
}

const momentDay = (ms: number): string =>
  Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO('Europe/Brussels').toPlainDate().toString();

interface End {
  readonly first: string;
  readonly last: string | undefined;
  readonly start: number;
  readonly to: string;
}

function endOf({ first, last, start, to }: End): number | undefined {
  if (to === '') return undefined;
  const hour = hourIn(to);
  if (hour?.startsWith('24:') === true) return atClock(addDays(last ?? first, 1), '00:00');
  const end = edge(last ?? first, to);
  return last === undefined && end !== undefined && end <= start && hour !== undefined
    ? atClock(addDays(first, 1), hour)
    : end;
}

function wantsOf({ what = '' }: Cells, museum: string | null, { rooms, wishes }: Reading): Partial<Claim> {
  const { subjects, unclear } = rooms.find(what, museum);
  if (subjects.length > 0) return { wants: subjects };
  if (unclear) throw refusal(reasons.twoRooms(tidy(what)));
  if (what !== '' && wishes.room === undefined) throw refusal(reasons.noRoom(tidy(what)));
  return wishes.room === undefined ? {} : { wants: [wishes.room] };
}

function numbersOf(cells: Cells): Partial<Claim> {
  const has = (name: ColumnName): boolean => cells[name] !== undefined;
  const standing = cell(cells, 'standing', standingIn);
  const expires = cell(cells, 'expires', (text) => momentIn(text) ?? atClock(dayIn(text) ?? '', '17:00'));
  return {
    ...(has('before') ? { before: cell(cells, 'before', lengthIn) ?? 0 } : {}),
    ...(has('after') ? { after: cell(cells, 'after', lengthIn) ?? 0 } : {}),
    ...(has('heads') ? { heads: cell(cells, 'heads', numberIn) } : {}),
    ...(has('quantity') ? { quantity: cell(cells, 'quantity', numberIn) ?? 1 } : {}),
    ...(has('rank') ? { rank: cell(cells, 'rank', numberIn) } : {}),
    ...(has('expires') ? { expires } : {}),
    ...(standing === undefined ? {} : { standing }),
  };
}

function seriesOf(cells: Cells): Partial<Claim> {
  const rrule = cell(cells, 'rrule', (text) => tidyRule(text, brusselsZone));
  const moments = (text: string): readonly number[] | undefined => {
    const found = text.split(/[\s|;,]+/, mostDates).map(momentOf);
    return found.includes(undefined) ? undefined : found.flatMap((each) => each ?? []).toSorted((a, b) => a - b);
  };
  return {
    ...(cells.rrule === undefined ? {} : { rrule }),
    ...(cells.except === undefined ? {} : { except: cell(cells, 'except', moments) ?? [] }),
    ...(cells.extra === undefined ? {} : { extra: cell(cells, 'extra', moments) ?? [] }),
  };
}
