// Which column of a table is which: names in Dutch and English. The first of each is how we write it ourselves. Data only.
import { folded } from './rooms.ts';

export const columns = {
  key: ['kenmerk', 'key', 'id', 'uid', 'ref', 'nummer', 'number'],
  title: ['titel', 'title', 'naam', 'name', 'onderwerp', 'subject', 'activiteit', 'activity', 'omschrijving'],
  museum: ['museum', 'instelling', 'institution'],
  what: ['ruimte', 'room', 'zaal', 'lokaal', 'wat', 'what', 'locatie', 'location', 'plaats', 'materiaal', 'ruimten'],
  date: ['datum', 'date', 'dag', 'day', 'begindatum', 'startdatum', 'start date'],
  from: ['van', 'from', 'begin', 'start', 'beginuur', 'startuur', 'starttijd', 'begintijd', 'start time', 'uur'],
  last: ['einddatum', 'end date', 'tot en met', 'laatste dag', 'last day', 'enddate'],
  to: ['tot', 'to', 'until', 'einde', 'end', 'einduur', 'eindtijd', 'end time'],
  before: ['opbouw', 'set-up', 'setup', 'set up', 'voorbereiding'],
  after: ['afbouw', 'afbraak', 'teardown', 'tear-down', 'opruimen'],
  standing: ['status', 'zekerheid', 'state'],
  rank: ['rang', 'rank'],
  expires: ['optie tot', 'option until', 'vervaldag', 'vervaldatum', 'expires'],
  heads: ['aantal', 'personen', 'aantal personen', 'deelnemers', 'people', 'heads', 'head count', 'participants'],
  quantity: ['stuks', 'quantity', 'hoeveelheid', 'pieces'],
  rrule: ['herhaling', 'recurrence', 'rrule', 'repeat'],
  except: ['behalve', 'except', 'exdate'],
  extra: ['extra', 'ook op', 'rdate'],
} as const;
export type ColumnName = keyof typeof columns;
export const columnNames = Object.keys(columns) as readonly ColumnName[];

const byName = new Map(columnNames.flatMap((column) => columns[column].map((name) => [name as string, column])));

/** The meaning of each head; the first column of a meaning counts. */
export function columnsOf(heads: readonly string[]): readonly (ColumnName | undefined)[] {
  const taken = new Set<ColumnName>();
  return heads.map((head) => {
    const name = folded(head.replace(/[*:()[\]_]/g, ' '));
    const column = byName.get(name) ?? byName.get(name.split(' ')[0] ?? '');
    if (column === undefined || taken.has(column)) return undefined;
    taken.add(column);
    return column;
  });
}

/** Spreadsheets run what begins with these; an apostrophe in front makes it text, and goes away again when it comes back. */
export const armed = (text: string): string => (/^'*[=+\-@]/.test(text) ? `'${text}` : text);
export const disarmed = (text: string): string => (/^'+[=+\-@]/.test(text) ? text.slice(1) : text);
