// What holds data of people beside the log: the identity table, the accounts and tokens, the audit trail,
// and the bytes of attachments.
import type { DatabaseSync } from 'node:sqlite';
import { forgetAccess, tellAccess } from '../access/forget.ts';
import type { Identities } from '../access/identity.ts';
import type { AuditFile } from '../audit/sqlite.ts';
import type { Holder } from './forget.ts';

/** A session knows a person by the bare number too. */
const bothNames = (person: string): readonly string[] => [
  person,
  `urn:uuid:${person.slice(person.lastIndexOf('/') + 1)}`,
];

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

export interface Holding {
  readonly identities: Identities;
  readonly access: DatabaseSync;
  readonly audit: Pick<AuditFile, 'pseudonymise'>;
  /** Takes away the bytes of files that nothing needs any more. @returns how many */
  readonly sweep: () => Promise<number>;
}

export const holdersOf = ({ identities, access, audit, sweep }: Holding): readonly Holder[] => [
  {
    name: 'identity',
    forget(person) {
      const known = identities.get(person) === undefined ? 0 : 1;
      identities.delete(person);
      return known;
    },
    tell: () => [],
  },
  {
    name: 'access',
    forget: (person) => sum(bothNames(person).map((iri) => forgetAccess(access, iri))),
    tell: (person) => bothNames(person).flatMap((iri) => tellAccess(access, iri)),
  },
  // Their attachments have left the log by now; what those said of them is told as things.
  { name: 'files', forget: sweep, tell: () => [] },
  { name: 'audit', forget: (person) => sum(bothNames(person).map(audit.pseudonymise)), tell: () => [] },
];
