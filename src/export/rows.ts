// The things that stand, one by one, in the order in which they were last written; a bounded number at a time.
import { dirname } from 'node:path';
import { openForReading, toEvent, type EventRow } from '../log/schema.ts';
import type { Event } from '../log/log.ts';
import { openVaultToRead } from '../privacy/vault.ts';

export interface Chosen {
  readonly module?: string | undefined;
  /** Things that say they are in this scheme, and the scheme itself. */
  readonly scheme?: string | undefined;
}

const page = 500;

/** The newest version of each thing that is not deleted. */
export function* standing(logPath: string, { module }: Pick<Chosen, 'module'>): Iterable<Event> {
  const db = openForReading(logPath);
  const vault = openVaultToRead(dirname(logPath));
  try {
    const rows = db.prepare(`select * from event e where seq > ? and action <> 'delete' and (? is null or module = ?)
      and not exists (select 1 from event later where later.subject = e.subject and later.seq > e.seq)
      order by seq limit ${page}`);
    for (let after = 0; ;) {
      const found = rows.all(after, module ?? null, module ?? null) as unknown as readonly EventRow[];
      for (const row of found) yield toEvent(row, vault);
      const end = found.at(-1);
      if (end === undefined) return;
      after = end.seq;
    }
  } finally {
    db.close();
    vault.close();
  }
}
