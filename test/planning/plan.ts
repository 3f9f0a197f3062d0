// Rooms, things, people and bookings as Turtle for tests: short to write, whole for the shapes.
const prefixes = `@prefix vijver: </ns#> . @prefix adms: <http://www.w3.org/ns/adms#> . @prefix dct: <http://purl.org/dc/terms/> .
@prefix cji: <https://data.vlaanderen.be/ns/cultuur-en-jeugd/infrastructuur#> . @prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix ical: <http://www.w3.org/2002/12/cal/ical#> . @prefix m8g: <http://data.europa.eu/m8g/> . @prefix prov: <http://www.w3.org/ns/prov#> .
@prefix schema: <https://schema.org/> . @prefix status: <https://data.vlaanderen.be/id/concept/Infrastructuurreservatiestatustype/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> . @prefix zr: <https://data.vlaanderen.be/ns/zaalreservatie#> .\n`;

const statuses = {
  request: 'status:Aanvraag',
  option: 'vijver:option',
  firm: 'status:bevestigd',
  done: 'vijver:done',
  cancelled: 'status:geannuleerd',
} as const;

export interface Wanted {
  readonly what?: string | readonly string[];
  /** `2027-05-20T10:00` on Brussels' clock unless it carries an offset. */
  readonly from: string;
  readonly to: string;
  readonly before?: readonly [string, string];
  readonly after?: readonly [string, string];
  readonly status?: keyof typeof statuses;
  readonly title?: string;
  readonly more?: string;
  readonly rrule?: string;
  readonly except?: readonly string[];
  readonly museum?: string;
}

const offset = (local: string): string =>
  /(Z|[+-]\d\d:\d\d)$/.test(local)
    ? local
    : Temporal.PlainDateTime.from(local)
        .toZonedDateTime('Europe/Brussels')
        .toString({ smallestUnit: 'second', timeZoneName: 'never' });
const moment = (local: string): string => `"${offset(local)}"^^xsd:dateTime`;
const period = (from: string, to: string): string =>
  `[ a m8g:PeriodOfTime ; m8g:startTime ${moment(from)} ; m8g:endTime ${moment(to)} ]`;

const list = <T>(all: T | readonly T[]): readonly T[] => (Array.isArray(all) ? (all as readonly T[]) : [all as T]);
const also = (text: string): string => (text === '' ? '' : ` ; ${text}`);

function schedule({ rrule, except = [] }: Wanted): string {
  if (rrule === undefined) return '';
  const out = except.length === 0 ? '' : `schema:exceptDate ${except.map(moment).join(', ')}`;
  return `schema:eventSchedule [ a schema:Schedule ; ical:rrule "${rrule}"${also(out)} ]`;
}

export function booking(wanted: Wanted): string {
  const { what = 'room/zaal', status = 'firm', title = 'Iets', museum = 'stam' } = wanted;
  const things = list(what).map((each) => `</id/${each}>`);
  const around = [wanted.before, wanted.after].flatMap((each) => (each === undefined ? [] : [period(...each)]));
  const buffer = around.length === 0 ? '' : `zr:buffer ${around.join(', ')}`;
  return `${prefixes}<> a zr:Infrastructuurreservatie ; dct:title "${title}"@nl ; zr:infrastructuur ${things.join(', ')} ;
  zr:Reservatie.periode ${period(wanted.from, wanted.to)} ; adms:status ${statuses[status]} ;
  vijver:museum </id/agent/${museum}>${also(buffer)}${also(schedule(wanted))}${also(wanted.more ?? '')} .`;
}

export const room = (name: string, more = '', museum = 'stam'): string =>
  `${prefixes}<> a cji:Infrastructuur ; cji:Infrastructuur.naam "${name}"@nl ; vijver:museum </id/agent/${museum}> ${more === '' ? '' : `; ${more}`} .`;
export const places = (n: number): string => `cji:Infrastructuur.capaciteit [ schema:value ${n} ]`;
export const open = (from: string, to: string, ...days: readonly string[]): string =>
  `cji:Infrastructuur.openingsuren [ schema:dayOfWeek ${days.map((day) => `schema:${day}`).join(', ')} ; schema:opens "${from}:00"^^xsd:time ; schema:closes "${to}:00"^^xsd:time ]`;
export const material = (name: string, n: number, museum = 'stam'): string =>
  `${prefixes}<> a vijver:Material ; cji:Infrastructuur.naam "${name}"@nl ; vijver:quantity ${n} ; vijver:museum </id/agent/${museum}> .`;
export const service = (name: string, n: number): string =>
  `${prefixes}<> a schema:Service ; schema:name "${name}"@nl ; vijver:quantity ${n} ; vijver:museum </id/agent/stam> .`;
export const set = (...members: readonly string[]): string =>
  `${prefixes}<> a prov:Collection ; dct:title "Set"@nl ; prov:hadMember ${members.map((each) => `</id/${each}>`).join(', ')} ; vijver:museum </id/agent/stam> .`;
export const person = (name: string, more = ''): string =>
  `${prefixes}<> a schema:Person ; foaf:name "${name}" ; vijver:museum </id/agent/stam> ${more === '' ? '' : `; ${more}`} .`;
export const away = (from: string, to: string): string => `vijver:unavailable ${period(from, to)}`;
export const skilled = (who: string, skill: string, until: string): string =>
  `${prefixes}<> a vijver:SkillAssertion ; vijver:person </id/person/${who}> ; vijver:skill </id/concept/${skill}> ; vijver:level 3 ; vijver:assessedBy </id/person/6fced11d-2bd8-41e6-847a-8387cdde8d51> ; schema:validFrom "2020-01-01"^^xsd:date ; schema:validThrough "${until}"^^xsd:date .`;
export const visit = (from: string, to: string, more: string, status = 'Confirmed'): string =>
  `${prefixes}<> a schema:Reservation ; dct:title "Groep"@nl ; schema:startDate ${moment(from)} ; schema:endDate ${moment(to)} ; schema:partySize 12 ; schema:reservationStatus schema:Reservation${status} ; vijver:museum </id/agent/stam> ; ${more} .`;
