// Bookings of a period as a table that a spreadsheet opens and that comes back in unchanged. No people: their column stays away.
import type { DatabaseSync } from 'node:sqlite';
import { setImmediate as pause } from 'node:timers/promises';
import { resourcesOf } from '../index/read.ts';
import { claimSeen } from '../core/busy.ts';
import type { Claim } from '../core/facts.ts';
import type { Time } from '../core/recurrence.ts';
import { minuteMs, toDateTime } from '../core/time.ts';
import type { Standing } from '../core/words.ts';
import { highMinute, lowMinute } from '../index/tables.ts';
import { ownThing } from '../../../rdf/refs.ts';
import { armed, columnNames, columns, type ColumnName } from './csv-columns.ts';
import { cellsOf } from './csv-values.ts';
import { createRooms, type Rooms } from './rooms.ts';
import { isTelling } from './subject.ts';

export interface Wanted extends Time {
  readonly museum: string | undefined;
  readonly marks: readonly string[];
}

export const mostExported = 5000;

const statuses: Readonly<Record<Standing, string>> = {
  request: 'aangevraagd',
  option: 'optie',
  firm: 'bevestigd',
  done: 'afgelopen',
  cancelled: 'geannuleerd',
};

const number = (value: number | undefined): string => (value === undefined ? '' : String(value));
const timesOf = (n: number | undefined): string => (n === undefined ? '' : `${n} x `);
const moments = (all: readonly number[]): string => all.map(toDateTime).join(' ');

/** The mark by which the row is found again. */
function keyOf(base: string, subject: string): string {
  const ref = ownThing(base, subject)?.ref ?? '';
  return isTelling(ref) ? ref : subject;
}

function cellsIn(base: string, claim: Claim, rooms: Rooms): Readonly<Record<ColumnName, string>> {
  const [start, end] = [cellsOf(claim.start), cellsOf(claim.end)];
  return {
    key: keyOf(base, claim.subject),
    title: claim.titleNl,
    museum: claim.museum ?? '',
    what: claim.wants.map((each) => `${timesOf(claim.amounts[each])}${rooms.nameOf(each)}`).join(' | '),
    date: start.day,
    from: start.hour,
    last: end.day,
    to: end.hour,
    before: number(claim.before / minuteMs),
    after: number(claim.after / minuteMs),
    standing: statuses[claim.standing],
    rank: number(claim.rank),
    expires: claim.expires === undefined ? '' : toDateTime(claim.expires),
    heads: number(claim.heads),
    quantity: number(claim.quantity),
    rrule: claim.rrule ?? '',
    except: moments(claim.except),
    extra: moments(claim.extra),
  };
}

const quoted = (text: string): string => (/[";\r\n]|^\s|\s$/.test(text) ? `"${text.replace(/"/g, '""')}"` : text);
const line = (cells: readonly string[]): string => `${cells.map((each) => quoted(armed(each))).join(';')}\r\n`;
/** Excel reads UTF-8 when the file says so first. */
const mark = '\u{feff}';
const heads = line(columnNames.map((name) => columns[name][0]));

/** Which bookings, in order of time; cancelled ones too, which hold nothing any more. */
const idsIn = (db: DatabaseSync, { start, end, museum, marks }: Wanted): readonly number[] =>
  db
    .prepare(
      `select id from plan_claim where kind = 'booking' and mark in (select value from json_each(?1)) and (?2 is null or museum = ?2)
       and (id in (select s.claim from plan_time t join plan_slot s on s.id = t.id
                   where t.start <= ?3 and t.until >= ?4 and s.start < ?5 and s.until > ?6)
         or (standing = 'cancelled' and json_extract(facts, '$.start') < ?5 and json_extract(facts, '$.end') > ?6))
       order by json_extract(facts, '$.start'), subject limit ${mostExported}`,
    )
    .all(JSON.stringify(marks), museum ?? null, highMinute(end), lowMinute(start), end, start)
    .map(({ id }) => Number(id));

/** So many rows between two looks at what else waits. */
const slice = 25;

export async function writeTable(db: DatabaseSync, base: string, wanted: Wanted): Promise<string> {
  const { marks } = wanted;
  const rooms = createRooms(
    resourcesOf(db, { museum: undefined, kinds: ['room', 'material', 'service', 'set'], marks }),
  );
  const factsOf = db.prepare('select facts from plan_claim where id = ?');
  const rows: string[] = [];
  for (const [i, id] of idsIn(db, wanted).entries()) {
    if (i % slice === slice - 1) await pause();
    const facts = factsOf.get(id)?.['facts'];
    if (typeof facts !== 'string') continue;
    const cells = cellsIn(base, claimSeen(JSON.parse(facts) as Claim, marks), rooms);
    rows.push(line(columnNames.map((name) => cells[name])));
  }
  return mark + heads + rows.join('');
}

/** Of the meeting in the example: what it is put in should hold them. */
export const exampleHeads = 12;

/** What somebody fills in for the first time: the columns, and two rows that show how. @param day `2027-05-20` */
export function exampleTable(day: string, room: string): string {
  const some: readonly Partial<Record<ColumnName, string>>[] = [
    {
      title: 'Vergadering publiekswerking',
      museum: 'stam',
      what: room,
      date: day,
      from: '14u30',
      to: '16u',
      before: '15',
      after: '15',
      standing: 'bevestigd',
      heads: String(exampleHeads),
    },
    {
      title: 'Opbouw tentoonstelling',
      museum: 'stam',
      what: room,
      date: day,
      last: day,
      standing: 'optie',
      rank: '1',
    },
  ];
  return mark + heads + some.map((row) => line(columnNames.map((name) => row[name] ?? ''))).join('');
}
