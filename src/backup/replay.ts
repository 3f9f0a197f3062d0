// After a restore: things of the forgotten of which nothing can be read any more leave the log's present. Deletes nothing
// that lacks only a key which may still come.
import type { Change, Cause, Receipt } from '../log/log.ts';
import { openForReading, toEvent, type EventRow } from '../log/schema.ts';
import type { Vault } from '../log/vault.ts';

export interface Sweeping {
  readonly logPath: string;
  readonly vault: Vault;
  /** Numbers of keys that were destroyed. */
  readonly goneKeys: readonly string[];
  readonly append: (changes: readonly Change[], cause: Cause) => Promise<Receipt>;
}

const standing = `select * from event e where action <> 'delete' and public = '' and internal = '' and personal like '~1 %'
  and not exists (select 1 from event later where later.subject = e.subject and later.seq > e.seq)`;
const empty = { public: '', internal: '', personal: '' };

/** @returns how many things went */
export async function sweepGone({ logPath, vault, goneKeys, append }: Sweeping): Promise<number> {
  if (goneKeys.length === 0) return 0;
  const gone = new Set(goneKeys);
  const db = openForReading(logPath);
  try {
    const changes: Change[] = [];
    for (const each of db.prepare(standing).iterate()) {
      const row = each as unknown as EventRow;
      const isTheirs = row.personal.split('\n').some((line) => gone.has(line.split(' ')[1] ?? ''));
      const { module, type, ref, subject, museum, seq, state } = toEvent(row, vault);
      if (!isTheirs || state.personal !== '') continue;
      changes.push({ module, type, ref, subject, museum, state: empty, streams: [], expected: seq, quiet: true });
    }
    if (changes.length > 0) await append(changes, { actor: 'urn:vijver:forgetting' });
    return changes.length;
  } finally {
    db.close();
  }
}
