// The recurrence that a choice in the form makes, and the choice that a rule came from. Another rule than these is left as it is. Pure.
import { atClock, dayOf, wallOf } from '../core/time.ts';

const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

/** The rule that a choice and a last day make, from the first time on. */
export function ruleOf(
  repeat: string | null,
  until: string | null,
  start: number,
  own: string | undefined,
): string | undefined | 'until' {
  if (repeat === 'own') return until && own !== undefined ? endsOn(endless(own), until, start) : own;
  const first = wallOf(start);
  const day = weekdays[first.dayOfWeek - 1] ?? 'MO';
  const rules: Readonly<Record<string, string>> = {
    day: 'FREQ=DAILY',
    week: `FREQ=WEEKLY;BYDAY=${day}`,
    two: `FREQ=WEEKLY;INTERVAL=2;BYDAY=${day}`,
    month: `FREQ=MONTHLY;BYDAY=${first.day > 28 ? -1 : Math.ceil(first.day / 7)}${day}`,
  };
  const rule = rules[repeat ?? 'none'];
  if (rule === undefined) return undefined;
  return endsOn(rule, until ?? '', start);
}

/** A rule without its end, wherever in the rule that stands. */
export const endless = (rule: string): string =>
  rule
    .split(';')
    .filter((part) => !/^(UNTIL|COUNT)=/.test(part))
    .join(';');

function endsOn(rule: string, until: string, start: number): string {
  const end = atClock(until, '23:59:59');
  if (end === undefined || end < start) return 'until';
  const stamp = Temporal.Instant.fromEpochMilliseconds(end).toString({ smallestUnit: 'second' }).replace(/[-:]/g, '');
  return `${rule};UNTIL=${stamp}`;
}

export type Repeat = 'day' | 'week' | 'two' | 'month';

const chosenBy: Readonly<Record<Repeat, RegExp>> = {
  day: /^FREQ=DAILY$/,
  week: /^FREQ=WEEKLY;BYDAY=[A-Z]{2}$/,
  two: /^FREQ=WEEKLY;INTERVAL=2;BYDAY=[A-Z]{2}$/,
  month: /^FREQ=MONTHLY;BYDAY=-?\d[A-Z]{2}$/,
};

/** The choice and the last day, for a rule that this form made; undefined for any other. */
export function choiceOf(rule: string): { readonly repeat: Repeat; readonly until: string } | undefined {
  const [, start = '', stamp = ''] = /^(.+);UNTIL=(\d{8}T\d{6}Z)$/.exec(rule) ?? [];
  const repeat = (['day', 'week', 'two', 'month'] as const).find((each) => chosenBy[each].test(start));
  const iso = stamp.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z');
  return repeat === undefined ? undefined : { repeat, until: dayOf(Date.parse(iso)) };
}
