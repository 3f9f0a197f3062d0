// Judges enrolments in the writer's thread: nobody has two seats in one edition, not even by pressing a button twice at once.
import type { DatabaseSync } from 'node:sqlite';
import type { Check } from '../../../module.ts';
import { Problem } from '../../../problem.ts';

export function createTrainingCheck(db: DatabaseSync): Check {
  const find = db.prepare('select person, edition, status from train_enrolment where subject = ?');
  const count = db.prepare(
    `select count(*) as n from train_enrolment where edition = ? and person = ? and status <> 'cancelled'`,
  );
  return {
    concerns: ({ module, type }) => module === 'training' && type === 'enrolment',
    before: (changes) => () => {
      for (const { subject } of changes) {
        const row = find.get(subject) as { person: string | null; edition: string; status: string } | undefined;
        if (row === undefined || row.person === null || row.status === 'cancelled') continue;
        const { n } = count.get(row.edition, row.person) as { n: number };
        if (n > 1)
          throw new Problem('exists', {
            nl: 'Deze persoon staat al op de lijst van deze editie.',
            en: 'This person is on the list of this edition already.',
          });
      }
    },
  };
}
