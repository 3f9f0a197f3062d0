// What holds data of people beside the log: the identity table, the accounts and tokens, the audit trail.
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

export const holdersOf = (
  identities: Identities,
  access: DatabaseSync,
  audit: Pick<AuditFile, 'pseudonymise'>,
): readonly Holder[] => [
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
  { name: 'audit', forget: (person) => sum(bothNames(person).map(audit.pseudonymise)), tell: () => [] },
];
