// The files that hold what is personal, opened together: keys, identities, audit trail, the list of the forgotten; and what
// forgetting needs of the rest of the hub. Part of `build.ts`, apart because it grew.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import type { Request } from 'express';
import { openIdentities, type IdentityFile } from './access/identity.ts';
import { marksSeenBy, operator, type Actor } from './access/policy.ts';
import { cookieOf } from './access/who.ts';
import { purposeCookie, purposeOf, situate } from './audit/situation.ts';
import { apart } from './backup/backup.ts';
import type { Files } from './files/files.ts';
import { openAudit, type AuditFile } from './audit/sqlite.ts';
import type { Event, LogReader } from './log/log.ts';
import type { Vault } from './log/vault.ts';
import type { Module } from './module.ts';
import type { DeskParts } from './privacy/desk.ts';
import { openForgotten, type Forgotten } from './privacy/forgotten.ts';
import { isSealed } from './privacy/migrate.ts';
import { holdersOf } from './privacy/holders.ts';
import { openKeys, type Keys } from './privacy/keys.ts';
import { createVault } from './privacy/vault.ts';
import { sweepFiles } from './modules/wiki/attachments/sweep.ts';
import { readKinds } from './retention/kinds.ts';
import { openRecords, type Records } from './retention/records.ts';
import { batch, type RetentionParts } from './retention/run.ts';
import type { State } from './state/state.ts';
import type { Store } from './store/store.ts';
import type { Writer } from './writer/writer.ts';

export interface PrivateFiles {
  readonly keys: Keys;
  readonly identities: IdentityFile;
  readonly vault: Vault;
  readonly audit: AuditFile;
  readonly forgotten: Forgotten;
  readonly records: Records;
  readonly close: () => void;
}

interface Place {
  readonly dataDir: string;
  readonly base: string;
  readonly modules: readonly Module[];
  readonly now: () => Date;
}

/** Before any thread starts: they find the tables made. */
export function openPrivateFiles({ dataDir, base, modules, now }: Place): PrivateFiles {
  const keys = openKeys(join(dataDir, 'keys.sqlite'));
  const identities = openIdentities(join(dataDir, 'identity.sqlite'));
  const audit = openAudit(join(dataDir, 'audit.sqlite'), now);
  const forgotten = openForgotten(join(dataDir, 'forgotten.sqlite'));
  const vault = createVault({ base, modules, keys, sayings: identities });
  const records = openRecords(join(dataDir, 'retention.sqlite'));
  const close = (): void => [keys, identities, audit, forgotten, records].forEach((file) => file.close());
  return { keys, identities, vault, audit, forgotten, records, close };
}

/** A sealed log without its keys opens, with everything personal missing: that must not go unseen. Call before the files are made. */
export function warnOfLostKeys(dataDir: string, report: (error: unknown, where: string) => void): void {
  const logPath = join(dataDir, 'log.sqlite');
  for (const name of apart) {
    if (existsSync(join(dataDir, name)) || !existsSync(logPath) || !isSealed(logPath)) continue;
    const remedy = 'Stop the hub and put it back, or restore with --keys; until then what is personal is missing.';
    report(new Error(`${join(dataDir, name)} is not there, though the log was written with it. ${remedy}`), 'keys');
  }
}

interface Rest extends Place {
  readonly log: LogReader;
  readonly state: State;
  readonly store: Store;
  readonly writer: Writer;
  readonly access: DatabaseSync;
  readonly shown: (seq: number) => Promise<void>;
  /** The bytes of attachments. */
  readonly kept: Files;
  readonly views: DatabaseSync;
}

export function deskPartsOf(files: PrivateFiles, rest: Rest): DeskParts & RetentionParts {
  const { keys, identities, audit, forgotten, records } = files;
  const { dataDir, base, modules, now, log, state, store, writer, access, shown, kept, views } = rest;
  const sweep = (): Promise<number> => sweepFiles({ files: kept, views, log, now });
  return {
    base,
    modules,
    now,
    log,
    shown,
    keys,
    identities,
    audit,
    forgotten,
    append: writer.append,
    purge: writer.purge,
    rebuildStore: () => store.rebuild(),
    pointingAt: (iri) => pointingAt(state, iri),
    holders: holdersOf({ identities, access, audit, sweep }),
    records,
    kinds: readKinds(dataDir, base),
    standing: async (module, type, offset) => {
      const marks = marksSeenBy(operator);
      const listed = await state.list({ marks, module, type, order: 'label', lang: 'nl', limit: batch, offset });
      const events = await Promise.all(listed.map(({ seq }) => log.event(seq)));
      return events.filter((event): event is Event => event !== undefined);
    },
  };
}

/** Things that point at one, whatever their marks: for forgetting, which must miss none. */
async function pointingAt(state: State, iri: string): Promise<readonly string[]> {
  const marks = marksSeenBy(operator);
  const found = new Set<string>();
  const step = 500;
  for (let offset = 0; ; offset += step) {
    const links = await state.linksTo(iri, { marks, limit: step, offset });
    for (const { subject } of links) found.add(subject);
    if (links.length < step) return [...found];
  }
}

/** The actor of one request, with the door and the purpose. */
export function situated(request: Request, actor: Actor): Actor {
  if (actor.role === 'anyone') return actor;
  const { authorization, 'x-purpose': header } = request.headers;
  const stated = typeof header === 'string' ? header : cookieOf(request.headers.cookie, purposeCookie);
  const door = request.path.split('/')[1] ?? '';
  return situate(actor, { door, purpose: purposeOf(stated), canBeAsked: authorization === undefined });
}
