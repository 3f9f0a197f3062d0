// What somebody fills in to book, as fields of a form and as a claim. Nothing typed is lost; each fault is named. Pure.
import type { Claim } from '../core/facts.ts';
import { amountOf } from '../core/amounts.ts';
import { atClock, clockOf, dayOf, minuteMs } from '../core/time.ts';
import { standings, type Standing } from '../core/words.ts';
import { timeIn, type Span } from './clock.ts';
import { ruleOf } from './rule.ts';

export type Fault = 'title' | 'what' | 'time' | 'gap' | 'until' | 'number' | 'expired';

export interface Filled {
  readonly claim: Claim;
  readonly faults: readonly Fault[];
}

/** The fields for a claim that stands, or for one of its times. */
export function fieldsOf(claim: Claim, time?: { readonly start: number; readonly end: number }): URLSearchParams {
  const { start, end } = time ?? claim;
  const fields = new URLSearchParams({
    title: claim.titleNl,
    date: dayOf(start),
    last: dayOf(end),
    from: clockOf(start),
    to: clockOf(end),
    before: String(claim.before / minuteMs),
    after: String(claim.after / minuteMs),
    standing: claim.standing,
    repeat: claim.rrule === undefined ? 'none' : 'own',
  });
  showWants(fields, claim);
  for (const person of claim.people) fields.append('person', person);
  for (const [name, value] of Object.entries(optional(claim))) if (value !== undefined) fields.set(name, value);
  return fields;
}

/** What a claim may leave out. */
const optional = (claim: Claim): Readonly<Record<string, string | undefined>> => ({
  busy: claim.busyOnly ? '1' : undefined,
  museum: claim.museum ?? undefined,
  heads: claim.heads?.toString(),
  rank: claim.rank?.toString(),
  expires: claim.expires === undefined ? undefined : dayOf(claim.expires),
  purpose: claim.purpose,
});

function showWants(fields: URLSearchParams, claim: Claim): void {
  for (const wanted of claim.wants) {
    fields.append('what', wanted);
    if (amountOf(claim, wanted) !== 1) fields.set(`${amountField}${wanted}`, String(amountOf(claim, wanted)));
  }
}

/** A field for each thing that is counted: `amount.IRI`. Empty or nought: it is not wanted. */
export const amountField = 'amount.';

const whole = (text: string | null, other: number | undefined): number | undefined => {
  if (text === null || text.trim() === '') return other;
  const value = Number(text);
  return Number.isInteger(value) && value >= 0 && value <= 1_000_000 ? value : Number.NaN;
};

/** Can a field for a number be read? Left empty it can. */
export const isNumber = (text: string | null): boolean => !Number.isNaN(whole(text, 0));

const isStanding = (text: string | null): text is Standing => standings.some((each) => each === text);

const numbersIn = (fields: URLSearchParams) => ({
  before: whole(fields.get('before'), 0),
  after: whole(fields.get('after'), 0),
  heads: whole(fields.get('heads'), undefined),
  rank: whole(fields.get('rank'), undefined),
});

const many = (fields: URLSearchParams, name: string, most: number): readonly string[] =>
  [...new Set(fields.getAll(name).filter((each) => each !== ''))].toSorted().slice(0, most);

/** What is wanted: what is ticked, and what has a number. */
function wantsIn(fields: URLSearchParams): { readonly wants: readonly string[]; readonly amounts: Claim['amounts'] } {
  const counted = [...fields.keys()].filter((name) => name.startsWith(amountField)).slice(0, mostWants);
  const amounts = counted.map((name) => [name.slice(amountField.length), whole(fields.get(name), 0) ?? 0] as const);
  const none = new Set(amounts.flatMap(([thing, n]) => (n === 0 ? [thing] : [])));
  const some = amounts.filter(([, n]) => n !== 0);
  const all = [...many(fields, 'what', mostWants), ...some.map(([thing]) => thing)];
  const wants = [...new Set(all)].filter((each) => !none.has(each)).toSorted();
  return { wants, amounts: Object.fromEntries(some) };
}
const mostWants = 100;

/**
 * Reads the fields. @param before what the claim was, for whatever the form does not show
 * @param shown the time that the form showed, for one of a series
 */
export function filledIn(fields: URLSearchParams, before: Claim, shown: Span = before): Filled {
  const time = timeIn(fields, shown);
  const { start, end } = typeof time === 'object' ? time : before;
  const rule = ruleOf(fields.get('repeat'), fields.get('until'), start, before.rrule);
  const numbers = numbersIn(fields);
  const title = (fields.get('title') ?? '').trim().slice(0, 300);
  const { wants, amounts } = wantsIn(fields);
  const faults: readonly (readonly [Fault, boolean])[] = [
    ['title', title === ''],
    ['number', [...Object.values(numbers), ...Object.values(amounts)].some((each) => Number.isNaN(each))],
    ['what', wants.length === 0],
    ['time', time === undefined],
    ['gap', time === 'gap'],
    ['until', rule === 'until'],
  ];
  const claim: Claim = {
    ...before,
    ...certainty(fields, before, numbers.rank),
    titleNl: title,
    titleEn: title,
    busyOnly: fields.get('busy') === '1',
    museum: fields.get('museum') || before.museum,
    purpose: fields.get('purpose') || undefined,
    start,
    end,
    before: (orNone(numbers.before) ?? 0) * minuteMs,
    after: (orNone(numbers.after) ?? 0) * minuteMs,
    heads: orNone(numbers.heads),
    quantity: 1,
    amounts: Object.fromEntries(Object.entries(amounts).filter(([, n]) => n > 1)),
    rrule: rule === 'until' ? before.rrule : rule,
    wants,
    people: many(fields, 'person', 50),
  };
  return { claim, faults: faults.flatMap(([fault, found]) => (found ? [fault] : [])) };
}

/** How firm, and for an option its place in the queue and its last day; those stay when it becomes firm. */
function certainty(
  fields: URLSearchParams,
  before: Claim,
  rank: number | undefined,
): Pick<Claim, 'standing' | 'rank' | 'expires'> {
  const asked = fields.get('standing');
  const standing = isStanding(asked) ? asked : before.standing;
  if (standing !== 'option') return { standing, rank: before.rank, expires: before.expires };
  return {
    standing,
    rank: orNone(rank) || 1,
    expires: atClock(fields.get('expires') ?? '', '17:00') ?? before.expires,
  };
}

const orNone = (value: number | undefined): number | undefined => (Number.isNaN(value) ? undefined : value);

/** A claim of nothing, from which a new booking starts. */
export const blank = (subject: string, museum: string | null, start: number): Claim => ({
  subject,
  kind: 'booking',
  titleNl: '',
  titleEn: '',
  museum,
  standing: 'option',
  rank: undefined,
  expires: undefined,
  locked: false,
  busyOnly: false,
  start,
  end: start + 2 * 60 * minuteMs,
  before: 0,
  after: 0,
  rrule: undefined,
  except: [],
  extra: [],
  wants: [],
  people: [],
  quantity: 1,
  amounts: {},
  heads: undefined,
  skills: [],
  roles: [],
  lang: undefined,
  purpose: undefined,
  overruled: [],
});
