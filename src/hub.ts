// What a door is given: every part of the hub by its interface. Built in `main.ts` and in `test/hub.ts`, nowhere else.
import type { DatabaseSync } from 'node:sqlite';
import type { Request } from 'express';
import type { Accounts } from './access/accounts.ts';
import type { Identities } from './access/identity.ts';
import type { Links } from './access/links.ts';
import type { Actor } from './access/policy.ts';
import type { SecretLinks } from './access/secret-links.ts';
import type { Sessions } from './access/sessions.ts';
import type { SignIn } from './access/sign-in.ts';
import type { Tokens } from './access/tokens.ts';
import type { AuditFile } from './audit/sqlite.ts';
import type { Files } from './files/files.ts';
import type { AddressOf } from './http/client-address.ts';
import type { OutsideFetch } from './http/fetch-outside.ts';
import type { Limits } from './http/limits.ts';
import type { LogReader, Receipt } from './log/log.ts';
import type { Module } from './module.ts';
import type { Desk } from './privacy/desk.ts';
import type { Retention } from './retention/retention.ts';
import type { Search } from './search/search.ts';
import type { Shapes } from './shacl/shapes.ts';
import type { State } from './state/state.ts';
import type { Store } from './store/store.ts';
import type { Draft } from './write.ts';

export interface Hub {
  /** `http://localhost:8080`, without a slash at the end. */
  readonly base: string;
  /** Folder for the hub's own files. */
  readonly dataDir: string;
  readonly modules: readonly Module[];
  readonly log: LogReader;
  readonly state: State;
  readonly search: Search;
  /** A reading connection to `views.sqlite`, for the tables that a module keeps there itself. */
  readonly views: DatabaseSync;
  readonly store: Store;
  readonly shapes: Shapes;
  /**
   * The one way in: authorises, validates and appends all drafts as one transaction, and waits until the views show it.
   * @throws Problem with nothing of it done
   */
  readonly write: (actor: Actor, drafts: readonly Draft[], note?: string) => Promise<Receipt>;
  /** Who asks; a token that is wrong, expired or revoked throws `unknown-actor` rather than passing as nobody. */
  readonly actorOf: (request: Request) => Promise<Actor>;
  readonly tokens: Tokens;
  readonly sessions: Sessions;
  /** What a person may ask about themselves: what is kept, who looked, be forgotten. */
  readonly privacy: Desk;
  /** Who did what, when, by which door. */
  readonly audit: AuditFile;
  /** How long what is kept, and what the nightly job did. */
  readonly retention: Retention;
  readonly accounts: Accounts;
  /** Names of people: only for pages that `mayManage` opens, and for the person itself. */
  readonly identities: Identities;
  readonly links: Links;
  readonly signIn: SignIn;
  /** The bytes of attachments. */
  readonly files: Files;
  readonly limits: Limits;
  /** The address that asks, as far as it can be believed. */
  readonly addressOf: AddressOf;
  /** The one way to fetch from elsewhere: never a private address, unless the operator allowed the host. */
  readonly fetchOutside: OutsideFetch;
  /** Calendar feeds, and groups' own reservations. */
  readonly secretLinks: SecretLinks;
  readonly now: () => Date;
  /** Where an unexpected failure goes, with its cause. */
  readonly report: (error: unknown, where: string) => void;
}
