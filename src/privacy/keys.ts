// One key per person (and per visit, and per module for what is nobody's), in a file of its own that the ordinary backup
// leaves out. Without the key nobody reads what was sealed with it, in this log or in a copy of it.
import { randomBytes } from 'node:crypto';
import { chmodSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { emptyWal } from '../log/wal.ts';

export interface Key {
  /** Stands in the log; tells nothing about the holder. */
  readonly id: string;
  /** 32 bytes, for AES-256. */
  readonly bytes: Uint8Array;
}

export interface Keys {
  /** The key of a holder, made when there is none. It is on disk after `settle`. */
  readonly of: (holder: string) => Key;
  /** Undefined when it was destroyed. */
  readonly byId: (id: string) => Key | undefined;
  /** The number of a holder's key, when there is one. */
  readonly idOf: (holder: string) => string | undefined;
  /** From now on the holder gets a new key; the old one waits to be destroyed. */
  readonly retire: (holder: string) => void;
  /** The names under which retired keys wait. */
  readonly retired: () => readonly string[];
  readonly holders: () => readonly string[];
  /** Nothing of it stays in the file. @returns whether there was one */
  readonly destroy: (holder: string) => boolean;
  readonly settle: () => void;
  readonly undo: () => void;
  readonly close: () => void;
}

interface Row {
  readonly id: string;
  readonly bytes: Uint8Array;
}

/** @param path `data/keys.sqlite`, which only the operator's account can read */
export function openKeys(path: string): Keys {
  const db = new DatabaseSync(path);
  chmodSync(path, 0o600);
  db.exec(
    'pragma busy_timeout = 10000; pragma journal_mode = wal; pragma synchronous = full; pragma secure_delete = on',
  );
  db.exec(`create table if not exists key (
    id text primary key, holder text not null unique, bytes blob not null) strict, without rowid`);
  const find = db.prepare('select id, bytes from key where holder = ?');
  const byId = db.prepare('select id, bytes from key where id = ?');
  const insert = db.prepare('insert into key (id, holder, bytes) values (?, ?, ?)');
  const drop = db.prepare('delete from key where holder = ?');
  const retire = db.prepare(`update key set holder = 'retired:' || id where holder = ?`);
  const retired = db.prepare(`select holder from key where holder like 'retired:%'`);
  const holders = db.prepare('select holder from key order by holder');
  let open = false;
  const end = (how: 'commit' | 'rollback'): void => {
    if (open) db.exec(how);
    open = false;
  };
  return {
    of(holder) {
      const known = find.get(holder) as Row | undefined;
      if (known !== undefined) return known;
      if (!open) db.exec('begin immediate');
      open = true;
      const key = { id: randomBytes(12).toString('base64url'), bytes: randomBytes(32) };
      insert.run(key.id, holder, key.bytes);
      return key;
    },
    byId: (id) => byId.get(id) as Row | undefined,
    idOf: (holder) => (find.get(holder) as Row | undefined)?.id,
    retire: (holder) => void retire.run(holder),
    retired: () => retired.all().map((row) => String(row['holder'])),
    holders: () => holders.all().map((row) => String(row['holder'])),
    destroy(holder) {
      const { changes } = drop.run(holder);
      emptyWal(db);
      return Number(changes) > 0;
    },
    settle: () => end('commit'),
    undo: () => end('rollback'),
    close: () => db.close(),
  };
}
