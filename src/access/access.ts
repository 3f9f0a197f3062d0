// The parts of who may come in, put together on the two files that hold them. Built for the hub, for commands and for tests alike.
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { createAccounts, type Accounts } from './accounts.ts';
import { openIdentities, type Identities, type IdentityFile } from './identity.ts';
import { createLinks, type Links } from './links.ts';
import { createSecretLinks, type SecretLinks } from './secret-links.ts';
import { createSessions, usualTerms, type Sessions, type SessionTerms } from './sessions.ts';
import { openAccess } from './tables.ts';
import { createTokens, type Tokens } from './tokens.ts';

export interface Access {
  /** For who must find all rows about a person. */
  readonly db: DatabaseSync;
  readonly accounts: Accounts;
  readonly identities: Identities;
  readonly links: Links;
  readonly secretLinks: SecretLinks;
  readonly sessions: Sessions;
  readonly tokens: Tokens;
  readonly close: () => void;
}

export interface AccessPlace {
  readonly dataDir: string;
  /** What the IRIs of people begin with. */
  readonly base: string;
  readonly now: () => Date;
  readonly terms?: SessionTerms;
  /** When the file is open already; who opened it closes it. */
  readonly identities?: IdentityFile;
}

export function openAccessFiles({ dataDir, base, now, terms = usualTerms, identities: open }: AccessPlace): Access {
  const db = openAccess(join(dataDir, 'access.sqlite'));
  const identities = open ?? openIdentities(join(dataDir, 'identity.sqlite'));
  const accounts = createAccounts(db, base, now);
  const tokens = createTokens(db, now, accounts);
  const links = createLinks(db, now);
  const sessions = createSessions({ db, now, accounts, tokens, links, terms });
  const secretLinks = createSecretLinks(db, now);
  const close = (): void => {
    db.close();
    if (open === undefined) identities.close();
  };
  return { db, accounts, identities, links, secretLinks, sessions, tokens, close };
}
