// The cells of a row, one by one, and what they say of its time. What cannot be read stops its row and no other.
import { Problem } from '../../../problem.ts';
import type { Words } from '../../../shacl/shapes.ts';
import type { Claim } from '../core/facts.ts';
import { addDays, atClock, dayOf } from '../core/time.ts';
import type { ColumnName } from './csv-columns.ts';
import { dayIn, hourIn, momentIn } from './csv-values.ts';
import { tidy } from './entry.ts';
import { isNear } from './ics-values.ts';
import { reasons } from './reasons.ts';

/** Columns that the table has; an empty cell is ''. */
export type Cells = Partial<Record<ColumnName, string>>;

/** What stops a row, and no more than that row. */
export const refusal = (why: Words): Problem => new Problem('bad-request', why);

/** A cell that has to hold something of its kind, when it holds anything. */
export function cell<T>(cells: Cells, name: ColumnName, read: (text: string) => T | undefined): T | undefined {
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
export function timeOf(cells: Cells): Pick<Claim, 'start' | 'end'> {
  const start = startOf(cells);
  const first = dayOf(start);
  const last = cell(cells, 'last', dayIn);
  const to = cells.to ?? '';
  const isWhole = to === '' && saysNoHour(cells);
  const end = isWhole ? atClock(addDays(last ?? first, 1), '00:00') : endOf({ first, last, start, to });
  if (end === undefined || end <= start) throw refusal(to === '' ? reasons.noEnd : reasons.value('to', tidy(to)));
  if ([start, end].every(isNear)) return { start, end };
  throw refusal(reasons.far);
}

const saysNoHour = ({ date = '', from = '' }: Cells): boolean => from === '' && momentIn(date) === undefined;

function startOf(cells: Cells): number {
  const { date = '', from = '' } = cells;
  const whole = momentIn(date);
  if (whole !== undefined) return whole;
  const start = edge(cell(cells, 'date', dayIn), from || '00:00');
  if (start !== undefined) return start;
  throw refusal(from === '' ? reasons.noStart : reasons.value('from', tidy(from)));
}

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
  return last === undefined && end !== undefined && end < start && hour !== undefined
    ? atClock(addDays(first, 1), hour)
    : end;
}
