// The port to the audit trail: who did what, when, by which door. Never a name, never a secret, never what a thing holds.

export interface AuditEntry {
  /** IRI of who did it. */
  readonly actor: string;
  /** Such as `read`, `write`, `query`, `forget`, `account.disable`, `session.open`. */
  readonly action: string;
  /** IRI of whom or what it was done to, when there is one. */
  readonly subject?: string | undefined;
  /** The person whose record it was, when it was somebody's. */
  readonly person?: string | undefined;
  /** `web`, `doc`, `sparql`, `command`, `oidc`. */
  readonly door: string;
  /** Why somebody else's record was read. */
  readonly purpose?: string | undefined;
  /** Facts without names: a role, a museum, a count, a token's id. */
  readonly detail?: Readonly<Record<string, string | null>> | undefined;
}

export interface Audit {
  readonly record: (entry: AuditEntry) => void;
}
