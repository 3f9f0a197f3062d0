// Rules for one booking that a shape cannot say: a recurrence that can be followed, an option that expires some day.
import type { Quad } from '@rdfjs/types';
import { bookingOf } from './core/claims.ts';
import { faultOfRule, mostTimes } from './core/recurrence.ts';
import { ownTerms, terms } from './core/words.ts';

interface Message {
  readonly nl: string;
  readonly en: string;
}

const faults = {
  unreadable: {
    nl: 'De hub kan deze herhaling niet volgen. Schrijf een regel zoals FREQ=WEEKLY;BYDAY=SU.',
    en: 'The hub cannot follow this recurrence. Write a rule such as FREQ=WEEKLY;BYDAY=SU.',
  },
  never: {
    nl: 'Deze herhaling komt nooit voor. Kijk de dagen en het einde na.',
    en: 'This recurrence never happens. Check its days and its end.',
  },
  'too-often': {
    nl: `Deze herhaling komt meer dan ${mostTimes} keer voor. Geef ze een einde of herhaal minder vaak.`,
    en: `This recurrence happens more than ${mostTimes} times. Give it an end, or repeat it less often.`,
  },
} as const;

export const createRules =
  (base: string) =>
  (subject: string, quads: readonly Quad[]): readonly Message[] => {
    if (!quads.some(({ predicate }) => predicate.value === terms.rrule)) return [];
    const claim = bookingOf({ base, own: ownTerms(base), subject, museum: null }, quads);
    const fault = claim === undefined ? undefined : faultOfRule(claim);
    return fault === undefined ? [] : [faults[fault]];
  };
