// Empties a write-ahead log into its database, so that nothing of what was deleted stays there.
import type { DatabaseSync } from 'node:sqlite';

const [tries, pauseMs] = [100, 50];

/** @throws Error when somebody kept reading an older state for five seconds; what was deleted may then still be read */
export function emptyWal(db: DatabaseSync): void {
  for (let i = 0; i < tries; i++) {
    const { busy } = db.prepare('pragma wal_checkpoint(truncate)').get() as { busy: number };
    if (busy === 0) return;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pauseMs);
  }
  throw new Error('Somebody is reading an older state of the database, so its write-ahead log could not be emptied.');
}
