// Seals what a log of before decision 0025 holds in clear, once, before anything reads it. Touches no public part.
import { DatabaseSync } from 'node:sqlite';
import type { Vault } from '../log/vault.ts';
import { emptyWal } from '../log/wal.ts';

/** `user_version` of a log whose personal parts are all sealed. */
const sealedVersion = 1;

const versionOf = (log: DatabaseSync): number =>
  (log.prepare('pragma user_version').get() as { user_version: number }).user_version;

/** Was this log written with keys? */
export function isSealed(path: string): boolean {
  const db = new DatabaseSync(path, { readOnly: true });
  try {
    return versionOf(db) >= sealedVersion;
  } finally {
    db.close();
  }
}

interface Row {
  readonly seq: number;
  readonly module: string;
  readonly type: string;
  readonly subject: string;
  readonly personal: string;
  readonly note: string | null;
  readonly before: string | null;
}

const clear = `select e.seq, e.module, e.type, e.subject, e.personal, e.note, p.personal as before from event e
  left join event p on p.seq = e.prev
  where (e.personal <> '' and e.personal not like '~%') or (e.personal = '' and e.note is not null and p.personal <> '')
  order by e.seq desc`;

/**
 * One transaction; then the file is written anew, so that nothing stays in its free pages.
 * @returns how many versions were sealed
 */
export function sealOldLog(log: DatabaseSync, vault: Vault): number {
  if (versionOf(log) >= sealedVersion) return 0;
  // Newest first: a version is sealed before the one that it is compared with.
  const rows = log.prepare(clear).all() as unknown as readonly Row[];
  const update = log.prepare('update event set personal = ?, note = ? where seq = ?');
  log.exec('begin immediate');
  try {
    for (const { seq, before, ...row } of rows) {
      const { personal, note } = vault.seal({ ...row, before: vault.open(before ?? '', row.subject) });
      update.run(personal, note, seq);
    }
    vault.settle();
    log.exec(`pragma user_version = ${sealedVersion}; commit`);
  } catch (error) {
    log.exec('rollback');
    vault.undo();
    throw error;
  }
  if (rows.length > 0) {
    log.exec('vacuum');
    emptyWal(log);
  }
  return rows.length;
}
