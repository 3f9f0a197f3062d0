// The port to the audit trail: who did what to accounts, roles, tokens and sessions, and when. Never a name, never a secret.

export interface AuditEntry {
  /** IRI of who did it. */
  readonly actor: string;
  /** Such as `account.disable`, `token.create`, `session.open`, `sign-in.failed`. */
  readonly action: string;
  /** IRI of whom or what it was done to, when there is one. */
  readonly subject?: string | undefined;
  /** `web`, `command`, `oidc`. */
  readonly door: string;
  /** Facts without names: a role, a museum, a token's id. */
  readonly detail?: Readonly<Record<string, string | null>> | undefined;
}

export interface Audit {
  readonly record: (entry: AuditEntry) => void;
}
